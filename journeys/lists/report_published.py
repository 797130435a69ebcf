"""Published reports on a terminal: which there are, and what one would say otherwise now."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from journeys.language import as_day, as_instant, day, instant
from journeys.lists.report_cells import number, part_label

if TYPE_CHECKING:
    from rich.console import RenderableType

Row = Mapping[str, Any]
BESIDE = (
    "Uit deze cijfers was samen met wat eerder is gepubliceerd een klein aantal uit te rekenen. "
    "Wat dat verraadt staat er niet in:"
)
NOTHING_YET = "Er is nog niets gepubliceerd."
UNCHANGED = "Wat later is vastgelegd verandert niets aan dit rapport."


def period_line(one: Row) -> str:
    """``01-01-2025 tot en met 31-12-2025``."""
    first, last = as_day(one["from"]), as_day(one["to"])
    assert first
    assert last
    return f"{day(first)} tot en met {day(last)}"


def at(text: str) -> str:
    """An instant as people read it."""
    found = as_instant(text)
    return instant(found) if found else text


def frozen_line(one: Row) -> str:
    """That a report was published, by whom, and its hash."""
    return (
        f"Gepubliceerd als rapport {one['number']} op {at(one['published_at'])} door "
        f"{one['published_by']}; controlegetal {one['content_hash']}"
    )


def beside_lines(beside: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """Of each earlier report the figures of which something is left out because of it."""
    for earlier, labels in sorted(beside.items()):
        yield f"met rapport {earlier}: {', '.join(labels)}"


def published_table(found: Sequence[Row]) -> "RenderableType":
    """A report a row."""
    from rich.table import Table
    from rich.text import Text

    if not found:
        return Text(NOTHING_YET)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for heading in ("nr", "periode", "gepubliceerd", "door", "beleid", "controlegetal"):
        table.add_column(heading, justify="right" if heading == "nr" else "left", overflow="fold")
    for one in found:
        table.add_row(
            str(one["number"]),
            period_line(one),
            at(one["published_at"]),
            Text(one["published_by"]),
            Text(one["policy"]),
            one["content_hash"],
        )
    return table


def changes_table(found: Row) -> "RenderableType":
    """What differs: a figure a row, its parts below it."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    title = Text(f"Nagekomen bij rapport {found['number']} · {period_line(found)}", style="bold")
    compared = f"zoals bekend op {at(found['compared_at'])}; gepubliceerd blijft wat er stond"
    if not found["figures"]:
        return Group(title, UNCHANGED)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("cijfer", overflow="fold")
    table.add_column("gepubliceerd", justify="right", no_wrap=True)
    table.add_column("nu", justify="right", no_wrap=True)
    for label, then, now in change_lines(found):
        table.add_row(Text(label), then, now)
    return Group(title, Text(compared, style="dim"), "", table)


def change_lines(found: Row) -> Iterator[tuple[str, str, str]]:
    """Each figure and part that differs: what it is called, what was published, what is now."""
    for figure in found["figures"]:
        hidden = {**figure, "suppressed": True}
        yield figure["label"], *(number(figure[side], hidden) for side in ("published", "now"))
        for part, pair in figure["by"].items():
            label = f"  {part_label(figure['id'], part)}"
            yield label, number(pair["published"], hidden), number(pair["now"], hidden)
