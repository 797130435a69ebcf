"""Wegen: which step followed which, how long it took, where people wait, how far they come."""

from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from markupsafe import Markup
from sqlalchemy import select

from journeys.application.bootstrap import Journeys
from journeys.application.ocel import ocel
from journeys.application.roads import roads, since_the_start
from journeys.language import day
from journeys.language.roads import FAR, OUTCOMES, STEPS
from journeys.lists.report_cells import NOT_SHOWN, WHY_HIDDEN
from journeys.lists.roads_svg import Leg, Waiting, roads_svg
from journeys.reports.road_counts import Count, Roads
from journeys.reports.small_cells import THRESHOLD
from journeys.service.access.rights import Action
from journeys.service.pages.download import download
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.pages.roads.days import Typed, days_chosen
from journeys.service.who import SignedIn
from journeys.store.tables import clients

router = page_router()

PATH = "/wegen"
NAME = "trajecten.json"
FILE = f"{PATH}/{NAME}"


@router.get(PATH, name="seeRoads")
def see_roads(request: Request, asker: SignedIn, van: Typed = "", tot: Typed = "") -> Response:
    """Welke wegen inwoners werkelijk gingen, en waar zij nu staan."""
    asker.require(Action.see_roads)
    days = days_chosen(van, tot, since_the_start(asker.journeys))
    # Who may open every file sees every number; to others a small one could tell of somebody.
    whole = asker.may(Action.see_every_list)
    found = roads(asker.journeys, days.period, threshold=None if whole else THRESHOLD)
    return render(
        request,
        asker,
        "roads/page.html",
        status=HTTPStatus.BAD_REQUEST if days.faults else 200,
        days=days,
        found=found,
        answer=_answer(found),
        chart=Markup(roads_svg(found.reached, _drawn(found), _waiting(found))),
        steps=STEPS,
        outcomes=OUTCOMES,
        far=FAR,
        shown=_shown,
        why_hidden=None if whole else WHY_HIDDEN,
        file=FILE if asker.may(Action.take_out_journeys) else None,
    )


@router.get(FILE, name="takeOutJourneys")
def take_out_journeys(asker: SignedIn) -> Response:
    """Alle trajecten voor process mining (OCEL 2.0), zonder namen of nummers."""
    asker.require(Action.take_out_journeys)
    asker.shown(*_everybody(asker.journeys))
    return download(ocel(asker.journeys), NAME)


def _everybody(journeys: Journeys) -> list[str]:
    with journeys.database.read() as connection:
        return list(connection.scalars(select(clients.c.ref)))


def _answer(found: Roads) -> str:
    """Where the largest group stands, and how long; what is withheld does not count."""
    last = day(found.period.last)
    if not found.waits:
        return f"Op {last} staat niemand ergens te wachten."
    waits = [wait for wait in found.waits if wait.clients is not None]
    if not waits:
        return f"Bij geen stap staan op {last} zoveel inwoners dat het te tonen is."
    most = max(waits, key=lambda wait: wait.clients or 0)
    return (
        f"De grootste groep, {most.clients} inwoners, staat op {last} bij "
        f"‘{STEPS[most.step]}’, de helft al {most.days} dagen of langer."
    )


def _drawn(found: Roads) -> list[Leg]:
    return [
        (leg.start, leg.end, leg.clients, leg.days) for leg in found.legs if leg.clients is not None
    ]


def _waiting(found: Roads) -> Waiting:
    return {
        wait.step: (wait.clients, wait.days) for wait in found.waits if wait.clients is not None
    }


def _shown(count: Count) -> Any:
    return NOT_SHOWN if count is None else count
