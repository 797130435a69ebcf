"""What changed between effect measurements."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from journeys.application.effect_report import effect_report
from journeys.clock import local_day
from journeys.service.access.rights import Action
from journeys.service.api.given import KnownAt
from journeys.service.logged import LoggedRoute
from journeys.service.who import SignedIn

router = APIRouter(route_class=LoggedRoute)

Year = Annotated[
    int | None,
    Query(ge=2000, le=2999, description="Welk jaar; anders dit jaar.", examples=[2026]),
]


@router.get("/reports/effect", operation_id="getEffectReport", tags=["rapportage"])
def get_effect_report(asker: SignedIn, year: Year = None, known: KnownAt = None) -> dict[str, Any]:
    """Wat er tussen effectmetingen veranderde en hoe zeker dat is, en de eigen agenda.

    Van minder dan 5 inwoners staat er niets; zij zijn dan null, of de lijst is leeg.
    """
    asker.require(Action.see_effects)
    today = local_day(asker.journeys.clock())
    return effect_report(asker.journeys, year or today.year, known=known)
