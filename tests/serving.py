"""The service as it is started: ``journeys serve`` in a process of its own, on a free port."""

import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import TextIO

from tests.conftest import ENVIRONMENT
from tests.processes import ROOT

PROGRAM = "from journeys.cli import main; main()"
STARTS_WITHIN = 60
FAULT = re.compile(r'Traceback|"level": "error"')


@contextmanager
def serving(url: str, *options: str) -> Iterator[str]:
    """The address at which a database is served; options are those of ``journeys serve``."""
    port = free_port()
    with tempfile.TemporaryFile("w+") as log:  # a pipe that nobody reads would fill up
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "--db", url, "serve", "--port", str(port), *options],
            cwd=ROOT,
            env={**os.environ, **ENVIRONMENT},
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
        try:
            _wait_until_it_answers(process, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=STARTS_WITHIN)
        faults = [line for line in _read(log).splitlines() if FAULT.search(line)]
        assert not faults, "\n".join(faults)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: TextIO) -> None:
    until = monotonic() + STARTS_WITHIN
    while process.poll() is None and monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            sleep(0.05)  # nothing but trying tells when another process listens
        else:
            return
    process.kill()
    raise AssertionError(f"the service did not start: {_read(log)}")


def _read(log: TextIO) -> str:
    log.seek(0)
    return log.read()
