"""Finding a client by who they are; what is sought never stands in an address."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from journeys.application.search import Sought, search
from journeys.service.access.rights import Action
from journeys.service.api.given import A_DATE, Day
from journeys.service.logged import LoggedRoute
from journeys.service.who import SignedIn

router = APIRouter(route_class=LoggedRoute, tags=["inwoners"])

Bsn = Annotated[str, Field(pattern=r"^[0-9]{9}$", examples=["999990019"])]


class WhoIsSought(BaseModel):
    """What is known of the client who is sought."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(default="", max_length=100, examples=["de Boer"])
    birth_date: Day | None = Field(default=None, json_schema_extra=A_DATE)
    bsn: Bsn | None = None


class Found(BaseModel):
    """A client who may be meant; the BSN is not told, it was known or it was not."""

    client: str
    name: str
    birth_date: date | None = Field(json_schema_extra=A_DATE)


class AllFound(BaseModel):
    """The clients who may be meant, a few at most."""

    items: list[Found]


@router.post("/people/searches", operation_id="searchPeople")
def search_people(asker: SignedIn, sought: WhoIsSought) -> AllFound:
    """Zoek een inwoner op naam, geboortedatum of BSN."""
    asker.require(Action.search_people)
    found = search(asker.journeys, Sought(sought.name, sought.birth_date, sought.bsn or ""))
    asker.shown(*found)
    return AllFound(
        items=[
            Found(client=ref, name=person.name, birth_date=_day(person.birth_date))
            for ref, person in found.items()
        ]
    )


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
