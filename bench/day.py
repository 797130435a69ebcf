"""How long do a day of the scheduler and ``journeys due`` take in the sample municipality?"""

import csv
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import orjson

from bench.places import ENVIRONMENT, municipality, place
from bench.timing import Line, timed
from journeys.application.bootstrap import Journeys
from journeys.application.day import run_day
from journeys.application.import_facts import import_facts
from journeys.application.import_users import COLUMNS, import_users
from journeys.demo import SampleMunicipality
from journeys.demo import municipality as sample

UNTIL = date(2026, 9, 28)
WORKED = 5
DAY_TARGET, DUE_TARGET = 3.0, 1.0


def days(engine: str, rounds: int) -> Iterator[Line]:
    """The first run, which finds the backlog of years, the days after it, and the program."""
    made = sample(UNTIL)
    with place(engine) as url:
        with timed() as watch, municipality(url, _noon(UNTIL)) as journeys:
            _take_in(journeys, made)
        yield Line(
            f"import of {len(made.facts)} facts", [len(made.facts) / watch.seconds], "a second"
        )
        taken = [_run(url, UNTIL + timedelta(days=number)) for number in range(WORKED)]
        yield Line("first day, with the backlog of years", taken[:1], "s", limit=DAY_TARGET)
        yield Line("a day", taken[1:], "s", limit=DAY_TARGET)
        started = [_due(url) for _ in range(rounds)]
        yield Line("journeys due, the process included", started, "s", limit=DUE_TARGET)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _take_in(journeys: Journeys, made: SampleMunicipality) -> None:
    users = io.StringIO()
    csv.writer(users).writerows([COLUMNS, *made.users])
    import_users(journeys, users.getvalue().encode())
    lines = (orjson.dumps(fact) for fact in made.facts)
    if refused := import_facts(journeys, lines, by="import", history=True).refused:
        raise refused[0].refusal


def _run(url: str, day: date) -> float:
    with municipality(url, _noon(day)) as journeys, timed() as watch:
        run_day(journeys, day)
    return watch.seconds


def _due(url: str) -> float:
    program = Path(sys.executable).with_name("journeys")
    command = [str(program), "--db", url, "due", "--on", str(UNTIL)]
    with timed() as watch:
        subprocess.run(
            command, check=True, env={**os.environ, **ENVIRONMENT}, stdout=subprocess.DEVNULL
        )
    return watch.seconds
