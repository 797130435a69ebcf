"""Being ended by somebody else: as tidy as with Ctrl-C."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn


@contextmanager
def tidy_when_ended() -> Iterator[None]:
    """Let SIGTERM end what is written here as Ctrl-C does: what is half done is taken away."""
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(*_: Any) -> NoReturn:
    raise KeyboardInterrupt
