"""The policy sets there are, and what differs between two of them, on a terminal."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from journeys.language import day, one_line, rule_label

if TYPE_CHECKING:
    from rich.console import RenderableType

STATUSES = {
    "begin": "waarmee begonnen is",
    "proposed": "voorgesteld",
    "approved": "goedgekeurd",
    "adopted": "vastgesteld",
    "ships": "beschikbaar",
}
IN_GENERAL = "(algemeen)"


def policies_table(found: Sequence[Mapping[str, Any]], on: date) -> "RenderableType":
    """Every set, since when it counts and who decided so; the one in force is marked."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for heading in ("", "beleid", "vanaf", "stand", "voorgesteld", "goedgekeurd", "vastgesteld"):
        table.add_column(heading, no_wrap=heading != "stand")
    for one in found:
        table.add_row(
            "→" if one["counts"] else "",
            Text(one["label"], style="bold" if one["counts"] else ""),
            day(one["effective_from"]),
            STATUSES[one["status"]],
            *(
                one_line(who or "")
                for who in (one["proposed_by"], one["approved_by"], one["adopted_by"])
            ),
        )
    in_force = next((one["label"] for one in found if one["counts"]), "")
    return Group(Text(f"Op {day(on)} geldt {in_force}", style="bold"), "", table)


def differences_table(
    found: Sequence[Mapping[str, Any]], before: str, after: str
) -> "RenderableType":
    """Each field that differs, under the rule it belongs to."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    if not found:
        return Text(f"Tussen {before} en {after} verschilt niets.")
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for heading in ("regel", "wat", before, after):
        table.add_column(heading, overflow="fold")
    last = None
    for one in found:
        rule = f"{rule_label(one['rule'])} ({one['rule']})" if one["rule"] else IN_GENERAL
        table.add_row(
            Text("" if rule == last else rule or IN_GENERAL),
            one["field"],
            one["before"],
            one["after"],
        )
        last = rule
    heading = f"{len(found)} verschillen tussen {before} en {after}"
    return Group(Text(heading.replace("1 verschillen", "1 verschil"), style="bold"), "", table)
