"""The read model of what is due: one row an open obligation."""

from typing import Any
from uuid import UUID

from journeys.policies import Obligation

NO_KEY = ""
"""Stands for "no key": a primary key cannot hold NULL."""
NAMES = Obligation._fields


def row(client: UUID, obligation: Obligation) -> dict[str, Any]:
    """The obligation's row in ``obligations``."""
    return {**obligation._asdict(), "client": client, "key": obligation.key or NO_KEY}


def from_row(stored: Any) -> Obligation:
    """The obligation a row holds."""
    values = {name: getattr(stored, name) for name in NAMES}
    return Obligation(**{**values, "key": stored.key or None})
