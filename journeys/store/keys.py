"""A key per client, wrapped by the municipality's master key: destroy it and it is gone."""

import base64
import hmac
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import (
    Connection,
    LargeBinary,
    Uuid,
    bindparam,
    exists,
    insert,
    select,
    text,
    type_coerce,
    update,
)

from journeys.aggregates.outliving import Kept
from journeys.events import DESTROYED, MUNICIPALITY
from journeys.store.database import Database
from journeys.store.lenient import UNREADABLE, JsonOrUnreadable
from journeys.store.prepared import Prepared
from journeys.store.tables import client_keys, stored_events

KEPT = type_coerce(client_keys.c.kept, JsonOrUnreadable).label("kept")

KEY_BYTES = 32
NONCE_BYTES = 12


class MasterKeyError(Exception):
    """The master key is absent or is not the one the keys were wrapped with."""


@dataclass(frozen=True, slots=True)
class DestroyedKey:
    """What stands in the place of a client's key once it is gone, with what outlives it."""

    kept: Kept

    def read(self, number: int, name: str) -> Any:
        """What is left of a sealed field of a fact: of a correction, its readable changes.

        Raises ``ValueError`` when that was changed into what nobody can read.
        """
        if self.kept is UNREADABLE and name == "changes":
            raise ValueError("kept")
        return (self.kept.get(str(number)) if name == "changes" else None) or DESTROYED


Key = AESGCM | DestroyedKey
NOTHING_LEFT = DestroyedKey({})


class MasterKey:
    """Wraps the other keys; rotation re-wraps them and touches nothing else."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise MasterKeyError(
                f"De hoofdsleutel telt {len(key)} bytes; het moeten er {KEY_BYTES} zijn, base64."
            )
        self._wrapping = AESGCM(key)

    @classmethod
    def from_text(cls, text: str) -> "MasterKey":
        """The key written as base64."""
        try:
            return cls(base64.b64decode(text.strip(), validate=True))
        except ValueError:
            raise MasterKeyError("De hoofdsleutel is geen geldige base64-tekst.") from None

    def wrap(self, client: UUID, key: bytes) -> bytes:
        """A client's key as it is stored."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._wrapping.encrypt(nonce, key, client.bytes)

    def unwrap(self, client: UUID, wrapped: bytes) -> bytes:
        """A client's key as it is used. Raises ``MasterKeyError`` under another master key."""
        try:
            return self._wrapping.decrypt(
                wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], client.bytes
            )
        except InvalidTag:
            raise MasterKeyError(
                "Deze hoofdsleutel past niet op deze database. Zet de juiste in "
                "JOURNEYS_MASTER_KEY of wijs het bestand aan met JOURNEYS_KEY_FILE."
            ) from None


def master_key(environment: Mapping[str, str], default_file: Path, *, make: bool) -> MasterKey:
    """The master key from the environment, or from its file; ``make`` makes an absent file.

    Raises ``MasterKeyError`` for an absent file otherwise: a new key opens no old lock.
    """
    if text := environment.get("JOURNEYS_MASTER_KEY"):
        return MasterKey.from_text(text)
    path = Path(environment.get("JOURNEYS_KEY_FILE") or default_file)
    if not path.exists():
        if not make:
            raise MasterKeyError(
                f"De hoofdsleutel ontbreekt: {path} is er niet. Zet het bestand terug uit de "
                "back-up, of wijs het aan met JOURNEYS_KEY_FILE."
            )
        _make(path)
    return MasterKey.from_text(path.read_text(encoding="ascii"))


def _make(path: Path) -> None:
    """Written whole under its name or not at all, also when two processes start at once."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(base64.b64encode(os.urandom(KEY_BYTES)).decode() + "\n", encoding="ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # the other process's key is as good, and the first stands
    finally:
        draft.unlink()


def keyring_for(
    database: Database, environment: Mapping[str, str], default_file: Path
) -> "Keyring":
    """The keyring of a database; one that has no keys yet gets its secret, and its master key.

    Raises ``MasterKeyError`` when the master key is absent or another, or the secret is gone.
    """
    with database.read() as connection:
        wrapped, recorded = connection.execute(_SECRET_AND_WHETHER_RECORDED).one()
    if wrapped is None and recorded:
        raise MasterKeyError(
            "Het geheim van de gemeente ontbreekt in client_keys, terwijl er feiten zijn. Zet de "
            "back-up van de sleutels terug; met een nieuw geheim zou niets meer herkend worden."
        )
    master = master_key(environment, default_file, make=wrapped is None)
    if wrapped is None:
        with database.write() as connection:
            wrapped = connection.scalar(_SECRET) or _new_secret(connection, master)
    return Keyring(master, master.unwrap(MUNICIPALITY, wrapped))


_SECRET = select(client_keys.c.wrapped).where(client_keys.c.client == MUNICIPALITY)
_SECRET_AND_WHETHER_RECORDED = select(_SECRET.scalar_subquery(), exists(select(stored_events)))
"""Asked at once: who opens a new database first may record before the second has asked."""


def _new_secret(connection: Connection, master: MasterKey) -> bytes:
    """Two processes may make it at once: the second waits here, and then takes the first's."""
    wrapped = master.wrap(MUNICIPALITY, os.urandom(KEY_BYTES))
    connection.execute(_KEEP_FIRST, {"client": MUNICIPALITY, "wrapped": wrapped})
    kept: bytes = connection.execute(_SECRET).scalar_one()
    return kept


_KEEP_FIRST = text(
    "INSERT INTO client_keys (client, wrapped) VALUES (:client, :wrapped) ON CONFLICT DO NOTHING"
).bindparams(bindparam("client", type_=Uuid), bindparam("wrapped", type_=LargeBinary))


NEW = Prepared(insert(client_keys).values({n: bindparam(n) for n in ("client", "wrapped")}))


class Keyring:
    """The clients' keys, as needed, and the municipality's own secret for hashing."""

    def __init__(self, master: MasterKey, secret: bytes) -> None:
        self.master = master
        self._secret = secret

    def hash_of(self, content: bytes) -> bytes:
        """Content as it can be recognised again without being readable or guessable."""
        return hmac.digest(self._secret, content, "sha256")

    def new(self, connection: Connection, client: UUID) -> AESGCM:
        """Make a client's key and store it wrapped."""
        key = AESGCM.generate_key(bit_length=KEY_BYTES * 8)
        NEW.run(connection, client=client, wrapped=self.master.wrap(client, key))
        return AESGCM(key)

    def of(self, connection: Connection, client: UUID) -> Key:
        """A client's key, or what is left of it."""
        return self.of_many(connection, [client]).get(client, NOTHING_LEFT)

    def opened(self, client: UUID, wrapped: bytes | None, kept: Kept | None) -> Key:
        """A client's key as it was stored, ready for use, or what is left of it."""
        if wrapped is None:
            return NOTHING_LEFT if kept is None else DestroyedKey(kept)
        return AESGCM(self.master.unwrap(client, wrapped))

    def of_many(
        self, connection: Connection, clients: Iterable[UUID] | None = None
    ) -> dict[UUID, Key]:
        """The keys of these clients, or of all, or what is left of them."""
        query = select(client_keys.c.client, client_keys.c.wrapped, KEPT)
        if clients is not None:
            query = query.where(client_keys.c.client.in_(list(clients)))
        return {row.client: self.opened(*row) for row in connection.execute(query)}

    def destroy(self, connection: Connection, client: UUID, at: datetime, kept: Kept) -> None:
        """Destroy a client's key; what it sealed can never be read again.

        ``kept`` is what ``outliving`` finds in the client's facts; it is written as the key goes.
        """
        connection.execute(
            update(client_keys)
            .where(client_keys.c.client == client)
            .values(wrapped=None, destroyed_at=at, kept=kept)
        )
