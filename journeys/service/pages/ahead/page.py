"""Vooruitzicht: what comes by itself in the next weeks, and whether the people there can do it."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Query, Request, Response
from markupsafe import Markup

from journeys.application.forecast import CapacityFile, forecast
from journeys.application.horizon import MOST_WEEKS
from journeys.clock import local_day
from journeys.language.refusal import Refusal
from journeys.lists import forecast_csv, forecast_svg
from journeys.lists.forecast_counts import (
    NOBODY_STANDS_IN,
    NOT_PROMISED,
    by_week,
    count_lines,
    hours_text,
    policies_line,
    whose,
    whose_in,
)
from journeys.lists.forecast_table import title_of
from journeys.service.access.rights import Action
from journeys.service.pages.ahead.rows import assignees, week_names
from journeys.service.pages.download import download
from journeys.service.pages.forms import page_router
from journeys.service.pages.forms.pasted import Pasted, TextSent
from journeys.service.pages.forms.sent import FormSent
from journeys.service.pages.rendering import render
from journeys.service.who import Asker, SignedIn

router = page_router()

PATH = "/vooruitzicht"
NAME = "vooruitzicht.csv"
FILE = f"{PATH}/{NAME}"
WEEKS = 13
SPANS = {"4": "4 weken", "8": "8 weken", "13": "13 weken", "26": "26 weken", "52": "een jaar"}
NOTHING = Pasted("", "")

Ahead = Annotated[int, Query(alias="weken", ge=1, le=MOST_WEEKS)]


@router.get(PATH, name="seeAhead")
def ahead(request: Request, asker: SignedIn, weeks: Ahead = WEEKS) -> Response:
    """Wat er de komende weken vanzelf aankomt, per week en per persoon."""
    asker.require(Action.look_ahead)
    return _page(request, asker, weeks, _found(asker, weeks))


@router.get(FILE, name="getAheadAsCsv")
def as_csv(asker: SignedIn, weeks: Ahead = WEEKS) -> Response:
    """Hetzelfde voor een rekenblad."""
    asker.require(Action.look_ahead)
    return download(forecast_csv(_found(asker, weeks)), NAME)


@router.post(PATH, name="planAhead")
def plan(request: Request, asker: SignedIn, sent: FormSent, pasted: TextSent) -> Response:
    """Hetzelfde, met een plan voor wie er zijn; er wordt niets bewaard."""
    asker.require(Action.look_ahead)
    weeks = int(sent.one("weken")) if sent.one("weken") in SPANS else WEEKS
    if pasted.fault or not pasted.text.strip():
        said = pasted.fault or "Plak de tekst van de capaciteit, of kies een bestand."
        return _page(request, asker, weeks, _found(asker, weeks), pasted=pasted, faults=[said])
    try:
        found = _found(asker, weeks, CapacityFile(pasted.text, pasted.name))
    except Refusal as refusal:
        faults = refusal.why.splitlines()
        return _page(request, asker, weeks, _found(asker, weeks), pasted=pasted, faults=faults)
    if sent.one("als") == "csv":
        return download(forecast_csv(found), NAME)
    return _page(request, asker, weeks, found, pasted=pasted)


def _found(asker: Asker, weeks: int, capacity: CapacityFile | None = None) -> dict[str, Any]:
    """The forecast from today on; pages show its numbers and none of its clients."""
    asker.journeys.reread_policies()
    return forecast(asker.journeys, local_day(asker.journeys.clock()), weeks, capacity=capacity)


def _page(
    request: Request,
    asker: Asker,
    weeks: int,
    found: dict[str, Any],
    *,
    pasted: Pasted = NOTHING,
    faults: list[str] | None = None,
) -> Response:
    first, *lines = count_lines(found)
    return render(
        request,
        asker,
        "ahead/page.html",
        status=HTTPStatus.BAD_REQUEST if faults else 200,
        found=found,
        title=title_of(found),
        answer=first,
        lines=lines,
        policies=policies_line(found),
        chart=Markup(forecast_svg(found)),
        by_week=by_week(found),
        week_names=week_names(found),
        assignees=list(assignees(found)),
        weeks=str(weeks),
        spans=SPANS if str(weeks) in SPANS else {**SPANS, str(weeks): f"{weeks} weken"},
        file=f"{FILE}?weken={weeks}",
        text=pasted.text,
        faults=faults or [],
        not_promised=NOT_PROMISED,
        nobody_stands_in=NOBODY_STANDS_IN,
        hours_text=hours_text,
        whose=whose,
        whose_in=whose_in,
    )
