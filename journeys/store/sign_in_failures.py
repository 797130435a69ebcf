"""Failed attempts to sign in, counted together by every process that serves the municipality."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from secrets import token_hex

from sqlalchemy import Connection, delete, insert, select

from journeys.store.keys import Keyring
from journeys.store.tables import sign_in_failures as failures

WITHIN = timedelta(minutes=15)
FAILURE_BYTES = 8


class SignInFailures:
    """Who failed how often lately; whoever it was stands there as a keyed hash."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def note(self, connection: Connection, whose: Iterable[str], at: datetime) -> None:
        """Note a failure of each of these."""
        connection.execute(delete(failures).where(failures.c.at <= at - WITHIN))
        rows = [
            {"failure": token_hex(FAILURE_BYTES), "whose": self._hash(one), "at": at}
            for one in whose
        ]
        connection.execute(insert(failures), rows)

    def free_at(
        self, connection: Connection, most: Mapping[str, int], at: datetime
    ) -> datetime | None:
        """When all of these may try again, each after so many failures; nothing if they may."""
        found = (self._free_at(connection, whose, allowed, at) for whose, allowed in most.items())
        return max(filter(None, found), default=None)

    def _free_at(
        self, connection: Connection, whose: str, allowed: int, at: datetime
    ) -> datetime | None:
        query = (
            select(failures.c.at)
            .where(failures.c.whose == self._hash(whose), failures.c.at > at - WITHIN)
            .order_by(failures.c.at.desc())
            .offset(allowed - 1)
            .limit(1)
        )
        last: datetime | None = connection.scalar(query)
        return last.replace(tzinfo=last.tzinfo or UTC) + WITHIN if last else None

    def _hash(self, whose: str) -> bytes:
        return self._keyring.hash_of(b"sign in " + whose.encode())
