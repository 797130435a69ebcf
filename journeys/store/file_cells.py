"""What the clients' file said last of each client, cell by cell, as keyed hashes."""

import json
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from sqlalchemy import Connection, Text, cast, select, update

from journeys.store.tables import clients

Cells = Mapping[str, str]

# As text: read as JSON, one broken value would keep the others from being read.
_STORED = cast(clients.c.file_cells, Text)


def last_said(connection: Connection, of: Iterable[UUID]) -> dict[UUID, Cells | None]:
    """The cells of these clients: none where no file said any, None where they cannot be read."""
    query = select(clients.c.client, _STORED).where(clients.c.client.in_(list(of)))
    return {client: _read(stored) for client, stored in connection.execute(query)}


def not_to_be_read(connection: Connection) -> Iterator[str]:
    """The numbers of the clients whose cells cannot be read."""
    for ref, stored in connection.execute(select(clients.c.ref, _STORED).order_by(clients.c.ref)):
        if _read(stored) is None:
            yield ref


def keep(connection: Connection, client: UUID, cells: Cells) -> None:
    """Keep what the file says now."""
    of_client = update(clients).where(clients.c.client == client)
    connection.execute(of_client.values(file_cells=dict(cells)))


def _read(stored: str | None) -> Cells | None:
    try:
        found = json.loads("{}" if stored is None else stored)
    except ValueError:
        return None
    return {} if found is None else found if isinstance(found, dict) else None
