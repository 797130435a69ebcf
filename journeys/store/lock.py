"""One writer at a time among all processes of a machine: a lock on a file that stays open."""

import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from filelock import FileLock, Timeout

FIRST_WAIT, LONGEST_WAIT = 0.0005, 0.02
"""Seconds between two tries; each wait is twice the one before."""


def lock_on(path: Path, timeout: float) -> AbstractContextManager[Any]:
    """The lock at a path. Threads must take turns of their own, and a holder not ask again.

    Raises ``filelock.Timeout`` when another process keeps it for too long.
    """
    return FileLock(path, timeout=timeout) if sys.platform == "win32" else _OpenFile(path, timeout)


if sys.platform != "win32":
    import fcntl

    class _OpenFile:
        """Held by ``flock``, so that the system lets go of it when the process dies.

        The file stays open between two holds: opening it costs more than locking it. It is
        opened anew by a forked child, which would share its parent's hold, and when another
        file has come in its place.
        """

        def __init__(self, path: Path, timeout: float) -> None:
            self._path = path
            self._timeout = timeout
            self._file = -1
            self._opened_by = 0

        def __enter__(self) -> None:
            deadline = monotonic() + self._timeout
            while True:
                if self._opened_by != os.getpid():
                    self._open()
                self._wait(deadline)
                if self._still_there():
                    return
                self._close()

        def __exit__(self, *_: object) -> None:
            fcntl.flock(self._file, fcntl.LOCK_UN)

        def __del__(self) -> None:
            self._close()

        def _close(self) -> None:
            if self._opened_by:
                os.close(self._file)
                self._opened_by = 0

        def _open(self) -> None:
            self._close()
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            self._opened_by = os.getpid()

        def _wait(self, deadline: float) -> None:
            wait = FIRST_WAIT
            while True:
                try:
                    fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    if monotonic() > deadline:
                        raise Timeout(str(self._path)) from None
                    sleep(wait)
                    wait = min(2 * wait, LONGEST_WAIT)
                else:
                    return

        def _still_there(self) -> bool:
            try:
                return os.path.samestat(os.fstat(self._file), os.stat(self._path))
            except FileNotFoundError:
                return False
