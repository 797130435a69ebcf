"""The stored log read row by row for verification, its chain and numbers checked on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Connection, select

from journeys.application.bootstrap import Journeys
from journeys.events import Fact
from journeys.store.log import STREAM, position_column
from journeys.store.mapper import chain_hash, previous_of
from journeys.store.tables import chain_heads, stored_events


class Place(NamedTuple):
    """Where a fact stands: its number in its history and its position in the log."""

    number: int
    position: int


@dataclass(slots=True)
class History:
    """One stream as it is stored, with what is wrong about it."""

    client: UUID
    facts: list[Fact] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def up_to(self, position: int) -> list[Fact]:
        """The facts that were in the log at a position."""
        numbers = {place.number for place in self.places if place.position <= position}
        return [fact for fact in self.facts if fact.number in numbers]


def scan(journeys: Journeys, connection: Connection) -> Iterator[History]:
    """Every stream of the log, in order of its random id."""
    heads = {row.client: row for row in connection.execute(select(chain_heads))}
    keys = journeys.keyring.of_many(connection)
    query = select(position_column(connection.dialect), stored_events).order_by(
        stored_events.c.originator_id, stored_events.c.originator_version
    )
    result = connection.execute(query.execution_options(yield_per=STREAM))
    for client, group in groupby(result, key=lambda row: row.originator_id):
        yield _history(journeys, client, list(group), keys.get(client), heads.pop(client, None))
    for client, head in heads.items():
        yield History(client, faults=[f"alle {head.number} feiten ontbreken"])


def _history(journeys: Journeys, client: UUID, stored: list[Any], key: Any, head: Any) -> History:
    history = History(client)
    events = [
        StoredEvent(client, row.originator_version, row.topic, bytes(row.state)) for row in stored
    ]
    history.faults += _broken_links(events, head)
    for row, event in zip(stored, events, strict=True):
        history.places.append(Place(event.originator_version, row[0]))
        try:
            history.facts.append(
                journeys.log.mapper.fact(
                    client, event.originator_version, event.topic, event.state, key
                )
            )
        except Exception as error:  # whatever a changed row makes of it is a finding
            history.faults.append(
                f"feit {event.originator_version} is niet te lezen: {type(error).__name__}"
            )
    return history


def _broken_links(events: list[StoredEvent], head: Any) -> Iterator[str]:
    for expected, event in enumerate(events, 1):
        if event.originator_version != expected:
            yield f"feit {expected} ontbreekt"
            return
    links = [_previous(event) for event in events[1:]]
    if head is None:
        yield "de kop van de keten ontbreekt"
    elif head.number == len(events):
        links.append(bytes(head.hash))
    else:
        for missing in range(len(events) + 1, head.number + 1):
            yield f"feit {missing} ontbreekt"
    for event, link in zip(events, links, strict=False):
        if chain_hash(event) != link:
            yield f"feit {event.originator_version} is gewijzigd na het vastleggen"


def _previous(event: StoredEvent) -> bytes | None:
    try:
        return previous_of(event.state)
    except (ValueError, KeyError, TypeError):
        return None
