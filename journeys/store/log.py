"""The log: one client's facts read, new facts appended, nothing ever changed."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID, uuid4

from eventsourcing.persistence import ApplicationRecorder, InfrastructureFactory, StoredEvent
from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    bindparam,
    insert,
    select,
    type_coerce,
)

from journeys.aggregates.client import Client
from journeys.aggregates.municipality import Municipality
from journeys.events import MUNICIPALITY, Fact, FactCorrected, FactRetracted
from journeys.store.database import Database
from journeys.store.keys import KEPT, Key, Keyring
from journeys.store.library import environment_of
from journeys.store.mapper import FactMapper, chain_hash
from journeys.store.prepared import Answer, Prepared, together
from journeys.store.tables import client_keys, clients, commands, stored_events
from journeys.store.unreadable import LostKey, Unreadable
from journeys.store.written import CommandDone

CHUNK = 500
"""Clients or commands asked for in one query; both engines allow far more parameters."""
STREAM = 2_000
"""Rows fetched at a time when the whole log is read."""


DONE = Prepared(select(commands).where(commands.c.command == bindparam("command")))
ENTER = Prepared(
    insert(clients).values({n: bindparam(n) for n in ("client", "ref", "registered_at")})
)
OPENED = Prepared(
    select(
        clients.c.client,
        client_keys.c.wrapped,
        KEPT,
        client_keys.c.destroyed_at,
    )
    .outerjoin(client_keys, client_keys.c.client == clients.c.client)
    .where(clients.c.ref == bindparam("ref"))
)
OF_MUNICIPALITY = (
    select(stored_events.c.originator_version, stored_events.c.topic, stored_events.c.state)
    .where(stored_events.c.originator_id == MUNICIPALITY)
    .order_by(stored_events.c.originator_version)
)
AMENDING = (FactCorrected.topic(), FactRetracted.topic())
"""Which facts say that others are otherwise, or not at all."""
STREAM_ID: ColumnElement[Any] = type_coerce(stored_events.c.originator_id, String)
"""A stream's id as the driver gives it: made a UUID once a stream instead of once a fact."""
HISTORY = Prepared(
    select(stored_events.c.originator_version, stored_events.c.topic, stored_events.c.state)
    .where(
        stored_events.c.originator_id
        == select(clients.c.client).where(clients.c.ref == bindparam("ref")).scalar_subquery()
    )
    .order_by(stored_events.c.originator_version)
)


class VersionConflict(Exception):
    """Somebody else wrote first; read again and decide again."""


class Noted(NamedTuple):
    """That a fact stands in the log: its position there, and whose it is."""

    position: int
    stream: UUID
    number: int
    topic: str


Stream_co = TypeVar("Stream_co", bound=Client | Municipality, covariant=True)


class Opened(NamedTuple, Generic[Stream_co]):
    """A history with what adding to it takes: its key and the hash of its last fact.

    One that cannot be read has its fault in place of its facts; nothing can be added to it.
    """

    stream: Stream_co
    key: Key | None = None
    head: bytes | None = None
    fault: Unreadable | None = None


Histories = Opened[Client] | Opened[Municipality]


Answers = dict[str, tuple[Answer, Answer]]
"""What was asked of each client: who it is with their key, and their history."""


class FactLog:
    """The facts of one municipality."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self.database = database
        self.keyring = keyring
        self.mapper = FactMapper()
        self._factory: InfrastructureFactory[Any] | None = None
        self._recorder: ApplicationRecorder | None = None

    @property
    def recorder(self) -> ApplicationRecorder:
        """The library's recorder on this database."""
        if self._recorder is None:
            self._factory = InfrastructureFactory.construct(environment_of(self.database))
            self._recorder = self._factory.application_recorder()
        return self._recorder

    def close(self) -> None:
        """Let go of the library's connections."""
        if self._factory is not None:
            self._factory.close()

    def ask_for_commands(self, connection: Connection, ids: Iterable[str]) -> list[Answer]:
        """Ask what these commands led to; ``done`` reads the answers."""
        return [DONE.run(connection, command=command) for command in ids]

    def done(self, asked: Iterable[Answer]) -> dict[str, CommandDone]:
        """The commands asked for that were carried out before."""
        return {row[0]: CommandDone(*row) for answer in asked if (row := answer.first())}

    def by_ref(self, connection: Connection, refs: Iterable[str]) -> dict[str, Client]:
        """The clients with these numbers; one who is not known yet has no facts.

        Raises ``Unreadable`` for the first whose history cannot be read.
        """
        with together(connection):
            asked = self.ask(connection, refs)
        every = self.opened(asked)
        for opened in every.values():
            if opened.fault:
                raise opened.fault
        return {ref: opened.stream for ref, opened in every.items()}

    def ask(self, connection: Connection, refs: Iterable[str]) -> Answers:
        """Ask for the histories under these numbers; ``opened`` makes them of the answers."""
        return {
            ref: (OPENED.run(connection, ref=ref), HISTORY.run(connection, ref=ref))
            for ref in dict.fromkeys(refs)
        }

    def opened(self, asked: Answers, *, texts: bool = True) -> dict[str, Opened[Client]]:
        """The clients asked for, ready to be added to by ``append``."""
        return {ref: self._opened(ref, *answers, texts) for ref, answers in asked.items()}

    def _opened(self, ref: str, found: Answer, history: Answer, texts: bool) -> Opened[Client]:
        row, stored = found.first(), history.rows()
        if row is None:
            return Opened(Client(uuid4(), ref))
        client, wrapped, kept, destroyed_at = row
        if stored and wrapped is None and destroyed_at is None:
            return Opened(Client(client, ref), fault=LostKey(client, ref))
        key = self.keyring.opened(client, wrapped, kept)
        head = chain_hash(StoredEvent(client, *stored[-1])) if stored else None
        try:
            facts = self.mapper.facts(client, stored, key, texts=texts)
        except Unreadable as fault:
            fault.ref = ref
            return Opened(Client(client, ref), fault=fault)
        return Opened(Client(client, ref, facts), key, head)

    def clients(
        self,
        connection: Connection,
        refs: Mapping[UUID, str],
        *,
        texts: bool = True,
        up_to: Mapping[UUID, int] = MappingProxyType({}),
        passed_over: list[Unreadable] | None = None,
    ) -> Iterator[Client]:
        """These clients with their whole histories, or up to the numbers given.

        Whose history cannot be read goes to ``passed_over``; without it ``Unreadable`` is raised.
        """
        for chunk in chunks(list(refs)):
            keys = self.keyring.of_many(connection, chunk)
            only = stored_events.c.originator_id.in_(chunk)
            histories = dict(
                self._histories(connection, keys, refs, only, texts=texts, up_to=up_to)
            )
            for client in chunk:
                found = histories.get(client, ())
                if not isinstance(found, Unreadable):
                    yield Client(client, refs[client], found)
                elif passed_over is None:
                    raise found
                else:
                    passed_over.append(found)

    def everyone(self, connection: Connection) -> Iterator[Client]:
        """Every client with their history but its free text, in one pass over the log.

        Raises ``Unreadable`` for the first whose history cannot be read.
        """
        refs = {row.client: row.ref for row in connection.execute(select(clients))}
        keys = self.keyring.of_many(connection)
        for client, found in self._histories(connection, keys, refs, texts=False):
            if client in refs:
                if isinstance(found, Unreadable):
                    raise found
                yield Client(client, refs[client], found)

    def told_of(
        self, connection: Connection, topics: Iterable[str] | None
    ) -> Iterator[tuple[str, list[Fact]]]:
        """Every client's number with their facts of these types, or of all, and what amends them.

        For who asks of everybody what only a few types tell; the others are not even read.
        Raises ``Unreadable``.
        """
        refs = {row.client: row.ref for row in connection.execute(select(clients))}
        keys = self.keyring.of_many(connection)
        only = None if topics is None else stored_events.c.topic.in_({*topics, *AMENDING})
        for client, found in self._histories(connection, keys, refs, only, texts=False):
            if client in refs:
                if isinstance(found, Unreadable):
                    raise found
                yield refs[client], found

    def municipality(self, connection: Connection) -> Opened[Municipality]:
        """The municipality's own history, ready to be added to by ``append``."""
        stored = connection.execute(OF_MUNICIPALITY).all()
        head = chain_hash(StoredEvent(MUNICIPALITY, *stored[-1])) if stored else None
        facts = self.mapper.facts(MUNICIPALITY, (tuple(row) for row in stored), None)
        return Opened(Municipality(facts), head=head)

    def of_municipality(self, connection: Connection, topic: str) -> list[Fact]:
        """The municipality's own facts of one type."""
        query = OF_MUNICIPALITY.where(stored_events.c.topic == topic)
        stored = (tuple(row) for row in connection.execute(query))
        return self.mapper.facts(MUNICIPALITY, stored, None)

    def _histories(
        self,
        connection: Connection,
        keys: Mapping[UUID, Key],
        refs: Mapping[UUID, str],
        only: ColumnElement[bool] | None = None,
        *,
        texts: bool,
        up_to: Mapping[UUID, int] = MappingProxyType({}),
    ) -> Iterator[tuple[UUID, list[Fact] | Unreadable]]:
        query = select(
            STREAM_ID,
            stored_events.c.originator_version,
            stored_events.c.topic,
            stored_events.c.state,
        ).order_by(stored_events.c.originator_id, stored_events.c.originator_version)
        if only is not None:
            query = query.where(only)
        with connection.execute(query.execution_options(yield_per=STREAM)) as rows:
            for stream, group in groupby(rows, key=itemgetter(0)):
                client = stream if isinstance(stream, UUID) else UUID(stream)
                last = up_to.get(client, sys.maxsize)
                stored = (row[1:] for row in group if row[1] <= last)
                found: list[Fact] | Unreadable
                try:
                    found = self.mapper.facts(client, stored, keys.get(client), texts=texts)
                except Unreadable as fault:
                    fault.ref = refs.get(client, "")
                    found = fault
                yield client, found

    def append(
        self,
        connection: Connection,
        opened: Iterable[Histories],
        done: Sequence[CommandDone],
        *,
        at: datetime,
    ) -> None:
        """Write the facts these streams collected, in the transaction of ``connection``.

        Raises ``VersionConflict`` when somebody else wrote to one of them, or carried out one
        of these commands, since they were opened; nothing of the transaction may then be
        committed.
        """
        with conflicts():
            stored: list[StoredEvent] = []
            hashes: dict[tuple[UUID, int], bytes] = {}
            for stream, key, head, _ in self._entered(connection, opened, at):
                for event, hashed in self._linked(stream.collect_events(), key, head):
                    hashes[stream.id, event.originator_version] = hashed
                    stored.append(event)
            self.recorder.insert_events(
                stored,
                connection=connection,
                commands=[d._replace(hash=hashes[d.client, d.last]) for d in done],
            )

    def _linked(
        self, facts: Iterable[Fact], key: Key | None, head: bytes | None
    ) -> Iterator[tuple[StoredEvent, bytes]]:
        for fact in facts:
            event = self.mapper.stored(fact, key, head)
            head = chain_hash(event)
            yield event, head

    def _entered(
        self, connection: Connection, opened: Iterable[Histories], at: datetime
    ) -> list[Histories]:
        """The same, with a key for each client of whom these are the first facts."""
        entered = {history.stream.ref: history for history in opened}
        # In one order, lest two batches wait for each other's newcomers.
        for ref in sorted(entered):
            stream = entered[ref].stream
            if isinstance(stream, Client) and stream.begins:
                ENTER.run(connection, client=stream.id, ref=ref, registered_at=at)
                key = self.keyring.new(connection, stream.id)
                entered[ref] = entered[ref]._replace(key=key)
        return list(entered.values())


@contextmanager
def conflicts() -> Iterator[None]:
    """Tell of a place that somebody else took first as a ``VersionConflict``."""
    try:
        yield
    except Exception as error:
        # The drivers' own errors, of whichever database this is, share only their name.
        if type(error).__name__ in ("IntegrityError", "UniqueViolation"):
            raise VersionConflict from error
        raise


def chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The items, so many at a time."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
