"""What is written beside the events, in the same transaction."""

from typing import NamedTuple
from uuid import UUID


class CommandDone(NamedTuple):
    """What a command led to: facts ``first`` to ``last`` of one client.

    ``hash`` is that of the last of them as it is stored.
    """

    command: str
    client: UUID
    first: int
    last: int
    hash: bytes | None = None
