"""A wish that may be sent twice: the same key with the same content is one command."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from journeys.application.bootstrap import Journeys
from journeys.language.refusal import Refusal
from journeys.store.idempotency import Taken, stands_for


def command_of(journeys: Journeys, user: str, key: str, wish: Mapping[str, Any]) -> str:
    """The id of the command that somebody's key stands for. Raises ``Refusal``.

    The id holds for ever, so that a wish that comes again much later still is the same one.
    """
    # Keyed: what stands in a wish is personal, and must not be found by trying.
    content = journeys.keyring.hash_of(json.dumps(wish, sort_keys=True).encode())
    if not _stands_for(journeys, user, key, content):
        raise Refusal(
            "KEY_USED_FOR_OTHER_CONTENT",
            "Niet vastgelegd",
            "Deze Idempotency-Key is al gebruikt voor iets anders.",
            "Neem een nieuwe voor elke wens; dezelfde alleen om dezelfde wens opnieuw te sturen.",
            field="Idempotency-Key",
        )
    named = b"\x00".join((user.encode(), key.encode(), content))
    return f"wish:{hashlib.sha256(named).hexdigest()}"


def _stands_for(journeys: Journeys, user: str, key: str, content: bytes) -> bool:
    try:
        with journeys.database.write() as connection:
            return stands_for(connection, user, key, content, journeys.clock())
    except Taken:
        return _stands_for(journeys, user, key, content)
