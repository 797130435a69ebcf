"""The Logboek Dataverwerkingen: what was done with whose data, one line per person concerned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from sqlalchemy import Connection, insert

from journeys.store.keys import Keyring
from journeys.store.tables import processing_log as lines

SPAN_BYTES = 8


@dataclass(frozen=True, slots=True)
class Processing:
    """One action with personal data, as W3C trace context names it."""

    trace: str
    parent: str | None
    operation: str
    activity: str
    status: str
    began_at: datetime
    ended_at: datetime


class ProcessingLog:
    """Lines about persons, who are found again and named only by whoever has the keys."""

    def __init__(self, keyring: Keyring) -> None:
        half = keyring.hash_of(b"persons in the processing log")
        self._cipher = AESSIV(half + keyring.hash_of(half))

    def write(self, connection: Connection, done: Processing, refs: Iterable[str]) -> None:
        """Write a line for each person concerned, in the transaction of ``connection``."""
        rows = [
            {
                "span": token_hex(SPAN_BYTES),
                "trace": done.trace,
                "parent": done.parent,
                "operation": done.operation,
                "activity": done.activity,
                "status": done.status,
                "began_at": done.began_at,
                "ended_at": done.ended_at,
                "person": self.sealed(ref),
            }
            for ref in refs
        ]
        if rows:
            connection.execute(insert(lines), rows)

    def person_of(self, sealed: bytes) -> str:
        """The client number that a line is about."""
        return self._cipher.decrypt(sealed, None).decode()

    def sealed(self, ref: str) -> bytes:
        """How a line names a client.

        The same each time, so that a person's lines are found without opening them all.
        """
        return self._cipher.encrypt(ref.encode(), None)
