"""The ISO weeks of a forecast, and the days on which somebody can be spoken to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from journeys.policies.calendar import A_DAY, is_working_day

A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Weeks:
    """Weeks counted from the one in which ``start`` falls, which is week 0."""

    start: date
    count: int

    @property
    def first_monday(self) -> date:
        """The Monday of week 0; ``start`` may be a later day of it."""
        return self.start - self.start.weekday() * A_DAY

    @property
    def last_day(self) -> date:
        """The Sunday of the last week. Raises ``OverflowError`` beyond the calendar."""
        return self.monday(self.count - 1) + 6 * A_DAY

    def monday(self, week: int) -> date:
        """The Monday of a week. Raises ``OverflowError`` beyond the calendar."""
        return self.first_monday + week * A_WEEK

    def of(self, day: date) -> int:
        """In which week a day falls; what lies before the start belongs to week 0."""
        return max(0, (day - self.first_monday).days // 7)


def label(monday: date) -> str:
    """``2026-W48``, by ISO 8601."""
    year, week, _ = monday.isocalendar()
    return f"{year:04d}-W{week:02d}"


class Window(NamedTuple):
    """The first and the last week in which a contact is in time; both included."""

    first: int
    last: int


class Presence:
    """The working days on which a person is there, from the first day of some weeks on.

    ``absences`` are first and last days, both included.
    """

    def __init__(self, weeks: Weeks, absences: Iterable[tuple[date, date]] = ()) -> None:
        self.weeks = weeks
        spans = tuple(absences)
        self._days = [
            day
            for day in working_days(weeks)
            if not any(first <= day <= last for first, last in spans)
        ]
        self.open_weeks = {weeks.of(day) for day in self._days}

    def window(self, first_day: date, last_day: date) -> Window | None:
        """The weeks with a day of presence from ``first_day`` to ``last_day``; None without any.

        What falls between the first and the last may be weeks of absence.
        """
        first, past = bisect_left(self._days, first_day), bisect_right(self._days, last_day)
        if first >= past:
            return None
        return Window(self.weeks.of(self._days[first]), self.weeks.of(self._days[past - 1]))

    def last_day_of(self, week: int) -> date:
        """The last day of presence in a week that has one: by then a week's work is done."""
        past = bisect_right(self._days, self.weeks.monday(week) + 6 * A_DAY)
        return self._days[past - 1]


@lru_cache(maxsize=4)
def working_days(weeks: Weeks) -> Sequence[date]:
    """The working days from the start to the end of the last week."""
    days = (weeks.last_day - weeks.start).days + 1
    every = (weeks.start + number * A_DAY for number in range(days))
    return [day for day in every if is_working_day(day)]
