"""How long does the council's report over everybody take?"""

from collections.abc import Iterator
from datetime import date

import orjson

from bench.raw import raw
from bench.rebuild import scan
from bench.timing import Line, timed
from journeys.application.bootstrap import Journeys
from journeys.application.report import report

YEAR = date(2025, 1, 1), date(2025, 12, 31)


def reporting(journeys: Journeys, rounds: int) -> Iterator[Line]:
    """Every figure of a year that is past, and that as a multiple of reading the log at all."""
    taken, multiples, figures = [], [], 0
    with raw(journeys.database) as copy:
        (facts,) = copy.connection.execute(f"SELECT count(*) FROM ({copy.select}) log").fetchone()
        for _ in range(rounds):
            scanned = facts / scan(copy, orjson.loads)
            with timed() as watch:
                figures = len(report(journeys, *YEAR).figures)
            taken.append(watch.seconds)
            multiples.append(watch.seconds / scanned)
    yield Line(f"council report of a year ({figures} figures)", taken, "s")
    yield Line("… against a bare scan, JSON decoded by orjson", multiples, "× its time")
