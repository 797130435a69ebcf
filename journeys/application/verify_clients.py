"""Who clients are, and what their file said last: whether it can be read at all."""

from collections.abc import Iterator

from sqlalchemy import Connection

from journeys.store import file_cells, people
from journeys.store.keys import Keyring


def unreadable_rows(connection: Connection, keyring: Keyring) -> Iterator[str]:
    """Each client whose row holds what nobody can read."""
    for ref in file_cells.not_to_be_read(connection):
        yield f"{ref}: clients.file_cells is niet te lezen"
    for ref in people.not_to_be_opened(connection, keyring):
        yield f"{ref}: clients.person is met de eigen sleutel niet te openen"
