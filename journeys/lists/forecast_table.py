"""A forecast on a terminal: by week, by person, and who will be late."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from journeys.language import as_day, counted, long, number, one_line, with_weekday
from journeys.lists.forecast_counts import (
    NOBODY_STANDS_IN,
    NOT_PROMISED,
    Row,
    added,
    busiest,
    by_assignee,
    by_week,
    count_lines,
    hours_text,
    policies_line,
    whose,
    whose_in,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

KNOWN = ("listed", "to_plan", "due", "recurring")
HEADINGS = ("op de lijst", "te plannen", "uiterlijk", "keert terug")


def forecast_table(forecast: Row) -> "RenderableType":
    """The title, how much there is and how much will be late, then the tables behind it."""
    from rich.console import Group
    from rich.text import Text

    title = Text(title_of(forecast), style="bold")
    lines = [Text(line) for line in count_lines(forecast)]
    lines.append(Text(one_line(policies_line(forecast)), style="dim"))
    tables: list[RenderableType] = []
    for table in _tables(forecast):
        tables += ["", table]
    if tables:
        tables += ["", Text(NOT_PROMISED, style="dim")]
    if forecast["plan"]:
        tables.append(Text(NOBODY_STANDS_IN, style="dim"))
    return Group(title, *lines, *tables)


def title_of(forecast: Row) -> str:
    """``Vooruitblik · maandag 23 november 2026 tot en met zondag 20 december 2026``."""
    first, last = as_day(forecast["on"]), as_day(forecast["until"])
    return f"Vooruitblik · {_long(first)} tot en met {_long(last)}"


def _long(day: date | None) -> str:
    return long(day) if day else ""


def _tables(forecast: Row) -> "Iterator[Table]":
    if forecast["weeks"]:
        yield _weeks(forecast)
        yield _assignees(forecast)
    if forecast["plan"] and forecast["plan"]["late"]:
        yield _late(forecast["plan"]["late"])


def _table(words: Sequence[str], numbers: Sequence[str]) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for heading in words:
        table.add_column(heading, overflow="fold")
    for heading in numbers:
        table.add_column(heading, justify="right")
    return table


def _row(table: "Table", *cells: Any) -> None:
    from rich.text import Text

    table.add_row(*(Text(one_line(cell)) for cell in cells))


def _weeks(forecast: Row) -> "Table":
    planned = ("gepland",) if forecast["plan"] else ()
    table = _table(("week", "vanaf"), (*HEADINGS, *planned))
    for row, total in by_week(forecast):
        first = as_day(row["from"])
        # What was late already when the weeks began is said apart, above.
        cells = [total[name] for name in KNOWN] + ([total["planned"]] if planned else [])
        _row(table, row["week"], with_weekday(first) if first else "", *cells)
    return table


def _assignees(forecast: Row) -> "Table":
    planned = ("gepland",) if forecast["plan"] else ()
    table = _table(("wie",), ("al te laat", "te plannen", "keert terug", *planned, "drukste week"))
    for row, rows in by_assignee(forecast):
        total, most = added(rows), busiest(rows)
        _row(
            table,
            whose_in(row["role"], row["person"]),
            total["overdue"],
            total["to_plan"],
            total["recurring"],
            *([total["planned"]] if planned else []),
            f"{most['week']} ({most['to_plan']})" if most else "",
        )
    return table


def _late(late: Sequence[Row]) -> "Table":
    table = _table(
        ("te laat bij", "per week"),
        ("al te laat", "komt te laat", "vanaf week", "hoogstens", "extra nodig"),
    )
    for row in late:
        days = row["days_late"]
        _row(
            table,
            whose(row["role"], row["person"]),
            number(row["contacts_per_week"], "contact", "contacten"),
            row["overdue"],
            row["late"],
            row["from_week"] or "",
            counted(days, "day") if days is not None else "",
            hours_text(row["extra_hours"]) if row["late"] else "",
        )
    return table
