"""What is there to be read only: everybody and what is due of them, as tables."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from journeys.application.moving.contents import OVERVIEW, TERMS, VOCABULARY
from journeys.application.moving.outgoing_folder import OutgoingFolder
from journeys.events import REGISTRY
from journeys.lists.everything_csv import clients_csv, terms_csv, vocabulary_csv
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS
from journeys.store import people
from journeys.store.keys import Keyring
from journeys.store.log import chunks

Row = Mapping[str, Any]


def write(
    folder: OutgoingFolder, connection: Connection, keyring: Keyring, refs: Mapping[UUID, str]
) -> None:
    """Write the tables that a spreadsheet opens."""
    known = people.people(connection, keyring)
    persons = {ref: asdict(person) for ref, person in known.items()}
    states = _states(connection, refs)
    folder.write(OVERVIEW, clients_csv((ref, persons.get(ref, {}), row) for ref, row in states))
    folder.write(TERMS, terms_csv(_terms(connection, refs)))
    folder.write(VOCABULARY, vocabulary_csv({n: kind.fields for n, kind in REGISTRY.items()}))


def _states(connection: Connection, refs: Mapping[UUID, str]) -> Iterator[tuple[str, Row]]:
    for some in chunks(list(refs)):
        query = select(CLIENT_STATES).where(CLIENT_STATES.c.client.in_(some))
        found = {row.client: dict(row._mapping) for row in connection.execute(query)}
        yield from ((refs[client], found[client]) for client in some)


def _terms(connection: Connection, refs: Mapping[UUID, str]) -> Iterator[tuple[str, Row]]:
    for some in chunks(list(refs)):
        query = select(OBLIGATIONS).where(OBLIGATIONS.c.client.in_(some))
        order = {client: place for place, client in enumerate(some)}
        rows = sorted(
            connection.execute(query).mappings(),
            key=lambda row: (order[row["client"]], row["due_on"], row["rule"], row["key"]),
        )
        for client, group in groupby(rows, key=lambda row: row["client"]):
            yield from ((refs[client], dict(row)) for row in group)
