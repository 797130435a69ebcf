"""WSP: which referrals wait, who is at WSP now, and who came back and was not spoken to."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from fastapi import Depends, Request, Response

from journeys.application import work_lists as lists
from journeys.application.due import keep_up, names_of, standstill
from journeys.application.page import Page
from journeys.clock import local_day
from journeys.events import CompetensysTaken, ReferredToWsp, WspReturned
from journeys.language import number
from journeys.service.access.rights import Action
from journeys.service.pages.addressed import PER_PAGE, Paged
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import staff_names
from journeys.service.pages.work.referral import Referred, referred
from journeys.service.who import Asker, SignedIn

router = page_router()

PATH = "/wsp"
WSP, MP = "wsp_consulent", "participatieconsulent"
"""Who a referral waits for, and who speaks to whoever comes back."""
PARTS = {
    "wachtend": "Verwijzingen die wachten",
    "bij-wsp": "Nu bij WSP",
    "terug": "Terug van WSP",
}


@dataclass(frozen=True, slots=True)
class Chosen(Paged):
    """Which of the lists, and which part of it."""

    deel: Literal["wachtend", "bij-wsp", "terug"] = "wachtend"


FromAddress = Annotated[Chosen, Depends()]


class Found(NamedTuple):
    """The three lists, of which one has its rows; the others only say how many."""

    parts: dict[str, lists.Part]
    late: int
    referred: dict[str, Referred]


@router.get(PATH, name="seeWsp")
def see_wsp(request: Request, asker: SignedIn, chosen: FromAddress) -> Response:
    """Wat er bij WSP wacht, wie er nu is, en wie terugkwam."""
    asker.require(Action.see_wsp)
    journeys = asker.journeys
    today = local_day(journeys.clock())
    found = _found(asker, today, chosen.deel, Page(start=chosen.start, length=PER_PAGE))
    rows = found.parts[chosen.deel].rows
    refs = [row.ref for row in rows]
    asker.shown(*refs)
    return render(
        request,
        asker,
        "work/wsp.html",
        chosen=chosen,
        parts={name: (title, found.parts[name].total) for name, title in PARTS.items()},
        rows=rows,
        referred=found.referred,
        names=names_of(journeys, refs),
        staff=staff_names(journeys),
        first_line=_first_line(found),
        today=today,
        around=chosen.around(PATH, found.parts[chosen.deel].total),
        standstill=standstill(journeys),
    )


def _found(asker: Asker, today: date, asked: str, some: Page) -> Found:
    journeys = asker.journeys
    keep_up(journeys)
    policy = journeys.policies.on(today)
    waits = lists.rules_on(policy, ReferredToWsp, CompetensysTaken, role=WSP)
    sent, back = (ReferredToWsp,), (ReferredToWsp, WspReturned)
    returns = lists.rules_on(policy, *back, role=MP) - lists.rules_on(policy, *sent, role=MP)
    none = Page(length=0)
    with journeys.database.picture(*lists.READ_MODELS) as connection:
        people = lists.whose(journeys, connection, asker.user, today)

        def slice_of(part: str) -> Page:
            return some if part == asked else none

        parts = {
            "wachtend": lists.waiting(connection, waits, people, slice_of("wachtend")),
            "bij-wsp": lists.at_wsp(connection, people, slice_of("bij-wsp")),
            "terug": lists.returned(connection, returns, people, slice_of("terug")),
        }
        late = lists.late(connection, waits, people, today)
        clients: Any = lists.histories(journeys, connection, parts["wachtend"].rows)
    return Found(parts, late, {ref: referred(client, today) for ref, client in clients.items()})


def _first_line(found: Found) -> str:
    waiting, at_wsp, back = (found.parts[name].total for name in PARTS)
    said = "Er wacht geen verwijzing"
    if waiting:
        said = number(waiting, "verwijzing wacht", "verwijzingen wachten")
    late = f", waarvan {found.late} te lang" if found.late else ""
    return (
        f"{said}{late}. {number(at_wsp, 'inwoner is', 'inwoners zijn')} nu bij WSP; "
        f"{number(back, 'is', 'zijn')} terug en nog niet gesproken."
    )
