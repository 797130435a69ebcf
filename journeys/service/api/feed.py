"""A feed of facts for systems that follow along, as CloudEvents in the NL GOV profile.

Source: NL GOV profile for CloudEvents 1.0 (Logius). A reader keeps ``next`` and asks again with
it; what they read twice has the same ``source`` and ``id``.
"""

import os
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid5

from fastapi import APIRouter
from pydantic import BaseModel, Field

from journeys.aggregates.client import Client
from journeys.application.feed import Written, stretch
from journeys.application.history import fact_json
from journeys.service.access.rights import Action
from journeys.service.access.view import Sight, fact_seen
from journeys.service.api.paging import OnePage, Paging, cursor_to, place_in, wrong_cursor
from journeys.service.logged import LoggedRoute
from journeys.service.municipality import municipality
from journeys.service.who import SignedIn

router = APIRouter(route_class=LoggedRoute, tags=["feiten"])

TEST_OIN = "00000099000000001000"
"""An Organisatie-identificatienummer from the range for tests."""
MOST_POSITION = 2**63 - 1


class CloudEvent(BaseModel):
    """One fact as a CloudEvent; ``data`` is what its reader may see of it."""

    specversion: str = Field(examples=["1.0"])
    id: str = Field(examples=["5e5a6a8b-1f2c-5e0d-9a53-1f3d6f0b7a11"])
    source: str = Field(examples=[f"urn:nld:oin:{TEST_OIN}:systeem:journeys"])
    type: str = Field(examples=["nl.rijswijk.journeys.ContactHeld"])
    subject: str = Field(description="Het nummer van de inwoner.", examples=["R-000412"])
    time: str | None = Field(
        description="Wanneer het is vastgelegd.", examples=["2026-11-19T10:02:00+00:00"]
    )
    datacontenttype: str = Field(examples=["application/json"])
    data: dict[str, Any] = Field(examples=[{"number": 12, "type": "ContactHeld"}])


class CloudEvents(BaseModel):
    """Some facts in the order of the log; ``next`` always names what comes after them."""

    items: list[CloudEvent]
    next: str


@router.get("/facts", operation_id="followFacts", response_model=CloudEvents)
def follow_facts(asker: SignedIn, paging: OnePage) -> Any:
    """Volg alle feiten van inwoners, in de volgorde waarin ze in het logboek kwamen."""
    asker.require(Action.follow_facts)
    found = stretch(asker.journeys, _position(paging), paging.limit)
    asker.shown(*{written.client.ref for written in found.written})
    return {
        "items": list(_events(found.written, asker.sight)),
        "next": cursor_to([found.last]),
    }


def _position(paging: Paging) -> int:
    match place_in(paging):
        case None:
            return 0
        case [int(position)] if 0 <= position <= MOST_POSITION:
            return position
    raise wrong_cursor()


def _events(facts: list[Written], sight: Sight) -> Iterator[dict[str, Any]]:
    seen: dict[str, dict[int, dict[str, Any]]] = {}
    for client, number in facts:
        if client.ref not in seen:
            seen[client.ref] = _seen(client, sight)
        yield _event(client, number, seen[client.ref].get(number))


def _seen(client: Client, sight: Sight) -> dict[int, dict[str, Any]]:
    """The whole history, as what is withheld of a fact depends on those before it."""
    withheld: dict[int, Any] = {}
    return {fact.number: fact_seen(fact_json(fact), sight, withheld) for fact in client.facts}


def _event(client: Client, number: int, data: dict[str, Any] | None) -> dict[str, Any]:
    """Of a history that cannot be read there is no ``data``, so that it stops nobody else's."""
    kind = data.get("type", "Withheld") if data else "Unreadable"
    return {
        "specversion": "1.0",
        "id": str(uuid5(client.id, str(number))),
        "source": _source(),
        "type": f"{_domain()}.journeys.{kind}",
        "subject": client.ref,
        "time": client.facts[number - 1].recorded_at.isoformat() if data else None,
        "datacontenttype": "application/json",
        "data": data or {"number": number},
    }


@cache
def _source() -> str:
    """The municipality and its system, as the profile names them."""
    return f"urn:nld:oin:{os.environ.get('JOURNEYS_OIN', TEST_OIN)}:systeem:journeys"


@cache
def _domain() -> str:
    """The municipality's own domain, turned about."""
    host = str(urlsplit(municipality().url).hostname).removeprefix("www.")
    return ".".join(reversed(host.split(".")))
