"""What changed between effect measurements, and the organisation's own calendar."""

from typing import Annotated, Any

from fastapi import Query, Request, Response

from journeys.application.effect_report import effect_report
from journeys.application.effects import duties
from journeys.clock import local_day
from journeys.lists.duties_ics import duties_ics
from journeys.lists.effect_words import (
    BETWEEN,
    NOT_WHY,
    TOO_FEW,
    between,
    count,
    first_line,
    signed,
)
from journeys.service.access.rights import Action
from journeys.service.pages.download import download
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.who import Asker, SignedIn

router = page_router()

PATH = "/effectmeting/cijfers"
NAME = "agenda.ics"
EARLIEST = 2021
"""The year of the first measurement."""

Year = Annotated[int | None, Query(alias="jaar", ge=EARLIEST, le=2999)]


@router.get(PATH, name="seeEffects")
def see_effects(request: Request, asker: SignedIn, year: Year = None) -> Response:
    """Wat er tussen de metingen veranderde."""
    asker.require(Action.see_effects)
    today = local_day(asker.journeys.clock())
    found = effect_report(asker.journeys, min(year or today.year, today.year))
    return render(
        request,
        asker,
        "effect/figures.html",
        found=found,
        answer=first_line(found),
        years={str(one): str(one) for one in range(today.year, EARLIEST - 1, -1)},
        count=count,
        signed=signed,
        between=between,
        too_few=TOO_FEW,
        not_why=NOT_WHY,
        between_said=BETWEEN,
        duties=_duties(asker),
        today=today,
        measures=asker.may(Action.measure_effect),
    )


@router.get(f"/effectmeting/{NAME}", name="getDutiesForAgenda")
def for_agenda(asker: SignedIn) -> Response:
    """De agenda van de organisatie, om over te nemen."""
    asker.require(Action.see_effects)
    return download(duties_ics(_duties(asker), stamp=asker.journeys.clock()), NAME)


def _duties(asker: Asker) -> list[dict[str, Any]]:
    found = duties(asker.journeys, local_day(asker.journeys.clock()))
    return [
        {**one.duty.model_dump(), "next_by": one.next_by, "done_on": one.done_on} for one in found
    ]
