"""The library's PostgreSQL recorder, joined to the caller's transaction."""

from collections.abc import Sequence
from typing import Any

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder
from sqlalchemy import Connection

from journeys.store.prepared import driver, together

COMMAND = "INSERT INTO commands VALUES (%s,%s,%s,%s,%s)"
EVENT = (
    "INSERT INTO stored_events (originator_id, originator_version, topic, state) "
    "VALUES (%s,%s,%s,%s)"
)


class JoinedPostgresRecorder(PostgresApplicationRecorder):
    """Writes under the library's table lock, so that readers never pass over a gap."""

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """Insert within the transaction of ``connection``."""
        connection: Connection = kwargs.pop("connection")
        with together(connection), driver(connection).cursor() as cursor:
            self._insert_events(cursor, stored_events, **kwargs)
        return None

    def _insert_events(
        self, curs: Any, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> None:
        # Nobody listens, so the library's NOTIFY, which makes commits queue, is left out.
        self._lock_table(curs)
        for sql, rows in (
            (COMMAND, kwargs["commands"]),
            (
                EVENT,
                [(e.originator_id, e.originator_version, e.topic, e.state) for e in stored_events],
            ),
        ):
            if len(rows) == 1:
                curs.execute(sql, rows[0])
            else:
                curs.executemany(sql, rows)
