"""Who clients are, and what their file said last: whether it can be read at all."""

import json
from collections.abc import Iterator
from types import NoneType

from sqlalchemy import Connection, Text, cast, select

from journeys.store import people
from journeys.store.keys import Keyring
from journeys.store.tables import clients


def unreadable_rows(connection: Connection, keyring: Keyring) -> Iterator[str]:
    """Each client whose row holds what nobody can read."""
    cells = cast(clients.c.file_cells, Text)
    for ref, found in connection.execute(select(clients.c.ref, cells).order_by(clients.c.ref)):
        if found is not None and not _is_cells(found):
            yield f"{ref}: clients.file_cells is niet te lezen"
    for ref in people.not_to_be_opened(connection, keyring):
        yield f"{ref}: clients.person is met de eigen sleutel niet te openen"


def _is_cells(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | NoneType)
    except ValueError:
        return False
