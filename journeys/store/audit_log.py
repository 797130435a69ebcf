"""The audit log: who did what with which result, in a chain that shows when it was changed."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, text

from journeys.store.keys import Keyring
from journeys.store.tables import audit_log as lines


@dataclass(frozen=True, slots=True)
class Audited:
    """One action: by whom (nobody when they are not signed in), on what, from where."""

    at: datetime
    trace: str
    actor: str | None
    action: str
    object: str
    result: str
    origin: str


class AuditLog:
    """Lines numbered without gaps, each sealed over the one before by the municipality's secret."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def write(self, connection: Connection, done: Audited) -> None:
        """Add a line, in the transaction of ``connection``."""
        if connection.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE audit_log IN EXCLUSIVE MODE"))
        query = select(lines.c.number, lines.c.hash).order_by(lines.c.number.desc()).limit(1)
        last = connection.execute(query).first()
        number, before = (last.number + 1, bytes(last.hash)) if last else (1, b"")
        row = asdict(done)
        connection.execute(
            insert(lines).values(number=number, **row, hash=self._hash(number, row, before))
        )

    def differences(self, connection: Connection) -> Iterator[str]:
        """Each line that was changed, and each place where lines are gone."""
        before, expected = b"", 1
        for row in connection.execute(select(lines).order_by(lines.c.number)).mappings():
            values = {name: row[name] for name in Audited.__dataclass_fields__}
            if row["number"] != expected:
                yield f"audit_log mist regel {expected} tot en met {row['number'] - 1}"
            elif bytes(row["hash"]) != self._hash(row["number"], values, before):
                yield f"audit_log: regel {row['number']} is gewijzigd"
            before, expected = bytes(row["hash"]), row["number"] + 1

    def _hash(self, number: int, row: dict[str, Any], before: bytes) -> bytes:
        at = _utc(row["at"]).isoformat()
        said = json.dumps([number, {**row, "at": at}], sort_keys=True, ensure_ascii=False)
        return self._keyring.hash_of(before + said.encode())


def of_traces(connection: Connection, traces: set[str]) -> dict[str, Audited]:
    """The lines of these traces, by trace."""
    query = select(lines).where(lines.c.trace.in_(traces))
    found = connection.execute(query).mappings()
    return {
        row["trace"]: Audited(**{name: row[name] for name in Audited.__dataclass_fields__})
        for row in found
    }


def _utc(at: datetime) -> datetime:
    """SQLite gives an instant back without its offset."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
