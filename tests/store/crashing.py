"""A writer that is killed again and again: ``python -m tests.store.crashing URL TIMES SEED``.

Each time a child records facts until it is killed at a random moment; after every fact that was
recorded it writes one line. Programs are loaded once, so that a child starts at once.
"""

import os
import random
import signal
import sys
from itertools import count
from types import FrameType

from journeys.application.bootstrap import open_journeys
from journeys.application.record import record, record_all
from tests.cases import SettableClock, command, fact, noon, registered

CLIENTS = 3
CLOCK = SettableClock(noon("2024-06-03"))
LONGEST = 0.12
"""Seconds after which a child that has begun is killed at the latest."""


def work(url: str, run: int, begun: int) -> None:
    """Record facts for ever; alone, and several in one transaction."""
    journeys = open_journeys(url, clock=CLOCK)
    for turn in count():
        if turn == run % 2:
            # From here on it can be killed; every other child has first recorded something.
            os.close(begun)
        ref = f"R-{turn % CLIENTS}"
        name = f"{run}-{turn}"
        done = record(journeys, command(ref, fact("ContactHeld", "2024-06-03", note=name)))
        say(f"{ref} {done.first} {name}")
        pair = [command(r, fact("IntakeHeld", "2024-06-03", note=name)) for r in ("R-0", "R-1")]
        first, second = record_all(journeys, pair)
        say(f"R-0 {first.first} {name} R-1 {second.first} {name}")  # type: ignore[union-attr]


def say(line: str) -> None:
    """One line in one piece."""
    os.write(1, f"{line}\n".encode())


def main(url: str, times: str, seed: str) -> None:
    """Start a child and kill it, so many times."""
    moments = random.Random(seed)
    with open_journeys(url, clock=CLOCK) as journeys:
        for ref in (f"R-{n}" for n in range(CLIENTS)):
            record(journeys, command(ref, registered()))
    for run in range(int(times)):
        waiting, begun = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(waiting)
            try:
                work(url, run, begun)
            finally:
                os._exit(1)
        os.close(begun)
        os.read(waiting, 1)
        os.close(waiting)
        _kill_after(child, moments.uniform(0.001, LONGEST))
        _, status = os.waitpid(child, 0)
        say("killed" if os.WIFSIGNALED(status) else f"ended {status}")


def _kill_after(child: int, seconds: float) -> None:
    def kill(number: int, frame: FrameType | None) -> None:
        os.kill(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, kill)
    signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
