"""What is ahead: what another policy set would change, what comes by itself, who has how much."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from journeys.application.caseload import caseloads
from journeys.application.forecast import CapacityFile, forecast
from journeys.application.policy_diff import diff_in
from journeys.application.tasks import tasks
from journeys.application.what_if import what_if
from journeys.clock import local_day
from journeys.lists import what_if_csv
from journeys.policies import load_policy_set
from journeys.service.access.ahead import forecast_seen, what_if_seen
from journeys.service.access.rights import Action
from journeys.service.api.given import On
from journeys.service.attached import sealed
from journeys.service.logged import LoggedRoute
from journeys.service.who import SignedIn

router = APIRouter(route_class=LoggedRoute)

Weeks = Annotated[int, Query(ge=1, le=520, description="Hoeveel weken vooruit.")]
MOST_TEXT = 200_000


class WhatIfAsked(BaseModel):
    """A policy set to try on the whole real history."""

    model_config = ConfigDict(extra="forbid")

    policy: str = Field(
        max_length=MOST_TEXT, description="De TOML-tekst van het beleid.", examples=["name = …"]
    )


class CapacityAsked(BaseModel):
    """How many contacts a week each colleague can have, and when they are away."""

    model_config = ConfigDict(extra="forbid")

    capacity: str = Field(
        max_length=MOST_TEXT, description="De TOML-tekst van de capaciteit.", examples=["…"]
    )


class Items(BaseModel):
    """All there is."""

    items: list[dict[str, Any]]


@router.post("/what-if", operation_id="askWhatIf", tags=["beleid"])
def ask_what_if(
    asker: SignedIn, asked: WhatIfAsked, weeks: Weeks = 26, on: On = None
) -> dict[str, Any]:
    """Wat een ander beleid zou veranderen; er verandert niets.

    ``diff`` gaat mee met een voorstel of vaststelling vanaf die dag.
    """
    asker.require(Action.weigh_policy)
    journeys = asker.journeys
    after = load_policy_set(asked.policy, "policy")
    journeys.reread_policies()
    day = on or local_day(journeys.clock())
    found = what_if(journeys, journeys.policies.on(day), after, on=day, weeks=weeks)
    diff = diff_in(what_if_csv(found))
    seen = what_if_seen(asker, found)
    return {**seen, "diff_hash": diff.hash, "diff": sealed(journeys, diff)}


@router.get("/forecast", operation_id="getForecast", tags=["vooruitzicht"])
def get_forecast(asker: SignedIn, weeks: Weeks = 26, on: On = None) -> dict[str, Any]:
    """Wat er de komende weken vanzelf aankomt, per week en per persoon."""
    asker.require(Action.look_ahead)
    return forecast(asker.journeys, on or local_day(asker.journeys.clock()), weeks)


@router.post("/forecast", operation_id="planForecast", tags=["vooruitzicht"])
def plan_forecast(
    asker: SignedIn, asked: CapacityAsked, weeks: Weeks = 26, on: On = None
) -> dict[str, Any]:
    """Hetzelfde, met een plan voor wie er zijn."""
    asker.require(Action.look_ahead)
    there = CapacityFile(asked.capacity, "capacity")
    day = on or local_day(asker.journeys.clock())
    return forecast_seen(asker, forecast(asker.journeys, day, weeks, capacity=there))


@router.get("/caseloads", operation_id="listCaseloads", tags=["team"])
def list_caseloads(asker: SignedIn, on: On = None) -> Items:
    """Wie hoeveel inwoners heeft, en hoeveel er op de lijst staan."""
    asker.require(Action.see_caseloads)
    return Items(items=caseloads(asker.journeys, on or local_day(asker.journeys.clock())))


@router.get("/tasks", operation_id="listTasks", tags=["team"])
def list_tasks(asker: SignedIn) -> Items:
    """Wat op een mens wacht: besluiten om opnieuw te bezien, feiten zonder grond."""
    asker.require(Action.see_tasks)
    found = tasks(asker.journeys)
    asker.shown(*(task.client for task in found))
    return Items(
        items=[{**task._asdict(), "happened_on": task.happened_on.isoformat()} for task in found]
    )
