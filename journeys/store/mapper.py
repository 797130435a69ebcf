"""From facts to what is stored, and back: encrypted fields, versions, and the hash chain."""

import hashlib
import os
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent

from journeys.events import BY_COMMAND, REGISTRY, UNOPENED, Fact
from journeys.events.fields import is_destroyed
from journeys.events.loading import plain, revived
from journeys.store.keys import NONCE_BYTES, NOTHING_LEFT, Key
from journeys.store.unreadable import UnreadableFact

loads = orjson.loads
instant = datetime.fromisoformat

Stored = tuple[int, str, bytes]
"""A fact as the log holds it: its number, its type and its content."""

FIRST = ""
"""What stands in place of a hash before the first fact."""
NOTHING_SEALED = ""
"""What stands for a text whose key was destroyed before the fact came here."""


def chain_hash(stored: StoredEvent) -> bytes:
    """The hash the next fact carries: over what is stored, ciphertext included."""
    head = f"{stored.originator_id}:{stored.originator_version}:{stored.topic}:".encode()
    return hashlib.sha256(head + stored.state).digest()


class FactMapper(Mapper[UUID]):
    """Maps one kind of thing, a fact, with the key of the client it belongs to.

    Encrypted fields are bound to their place: client, number, type and field name.
    """

    def __init__(self) -> None:
        super().__init__(JSONTranscoder())

    def stored(self, fact: Fact, key: Key | None, previous: bytes | None) -> StoredEvent:
        """The fact as it goes into the log, linked to the fact before it."""
        values = fact.own_fields()
        sealed = fact.sealed & values.keys()
        document: dict[str, Any] = {
            "v": fact.class_version,
            "happened_on": fact.happened_on.isoformat(),
            "recorded_at": fact.timestamp.isoformat(),
            "recorded_by": fact.recorded_by,
            "command": fact.command_id,
            "trace": fact.trace_id,
            "previous": previous.hex() if previous else FIRST,
            "fields": {n: plain(v) for n, v in values.items() if n not in sealed},
        }
        if sealed:
            document["sealed"] = {n: _seal(fact, n, values[n], key) for n in sorted(sealed)}
        if fact.stored_at != fact.timestamp:
            document["stored_at"] = fact.stored_at.isoformat()
        if fact.sender_id is not None:
            document["id"] = fact.sender_id
        if fact.caused_by != BY_COMMAND:
            document["cause"] = fact.caused_by
        return StoredEvent(
            originator_id=fact.originator_id,
            originator_version=fact.originator_version,
            topic=fact.topic(),
            state=orjson.dumps(document),
        )

    def fact(self, client: UUID, number: int, topic: str, state: bytes, key: Key | None) -> Fact:
        """The fact that was stored; what was sealed with a destroyed key reads "vernietigd"."""
        (fact,) = self.facts(client, [(number, topic, state)], key)
        return fact

    def facts(
        self, client: UUID, stored: Iterable[Stored], key: Key | None, *, texts: bool = True
    ) -> list[Fact]:
        """One client's facts as they were stored; all reading of the log comes through here.

        Without ``texts`` the encrypted free text stays as it is: no rule looks at it. Raises
        ``UnreadableFact``.
        """
        place = client.hex
        found = []
        for number, topic, state in stored:
            try:
                document = loads(state)
                fact_type = REGISTRY[topic]
                values: dict[str, Any] = document["fields"]
                if sealed := document.get("sealed"):
                    left = () if texts else fact_type.texts
                    for name, text in sealed.items():
                        if name in left:
                            values[name] = UNOPENED
                        elif isinstance(key, AESGCM):
                            values[name] = _unseal(text, key, f"{place}:{number}:{topic}:{name}")
                        else:
                            values[name] = (key or NOTHING_LEFT).read(number, name)
                if document["v"] != fact_type.class_version:
                    upcast(fact_type, values, document["v"])
                _add_envelope(values, client, number, document)
                fact = fact_type.restored(revived(fact_type, values))
            except Exception as error:  # whatever a changed row makes of it
                raise UnreadableFact(client, number, topic, type(error).__name__) from error
            found.append(fact)
        return found


def _add_envelope(
    values: dict[str, Any], client: UUID, number: int, document: dict[str, Any]
) -> None:
    recorded_at = instant(document["recorded_at"])
    stored_at = document.get("stored_at")
    values["originator_id"] = client
    values["originator_version"] = number
    values["timestamp"] = recorded_at
    values["stored_at"] = instant(stored_at) if stored_at else recorded_at
    values["happened_on"] = document["happened_on"]
    values["recorded_by"] = document["recorded_by"]
    values["sender_id"] = document.get("id")
    values["command_id"] = document["command"]
    values["caused_by"] = document.get("cause", BY_COMMAND)
    values["trace_id"] = document["trace"]


def upcast(fact_type: type[Fact], values: dict[str, Any], version: int) -> None:
    """Bring the fields of an older version of a fact up to today's, one version at a time."""
    while version < fact_type.class_version:
        getattr(fact_type, f"upcast_v{version}_v{version + 1}")(values)
        version += 1


def previous_of(state: bytes) -> bytes:
    """The hash of the fact before, as a stored fact carries it."""
    return bytes.fromhex(orjson.loads(state)["previous"])


def _seal(fact: Fact, name: str, value: Any, key: Key | None) -> str:
    if is_destroyed(value):
        return NOTHING_SEALED
    if not isinstance(key, AESGCM):
        raise LookupError(f"no key for {fact.originator_id}")
    nonce = os.urandom(NONCE_BYTES)
    place = f"{fact.originator_id.hex}:{fact.originator_version}:{fact.topic()}:{name}"
    sealed = nonce + key.encrypt(nonce, orjson.dumps(plain(value)), place.encode())
    return b2a_base64(sealed, newline=False).decode()


def _unseal(text: str, key: AESGCM, place: str) -> Any:
    sealed = a2b_base64(text)
    return loads(key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode()))
