"""The council's figures on a terminal: each with its parts, and what it means."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journeys.language import as_day, as_instant, day, instant
from journeys.lists.effect_words import direction, signed
from journeys.lists.report_cells import EFFECT, WHY_HIDDEN, number, part_label, parts_in_order
from journeys.lists.report_late import late_lines

if TYPE_CHECKING:
    from rich.console import RenderableType

AT_ITS_END = "  bij het einde van de periode"
SMALL_TOO = (
    "Ook kleine aantallen staan erin, en die kunnen iemand verraden: voor buiten de gemeente met  "
    "--hide-below 5."
)


def report_table(
    report: Mapping[str, Any], before: Mapping[str, Mapping[str, Any]]
) -> "RenderableType":
    """A figure a row, its parts below it; ``before`` is what they were at the period's end."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("cijfer", overflow="fold")
    table.add_column("aantal", justify="right", no_wrap=True)
    table.add_column("wat er is geteld", overflow="fold")
    for figure in report["figures"]:
        table.add_row(
            Text(figure["label"], style="bold"),
            Text(number(figure["value"], figure), style="bold"),
            f"{figure['definition']} ({figure['id']}@{figure['definition_version']})",
        )
        for part, value in parts_in_order(figure):
            # That nothing changed is a result; that nobody is in a part is none.
            if figure["id"] == EFFECT and value is not None:
                said, meaning = signed(value), direction(part, value)
            else:
                said, meaning = number(value, figure), ""
            if value != 0 or meaning:
                table.add_row(f"  {part_label(figure['id'], part)}", said, meaning)
        for place, (label, then, _) in enumerate(late_lines([figure], before)):
            late = (f"  {label}", then, "") if place else (AT_ITS_END, then, "nagekomen")
            table.add_row(*late)
    hidden = any(figure["suppressed"] for figure in report["figures"])
    small = [WHY_HIDDEN] * hidden + [SMALL_TOO] * ("hidden_below" not in report)
    return Group(Text(headline(report), style="bold"), "", table, *(f"\n{one}" for one in small))


def headline(report: Mapping[str, Any]) -> str:
    """Over which period, as known when, under which policy set."""
    first, last = as_day(report["from"]), as_day(report["to"])
    known = as_instant(report["known_at"])
    assert first
    assert last
    assert known
    return (
        f"Cijfers voor de raad · {day(first)} tot en met {day(last)}\n"
        f"Peildatum {day(last)} · zoals bekend op {instant(known)} · beleid {report['policy']}"
    )
