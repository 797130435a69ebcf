"""A fact's place in the whole log: how each database names it, and what comes after one."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Dialect,
    Insert,
    Select,
    bindparam,
    column,
    func,
    insert,
    literal_column,
    select,
    table,
    text,
)

from journeys.store.tables import stored_events


def position_column(dialect: Dialect) -> ColumnElement[int]:
    """A fact's place in the whole log; each database has its own name for it."""
    return literal_column(f"stored_events.{_name(dialect)}", BigInteger)


def _name(dialect: Dialect) -> str:
    return "rowid" if dialect.name == "sqlite" else "notification_id"


def last_position(connection: Connection) -> int:
    """The place of the newest fact; 0 for an empty log."""
    number = position_column(connection.dialect)
    found: int | None = connection.scalar(select(func.max(number)).select_from(stored_events))
    return found or 0


def after(dialect: Dialect, position: Select[tuple[int]]) -> Select[Any]:
    """The next facts after a position, as ``Noted``.

    None is ever passed over: positions are handed out and committed in one order.
    """
    number = position_column(dialect)
    return (
        select(
            number,
            stored_events.c.originator_id,
            stored_events.c.originator_version,
            stored_events.c.topic,
        )
        .where(number > position.scalar_subquery())
        .order_by(number)
        .limit(bindparam("limit", type_=BigInteger))
    )


def insert_at(dialect: Dialect) -> Insert:
    """An insert of a fact that had its place in the log before: ``position`` and its columns."""
    place = column(_name(dialect), BigInteger)
    columns = [column(c.name, c.type) for c in stored_events.columns]
    values = {c: bindparam(c.name, type_=c.type) for c in columns}
    return insert(table(stored_events.name, place, *columns)).values(
        {place: bindparam("position", type_=BigInteger), **values}
    )


def go_on_from(connection: Connection, position: int) -> None:
    """Give the next fact the place after this one; SQLite does so by itself."""
    if connection.dialect.name == "postgresql" and position:
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence('stored_events', :name), :position)"),
            {"name": _name(connection.dialect), "position": position},
        )
