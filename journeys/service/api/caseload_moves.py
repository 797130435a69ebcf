"""A caseload that goes to a colleague: tried first, then done, and why who stays stays."""

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from journeys.application.decide import ANEW
from journeys.application.move_caseload import Moved, Place, move
from journeys.events.registration import ConsultantRole
from journeys.service.access.rights import Action
from journeys.service.api.given import Day, User
from journeys.service.api.writing import DryRun, Writes, wished_by
from journeys.service.logged import LoggedRoute
from journeys.service.problems import Problem, as_problem

router = APIRouter(route_class=LoggedRoute, tags=["team"])

MOST_CLIENTS = 5_000
Ref = Annotated[str, Field(min_length=1, max_length=40)]


class CaseloadMove(BaseModel):
    """Whose clients go to whom; all of them, as long as none is named."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"giver": "p.jansen", "taker": "p.smit", "happened_on": "2026-11-23"}]
        },
    )

    giver: User = Field(examples=["p.jansen"])
    taker: User = Field(examples=["p.smit"])
    happened_on: Day | None = Field(default=None, description="Vanaf welke dag; anders vandaag.")
    role: ConsultantRole | None = Field(default=None, description="Anders in elke functie.")
    clients: list[Ref] = Field(
        default=[], max_length=MOST_CLIENTS, description="Anders alle.", examples=[["R-000412"]]
    )


class Assigned(BaseModel):
    """A client, and in which role they are assigned."""

    client: str
    role: str


class Stays(BaseModel):
    """A client who stays where they are, and why."""

    client: str
    problem: Problem


class CaseloadMoved(BaseModel):
    """Who went to the colleague, who was there already, and who stays."""

    outcome: Literal["done", "tried"]
    moved: list[Assigned]
    stood: list[Assigned]
    refused: list[Stays]


@router.post("/caseload-moves", operation_id="moveCaseload")
def move_caseload(by: Writes, asked: CaseloadMove, dry_run: DryRun = False) -> CaseloadMoved:
    """Draag de inwoners van een collega over; wie niet mee kan, staat erbij met waarom."""
    asker = by.asker
    asker.require(Action.move_caseload)
    wish = ANEW if dry_run else wished_by(by, asked)
    found = move(
        asker.journeys,
        giver=asked.giver,
        taker=asked.taker,
        by=asker.name,
        on=asked.happened_on,
        role=asked.role,
        only=asked.clients,
        dry_run=dry_run,
        wish=wish,
    )
    asker.shown(*(ref for ref, _ in (*found.moved, *found.stood, *found.refused)))
    return _told(found, dry_run=dry_run)


def _told(found: Moved, *, dry_run: bool) -> CaseloadMoved:
    return CaseloadMoved(
        outcome="tried" if dry_run else "done",
        moved=[_assigned(place) for place in found.moved],
        stood=[_assigned(place) for place in found.stood],
        refused=[Stays(client=ref, problem=as_problem(why)) for ref, why in found.refused],
    )


def _assigned(place: Place) -> Assigned:
    client, role = place
    return Assigned(client=client, role=role)
