"""What leaves the system: written with the decision, then delivered, however often the same."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from journeys.store.database import Database
from journeys.store.tables import outbox
from journeys.store.whole_file import write_whole


def put(connection: Connection, day: date, files: Mapping[str, bytes]) -> None:
    """Have these files delivered, by their path below the folder of lists."""
    for path, content in files.items():
        connection.execute(
            insert(outbox).values(
                message=path,
                day=day,
                path=path,
                content=content,
                content_hash=hashlib.sha256(content).hexdigest(),
            )
        )


def deliver(database: Database, folder: Path, at: datetime) -> list[Path]:
    """Write every file that waits into the folder; a file stands there whole or not at all.

    Two processes may deliver at once: the same content lands under the same name.
    """
    delivered = []
    with database.read() as connection:
        waiting = connection.execute(select(outbox).where(outbox.c.sent_at.is_(None))).all()
    for message in waiting:
        target = folder / message.path
        target.parent.mkdir(parents=True, exist_ok=True)
        # The content leaves the database once this is done: only what is on the disk stays.
        write_whole(target, [message.content])
        with database.write() as connection:
            connection.execute(
                update(outbox)
                .where(outbox.c.message == message.message)
                .values(sent_at=at, content=None)
            )
        delivered.append(target)
    return delivered
