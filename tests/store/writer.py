"""A process that works on a database as it is told: ``python -m tests.store.writer WHAT URL …``."""

import sys
from collections.abc import Callable

from journeys.application.bootstrap import Journeys, open_journeys
from journeys.application.day import run_day
from journeys.application.record import record
from journeys.language.refusal import Refusal
from journeys.store.rebuild import rebuild
from tests.cases import SettableClock, command, fact, noon, registered
from tests.processes import wait_for_go

DAY = "2024-06-03"


def facts(journeys: Journeys, prefix: str, count: str, clients: str) -> None:
    """Record facts about some clients in turn, registering those who are not there yet."""
    for turn in range(int(count)):
        ref = f"R-{turn % int(clients)}"
        talk = fact("ContactHeld", DAY, note=f"{prefix} {turn}")
        for given in (
            command(ref, registered(), id=f"registered-{ref}"),
            command(ref, talk, id=f"{prefix}-{turn}"),
        ):
            try:
                done = record(journeys, given)
            except Refusal:  # somebody else registered this client
                continue
            print(ref, done.first, done.again, flush=True)


def day(journeys: Journeys, on: str) -> None:
    """Work the day."""
    assert isinstance(journeys.clock, SettableClock)
    journeys.clock.set(on)
    for worked in run_day(journeys):
        print(worked)


def catching_up(journeys: Journeys) -> None:
    """Let the lists follow."""
    print(journeys.projector.catch_up())


def rebuilding(journeys: Journeys) -> None:
    """Make the read models anew, a few times."""
    for _ in range(3):
        print(rebuild(journeys.projector))


DOES: dict[str, Callable[..., None]] = {
    "facts": facts,
    "day": day,
    "catching_up": catching_up,
    "rebuilding": rebuilding,
}


def main(what: str, url: str, *more: str) -> None:
    """Open the database, wait for the word, and do it."""
    with open_journeys(url, clock=SettableClock(noon(DAY))) as journeys:
        with journeys.database.read():
            pass
        wait_for_go()
        DOES[what](journeys, *more)


if __name__ == "__main__":
    main(*sys.argv[1:])
