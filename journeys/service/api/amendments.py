"""Setting right what was recorded: a correction or a retraction, tried first or carried out."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel, ConfigDict, Field

from journeys.application import amend
from journeys.events import Fact, FactCorrected, FactRetracted
from journeys.service.access.rights import ClientAction
from journeys.service.api.consequences import led_to
from journeys.service.api.facts import Recorded, Wished, command, recorded
from journeys.service.api.given import Client, Shallow
from journeys.service.api.writing import DryRun, Writes, Writing
from journeys.service.logged import LoggedRoute

router = APIRouter(route_class=LoggedRoute, tags=["feiten"])

Number = Annotated[int, Path(ge=1, le=2**53, description="Het nummer van het feit.")]


@dataclass(frozen=True, slots=True)
class Target:
    """Which fact is to be set right, and whether only to look what that changes."""

    client: Client
    number: Number
    dry_run: DryRun = False


Amended = Annotated[Target, Depends()]


class Correction(BaseModel):
    """Which fields of a fact were otherwise, and why it is set right."""

    model_config = ConfigDict(extra="forbid")

    changes: Annotated[dict[str, Any], Shallow] = Field(
        min_length=1, examples=[{"happened_on": "2026-11-18"}]
    )
    reason: str = Field(examples=["Verkeerde dag aangeklikt."])


class Retraction(BaseModel):
    """Why a fact should never have been recorded."""

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(examples=["Bij de verkeerde inwoner vastgelegd."])


@router.post(
    "/clients/{client}/facts/{number}/corrections", operation_id="correctFact", status_code=201
)
def correct_fact(by: Writes, of: Amended, correction: Correction, response: Response) -> Recorded:
    """Herstel een feit; het oude blijft in de geschiedenis staan."""
    fields = {"changes": correction.changes, "reason": correction.reason}
    return _amend(by, of, FactCorrected, fields, response)


@router.post(
    "/clients/{client}/facts/{number}/retractions", operation_id="retractFact", status_code=201
)
def retract_fact(by: Writes, of: Amended, retraction: Retraction, response: Response) -> Recorded:
    """Trek een feit in dat nooit vastgelegd had mogen worden."""
    return _amend(by, of, FactRetracted, {"reason": retraction.reason}, response)


def _amend(
    by: Writing, of: Target, kind: type[Fact], fields: dict[str, Any], response: Response
) -> Recorded:
    asker = by.asker
    asker.opened(of.client, ClientAction.record)
    wished = Wished.model_validate({"type": kind.topic(), "fact": of.number, **fields})
    wish = command(by, of.client, wished)
    if not of.dry_run:
        return recorded(asker, wish, response)
    response.status_code = 200
    return Recorded(fact=None, led_to=led_to(amend.preview(asker.journeys, wish), asker))
