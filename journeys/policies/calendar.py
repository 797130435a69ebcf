"""Terms as calendar arithmetic on dates, Dutch holidays, and the statutory calculator."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

SATURDAY = 5
"""``date.weekday()`` of the first day of the weekend."""

STATUTORY_MAXIMA = {"day": 90, "week": 12, "month": 3, "year": 0}
"""The longest terms that the Algemene termijnenwet moves to a working day (its article 3)."""

A_DAY = timedelta(days=1)


class DayOff(NamedTuple):
    """A day on which nobody works, and why; a holiday has its Dutch name."""

    on: date
    why: Literal["weekend", "holiday", "equated_by_decree"]
    name: str | None = None


@lru_cache(maxsize=1 << 16)
def add(day: date, count: int, unit: str) -> date:
    """The day ``count`` days, weeks, months or years after ``day``; before it when negative.

    Months and years are calendar arithmetic: a day that the month does not have becomes its
    last. The end of the calendar stands for any day beyond it.
    """
    try:
        if unit == "day":
            return day + timedelta(days=count)
        if unit == "week":
            return day + timedelta(weeks=count)
        months = count if unit == "month" else 12 * count
        return day + relativedelta(months=months)
    except (OverflowError, ValueError):
        return date.max if count > 0 else date.min


@lru_cache(maxsize=1024)
def holidays_of(year: int) -> Mapping[date, str]:
    """The holidays of the Algemene termijnenwet by their Dutch names, with Goede Vrijdag and
    5 May every year.

    Outside the years that the calendar library knows (1901–2100) there are none.
    """
    import holidays  # noqa: PLC0415 - a tenth of a second, which most commands need not wait for

    # Only both categories together hold Goede Vrijdag and, in every year, 5 May.
    found = holidays.country_holidays(
        "NL", years=year, categories=("public", "optional"), language="nl"
    )
    names = {day: [name.title() for name in found.get_list(day)] for day in found}
    return MappingProxyType({day: " en ".join(names[day]) for day in names})


def is_working_day(day: date) -> bool:
    """Whether a day is Monday–Friday and no holiday."""
    return day.weekday() < SATURDAY and day not in holidays_of(day.year)


def days_off(
    first: date, last: date, equated_by_decree: Collection[date] = ()
) -> tuple[DayOff, ...]:
    """The days from the first to the last on which nobody works, each with why."""
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(off for day in span if (off := _day_off(day, equated_by_decree)) is not None)


def _day_off(day: date, equated_by_decree: Collection[date]) -> DayOff | None:
    if day.weekday() >= SATURDAY:
        return DayOff(day, "weekend")
    if name := holidays_of(day.year).get(day):
        return DayOff(day, "holiday", name)
    return DayOff(day, "equated_by_decree") if day in equated_by_decree else None


@lru_cache(maxsize=1 << 16)
def previous_working_day(day: date) -> date:
    """The last working day on or before a day: planned then, a term is met."""
    while not is_working_day(day):  # the calendar begins on a Monday
        day -= A_DAY
    return day


def next_working_day(day: date, equated_by_decree: Collection[date] = ()) -> date:
    """The first working day on or after a day; days equated with a holiday by decree are none."""
    while (not is_working_day(day) or day in equated_by_decree) and day < date.max:
        day += A_DAY
    return day


def statutory_end(
    start: date, count: int, unit: str, equated_by_decree: Collection[date] = ()
) -> date:
    """When a statutory term ends by the Algemene termijnenwet.

    An end on a weekend day or a holiday moves to the next working day, unless the term is
    longer than the law's maxima.
    """
    end = add(start, count, unit)
    if count > STATUTORY_MAXIMA[unit]:
        return end
    return next_working_day(end, equated_by_decree)
