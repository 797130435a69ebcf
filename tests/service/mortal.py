"""A server that dies, for tests, and colleagues who ask again until they are answered."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from subprocess import Popen
from typing import Any

from httpx2 import Client, Response, TransportError

from tests.processes import started
from tests.service.asking import Asking


@dataclass
class Mortal:
    """A service that is started, and killed at any moment."""

    program: "Popen[str]"
    port: int
    visitors: ExitStack = field(default_factory=ExitStack)
    server: int = 0

    def start(self) -> None:
        """A new server; whoever waits is answered by it."""
        assert self.program.stdin
        assert self.program.stdout
        self.program.stdin.write("again\n")
        self.program.stdin.flush()
        self.server = int(self.program.stdout.readline())

    def kill(self) -> None:
        """Not even time to close a file."""
        os.kill(self.server, signal.SIGKILL)

    def asked_by(self, user: str) -> Asking:
        """Somebody who is signed in at it."""
        browser = Client(base_url=f"http://127.0.0.1:{self.port}", timeout=60)
        return Asking(self.visitors.enter_context(browser), user)


@contextmanager
def mortal(url: str) -> Iterator[Mortal]:
    """A service that lives, and is gone afterwards."""
    program = started("tests.service.dying", url)
    assert program.stdout
    service = Mortal(program, int(program.stdout.readline()))
    with service.visitors:
        service.start()
        try:
            yield service
        finally:
            service.kill()
            program.communicate(timeout=60)


def until_answered(asker: Asking, path: str, content: Any, key: str) -> Response:
    """Send a wish again and again, under the same key, until somebody answers."""
    while True:
        try:
            return asker.post(path, content, key=key)
        except TransportError:
            continue
