"""How long does it take to see what another policy set would change for everybody?"""

from collections.abc import Iterator

import orjson

from bench.raw import raw
from bench.rebuild import scan
from bench.timing import Line, timed
from journeys.application.bootstrap import Journeys
from journeys.application.what_if import what_if
from journeys.clock import local_day
from journeys.policies import load_policy_set, shipped

WEEKS = 104


def asking(journeys: Journeys, rounds: int) -> Iterator[Line]:
    """Both sets over every history, and that as a multiple of reading the log at all."""
    on = local_day(journeys.clock())
    before = shipped()
    after = load_policy_set(before.content.replace('"18 months"', '"12 months"'))
    taken, multiples, changes = [], [], 0
    with raw(journeys.database) as copy:
        (facts,) = copy.connection.execute(f"SELECT count(*) FROM ({copy.select}) log").fetchone()
        for _ in range(rounds):
            scanned = facts / scan(copy, orjson.loads)
            with timed() as watch:
                found = what_if(journeys, before, after, on=on, weeks=WEEKS)
            changes = found["totals"]["clients"]
            taken.append(watch.seconds)
            multiples.append(watch.seconds / scanned)
    yield Line(f"what-if of two sets ({changes} clients differ)", taken, "s")
    yield Line("… against a bare scan, JSON decoded by orjson", multiples, "× its time")
