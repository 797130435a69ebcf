"""A scheduler that dies at every moment it reads the clock, until it has nothing left to do.

``python -m tests.scheduler.dying URL FOLDER DAY``: the runs are killed at different readings.
"""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from journeys.application.bootstrap import open_journeys
from journeys.application.day import run_day
from journeys.application.deliver import deliver_lists
from tests.cases import noon

READINGS = tuple(range(1, 60))
"""Before, in and after the transaction of a date, and of the lists; and before delivering."""


class DeadlyClock:
    """Kills the process at the reading with this number."""

    def __init__(self, now: datetime, reading: int) -> None:
        self.now, self.left = now, reading

    def __call__(self) -> datetime:
        """The time, unless it is too late."""
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.now


def main(url: str, folder: str, day: str) -> None:
    """Run until a run comes to its end; prints how many were killed."""
    killed = 0
    while True:
        child = os.fork()
        if child == 0:
            with open_journeys(
                url, clock=DeadlyClock(noon(day), READINGS[killed % len(READINGS)])
            ) as journeys:
                run_day(journeys)
                deliver_lists(journeys, Path(folder))
            os._exit(0)
        if os.waitpid(child, 0)[1] == 0:
            break
        killed += 1
    print(killed)


if __name__ == "__main__":
    main(*sys.argv[1:])
