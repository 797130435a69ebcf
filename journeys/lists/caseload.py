"""Who has how many clients, on a terminal."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from journeys.language import long, number, one_line
from journeys.lists.cells import role_label

if TYPE_CHECKING:
    from rich.console import RenderableType

ROUTES = ("A", "B", "C", "D", "none")


def caseload_table(rows: Sequence[Mapping[str, Any]], on: date) -> "RenderableType":
    """One line a person and role, with what waits on today's list."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    title = Text(f"Caseload · {long(on)}", style="bold")
    if not rows:
        return Group(title, Text("Niemand heeft inwoners."))
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("wie", overflow="fold")
    table.add_column("functie", overflow="fold")
    for heading in ("inwoners", "A", "B", "C", "D", "geen"):
        table.add_column(heading, justify="right")
    for heading in ("op de lijst", "te laat", "escalatie"):
        table.add_column(heading, justify="right")
    for row in rows:
        routes = (_count(row["routes"][route]) for route in ROUTES)
        waiting = (_count(row[name]) for name in ("listed", "overdue", "escalated"))
        who = one_line(row["person"]) if row["person"] else "niemand"
        role = role_label(row["role"])
        table.add_row(Text(who), role, str(row["clients"]), *routes, *waiting)
    return Group(title, Text(_first_line(rows)), "", table)


def _first_line(rows: Sequence[Mapping[str, Any]]) -> str:
    waiting = sum(row["clients"] for row in rows if row["person"] is None)
    having = sum(row["clients"] for row in rows if row["person"] is not None)
    late = sum(row["overdue"] for row in rows)
    said = f"{number(having, 'inwoner', 'inwoners')} bij een consulent, {late} te laat"
    return f"{said}; {waiting} zonder consulent." if waiting else f"{said}."


def _count(found: int) -> str:
    return str(found) if found else "–"
