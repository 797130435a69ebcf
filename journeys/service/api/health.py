"""Whether the service is there, and whether it can do its work: for whoever keeps it running.

Nobody signs in for it, it says nothing of anybody, and no log tells of every time it was asked.
"""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from journeys.application.readiness import not_ready
from journeys.language.refusal import Refusal
from journeys.service.who import Served

router = APIRouter(prefix="/health", tags=["bedrijf"])


class Health(BaseModel):
    """That all is well."""

    status: Literal["pass"] = "pass"


@router.get("/live", operation_id="getLiveness")
def get_liveness() -> Health:
    """Of de dienst er is."""
    return Health()


@router.get("/ready", operation_id="getReadiness")
def get_readiness(journeys: Served) -> Health:
    """Of de dienst haar werk kan doen: database, sleutels, en lijsten die bij zijn."""
    if faults := not_ready(journeys):
        raise Refusal("NOT_READY", "De dienst kan haar werk niet doen", " ".join(faults))
    return Health()
