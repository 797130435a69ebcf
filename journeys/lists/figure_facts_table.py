"""The facts under a figure on a terminal."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journeys.language import as_day, as_instant, day, fact_label, instant, number, with_weekday
from journeys.lists.report_cells import part_label

if TYPE_CHECKING:
    from rich.console import RenderableType


def figure_facts_table(told: Mapping[str, Any]) -> "RenderableType":
    """What is counted, how many facts, and each of them."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    facts = told["facts"]
    first, last, known = as_day(told["from"]), as_day(told["to"]), as_instant(told["known_at"])
    assert first
    assert last
    assert known
    clients = number(len({one["client"] for one in facts}), "inwoner", "inwoners")
    head = (
        f"{told['label']}: {number(len(facts), 'feit', 'feiten')} van {clients}\n"
        f"{day(first)} tot en met {day(last)} · zoals bekend op {instant(known)}"
    )
    about = f"{told['definition']} ({told['figure']}@{told['definition_version']})"
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("inwoner", no_wrap=True)
    table.add_column("nr", justify="right")
    for heading in ("gebeurd", "wat", "onderdeel"):
        table.add_column(heading)
    for one in facts:
        on = as_day(one["happened_on"])
        assert on
        part = part_label(told["figure"], one["part"]) if one["part"] else ""
        table.add_row(
            Text(one["client"]),
            str(one["number"]),
            with_weekday(on),
            fact_label(one["type"]),
            Text(part),
        )
    return Group(Text(head, style="bold"), Text(about, style="dim"), "", table)
