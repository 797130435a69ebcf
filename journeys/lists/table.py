"""The due-contact list on a terminal."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from journeys.language import (
    as_day,
    long,
    one_line,
    rule_label,
    standing,
    week,
)
from journeys.lists.absence import Absent, absence, absences_line
from journeys.lists.cells import Row, assignee, is_escalated_from, plan_day
from journeys.lists.counts import ESCALATED_MARK, count_line, empty_line

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

STYLES = {"escalated": "bold red", "overdue": "red", "due": "bold yellow"}
"""Never alone: what the colour says, the words beside it say too."""
CLIENT_WIDTH = 18


def due_table(
    rows: Sequence[Row],
    *,
    on: date,
    heading: str,
    policy: str,
    escalates_to: str,
    names: Mapping[str, str] | None = None,
    next_due: date | None = None,
    anybody: bool = True,
    absent: Absent | None = None,
) -> "RenderableType":
    """The list with its title, its count, and under each client every reason.

    ``heading`` says for whom the list is, ``escalates_to`` which role has the gravest too. Who
    is to act stands under the client's number when the list is for several people, and that
    nobody is assigned always does. ``anybody`` says whether anybody was registered by then,
    ``absent`` are those whom the list's person replaces.
    """
    from rich.console import Group
    from rich.text import Text

    title = Text(f"Te spreken · {one_line(heading)} · {week(on)}, {long(on)}", style="bold")
    replacing = [Text(said)] if (said := absences_line(absent or {})) else []
    if not rows:
        empty = empty_line(on, next_due, anybody=anybody)
        return Group(title, *replacing, Text(empty))
    counted = _counted(count_line(rows, on, escalates_to), policy)
    reasons = _reasons(rows, on, escalates_to, names, absent or {})
    return Group(title, *replacing, counted, "", reasons)


def _counted(count: str, policy: str) -> "Table":
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column()
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(Text(count), Text(f"beleid {one_line(policy)}", style="dim"))
    return grid


def _reasons(
    rows: Sequence[Row],
    on: date,
    escalates_to: str,
    names: Mapping[str, str] | None,
    absent: Absent,
) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("plannen op", no_wrap=True)
    table.add_column("inwoner", max_width=CLIENT_WIDTH, overflow="fold")
    table.add_column("waarom", overflow="fold")
    table.add_column("stand", no_wrap=True)
    assignees = {(row["person"], row["person"] or row["role"]) for row in rows}
    people = {person for person, _ in assignees if person}
    for row in rows:
        said = len(assignees) > 1 and (row["person"] is None or len(people) > 1)
        lines = _client_lines(row, names, said and row["person"] not in absent)
        lines += filter(None, [absence(row["person"], absent)])
        _add(table, row, on, escalates_to, lines)
    return table


def _add(table: "Table", row: Row, on: date, escalates_to: str, client: list[str]) -> None:
    from rich.text import Text

    reasons = row["reasons"]
    # What is said of the client stands beside the reasons, so that it costs no lines of its own.
    beside = [*client[: len(reasons) - 1], "\n".join(client[len(reasons) - 1 :])]
    plan_on = plan_day(row, on)
    for number, (reason, said) in enumerate(zip_longest(reasons, beside[: len(reasons)])):
        table.add_row(
            Text("" if number else plan_on),
            Text(said or "", style="" if number else "bold"),
            _why(reason),
            _stand(reason, on, also=is_escalated_from(row["role"], reason, escalates_to)),
        )


def _client_lines(row: Row, names: Mapping[str, str] | None, assigned: bool) -> list[str]:
    lines = [one_line(row["client"])]
    if names is not None and names.get(row["client"]):
        lines.append(one_line(names[row["client"]]))
    if assigned:
        lines.append(one_line(assignee(row)))
    return lines


def _why(reason: Row) -> "Text":
    from rich.text import Text

    text = Text(one_line(rule_label(reason["rule"], reason.get("key"))))
    if reason.get("because"):
        text.append(f" – {one_line(reason['because'])}")
    return text


def _stand(reason: Row, on: date, *, also: bool) -> "Text":
    from rich.text import Text

    due_on = as_day(reason["due_on"])
    said = standing(due_on, on) if due_on else ""
    if also:
        said = f"{said} {ESCALATED_MARK}"
    return Text(said, style=STYLES.get(reason.get("state", ""), ""))
