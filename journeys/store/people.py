"""Who clients are: the one place that knows names, encrypted and erasable."""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, select, update

from journeys.store.keys import NONCE_BYTES, Keyring
from journeys.store.tables import clients

PLACE = b"person"


@dataclass(frozen=True, slots=True)
class Person:
    """A client as a person; birth date as ISO text, BSN with its leading zero."""

    name: str = ""
    birth_date: str = ""
    bsn: str = ""
    phone: str = ""
    email: str = ""


def sealed(person: Person, client: UUID, key: AESGCM) -> bytes:
    """A person as the table holds them: under the client's own key, so both go together."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + key.encrypt(nonce, orjson.dumps(asdict(person)), PLACE + client.bytes)


def save(connection: Connection, keyring: Keyring, client: UUID, person: Person) -> None:
    """Write who a client is; the BSN also as a keyed hash, by which it is found again."""
    key = keyring.of(connection, client)
    if not isinstance(key, AESGCM):
        return
    connection.execute(
        update(clients)
        .where(clients.c.client == client)
        .values(person=sealed(person, client, key), bsn_hash=bsn_hash(keyring, person))
    )


def bsn_hash(keyring: Keyring, person: Person) -> bytes | None:
    """By what a person's BSN is found again, if there is one."""
    return keyring.hash_of(person.bsn.encode()) if person.bsn else None


def ref_with_bsn(connection: Connection, keyring: Keyring, bsn: str) -> str | None:
    """The number of the client with this BSN, if there is one."""
    found: str | None = connection.scalar(
        select(clients.c.ref).where(clients.c.bsn_hash == keyring.hash_of(bsn.encode()))
    )
    return found


def people(
    connection: Connection, keyring: Keyring, only: Collection[UUID] | None = None
) -> Mapping[str, Person]:
    """Every client's person by client number, or of these clients only; erased and unknown ones
    are left out, and who cannot be read, of whom verification tells.
    """
    return {ref: person for ref, person in _each(connection, keyring, only) if person}


def not_to_be_opened(
    connection: Connection, keyring: Keyring, only: Collection[UUID] | None = None
) -> list[str]:
    """The numbers of the clients whose person their own key does not open."""
    return sorted(ref for ref, person in _each(connection, keyring, only) if person is None)


def _each(
    connection: Connection, keyring: Keyring, only: Collection[UUID] | None
) -> Iterator[tuple[str, Person | None]]:
    keys = keyring.of_many(connection, only)
    query = select(clients.c.client, clients.c.ref, clients.c.person)
    if only is not None:
        query = query.where(clients.c.client.in_(only))
    for row in connection.execute(query.where(clients.c.person.is_not(None))):
        key = keys.get(row.client)
        if isinstance(key, AESGCM):
            yield row.ref, _opened(row.person, row.client, key)


def _opened(stored: bytes, client: UUID, key: AESGCM) -> Person | None:
    try:
        content: dict[str, Any] = orjson.loads(
            key.decrypt(stored[:NONCE_BYTES], stored[NONCE_BYTES:], PLACE + client.bytes)
        )
        return Person(**content)
    except (InvalidTag, ValueError, TypeError):
        return None
