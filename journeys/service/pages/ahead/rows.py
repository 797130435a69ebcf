"""Demand against capacity as a table: a row for each who is to act, a column for each week."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from journeys.language import as_day, short
from journeys.lists.forecast_counts import Row, added, busiest, by_assignee, whose_in


class Cell(NamedTuple):
    """What somebody has to plan in a week, and how much they can hold where that is known."""

    to_plan: int
    room: int | None

    @property
    def is_too_much(self) -> bool:
        """Whether there is more than fits."""
        return self.room is not None and self.to_plan > self.room


class AssigneeRow(NamedTuple):
    """Somebody's weeks, and what they have in all of them together."""

    who: str
    cells: list[Cell | None]
    total: dict[str, int]
    busiest: str


def week_names(forecast: dict[str, Any]) -> list[tuple[str, str]]:
    """Every week of a forecast by its number and its first day, also one with nothing in it."""
    return [(f"{day.isocalendar().week}", short(day)) for day in _weeks(forecast)]


def assignees(forecast: dict[str, Any]) -> Iterator[AssigneeRow]:
    """A row for each role and person with something in these weeks."""
    for first, rows in by_assignee(forecast):
        weeks = {row["week"]: row for row in rows}
        most = busiest(rows)
        yield AssigneeRow(
            whose_in(first["role"], first["person"]),
            [_cell(weeks.get(_label(day))) for day in _weeks(forecast)],
            added(rows),
            f"{most['week']} ({most['to_plan']})" if most else "",
        )


def _cell(row: Row | None) -> Cell | None:
    return None if row is None else Cell(row["to_plan"], row.get("room"))


def _weeks(forecast: dict[str, Any]) -> Iterator[date]:
    """The first day of each week."""
    first, last = as_day(forecast["on"]), as_day(forecast["until"])
    if first is None or last is None:
        return
    while first <= last:
        yield first
        first += timedelta(days=7 - first.weekday())


def _label(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
