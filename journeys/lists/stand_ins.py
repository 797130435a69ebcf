"""Who stands in for whom, on a terminal."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from journeys.language import one_line, with_weekday

if TYPE_CHECKING:
    from rich.console import RenderableType


def stand_ins_table(rows: Sequence[Mapping[str, Any]], today: date) -> "RenderableType":
    """Each absence with who stands in, and whether it has begun."""
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return Text("Niemand valt in; er is ook niets afgesproken.")
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for heading in ("afwezig", "invaller", "van", "tot en met", "", "vastgelegd door"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(
            Text(one_line(row["absent"]), style="bold"),
            Text(one_line(row["stand_in"])),
            with_weekday(row["from_on"]),
            with_weekday(row["until"]),
            "nu" if row["from_on"] <= today else "komt nog",
            Text(one_line(row["appointed_by"])),
        )
    return table
