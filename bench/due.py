"""How long does the due-contact list of everybody take?"""

from collections.abc import Iterator

from bench.timing import Line, timed
from journeys.application.bootstrap import Journeys
from journeys.application.due import due
from journeys.clock import local_day


def due_for_everyone(journeys: Journeys, rounds: int) -> Iterator[Line]:
    """The whole list of a day, from the read model."""
    taken, listed = [], 0
    for _ in range(rounds):
        with timed() as watch:
            listed = len(due(journeys, local_day(journeys.clock())))
        taken.append(watch.seconds)
    yield Line(f"due for everyone ({listed} rows)", taken, "s")
