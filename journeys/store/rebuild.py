"""Making the read models anew beside the old ones, and swapping when they are whole."""

from collections.abc import Callable

from sqlalchemy import Connection, MetaData, Table, text

from journeys.projections.tables import SHADOW, client_states, metadata, obligations
from journeys.store.places import last_position
from journeys.store.projector import Projector, Rows, move, position_restored

CLIENTS_AT_A_TIME = 500

Progress = Callable[[int], None]


def rebuild(projector: Projector, progress: Progress = lambda _: None) -> int:
    """Fill shadow tables from the log while the others serve, then swap; returns the clients.

    ``progress`` is called with the number of clients done since the last call. A second rebuild
    at the same time waits until the first is done.
    """
    with projector.log.database.alone("rebuild"):
        return _rebuild(projector, progress)


def _rebuild(projector: Projector, progress: Progress) -> int:
    shadows = MetaData()
    states, due = client_states(SHADOW, shadows), obligations(SHADOW, shadows)
    database = projector.log.database
    with database.write(durable=False) as connection:
        shadows.drop_all(connection)
        shadows.create_all(connection)
    with database.read() as connection:
        reached = last_position(connection)
    count = _fill(projector, states, due, progress)
    with database.write() as connection:
        # The position first, as whoever catches up does; the other way round they could deadlock.
        position = position_restored(connection)
        for shadow in (states, due):
            _swap(connection, shadow)
        move(connection, position, reached, projector.policy)
        # Nobody sees the new tables without the facts that came in while they were filled.
        while projector.batch(connection):
            pass
    return count


def _fill(projector: Projector, states: Table, due: Table, progress: Progress) -> int:
    count = 0
    with projector.log.database.read() as reading:
        rows = Rows(projector.policy_set)
        for client in projector.log.everyone(reading):
            rows.add(client)
            count += 1
            if len(rows) == CLIENTS_AT_A_TIME:
                rows = _flush(projector, rows, states, due, progress)
        _flush(projector, rows, states, due, progress)
    return count


def _flush(projector: Projector, rows: Rows, states: Table, due: Table, progress: Progress) -> Rows:
    with projector.log.database.write(durable=False) as connection:
        rows.fill(connection, states, due)
    progress(len(rows))
    return Rows(projector.policy_set)


def _swap(connection: Connection, shadow: Table) -> None:
    live = shadow.name.removesuffix(SHADOW)
    connection.execute(text(f"DROP TABLE {live}"))
    connection.execute(text(f"ALTER TABLE {shadow.name} RENAME TO {live}"))
    for index in metadata.tables[live].indexes:  # made once, when the table is full
        index.create(connection)
