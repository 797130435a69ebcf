"""Rows of tables that say what they say without any key, as JSON and back."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Date, DateTime, LargeBinary, Table, insert, select

from journeys.application.moving.contents import DAYS, LISTS, USERS, WISHES
from journeys.store.tables import claimed_days, mail_wishes, outbox, users

TABLES = {USERS: users, WISHES: mail_wishes, DAYS: claimed_days, LISTS: outbox}
AT_A_TIME = 2_000


def told(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """Each row of a table, in an order that every database agrees on."""
    key = [column.name for column in table.primary_key]
    rows = connection.execute(select(table)).mappings()
    for row in sorted(rows, key=lambda row: [row[name] for name in key]):
        yield line_of(row)


def line_of(row: Mapping[Any, Any], *, without: str = "") -> dict[str, Any]:
    """A row as JSON knows it; ``without`` is the cell that only means something under a key."""
    return {str(name): as_json(value) for name, value in row.items() if name != without}


def take_in(connection: Connection, table: Table, lines: Iterable[dict[str, Any]]) -> None:
    """Write the rows that were told."""
    write = Batches(lambda rows: connection.execute(insert(table), rows))
    for line in lines:
        write.add(row_of(table, line))
    write.rest()


def row_of(table: Table, line: Mapping[str, Any]) -> dict[str, Any]:
    """The row that was told."""
    return {c.name: _of_column(c.type, line[c.name]) for c in table.columns}


class Batches:
    """Rows written so many at a time."""

    def __init__(self, write: Callable[[list[dict[str, Any]]], object]) -> None:
        self._write = write
        self._rows: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any]) -> None:
        """Write one more row, now or together with the next."""
        self._rows.append(row)
        if len(self._rows) == AT_A_TIME:
            self.rest()

    def rest(self) -> None:
        """Write what still waits."""
        if self._rows:
            self._write(self._rows)
        self._rows = []


def as_json(value: Any) -> Any:
    """A cell as JSON knows it; what has no zone is in UTC."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return b64encode(value).decode() if isinstance(value, bytes | memoryview) else value


def _of_column(kind: object, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return b64decode(value) if isinstance(kind, LargeBinary) else value
