"""Clients with their keys: the ones that came along, or new ones."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, delete, insert, null

from journeys.application.moving.contents import CLIENTS, KEYS
from journeys.application.moving.incoming_folder import NOT_READ, WHOLE, IncomingFolder
from journeys.application.moving.keys_and_log import wrapped_of
from journeys.application.moving.people_lines import Entered, entered
from journeys.application.moving.plain_rows import Batches
from journeys.events import MUNICIPALITY
from journeys.language.refusal import Refusal
from journeys.store import file_cells
from journeys.store.keys import KEY_BYTES, Key, Keyring
from journeys.store.people import bsn_hash, sealed
from journeys.store.tables import client_keys, clients


class PeopleIn:
    """Who came in, by number: their stream, and the key their texts are under from now on."""

    def __init__(self, connection: Connection, keyring: Keyring, folder: IncomingFolder) -> None:
        self.keyring = keyring
        self.keys: dict[str, tuple[UUID, Key]] = {}
        came_along = dict(_keys(folder)) if folder.with_keys else {}
        if folder.with_keys:
            connection.execute(delete(client_keys))
            wrapped, _ = came_along[MUNICIPALITY]
            connection.execute(insert(client_keys).values(client=MUNICIPALITY, wrapped=wrapped))
        rows = Batches(lambda given: connection.execute(insert(clients), given))
        keys = Batches(lambda given: connection.execute(insert(client_keys), given))
        said: dict[UUID, Any] = {}
        for client in folder.read(CLIENTS, entered):
            if client.destroyed_at:
                _without_key(connection, client)
                wrapped = None
            else:
                wrapped, said[client.id] = self._key(client, came_along)
                keys.add({"client": client.id, "wrapped": wrapped})
            rows.add(self._row(client, wrapped))
        rows.rest()
        keys.rest()
        for client_id, cells in said.items():
            if cells:
                file_cells.keep(connection, client_id, cells)

    def __len__(self) -> int:
        return len(self.keys)

    def _key(
        self, client: Entered, came_along: Mapping[UUID, tuple[bytes, Any]]
    ) -> tuple[bytes, Any]:
        if came_along:
            return _of(client, came_along)
        new = AESGCM.generate_key(bit_length=KEY_BYTES * 8)
        return self.keyring.master.wrap(client.id, new), None

    def _row(self, client: Entered, wrapped: bytes | None) -> dict[str, Any]:
        key = self.keyring.opened(client.id, wrapped, client.kept)
        self.keys[client.ref] = (client.id, key)
        row = {"client": client.id, "ref": client.ref, "registered_at": client.registered_at}
        if client.person is None or not isinstance(key, AESGCM):
            return {**row, "person": None, "bsn_hash": None}
        return {
            **row,
            "person": sealed(client.person, client.id, key),
            "bsn_hash": bsn_hash(self.keyring, client.person),
        }


def _of(client: Entered, came_along: Mapping[UUID, tuple[bytes, Any]]) -> tuple[bytes, Any]:
    if client.id not in came_along:
        why = f"{KEYS} mist de sleutel van {client.ref}."
        raise Refusal("EXPORT_NOT_WHOLE", NOT_READ, why, WHOLE)
    return came_along[client.id]


def _without_key(connection: Connection, client: Entered) -> None:
    kept = null() if client.kept is None else client.kept
    gone = {"client": client.id, "destroyed_at": client.destroyed_at, "kept": kept}
    connection.execute(insert(client_keys).values(gone))


def _keys(folder: IncomingFolder) -> Any:
    for client, wrapped, cells in folder.read(KEYS, wrapped_of):
        yield client, (wrapped, cells)
