"""The library's SQLite recorder, joined to the caller's transaction."""

from collections.abc import Sequence
from typing import Any, cast

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor
from sqlalchemy import Connection

from journeys.store.prepared import driver
from journeys.store.written import ChainHead, CommandDone


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
        for done in cast(Sequence[CommandDone], kwargs["commands"]):
            c.execute(
                "INSERT INTO commands VALUES (?,?,?,?)",
                (done.command, done.client.hex, done.first, done.last),
            )
        for head in cast(Sequence[ChainHead], kwargs["heads"]):
            c.execute(
                "INSERT INTO chain_heads VALUES (?,?,?) ON CONFLICT (client) "
                "DO UPDATE SET number = excluded.number, hash = excluded.hash",
                (head.client.hex, head.number, head.hash),
            )
        return super()._insert_events(c, stored_events)
