"""What is there on request: wrapped keys, and the log exactly as it is stored."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Text, and_, cast, select

from journeys.store.log import STREAM
from journeys.store.places import position_column
from journeys.store.tables import client_keys, clients, commands, stored_events

Line = dict[str, Any]


def keys_told(connection: Connection) -> Iterator[Line]:
    """Each key that there is, wrapped; the municipality's own secret is one of them."""
    query = (
        select(client_keys.c.client, client_keys.c.wrapped, cast(clients.c.file_cells, Text))
        .outerjoin(clients, clients.c.client == client_keys.c.client)
        .where(client_keys.c.wrapped.is_not(None))
        .order_by(client_keys.c.client)
    )
    for client, wrapped, cells in connection.execute(query):
        line = {"uuid": str(client), "wrapped": b64encode(wrapped).decode()}
        said = json.loads(cells) if cells else None
        yield {**line, "file_cells": said} if said else line


def wrapped_of(line: Line) -> tuple[UUID, bytes, Any]:
    """Whose key it is, the key as it is wrapped, and what the clients' file said last."""
    return UUID(line["uuid"]), b64decode(line["wrapped"]), line.get("file_cells")


def log_told(connection: Connection) -> Iterator[Line]:
    """Each fact as it is stored, by history; ``hash`` is what its command kept of it."""
    its_command = and_(
        commands.c.client == stored_events.c.originator_id,
        commands.c.last_number == stored_events.c.originator_version,
    )
    query = (
        select(position_column(connection.dialect), stored_events, commands.c.hash)
        .outerjoin(commands, its_command)
        .order_by(stored_events.c.originator_id, stored_events.c.originator_version)
    )
    for row in connection.execute(query.execution_options(yield_per=STREAM)):
        position, stream, number, topic, state, hashed = row
        yield {
            "position": position,
            "uuid": str(stream),
            "number": number,
            "type": topic,
            "state": bytes(state).decode(),
            "hash": bytes(hashed).hex() if hashed else None,
        }
