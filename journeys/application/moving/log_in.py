"""The facts into the log: each at the place it had, in a chain of its own history."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from eventsourcing.persistence import StoredEvent
from sqlalchemy import Connection, bindparam, insert

from journeys.application.moving.contents import FACTS, LOG, MUNICIPALITY_FACTS
from journeys.application.moving.fact_lines import fact_of
from journeys.application.moving.incoming_folder import IncomingFolder
from journeys.application.moving.people_in import PeopleIn
from journeys.application.moving.plain_rows import Batches
from journeys.events import MUNICIPALITY
from journeys.store.keys import DestroyedKey, Key
from journeys.store.mapper import FactMapper, chain_hash
from journeys.store.places import go_on_from, insert_at
from journeys.store.prepared import Prepared
from journeys.store.tables import commands

FACT = Prepared(insert_at)
COMMAND = Prepared(insert(commands).values({c.name: bindparam(c.name) for c in commands.columns}))

LAST = 2**63 - 1
"""The last place that a log has."""

Line = dict[str, Any]
Progress = Callable[[int], None]


class Placed(NamedTuple):
    """A fact as it is stored, with its place, its command, and the hash that is kept of it."""

    position: int
    event: StoredEvent
    command: str
    hash: bytes | None


class LogIn:
    """Everything that was recorded, sealed and chained anew unless the log itself came along."""

    def __init__(
        self, connection: Connection, folder: IncomingFolder, people: PeopleIn, progress: Progress
    ) -> None:
        self._people = people
        self._facts = Batches(lambda rows: FACT.run_all(connection, rows))
        self._commands = Batches(lambda rows: COMMAND.run_all(connection, rows))
        self.last = self.facts = 0
        placed = folder.read(LOG, _placed) if folder.with_keys else self._sealed_anew(folder)
        for stream, history in groupby(placed, key=lambda one: one.event.originator_id):
            progress(self._add(stream, history))
        self._facts.rest()
        self._commands.rest()
        go_on_from(connection, self.last)

    def _add(self, stream: UUID, history: Iterator[Placed]) -> int:
        done: dict[str, Line] = {}
        before = self.facts
        for position, event, command, hashed in history:
            number = event.originator_version
            row = {"originator_id": stream, "originator_version": number}
            self._facts.add(
                {"position": position, **row, "topic": event.topic, "state": event.state}
            )
            first = done.get(command, {}).get("first_number", number)
            done[command] = {
                "command": command, "client": stream, "first_number": first,
                "last_number": number, "hash": hashed,
            }  # fmt: skip
            self.last = max(self.last, position)
            self.facts += 1
        for row in done.values():
            self._commands.add(row)
        return self.facts - before

    def _sealed_anew(self, folder: IncomingFolder) -> Iterator[Placed]:
        of_municipality = _Chain(MUNICIPALITY, None)
        yield from folder.read(MUNICIPALITY_FACTS, of_municipality.link)
        yield from folder.read(FACTS, _Chains(self._people.keys).link)


class _Chain:
    """One history, each next fact of it linked to the one before."""

    mapper = FactMapper()

    def __init__(self, stream: UUID, key: Key | None) -> None:
        self._stream, self._key = stream, key
        self._head: bytes | None = None
        self._number = 0

    def link(self, line: Line) -> Placed:
        """The next fact as it is stored."""
        self._number += 1
        if line["number"] != self._number:
            raise ValueError(f"number is {line['number']}, verwacht {self._number}")
        fact = fact_of(line, self._stream, destroyed=isinstance(self._key, DestroyedKey))
        event = self.mapper.stored(fact, self._key, self._head)
        self._head = chain_hash(event)
        return Placed(_place(line["log"]), event, fact.command_id, self._head)


class _Chains:
    """The clients' histories, one after another."""

    def __init__(self, whose: Mapping[str, tuple[UUID, Key]]) -> None:
        self._waiting = dict(whose)
        self._ref = ""

    def link(self, line: Line) -> Placed:
        """The next fact as it is stored, of the same client or of the next."""
        if line["client"] != self._ref:
            self._ref = line["client"]
            if self._ref not in self._waiting:
                raise ValueError(f"{self._ref} is onbekend, of stond er al")
            self._chain = _Chain(*self._waiting.pop(self._ref))
        return self._chain.link(line)


def _placed(line: Line) -> Placed:
    state: bytes = line["state"].encode()
    event = StoredEvent(UUID(line["uuid"]), line["number"], line["type"], state)
    kept = bytes.fromhex(line["hash"]) if line["hash"] else None
    return Placed(_place(line), event, orjson.loads(state)["command"], kept)


def _place(line: Line) -> int:
    position: int = line["position"]
    if not 0 < position <= LAST:
        raise ValueError(f"position is {position}")
    return position
