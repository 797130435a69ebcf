"""Who looked at a client, and why: for whoever watches over it."""

from datetime import datetime
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from journeys.application.views import View, views
from journeys.service.access.rights import Action
from journeys.service.api.given import Client
from journeys.service.api.paging import OnePage, page
from journeys.service.logged import LoggedRoute
from journeys.service.who import SignedIn
from journeys.store.looks import WhichLooks

router = APIRouter(route_class=LoggedRoute, tags=["inzage"])


class Look(BaseModel):
    """One look at a client's data; ``reason`` where the client was not theirs."""

    at: datetime
    actor: str | None
    operation: str
    reason: str | None
    trace: str


class Looks(BaseModel):
    """Who looked, oldest first; ``next`` names the following page."""

    items: list[Look]
    next: str | None = None


@router.get("/clients/{client}/views", operation_id="listViews", response_model=Looks)
def list_views(asker: SignedIn, client: Client, paging: OnePage) -> Any:
    """Wie de gegevens van een inwoner bekeek, wanneer en waarom."""
    asker.require(Action.see_views)
    found = page(views(asker.journeys, WhichLooks(client)), _place, paging)
    asker.shown(client)
    return {**found, "items": [one._asdict() for one in found["items"]]}


def _place(view: View) -> list[str | int]:
    return [view.at.isoformat(), view.span]
