"""Who is accounted for by which rule, on a terminal."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from journeys.language import as_day, day, number, one_line, rule_label
from journeys.language.ways import WAYS

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table


def complete_table(report: Mapping[str, Any]) -> "RenderableType":
    """Rule by way, each row summing to everybody, and a last line that says whether it does.

    ``report`` is the answer of ``journeys verify --complete --format json``.
    """
    from rich.console import Group
    from rich.text import Text

    title = f"Verantwoord op {_day(report['on'])} · {number(report['clients'], *CLIENTS)}"
    table = _table("regel")
    for label in (*WAYS.values(), "samen"):
        table.add_column(label, justify="right")
    for row in report["rules"]:
        table.add_row(
            Text(one_line(rule_label(row["rule"]))),
            *(Text(str(row[way]), style="" if row[way] else "dim") for way in (*WAYS, "clients")),
        )
    heading = Text(title, style="bold")
    policy = Text(f"beleid {one_line(report['policy'])}", style="dim")
    return Group(heading, policy, "", table, "", Text(_verdict(report)))


def accounts_table(answer: Mapping[str, Any]) -> "RenderableType":
    """Rule by rule how one client is dealt with, and why."""
    from rich.console import Group
    from rich.text import Text

    table = _table("regel")
    table.add_column("hoe", no_wrap=True)
    table.add_column("waarom", overflow="fold")
    for account in answer["accounts"]:
        due_on = f"uiterlijk {_day(account['due_on'])}: " if account["due_on"] else ""
        table.add_row(
            Text(one_line(rule_label(account["rule"], account["key"]))),
            Text(WAYS[account["way"]]),
            Text(f"{due_on}{one_line(account['because'])}"),
        )
    title = f"{one_line(answer['client'])} · verantwoord op {_day(answer['on'])}"
    said = "Geen enkele regel zorgt dat iemand deze inwoner spreekt." if answer["forgotten"] else ""
    return Group(Text(title, style="bold"), "", table, *([Text(said)] if said else []))


CLIENTS = ("inwoner", "inwoners")


def _verdict(report: Mapping[str, Any]) -> str:
    rules = number(len(report["rules"]), "regel", "regels")
    if report["complete"]:
        return (
            f"Het telt op: elke inwoner bij elk van de {rules} op precies een manier, "
            "en niemand zonder contact."
        )
    found: Sequence[tuple[int, str, str]] = (
        (len(report["differences"]), "verschil", "verschillen"),
        (len(report["forgotten"]), "inwoner zonder contact", "inwoners zonder contact"),
    )
    said = " en ".join(number(*counted) for counted in found if counted[0])
    return f"Het telt niet op: {said}."


def _table(first: str) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(first, no_wrap=True)
    return table


def _day(value: Any) -> str:
    found = as_day(value)
    return day(found) if found else one_line(value)
