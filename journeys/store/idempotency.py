"""Which wish a key of somebody stood for: the same key again must stand for the same wish."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError

from journeys.store.tables import idempotency_keys as keys

KEPT = timedelta(days=30)


def stands_for(connection: Connection, user: str, key: str, content: bytes, at: datetime) -> bool:
    """Whether a key stands for this content, from now on if it was free.

    Raises ``IntegrityError`` when somebody takes it at the same moment: ask again.
    """
    connection.execute(delete(keys).where(keys.c.used_at < at - KEPT))
    query = select(keys.c.content).where(keys.c.user == user, keys.c.key == key)
    found: bytes | None = connection.scalar(query)
    if found is None:
        connection.execute(insert(keys).values(user=user, key=key, content=content, used_at=at))
        return True
    return bytes(found) == content


Taken = IntegrityError
"""What tells that a key was taken at the same moment."""
