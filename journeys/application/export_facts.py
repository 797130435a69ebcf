"""Every fact out, as the vocabulary says it, to come in again elsewhere."""

from collections.abc import Iterator
from typing import Any

import orjson
from sqlalchemy import select

from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.events import Fact
from journeys.events.loading import plain_fields
from journeys.store.tables import clients


def export_facts(journeys: Journeys) -> Iterator[bytes]:
    """One line a fact: clients in order of registration, each one's facts by number."""
    with journeys.database.read() as connection:
        query = select(clients.c.client, clients.c.ref).order_by(
            clients.c.registered_at, clients.c.ref
        )
        refs = {row.client: row.ref for row in connection.execute(query)}
        for client in journeys.log.clients(connection, refs):
            for fact in client.facts:
                yield orjson.dumps(exported(client, fact))


def exported(client: Client, fact: Fact) -> dict[str, Any]:
    """One fact as it goes out."""
    line: dict[str, Any] = {
        "client": client.ref,
        "type": fact.topic(),
        "happened_on": fact.happened_on.isoformat(),
        "recorded_by": fact.recorded_by,
        **plain_fields(fact),
        "number": fact.number,
        "recorded_at": fact.recorded_at.isoformat(),
    }
    return line if fact.sender_id is None else {**line, "id": fact.sender_id}
