"""The months in which re-examinations are due; what is late stands before them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from journeys.language.dates import MONTHS

LATE = "te-laat"
"""What stands in the address for the days that have passed."""


class Month(NamedTuple):
    """How many are due in a month, of whom nobody is assigned to some."""

    value: str
    label: str
    assigned: int
    nobodys: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.assigned + self.nobodys


def months(days: Iterable[tuple[date, bool, int]], today: date) -> list[Month]:
    """The months with any, what is late first."""
    counted: dict[str, Counter[bool]] = {}
    for day, nobodys, count in days:
        value = LATE if day < today else f"{day:%Y-%m}"
        counted.setdefault(value, Counter())[nobodys] += count
    order = sorted(counted, key=lambda value: (value != LATE, value))
    return [
        Month(value, month_named(value), counted[value][False], counted[value][True])
        for value in order
    ]


def month_named(value: str) -> str:
    """``juni 2026``, or that it is late."""
    if value == LATE:
        return "Te laat"
    year, month = value.split("-")
    return f"{MONTHS[int(month) - 1].capitalize()} {year}"


def days_of(value: str, today: date) -> tuple[date | None, date | None]:
    """From which day on and before which day a choice looks; nothing where it does not say."""
    if not value:
        return None, None
    if value == LATE:
        return None, today
    first = date.fromisoformat(f"{value}-01")
    return max(first, today), first + relativedelta(months=1)
