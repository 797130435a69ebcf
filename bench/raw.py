"""What the database does at best: the driver alone, on a table laid out as the log is."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg

from bench.timing import timed
from journeys.store.database import Database

Row = tuple[str, bytes]
"""What an event consists of beside its place: its type and its content."""


class Raw:
    """A copy of the log in a table of its own, reached through the driver alone."""

    insert: str
    select: str
    connection: Any

    def events(self, limit: int) -> list[Row]:
        """Some of the events, to be written once more."""
        rows = self.connection.execute(f"{self.select} LIMIT {limit}").fetchall()
        return [(row[2], bytes(row[3])) for row in rows]

    def inserts_per_second(self, events: list[Row], times: int) -> float:
        """Durable inserts, each a transaction of its own."""
        given = cycle(events)
        with timed() as watch:
            for _ in range(times):
                topic, state = next(given)
                self.connection.execute(self.insert, (self.stream(), 31, topic, state))
        return times / watch.seconds

    def batches(self, size: int) -> Iterator[list[Any]]:
        """The whole log in its own order, so many rows at a time; nothing is kept."""
        with closing(self.cursor()) as cursor:
            cursor.execute(self.select)
            while batch := cursor.fetchmany(size):
                yield batch

    def cursor(self) -> Any:
        """A cursor that does not fetch more than it is asked for."""
        return self.connection.cursor()

    def stream(self) -> str | UUID:
        """The id of a client, as this database keeps it."""
        return uuid4()

    def drop(self) -> None:
        """Leave nothing behind."""
        raise NotImplementedError


class _Sqlite(Raw):
    insert = "INSERT INTO stored_events VALUES (?,?,?,?)"
    select = "SELECT originator_id, originator_version, topic, state FROM stored_events"

    def __init__(self, database: Database) -> None:
        # In a file of its own: one file takes one writer.
        log = database.url.database or ""
        self.file = f"{log}.raw"
        self.connection = sqlite3.connect(self.file, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=FULL")
        self.connection.execute("ATTACH ? AS copied", (log,))
        (layout,) = self.connection.execute(
            "SELECT sql FROM copied.sqlite_master WHERE name = 'stored_events'"
        ).fetchone()
        self.connection.execute(layout)
        self.connection.execute("INSERT INTO main.stored_events SELECT * FROM copied.stored_events")
        self.connection.execute("DETACH copied")

    def stream(self) -> str:
        return uuid4().hex

    def drop(self) -> None:
        self.connection.close()
        Path(self.file).unlink()


class _Postgres(Raw):
    insert = (
        "INSERT INTO raw_events (originator_id, originator_version, topic, state) "
        "VALUES (%s,%s,%s,%s)"
    )
    select = "SELECT originator_id, originator_version, topic, state FROM raw_events"

    def __init__(self, database: Database) -> None:
        url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self.connection = psycopg.connect(
            url, autocommit=True, options=f"-csearch_path={database.schema}"
        )
        self.connection.execute("CREATE TABLE raw_events (LIKE stored_events INCLUDING ALL)")
        self.connection.execute("INSERT INTO raw_events SELECT * FROM stored_events")

    def cursor(self) -> Any:
        return psycopg.ServerCursor(self.connection, "log", withhold=True)

    def drop(self) -> None:
        self.connection.execute("DROP TABLE raw_events")
        self.connection.close()


@contextmanager
def raw(database: Database) -> Iterator[Raw]:
    """The log of a database, copied."""
    copy = _Sqlite(database) if database.is_sqlite else _Postgres(database)
    try:
        yield copy
    finally:
        copy.drop()
