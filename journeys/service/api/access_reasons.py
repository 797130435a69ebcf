"""Why somebody opens the file of a client who is not theirs; the teamleider sees it."""

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from journeys.application.decide import decide
from journeys.events import AccessReasonGiven
from journeys.service.access.rights import ClientAction
from journeys.service.api.given import Client
from journeys.service.api.writing import Writes, wished_by
from journeys.service.logged import LoggedRoute

router = APIRouter(route_class=LoggedRoute, tags=["inwoners"])


class Reason(BaseModel):
    """Why the file is opened."""

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(min_length=1, examples=["Belt omdat de eigen consulent vrij is."])


class Given(BaseModel):
    """The reason as recorded; the file is open to them for the rest of that day."""

    client: str
    on: date
    by: str
    reason: str


@router.post("/clients/{client}/access-reasons", operation_id="giveAccessReason", status_code=201)
def give_access_reason(by: Writes, client: Client, given: Reason) -> Given:
    """Geef een reden om vandaag het dossier van een inwoner van een ander te openen."""
    asker = by.asker
    asker.opened(client, ClientAction.give_reason)
    wish = wished_by(by, given, client=client)
    fact = decide(
        asker.journeys, AccessReasonGiven, asker.name, wish=wish, client=client, reason=given.reason
    )
    return Given(client=client, on=fact.happened_on, by=asker.name, reason=given.reason)
