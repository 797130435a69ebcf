"""Fifty consultants at once: how long does each page take them, and is anything lost?"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.load.raw import asked
from bench.places import ENVIRONMENT
from bench.timing import Line
from journeys.application.bootstrap import Journeys
from journeys.clock import local_day, now

AT_ONCE, SECONDS = 50, 60
PROCESSES = {"sqlite": 1, "postgresql": 2}
LIMIT = 1.0
"""Seconds within which 95 of 100 pages are there."""
CONSULTANTS = Path(__file__).with_name("consultants.py")
PROGRAM = "from journeys.cli import main; main()"
STARTS_WITHIN = 60


def consultants_for(clients: int) -> int:
    """How many consultants have so many clients: a hundred each, and fifty at least."""
    return max(AT_ONCE, clients // 100)


def under_load(journeys: Journeys, url: str, engine: str, seconds: int = SECONDS) -> Iterator[Line]:
    """The pages as fifty consultants get them, against what each asks of the database."""
    with asked(journeys.database, str(local_day(now()))) as driver:
        raw = driver.seconds()
    with tempfile.TemporaryDirectory() as folder, _serving(url, PROCESSES[engine]) as address:
        kept = Path(folder) / "acknowledged"
        kept.touch()
        found = _locust(address, kept, seconds)
        acknowledged = kept.read_text(encoding="utf-8").splitlines()
    asks = sum(page["num_requests"] for page in found)
    errors = sum(page["num_failures"] for page in found)
    yield Line(
        f"pages asked by {AT_ONCE} at once, {errors} with an error", [asks / seconds], "a second"
    )
    for page in sorted(found, key=lambda page: str(page["name"])):
        p95 = _p95(page)
        yield Line(f"{page['name']}, 95 of 100", [p95], "s", p95 / raw[page["name"]], limit=LIMIT)
    lost = sum(not stands for stands in _stand(journeys, acknowledged))
    yield Line(f"talks acknowledged, {lost} of them lost", [float(len(acknowledged))], "")


def _locust(address: str, kept: Path, seconds: int) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "locust", "--locustfile", CONSULTANTS, "--headless", "--json",
         "--users", str(AT_ONCE), "--spawn-rate", "2", "--run-time", f"{seconds}s",
         "--stop-timeout", "30", "--host", address, "--exit-code-on-error", "0"],
        env={**os.environ, "ACKNOWLEDGED": str(kept)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    if any(page["num_failures"] for page in found):
        print(done.stderr[done.stderr.find("Error report") :])
    return found


def _p95(page: dict[str, Any]) -> float:
    left = page["num_requests"] * 5 // 100
    for milliseconds, times in sorted(
        ((float(taken), times) for taken, times in page["response_times"].items()), reverse=True
    ):
        left -= times
        if left < 0:
            return milliseconds / 1_000
    return 0.0


def _stand(journeys: Journeys, acknowledged: list[str]) -> Iterator[bool]:
    """Of each talk that was acknowledged, whether it stands in the log as it was told."""
    told = [line.split(";") for line in acknowledged]
    with journeys.database.read() as connection:
        clients = journeys.log.by_ref(connection, sorted({ref for ref, _, _ in told}))
    for ref, number, note in told:
        facts = clients[ref].facts
        stands = len(facts) >= int(number) and facts[int(number) - 1].own_fields().get("note")
        yield stands == note


@contextmanager
def _serving(url: str, processes: int) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    served = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "--db", url, "serve", "--port", str(port),
         "--workers", str(processes)],
        env={**os.environ, **ENVIRONMENT},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port, served)
        yield f"http://127.0.0.1:{port}"
    finally:
        served.terminate()
        served.wait(STARTS_WITHIN)


def _wait_for(port: int, served: "subprocess.Popen[bytes]") -> None:
    while served.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            try:
                served.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
        else:
            return
    raise SystemExit("the service did not start")
