"""Everything the API says it takes, and much that it does not: python -m tests.service.fuzzing.

A small invented town is served on a loopback port and asked by Schemathesis for so many seconds.
"""

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx2
import uvicorn

from journeys.application.bootstrap import open_journeys
from journeys.service.app import service
from journeys.store import users
from tests.cases import STAFF, SettableClock, noon
from tests.conftest import ENVIRONMENT
from tests.service.asking import TODAY, town
from tests.usual import SUPERVISOR

NOT_ASKED = ("signIn", "signOut")
"""They would end the session in which all the others are asked."""
REFUSED_THOUGH_WELL_FORMED = "positive_data_acceptance"
"""A fact may be well formed and yet be refused by a rule: that is no fault of the API."""


def main(seconds: int, *more: str) -> int:
    """Ask for so many seconds; 0 when nothing was found."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_journeys(
            f"sqlite:///{Path(folder) / 'journeys.db'}",
            make=True,
            clock=SettableClock(),
            environment=ENVIRONMENT,
        ) as journeys,
    ):
        with journeys.database.write() as connection:
            users.save(connection, STAFF.values())
        town(journeys)
        assert isinstance(journeys.clock, SettableClock)
        journeys.clock.set(noon(TODAY))
        config = uvicorn.Config(
            service(journeys, secure=False), port=0, log_level="critical", access_log=False
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            return _ask(_address_of(server), seconds, *more)
        finally:
            server.should_exit = True
            thread.join()


def _address_of(server: uvicorn.Server) -> str:
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    return f"http://127.0.0.1:{port}/v1"


def _ask(address: str, seconds: int, *more: str) -> int:
    signed_in = httpx2.post(f"{address}/session", json={"user": SUPERVISOR})
    cookie = f"journeys={signed_in.cookies['journeys']}"
    command = [
        *(str(Path(sys.executable).with_name("schemathesis")), "run", f"{address}/openapi.json"),
        *("--url", address, "--header", f"Cookie: {cookie}", "--max-time", str(seconds)),
        *("--exclude-checks", REFUSED_THOUGH_WELL_FORMED),
        *(part for name in NOT_ASKED for part in ("--exclude-operation-id", name)),
        *more,
    ]
    with tempfile.TemporaryDirectory() as folder:  # it keeps what it found beside where it runs
        return subprocess.run(command, check=False, cwd=folder).returncode


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    raise SystemExit(main(parser.parse_args().seconds))
