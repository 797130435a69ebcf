"""Which clients are on the care path: those whose path runs, or of whose path something is due."""

from collections.abc import Collection

from sqlalchemy import select

from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.application.due import keep_up
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS
from journeys.store.tables import clients


def on_care_path(journeys: Journeys, rules: Collection[str]) -> list[Client]:
    """Those clients, with what was reported of them; ``rules`` are those of the care path.

    The read models name them, so that nobody else's history is read.
    """
    keep_up(journeys)
    with journeys.database.picture(CLIENT_STATES.name, OBLIGATIONS.name) as connection:
        running = select(CLIENT_STATES.c.client).where(CLIENT_STATES.c.path_since.is_not(None))
        due = select(OBLIGATIONS.c.client).where(OBLIGATIONS.c.rule.in_(rules))
        named = select(clients.c.client, clients.c.ref).where(
            clients.c.client.in_(running.union(due))
        )
        refs = {row.client: row.ref for row in connection.execute(named)}
        return list(journeys.log.clients(connection, refs))
