"""A client's history, state and obligations: as known at an instant, as true on a day."""

from datetime import datetime
from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel

from journeys.application.explain import history_with_workings
from journeys.application.history import history
from journeys.service.access.view import history_seen, obligations_seen
from journeys.service.api.given import AsKnown, AsOf, Client
from journeys.service.api.writing import etag_of
from journeys.service.logged import LoggedRoute
from journeys.service.who import Asker, SignedIn

router = APIRouter(route_class=LoggedRoute, tags=["inwoners"])


class State(BaseModel):
    """Where a client stood, on that day and as known at that instant."""

    client: str
    on: str
    known_at: str
    state: dict[str, Any]


class History(State):
    """The state, and every fact as recorded."""

    facts: list[dict[str, Any]]


class Obligations(BaseModel):
    """What was open then, each with its working, under which policy set."""

    client: str
    on: str
    known_at: str
    policy: str
    obligations: list[dict[str, Any]]


@router.get("/clients/{client}/history", operation_id="getHistory", response_model=History)
def get_history(asker: SignedIn, client: Client, response: Response, when: AsKnown) -> Any:
    """De geschiedenis en de stand, zoals toen bekend."""
    return _seen(asker, client, response, when)


@router.get("/clients/{client}/state", operation_id="getState", response_model=State)
def get_state(asker: SignedIn, client: Client, response: Response, when: AsKnown) -> Any:
    """De stand alleen, zoals toen bekend."""
    return _seen(asker, client, response, when)


@router.get(
    "/clients/{client}/obligations", operation_id="getObligations", response_model=Obligations
)
def get_obligations(asker: SignedIn, client: Client, when: AsKnown) -> Any:
    """Wat er open stond, met de berekening van elke datum."""
    asker.opened(client)
    answer = history(asker.journeys, client, known=when.known, on=when.on)
    told = history_with_workings(asker.journeys, answer)
    policy = asker.journeys.policies.on(
        datetime.fromisoformat(told["on"]).date(), datetime.fromisoformat(told["known_at"])
    )
    return {
        **told,
        "policy": policy.label,
        "obligations": obligations_seen(told["obligations"], policy, asker.sight),
    }


def _seen(asker: Asker, client: str, response: Response, when: AsOf) -> dict[str, Any]:
    response.headers["ETag"] = etag_of(asker.opened(client).version)
    answer = history(asker.journeys, client, known=when.known, on=when.on)
    return history_seen(answer, asker.sight)
