"""When the town hall works: its days, and the instants at which facts are recorded."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from random import Random
from typing import Final

from dateutil.easter import easter

from journeys.clock import AMSTERDAM

OPENS, CLOSES = 8 * 60 + 30, 17 * 60
SATURDAY: Final = 5
SUNDAY: Final = 6
DECEMBER: Final = 12


@lru_cache
def closed_days(year: int) -> frozenset[date]:
    """The days of a year on which nobody works, beside the weekends.

    31 December is one, so that what a year counts has been recorded before it ends.
    """
    paschal = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day = date(year, 4, 26)
    moving = {paschal + timedelta(days) for days in (-2, 1, 39, 50)}
    fixed = {(1, 1), (5, 5), (12, 25), (12, 26), (12, 31)}
    return frozenset(moving | {kings_day} | {date(year, *day) for day in fixed})


def is_working_day(day: date) -> bool:
    """Whether the town hall is open."""
    return day.weekday() < SATURDAY and day not in closed_days(day.year)


def working_day_from(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(1)
    return day


def working_day_until(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(1)
    return day


def some_working_day(rng: Random, first: date, last: date) -> date:
    """A working day between two days, both included."""
    day = working_day_until(first + timedelta(rng.randint(0, max(0, (last - first).days))))
    return day if day >= first else working_day_from(first)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * DECEMBER + day.month - 1 + months, DECEMBER)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def recorded_at(rng: Random, day: date, after: datetime | None) -> datetime:
    """An instant in office hours on a day, but never before ``after``."""
    minutes = rng.randint(OPENS, CLOSES - 90)
    local = datetime.combine(day, time(minutes // 60, minutes % 60, rng.randint(0, 59)), AMSTERDAM)
    instant = local.astimezone(UTC)
    if after is not None and instant <= after + timedelta(minutes=1):
        return after + timedelta(seconds=rng.randint(40, 240))
    return instant
