"""Who stands in for whom: who does now, appointing one, and who is back sooner."""

from datetime import date

from fastapi import Request, Response

from journeys.aggregates.authority import SUPERVISOR
from journeys.application.appoint import appoint
from journeys.application.stand_ins import appointed
from journeys.clock import local_day
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language import as_day
from journeys.language.refusal import Refusal
from journeys.service.access.rights import Action
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.forms.faults import NO_DAY
from journeys.service.pages.forms.sent import FormSent, Sent, new_key, wished_by
from journeys.service.pages.rendering import render
from journeys.service.pages.staff import colleagues, staff_names
from journeys.service.pages.team.refusing import told
from journeys.service.problems import status_of
from journeys.service.who import Asker, SignedIn

router = page_router()

PATH = "/team/invallers"
WHAT = "Er is niets vastgelegd"
FIELDS = {
    "afwezig": "wie er niet is",
    "invaller": "wie er invalt",
    "van": "eerste dag",
    "tot": "laatste dag",
}


@router.get(PATH, name="seeStandIns")
def stand_ins(request: Request, asker: SignedIn) -> Response:
    """Wie er voor wie invalt."""
    asker.require(Action.appoint_stand_in)
    return _shown(request, asker)


@router.post(PATH, name="appointStandInOnPage")
def appoint_one(request: Request, asker: SignedIn, sent: FormSent) -> Response:
    """Wijs een invaller aan."""
    asker.require(Action.appoint_stand_in)
    return _appointed(request, asker, sent, sent.one("invaller"))


@router.post(f"{PATH}/terug", name="endStandIn")
def end(request: Request, asker: SignedIn, sent: FormSent) -> Response:
    """Leg vast dat iemand eerder terug is; die dag en daarna valt niemand meer in."""
    asker.require(Action.appoint_stand_in)
    return _appointed(request, asker, sent, sent.one("afwezig"))


def _appointed(request: Request, asker: Asker, sent: Sent, stand_in: str) -> Response:
    journeys = asker.journeys
    try:
        days = {name: _day(sent, name) for name in ("van", "tot")}
        people = {"absent": _said(sent, "afwezig"), "stand_in": stand_in or _said(sent, "invaller")}
        wish = {**people, **{name: day.isoformat() for name, day in days.items()}}
        appoint(
            journeys,
            absent=people["absent"],
            stand_in=people["stand_in"],
            from_on=days["van"],
            until=days["tot"],
            by=asker.name,
            wish=wished_by(asker, sent, wish),
        )
    except Refusal as refusal:
        return _shown(request, asker, sent, refusal)
    return to(f"{PATH}?vastgelegd=ja")


def _said(sent: Sent, name: str) -> str:
    if found := sent.one(name):
        return found
    raise Refusal("MISSING_FIELD", WHAT, f"U heeft niet gekozen {FIELDS[name]}.", "Kies iemand.")


def _day(sent: Sent, name: str) -> date:
    if found := as_day(sent.one(name)):
        return found
    raise Refusal("WRONG_VALUE", WHAT, f"De {FIELDS[name]} is niet te lezen.", NO_DAY)


def _shown(
    request: Request, asker: Asker, sent: Sent | None = None, refusal: Refusal | None = None
) -> Response:
    """Who stands in, and the form with what was typed in it."""
    journeys = asker.journeys
    today = local_day(journeys.clock())
    found = appointed(journeys, today)
    people = dict(colleagues(journeys, (*CONSULTANT_ROLES, SUPERVISOR)))
    return render(
        request,
        asker,
        "team/stand_ins.html",
        status=status_of(refusal) if refusal else 200,
        now=[one for one in found if one.from_on <= today],
        coming=[one for one in found if one.from_on > today],
        staff=staff_names(asker.journeys),
        people={"": "Kies…", **people},
        typed={name: sent.one(name) if sent else "" for name in FIELDS},
        problem=refusal and told(refusal),
        done=request.query_params.get("vastgelegd") == "ja",
        day=today,
        key=new_key(),
    )
