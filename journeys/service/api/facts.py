"""Facts: read as recorded, and recorded one by one or many at once."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from journeys.application import amend
from journeys.application.command import Command
from journeys.application.history import fact_json, history, known_client
from journeys.application.lists_follow import catch_up
from journeys.application.names import sound
from journeys.application.record import record_all
from journeys.application.wishes import command_of
from journeys.clock import local_day
from journeys.language.refusal import Refusal
from journeys.service.access.rights import ClientAction
from journeys.service.access.view import fact_seen, history_seen
from journeys.service.api.consequences import LedTo, led_to
from journeys.service.api.given import Client, Day, Shallow
from journeys.service.api.paging import OnePage, page
from journeys.service.api.writing import Writes, Writing, etag_of
from journeys.service.logged import LoggedRoute
from journeys.service.problems import Problem, as_problem
from journeys.service.who import Asker, SignedIn

router = APIRouter(route_class=LoggedRoute, tags=["feiten"])

MOST_AT_ONCE = 500
GIVEN_BY_US = ("recorded_by", "client", "number", "recorded_at", "stored_at")


class Wished(BaseModel):
    """A fact to record: its type, its day, and the fields that belong to its type."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [{"type": "ContactHeld", "happened_on": "2026-11-19", "channel": "gesprek"}]
        },
    )

    type: str = Field(max_length=64)
    happened_on: Day | None = Field(default=None, description="Anders vandaag.")
    __pydantic_extra__: dict[str, Annotated[Any, Shallow]]

    @property
    def fields(self) -> dict[str, Any]:
        """The fields that belong to its type."""
        return dict(self.__pydantic_extra__ or {})


class WishedOfClient(Wished):
    """A fact to record, and of whom."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "client": "R-000412",
                    "type": "ContactHeld",
                    "happened_on": "2026-11-19",
                    "channel": "gesprek",
                }
            ]
        },
    )

    client: str = Field(max_length=40)


class Facts(BaseModel):
    """Some facts as recorded; ``next`` names the following page."""

    items: list[dict[str, Any]]
    next: str | None = None


class Recorded(BaseModel):
    """What was recorded, and what that led to where it reached back."""

    fact: dict[str, Any] | None = Field(examples=[{"number": 12, "type": "ContactHeld"}])
    led_to: LedTo | None = None


class OneOfMany(BaseModel):
    """What came of one of many wishes: the fact, or why there is none."""

    fact: dict[str, Any] | None = None
    problem: Problem | None = None


class Many(BaseModel):
    """Wishes to carry out one by one; what is refused keeps nothing else back."""

    facts: list[WishedOfClient] = Field(min_length=1, max_length=MOST_AT_ONCE)


class Outcomes(BaseModel):
    """What came of each wish, in the order in which they were sent."""

    items: list[OneOfMany]


@router.get("/clients/{client}/facts", operation_id="listFacts", response_model=Facts)
def list_facts(asker: SignedIn, client: Client, response: Response, paging: OnePage) -> Any:
    """Alle feiten van een inwoner, zoals vastgelegd, op volgorde van nummer."""
    version = asker.opened(client).version
    response.headers["ETag"] = etag_of(version)
    seen = history_seen(history(asker.journeys, client), asker.sight)
    return page(seen["facts"], lambda fact: [fact["number"]], paging)


@router.post("/clients/{client}/facts", operation_id="recordFact", status_code=201)
def record_fact(by: Writes, client: Client, wished: Wished, response: Response) -> Recorded:
    """Leg één feit vast."""
    by.asker.opened(client, ClientAction.record)
    return recorded(by.asker, command(by, client, wished), response)


@router.post("/facts", operation_id="recordFacts")
def record_facts(by: Writes, many: Many) -> Outcomes:
    """Leg veel feiten vast; wat geweigerd wordt, houdt de rest niet tegen."""
    outcomes = [
        _one_of_many(replace(by, key=f"{by.key}#{at}"), wished)
        for at, wished in enumerate(many.facts)
    ]
    catch_up(by.asker.journeys)
    return Outcomes(items=outcomes)


def _one_of_many(by: Writing, wished: WishedOfClient) -> OneOfMany:
    try:
        by.asker.opened(wished.client, ClientAction.record)
        (outcome,) = record_all(by.asker.journeys, [command(by, wished.client, wished)])
        if isinstance(outcome, Refusal):
            raise outcome
    except Refusal as refusal:
        return OneOfMany(problem=as_problem(refusal))
    return OneOfMany(fact=_fact(by.asker, wished.client, outcome.last))


def command(by: Writing, client: str, wished: Wished) -> Command:
    """The wish, to be carried out. Raises ``Refusal`` for what the system itself gives."""
    journeys, fields = by.asker.journeys, wished.fields
    if given := [name for name in GIVEN_BY_US if name in fields]:
        raise Refusal(
            "UNKNOWN_FIELD",
            f"Niet vastgelegd: {wished.type} voor {client}",
            f"Veld {given[0]} geeft het systeem zelf.",
            "Laat het weg.",
            field=given[0],
        )
    wish = {"client": client, **wished.model_dump(mode="json")}
    if (sender_id := fields.pop("id", None)) is not None:
        sound("id", sender_id, f"Niet vastgelegd: {wished.type} voor {client}")
    day = wished.happened_on or local_day(journeys.clock())
    return Command(
        client,
        wished.type,
        {"happened_on": day, "recorded_by": by.asker.name, **fields},
        id=command_of(journeys, by.asker.name, by.key, wish),
        sender_id=sender_id,
        seen=by.seen,
        trace=by.asker.doing.trace,
    )


def recorded(asker: Asker, wish: Command, response: Response) -> Recorded:
    """Carry it out; what it led to comes along. Raises ``Refusal``."""
    done, found = amend.carry_out(asker.journeys, wish)
    response.headers["ETag"] = etag_of(done.last)
    return Recorded(fact=_fact(asker, wish.client, done.last), led_to=led_to(found, asker))


def _fact(asker: Asker, client: str, number: int) -> dict[str, Any]:
    facts = known_client(asker.journeys, client).facts
    return fact_seen(fact_json(facts[number - 1]), asker.sight)
