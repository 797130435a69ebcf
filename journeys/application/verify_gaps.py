"""Positions in the log without a fact, also of a log that began elsewhere."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from journeys.store.log import STREAM
from journeys.store.places import position_column
from journeys.store.tables import moved_in, stored_events


def gaps(connection: Connection) -> Iterator[str]:
    """Facts that are gone with everything that tells of them.

    PostgreSQL leaves a position without a fact for a transaction rolled back too; so of what
    came from elsewhere, with the positions it had there, only the number of facts can tell.
    """
    column = position_column(connection.dialect)
    log = select(column).select_from(stored_events)
    came = connection.execute(select(moved_in)).first()
    before = came.position if came else 0
    if came:
        query = select(func.count()).select_from(stored_events).where(column <= before)
        if (found := connection.scalar(query)) != came.facts:
            yield f"log: {came.facts} feiten kwamen van elders, er staan er {found}"
    if connection.dialect.name != "sqlite":
        return
    for position in connection.scalars(
        log.where(column > before).order_by(column), execution_options={"yield_per": STREAM}
    ):
        if position == before + 2:
            yield f"log: positie {before + 1} ontbreekt"
        elif position > before + 2:
            yield f"log: posities {before + 1} tot en met {position - 1} ontbreken"
        before = position
