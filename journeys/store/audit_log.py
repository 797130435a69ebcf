"""The audit log: who did what with which result, in a chain that shows when it was changed."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, and_, exists, func, insert, select, text

from journeys.store.keys import Keyring
from journeys.store.tables import audit_log as lines
from journeys.store.tables import processing_log as done


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


SEAL = 16
"""Signs of a seal that people compare."""


@dataclass(frozen=True, slots=True)
class Last:
    """The end of the log: how many lines it has, and by what the last is known."""

    number: int
    at: datetime
    seal: str


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

    def take_over(self, connection: Connection, before: Iterable[tuple[int, Audited]]) -> None:
        """Write the numbered lines of a log that was kept elsewhere, sealed as this one's own."""
        last = b""
        for number, audited in before:
            row = asdict(audited)
            last = self._hash(number, row, last)
            connection.execute(insert(lines).values(number=number, **row, hash=last))

    def differences(self, connection: Connection) -> Iterator[str]:
        """Each line that was changed, and each place where lines are gone, at the end too."""
        before, expected = b"", 1
        for row in connection.execute(select(lines).order_by(lines.c.number)).mappings():
            values = {name: row[name] for name in Audited.__dataclass_fields__}
            if row["number"] != expected:
                yield f"audit_log mist regel {expected} tot en met {row['number'] - 1}"
            elif bytes(row["hash"]) != self._hash(row["number"], values, before):
                yield f"audit_log: regel {row['number']} is gewijzigd"
            before, expected = bytes(row["hash"]), row["number"] + 1
        yield from _cut_off(connection)

    def last(self, connection: Connection) -> Last | None:
        """The last line, to be compared another day: what was cut off behind it shows nowhere."""
        query = select(lines.c.number, lines.c.at, lines.c.hash).order_by(lines.c.number.desc())
        row = connection.execute(query.limit(1)).first()
        return Last(row.number, _utc(row.at), bytes(row.hash).hex()[:SEAL]) if row else None

    def _hash(self, number: int, row: dict[str, Any], before: bytes) -> bytes:
        at = _utc(row["at"]).isoformat()
        said = json.dumps([number, {**row, "at": at}], sort_keys=True, ensure_ascii=False)
        return self._keyring.hash_of(before + said.encode())


def _cut_off(connection: Connection) -> Iterator[str]:
    """Whether lines are gone that the other log tells of: both are written at once."""
    its_line = and_(
        lines.c.trace == done.c.trace,
        lines.c.at == done.c.ended_at,
        lines.c.action == done.c.operation,
    )
    query = select(func.count(done.c.trace.distinct())).where(~exists().where(its_line))
    if missing := connection.scalar(query):
        yield f"audit_log: van {missing} verwerkingen in processing_log ontbreekt de regel"


def _utc(at: datetime) -> datetime:
    """SQLite gives an instant back without its offset."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
