"""A client as a person, with what is left of one whose file was destroyed."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from journeys.application.export_facts import in_order
from journeys.application.moving.plain_rows import as_json
from journeys.language.refusal import Refusal
from journeys.store import people
from journeys.store.keys import KEPT, Keyring
from journeys.store.people import Person
from journeys.store.tables import client_keys, clients
from journeys.store.unreadable import LostKey

Line = dict[str, Any]


class Entered(NamedTuple):
    """A client as they come in."""

    id: UUID
    ref: str
    registered_at: datetime
    person: Person | None
    destroyed_at: datetime | None
    kept: Mapping[str, Any] | None


def told(connection: Connection, keyring: Keyring) -> Iterator[Line]:
    """Each client in order of registration.

    Raises ``LostKey`` or ``Refusal`` for the first of whom not everything can be read.
    """
    if closed := people.not_to_be_opened(connection, keyring):
        raise Refusal(
            "PERSON_NOT_READABLE",
            "Niets uitgevoerd",
            f"De persoonsgegevens van {', '.join(closed)} zijn niet te lezen.",
            "Draai journeys verify.",
        )
    known = people.people(connection, keyring)
    keys = {row.client: row for row in connection.execute(_KEYS)}
    registered = {row.client: row.registered_at for row in connection.execute(select(clients))}
    for row in connection.execute(in_order(connection)):
        key = keys.get(row.client)
        if key is None or not (key.has_key or key.destroyed_at):
            raise LostKey(row.client, row.ref)
        person = known.get(row.ref)
        line: Line = {
            "client": row.ref,
            "uuid": str(row.client),
            "registered_at": as_json(registered[row.client]),
        }
        if person:
            line["person"] = asdict(person)
        if key.destroyed_at:
            line["destroyed"] = {"at": as_json(key.destroyed_at), "kept": key.kept}
        yield line


def entered(line: Line) -> Entered:
    """The client who was told of."""
    person, destroyed = line.get("person"), line.get("destroyed")
    return Entered(
        UUID(line["uuid"]),
        line["client"],
        datetime.fromisoformat(line["registered_at"]).astimezone(UTC),
        Person(**person) if person else None,
        datetime.fromisoformat(destroyed["at"]) if destroyed else None,
        destroyed["kept"] if destroyed else None,
    )


_KEYS = select(
    client_keys.c.client,
    client_keys.c.wrapped.is_not(None).label("has_key"),
    client_keys.c.destroyed_at,
    KEPT,
)
