"""The library's SQLite recorder, joined to the caller's transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor
from sqlalchemy import Connection

from journeys.store.prepared import driver
from journeys.store.written import CommandDone


class JoinedSQLiteRecorder(SQLiteApplicationRecorder):
    """Writes through the one writing connection of the process."""

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """Insert within the transaction of ``connection``."""
        connection: Connection = kwargs.pop("connection")
        cursor = SQLiteCursor(driver(connection).cursor())
        return self._insert_events(cursor, stored_events, **kwargs)

    def _insert_events(
        self, c: SQLiteCursor, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        done: Iterable[CommandDone] = kwargs["commands"]
        c.executemany(
            "INSERT INTO commands VALUES (?,?,?,?,?)",
            [(d.command, d.client.hex, *d[2:]) for d in done],
        )
        return super()._insert_events(c, stored_events)
