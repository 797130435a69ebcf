"""Moving a caseload: what it moves is shown first; who stays is told with why."""

from typing import Annotated

from fastapi import Query, Request, Response

from journeys.application.caseload import caseloads
from journeys.application.due import names_of
from journeys.application.move_caseload import Moved, move
from journeys.clock import local_day
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language import ROLES
from journeys.language.refusal import Refusal
from journeys.service.access.rights import Action
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.forms.sent import FormSent, new_key, wished_by
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import colleagues, staff_names
from journeys.service.pages.team.refusing import told
from journeys.service.pages.team.to_move import WHAT, Chosen, FromAddress
from journeys.service.problems import status_of
from journeys.service.who import Asker, SignedIn

router = page_router()

PATH = "/team/overdragen"
WHICH, ALL = "welke", "alle"
"""Under which name a form says that every client goes along, and not only who is ticked."""
TICKED = "inwoner"
Done = Annotated[int | None, Query(ge=0, le=10**6)]


@router.get(PATH, name="tryCaseloadMove")
def try_move(
    request: Request, asker: SignedIn, chosen: FromAddress, gedaan: Done = None
) -> Response:
    """Zie eerst wat een overdracht verandert."""
    asker.require(Action.move_caseload)
    return _shown(request, asker, chosen, done=gedaan)


@router.post(PATH, name="moveCaseloadOnPage")
def move_them(request: Request, asker: SignedIn, sent: FormSent) -> Response:
    """Draag hen over; wie niet mee kan, staat daarna op de bladzijde met waarom."""
    asker.require(Action.move_caseload)
    chosen = Chosen(*(sent.one(name) for name in ("van", "naar", "rol", "vanaf")))
    only = () if sent.one(WHICH) == ALL else tuple(sent.typed.get(TICKED, ()))
    journeys = asker.journeys
    try:
        if not only and sent.one(WHICH) != ALL:
            todo = "Vink aan wie er overgaan, of kies alle."
            raise Refusal("MISSING_FIELD", WHAT, "U heeft niemand aangevinkt.", todo)
        wish = wished_by(asker, sent, {"asked": chosen.address(PATH), "only": only})
        whole = chosen.in_full(local_day(journeys.clock()))
        done = move(journeys, by=asker.name, only=only, wish=wish, **whole)
    except Refusal as refusal:
        return _shown(request, asker, chosen, refusal)
    _show(asker, done)
    return to(chosen.address(PATH, gedaan=len({ref for ref, _ in done.moved})))


def _shown(
    request: Request,
    asker: Asker,
    chosen: Chosen,
    refusal: Refusal | None = None,
    done: int | None = None,
) -> Response:
    """The form, with what it would move as soon as it says from whom to whom."""
    journeys = asker.journeys
    today = local_day(journeys.clock())
    tried = Moved()
    if chosen.is_whole:
        try:
            tried = move(journeys, by=asker.name, dry_run=True, **chosen.in_full(today))
        except Refusal as found:
            refusal = found if refusal is None else refusal
    staff = staff_names(asker.journeys)
    having = {row["person"] for row in caseloads(journeys, today) if row["clients"]}
    return render(
        request,
        asker,
        "team/caseload.html",
        status=status_of(refusal) if refusal else 200,
        chosen=chosen,
        tried=tried,
        refused=[(one.client, told(one.refusal)) for one in tried.refused],
        names=names_of(journeys, _show(asker, tried)),
        problem=refusal and told(refusal),
        done=done,
        day=today,
        staff=staff,
        givers={"": "Kies…", **{user: name for user, name in staff.items() if user in having}},
        takers={"": "Kies…", **dict(colleagues(journeys))},
        roles={"": "elke functie", **{role: ROLES[role] for role in CONSULTANT_ROLES}},
        key=new_key(),
    )


def _show(asker: Asker, found: Moved) -> set[str]:
    """Note whose data is about to be seen, and say whose that is."""
    refs = {ref for ref, _ in (*found.moved, *found.stood, *found.refused)}
    asker.shown(*refs)
    return refs
