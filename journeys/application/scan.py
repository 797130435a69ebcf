"""The stored log read row by row for verification, its chain and numbers checked on the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from sqlalchemy import Connection, select

from journeys.application.bootstrap import Journeys
from journeys.events import Fact
from journeys.store.keys import NOTHING_LEFT, DestroyedKey, Key
from journeys.store.log import STREAM
from journeys.store.mapper import chain_hash, previous_of
from journeys.store.places import position_column
from journeys.store.tables import commands, stored_events
from journeys.store.unreadable import UnreadableFact

Hashes = Mapping[int, bytes | None]
"""The hash of a fact as the command kept it that wrote it, by the fact's number."""


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
    destroyed: bool = False

    @property
    def unreadable(self) -> bool:
        """Whether not every fact of it can be read, so that nothing can be worked out."""
        return len(self.facts) < len(self.places)

    def up_to(self, position: int) -> list[Fact]:
        """The facts that were in the log at a position."""
        numbers = {place.number for place in self.places if place.position <= position}
        return [fact for fact in self.facts if fact.number in numbers]


def scan(journeys: Journeys, connection: Connection) -> Iterator[History]:
    """Every stream of the log, in order of its random id."""
    written: dict[UUID, dict[int, bytes | None]] = {}
    for row in connection.execute(select(commands)):
        written.setdefault(row.client, {})[row.last_number] = row.hash
    keys = journeys.keyring.of_many(connection)
    query = select(position_column(connection.dialect), stored_events).order_by(
        stored_events.c.originator_id, stored_events.c.originator_version
    )
    result = connection.execute(query.execution_options(yield_per=STREAM))
    for client, group in groupby(result, key=lambda row: row.originator_id):
        yield _history(
            journeys, client, list(group), keys.get(client, NOTHING_LEFT), written.pop(client, {})
        )
    for client, hashes in written.items():
        yield History(client, faults=[f"alle {max(hashes)} feiten ontbreken"])


def _history(
    journeys: Journeys, client: UUID, stored: list[Any], key: Key, written: Hashes
) -> History:
    history = History(client, destroyed=isinstance(key, DestroyedKey))
    events = [
        StoredEvent(client, row.originator_version, row.topic, bytes(row.state)) for row in stored
    ]
    history.faults += _broken_links(events, written)
    for row, event in zip(stored, events, strict=True):
        history.places.append(Place(event.originator_version, row[0]))
        try:
            history.facts.append(
                journeys.log.mapper.fact(
                    client, event.originator_version, event.topic, event.state, key
                )
            )
        except UnreadableFact as fault:
            history.faults.append(f"feit {fault.number} is niet te lezen: {fault.why}")
    return history


def _broken_links(events: list[StoredEvent], written: Hashes) -> Iterator[str]:
    """What the facts themselves and the commands that wrote them say of each other."""
    for expected, event in enumerate(events, 1):
        if event.originator_version != expected:
            yield f"feit {expected} ontbreekt"
            return
    for missing in range(len(events) + 1, max(written, default=0) + 1):
        yield f"feit {missing} ontbreekt"
    links = [_previous(event) for event in events[1:]]
    for event, link in zip_longest(events, links):
        hashed = chain_hash(event)
        by_command = written.get(event.originator_version)
        if any(known not in (None, hashed) for known in (link, by_command)):
            yield f"feit {event.originator_version} is gewijzigd na het vastleggen"


def _previous(event: StoredEvent) -> bytes | None:
    try:
        return previous_of(event.state)
    except (ValueError, KeyError, TypeError):
        return None
