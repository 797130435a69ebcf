"""What is written beside the events, in the same transaction."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CommandDone:
    """What a command led to: facts ``first`` to ``last`` of one client."""

    command: str
    client: UUID
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The hash of the last fact of one client."""

    client: UUID
    number: int
    hash: bytes
