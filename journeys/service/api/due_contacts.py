"""Whom must be spoken to, why, and since when."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from journeys.application.due import Selection, due
from journeys.clock import local_day
from journeys.service.access.relation import rows_of_today
from journeys.service.access.rights import Action
from journeys.service.access.view import rows_seen
from journeys.service.api.given import AsKnown
from journeys.service.api.paging import OnePage, page
from journeys.service.logged import LoggedRoute
from journeys.service.who import SignedIn

router = APIRouter(route_class=LoggedRoute, tags=["te spreken"])


class DueContacts(BaseModel):
    """The rows of a due-contact list; ``next`` names the following page."""

    items: list[dict[str, Any]]
    next: str | None = None


@router.get("/due-contacts", operation_id="listDueContacts", response_model=DueContacts)
def list_due_contacts(
    asker: SignedIn,
    when: AsKnown,
    paging: OnePage,
    user: Annotated[
        str | None,
        Query(alias="for", max_length=64, description="Van wie; anders van uzelf. * is iedereen."),
    ] = None,
    explain: Annotated[bool, Query(description="Met de berekening van elke datum.")] = False,
) -> Any:
    """Eén rij per inwoner en wie het doet, de dringendste eerst."""
    asker.require(Action.see_own_list)
    whose = user or asker.name
    if whose != asker.name:
        asker.require(Action.see_every_list)
    journeys = asker.journeys
    day = when.on or local_day(journeys.clock())
    selection = Selection(None if whose == "*" else whose)
    policy = journeys.policies.on(day, when.known)
    rows = due(
        journeys, day, known_at=when.known, selection=selection, policy=policy, explain=explain
    )
    if when.is_asked and not asker.may(Action.see_every_list):
        with journeys.database.read() as connection:
            rows = rows_of_today(journeys, connection, asker.user, rows)
    found = page(rows_seen(rows, policy, asker.sight), _place, paging)
    asker.shown(*(row["client"] for row in found["items"]))
    return found


def _place(row: dict[str, Any]) -> list[str | int]:
    return [row["due_on"], row["client"], row["role"], row["person"] or ""]
