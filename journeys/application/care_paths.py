"""Which clients are on the care path: those whose path runs, or of whose path something is due."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.application.due import keep_up
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS
from journeys.store.tables import clients


class OnCarePath(NamedTuple):
    """Somebody on the care path, and the first day on which something of it is due."""

    client: UUID
    ref: str
    due_on: date | None


def on_care_path(journeys: Journeys, rules: Collection[str]) -> list[OnCarePath]:
    """Everybody on it, the first day first; ``rules`` are those of the care path.

    The read models name them, so that nobody's history is read.
    """
    keep_up(journeys)
    states, due = CLIENT_STATES.c, OBLIGATIONS.c
    first = (
        select(due.client, func.min(due.due_on).label("due_on"))
        .where(due.rule.in_(rules))
        .group_by(due.client)
        .subquery()
    )
    found = (
        select(clients.c.client, clients.c.ref, first.c.due_on)
        .join(CLIENT_STATES, states.client == clients.c.client)
        .outerjoin(first, first.c.client == clients.c.client)
        .where(states.path_since.is_not(None) | first.c.client.is_not(None))
        .order_by(first.c.due_on.is_(None), first.c.due_on, clients.c.ref)
    )
    with journeys.database.picture(CLIENT_STATES.name, OBLIGATIONS.name) as connection:
        return [OnCarePath(*row) for row in connection.execute(found)]


def histories(
    journeys: Journeys, some: Iterable[OnCarePath], *, texts: bool = True
) -> dict[str, Client]:
    """These clients by their number; with what was reported of them, unless no ``texts``."""
    refs = {one.client: one.ref for one in some}
    with journeys.database.read() as connection:
        return {one.ref: one for one in journeys.log.clients(connection, refs, texts=texts)}
