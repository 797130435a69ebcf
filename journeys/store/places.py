"""A fact's place in the whole log: how each database names it, and what comes after one."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Dialect,
    Select,
    bindparam,
    func,
    literal_column,
    select,
)

from journeys.store.tables import stored_events


def position_column(dialect: Dialect) -> ColumnElement[int]:
    """A fact's place in the whole log; each database has its own name for it."""
    name = "rowid" if dialect.name == "sqlite" else "notification_id"
    return literal_column(f"stored_events.{name}", BigInteger)


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
