"""The budget over a period."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from journeys.clock import local_day
from journeys.service.access.money import budget_seen
from journeys.service.api.given import Day, KnownAt
from journeys.service.logged import LoggedRoute
from journeys.service.who import SignedIn

router = APIRouter(route_class=LoggedRoute)

First = Annotated[
    Day | None,
    Query(
        alias="from",
        description="De eerste dag; anders 1 januari van het jaar van de laatste.",
        examples=["2026-01-01"],
    ),
]
Last = Annotated[
    Day | None,
    Query(alias="to", description="De laatste dag; anders vandaag.", examples=["2026-06-30"]),
]


@router.get("/reports/budget", operation_id="getBudget", tags=["rapportage"])
def get_budget(
    asker: SignedIn, first: First = None, last: Last = None, known: KnownAt = None
) -> dict[str, Any]:
    """Wat er per begrotingsregel is verplicht, betaald en vrijgevallen, en wat er vrij is.

    Wie alle inwoners ziet, krijgt van elke euro het feit; anders staan er alleen bedragen.
    """
    end = last or local_day(asker.journeys.clock())
    told = budget_seen(asker, first or end.replace(month=1, day=1), end, known)
    rows = (*told["lines"], *told["unknown"])
    asker.shown(*(cost["client"] for row in rows for cost in row.get("costs", ())))
    return told
