"""Whom nobody spoke to, and since when: who waits longest first."""

from collections.abc import Mapping

from fastapi import Request, Response

from journeys.application.due import keep_up, names_of
from journeys.application.silence import Spoken, last_spoken
from journeys.application.whose import Whose
from journeys.clock import local_day
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language import number
from journeys.service.access.rights import Action
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import staff_names
from journeys.service.pages.team.chosen import ORDERS, Chosen, FromAddress, choices
from journeys.service.who import SignedIn

router = page_router()

PATH = "/team/inwoners"
SILENCES = {
    "never": "nooit",
    "year": "jaar",
    "half_year": "half-jaar",
    "quarter": "kwartaal",
    "recent": "kort",
}
"""How long nobody spoke to somebody, as an address says it."""
SAID = {
    "nooit": "nog nooit gesproken",
    "jaar": "een jaar of langer geleden",
    "half-jaar": "6 tot 12 maanden geleden",
    "kwartaal": "3 tot 6 maanden geleden",
    "kort": "korter dan 3 maanden geleden",
}
ASKED = {said: name for name, said in SILENCES.items()}


@router.get(PATH, name="seeLastSpoken")
def spoken(request: Request, asker: SignedIn, chosen: FromAddress) -> Response:
    """Wie het langst niet gesproken is."""
    asker.require(Action.see_caseloads)
    journeys = asker.journeys
    today = local_day(journeys.clock())
    keep_up(journeys)
    rows, total = last_spoken(
        journeys, today, chosen.whose, ASKED.get(chosen.stil, ""), chosen.page
    )
    refs = {row.client for row in rows}
    asker.shown(*refs)
    staff = staff_names(asker.journeys)
    return render(
        request,
        asker,
        "team/spoken.html",
        path_here=PATH,
        chosen=chosen,
        rows=rows,
        whom={row.client: _whom(row, chosen.whose, staff) for row in rows},
        total=total,
        answer=_answer(chosen, total, staff),
        names=names_of(journeys, refs),
        day=today,
        silences={"": "alles", **SAID},
        orders={name: said for name, said in ORDERS.items() if name != "consulent"},
        choices=choices(staff, CONSULTANT_ROLES),
        around=chosen.around(PATH, total),
    )


def _answer(chosen: Chosen, total: int, staff: Mapping[str, str]) -> str:
    who = f"{number(total, 'inwoner', 'inwoners')}"
    if chosen.van:
        who += f" van {staff.get(chosen.van, 'niemand')}"
    said = SAID.get(chosen.stil, "")
    if not said:
        return f"{who}; wie het langst niet gesproken is staat bovenaan."
    return f"{who}: {said}." if chosen.stil == "nooit" else f"{who}: laatste gesprek {said}."


def _whom(row: Spoken, whose: Whose, staff: Mapping[str, str]) -> str:
    """The consultant it is about, else the one who works for participation, else any."""
    every = [getattr(row, role) for role in CONSULTANT_ROLES]
    if whose.person in every:
        return staff.get(whose.person, whose.person)
    found = next(filter(None, every), None)
    return staff.get(found, found) if found else "niemand"
