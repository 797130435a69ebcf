"""The log: one client's facts read, new facts appended, nothing ever changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from eventsourcing.persistence import ApplicationRecorder, InfrastructureFactory, StoredEvent
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Dialect,
    Select,
    String,
    bindparam,
    func,
    insert,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.exc import IntegrityError

from journeys.aggregates.client import Client
from journeys.aggregates.municipality import Municipality
from journeys.events import Fact
from journeys.store.database import Database
from journeys.store.keys import Keyring
from journeys.store.mapper import FactMapper, chain_hash
from journeys.store.prepared import Prepared, together
from journeys.store.tables import chain_heads, client_keys, clients, commands, stored_events
from journeys.store.written import ChainHead, CommandDone

CHUNK = 500
"""Clients or commands asked for in one query; both engines allow far more parameters."""
STREAM = 2_000
"""Rows fetched at a time when the whole log is read."""


OPENED = Prepared(
    select(clients.c.client, client_keys.c.wrapped, chain_heads.c.number, chain_heads.c.hash)
    .outerjoin(client_keys, client_keys.c.client == clients.c.client)
    .outerjoin(chain_heads, chain_heads.c.client == clients.c.client)
    .where(clients.c.ref == bindparam("ref"))
)
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


def position_column(dialect: Dialect) -> ColumnElement[int]:
    """A fact's place in the whole log; each database has its own name for it."""
    name = "rowid" if dialect.name == "sqlite" else "notification_id"
    return literal_column(f"stored_events.{name}", BigInteger)


def last_position(connection: Connection) -> int:
    """The place of the newest fact; 0 for an empty log."""
    number = position_column(connection.dialect)
    found: int | None = connection.scalar(select(func.max(number)).select_from(stored_events))
    return found or 0


def after(dialect: Dialect, position: Select[tuple[int]]) -> Select[Any]:
    """The next facts after a position, as ``Noted``.

    None is ever passed over: positions are handed out and committed in one order.
    """
    number = position_column(dialect)
    return (
        select(
            number,
            stored_events.c.originator_id,
            stored_events.c.originator_version,
            stored_events.c.topic,
        )
        .where(number > position.scalar_subquery())
        .order_by(number)
        .limit(bindparam("limit", type_=BigInteger))
    )


class VersionConflict(Exception):
    """Somebody else wrote first; read again and decide again."""


class Noted(NamedTuple):
    """That a fact stands in the log: its position there, and whose it is."""

    position: int
    stream: UUID
    number: int
    topic: str


class Opened(NamedTuple):
    """A client with what adding to the history takes: its key and the hash of its last fact."""

    client: Client
    key: AESGCM | None = None
    head: bytes | None = None


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
            self._factory = InfrastructureFactory.construct(_environment(self.database))
            self._recorder = self._factory.application_recorder()
        return self._recorder

    def close(self) -> None:
        """Let go of the library's connections."""
        if self._factory is not None:
            self._factory.close()

    def known_commands(self, connection: Connection, ids: Sequence[str]) -> dict[str, CommandDone]:
        """What these commands led to, those that were carried out before."""
        found: dict[str, CommandDone] = {}
        for chunk in chunks(ids):
            for row in connection.execute(select(commands).where(commands.c.command.in_(chunk))):
                found[row.command] = CommandDone(*row)
        return found

    def by_ref(self, connection: Connection, refs: Iterable[str]) -> dict[str, Client]:
        """The clients with these numbers; one who is not known yet has no facts."""
        return {ref: opened.client for ref, opened in self.opened(connection, refs).items()}

    def opened(self, connection: Connection, refs: Iterable[str]) -> dict[str, Opened]:
        """The clients with these numbers, ready to be added to by ``append``."""
        return {ref: self._opened(connection, ref) for ref in dict.fromkeys(refs)}

    def _opened(self, connection: Connection, ref: str) -> Opened:
        with together(connection):
            opened, history = OPENED.run(connection, ref=ref), HISTORY.run(connection, ref=ref)
        found, stored = opened.first(), history.rows()
        if found is None:
            return Opened(Client(uuid4(), ref))
        client, wrapped, number, head = found
        key = self.keyring.opened(client, wrapped) if wrapped else None
        # Somebody may have written between the two queries; then ``append`` asks for the head.
        known = head if number == len(stored) else None
        return Opened(Client(client, ref, self.mapper.facts(client, stored, key)), key, known)

    def clients(self, connection: Connection, refs: Mapping[UUID, str]) -> Iterator[Client]:
        """These clients with their whole histories."""
        for chunk in chunks(list(refs)):
            keys = self.keyring.of_many(connection, chunk)
            histories = dict(self._histories(connection, keys, chunk))
            for client in chunk:
                yield Client(client, refs[client], histories.get(client, ()))

    def everyone(self, connection: Connection) -> Iterator[Client]:
        """Every client with their whole history, in one pass over the log."""
        refs = {row.client: row.ref for row in connection.execute(select(clients))}
        keys = self.keyring.of_many(connection)
        for client, facts in self._histories(connection, keys):
            if client in refs:
                yield Client(client, refs[client], facts)

    def facts_of(self, connection: Connection, stream: UUID) -> list[Fact]:
        """The facts of one stream without a key of its own."""
        return next((facts for _, facts in self._histories(connection, {}, [stream])), [])

    def _histories(
        self,
        connection: Connection,
        keys: Mapping[UUID, AESGCM],
        only: Sequence[UUID] | None = None,
    ) -> Iterator[tuple[UUID, list[Fact]]]:
        query = select(
            STREAM_ID,
            stored_events.c.originator_version,
            stored_events.c.topic,
            stored_events.c.state,
        ).order_by(stored_events.c.originator_id, stored_events.c.originator_version)
        if only is not None:
            query = query.where(stored_events.c.originator_id.in_(only))
        with connection.execute(query.execution_options(yield_per=STREAM)) as rows:
            for stream, group in groupby(rows, key=itemgetter(0)):
                client = stream if isinstance(stream, UUID) else UUID(stream)
                facts = self.mapper.facts(client, (row[1:] for row in group), keys.get(client))
                yield client, facts

    def append(
        self,
        connection: Connection,
        changed: Iterable[Client | Municipality],
        done: Sequence[CommandDone],
        *,
        at: datetime,
        opened: Iterable[Opened] = (),
    ) -> None:
        """Write the facts these clients collected, in the transaction of ``connection``.

        ``opened`` saves reading again what was read in this transaction.

        Raises ``VersionConflict`` when somebody else wrote to one of them, or carried out one
        of these commands, in the meantime; nothing of the transaction may then be committed.
        """
        collected = [(client, list(client.collect_events())) for client in changed]
        new = [c for c, facts in collected if isinstance(c, Client) and facts and c.is_new(facts)]
        keys = {o.client.id: o.key for o in opened if o.key}
        heads = {o.client.id: o.head for o in opened if o.head}
        adding = [client.id for client, facts in collected if facts and facts[0].number > 1]
        keys.update(self._keys(connection, [c for c in adding if c not in keys]))
        heads.update(self._heads(connection, [c for c in adding if c not in heads]))
        try:
            # In one order, lest two batches wait for each other's newcomers.
            for entering in sorted(new, key=attrgetter("ref")):
                self._enter(connection, entering, at)
                keys[entering.id] = self.keyring.new(connection, entering.id)
            stored: list[StoredEvent] = []
            for client, facts in collected:
                for fact in facts:
                    event = self.mapper.stored(fact, keys.get(client.id), heads.get(client.id))
                    heads[client.id] = chain_hash(event)
                    stored.append(event)
            self.recorder.insert_events(
                stored,
                connection=connection,
                commands=done,
                heads=[ChainHead(c.id, c.version, heads[c.id]) for c, facts in collected if facts],
            )
        except IntegrityError as error:
            raise VersionConflict from error
        except Exception as error:
            # The drivers' own errors, of whichever database this is, share only their name.
            if type(error).__name__ in ("IntegrityError", "UniqueViolation"):
                raise VersionConflict from error
            raise

    def _keys(self, connection: Connection, ids: Sequence[UUID]) -> dict[UUID, AESGCM]:
        found: dict[UUID, AESGCM] = {}
        for chunk in chunks(ids):
            found.update(self.keyring.of_many(connection, chunk))
        return found

    def _heads(self, connection: Connection, ids: Sequence[UUID]) -> dict[UUID, bytes]:
        found: dict[UUID, bytes] = {}
        for chunk in chunks(ids):
            query = select(chain_heads).where(chain_heads.c.client.in_(chunk))
            found.update((row.client, row.hash) for row in connection.execute(query))
        return found

    def _enter(self, connection: Connection, client: Client, at: datetime) -> None:
        connection.execute(
            insert(clients).values(client=client.id, ref=client.ref, registered_at=at)
        )


def chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The items, so many at a time."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def _environment(database: Database) -> dict[str, str]:
    """The settings by which the library finds our recorder and this database."""
    url = database.url
    if database.is_sqlite:
        return {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "APPLICATION_RECORDER_TOPIC": "journeys.store.sqlite_recorder:JoinedSQLiteRecorder",
            "SQLITE_DBNAME": url.database or "",
            "CREATE_TABLE": "n",
        }
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "APPLICATION_RECORDER_TOPIC": "journeys.store.postgres_recorder:JoinedPostgresRecorder",
        "POSTGRES_DBNAME": url.database or "",
        "POSTGRES_HOST": url.host or str(url.query.get("host", "")),
        "POSTGRES_PORT": str(url.port or 5432),
        "POSTGRES_USER": url.username or "",
        "POSTGRES_PASSWORD": str(url.password or ""),
        "POSTGRES_SCHEMA": database.schema,
        "POSTGRES_POOL_SIZE": "1",
        "CREATE_TABLE": "n",
    }
