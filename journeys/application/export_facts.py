"""Every fact out, as the vocabulary says it, to come in again elsewhere."""

from collections.abc import Iterator
from typing import Any

import orjson
from sqlalchemy import Connection, Select, and_, select

from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.events import Fact
from journeys.events.loading import plain_fields
from journeys.store.places import position_column
from journeys.store.tables import clients, stored_events
from journeys.store.unreadable import Unreadable


def export_facts(
    journeys: Journeys, passed_over: list[Unreadable] | None = None
) -> Iterator[bytes]:
    """One line a fact: clients in order of registration, each one's facts by number.

    Whose history cannot be read goes to ``passed_over``; without it ``Unreadable`` is raised.
    """
    with journeys.database.picture() as connection:
        refs = {row.client: row.ref for row in connection.execute(in_order(connection))}
        for client in journeys.log.clients(connection, refs, passed_over=passed_over):
            for fact in client.facts:
                yield orjson.dumps(exported(client, fact))


def in_order(connection: Connection) -> Select[Any]:
    """The clients as their first facts stand in the log."""
    first = and_(
        stored_events.c.originator_id == clients.c.client, stored_events.c.originator_version == 1
    )
    return (
        select(clients.c.client, clients.c.ref)
        .join(stored_events, first)
        .order_by(position_column(connection.dialect))
    )


def exported(client: Client, fact: Fact) -> dict[str, Any]:
    """One fact of a client as it goes out."""
    return {"client": client.ref, **as_told(fact)}


def as_told(fact: Fact) -> dict[str, Any]:
    """A fact in the words of the vocabulary, whoever it is about."""
    line: dict[str, Any] = {
        "type": fact.topic(),
        "happened_on": fact.happened_on.isoformat(),
        "recorded_by": fact.recorded_by,
        **plain_fields(fact),
        "number": fact.number,
        "recorded_at": fact.recorded_at.isoformat(),
    }
    return line if fact.sender_id is None else {**line, "id": fact.sender_id}
