"""A figure that is divided in two ways at once: a table of rows and columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journeys.lists.report_cells import Row, duration_label, number, parts_in_order

DARKEST = 4
"""Into so many tints the shown numbers are told apart, beside none."""


class GridCell(NamedTuple):
    """A number as people read it, and how dark its ground is; nothing where it is not shown."""

    number: str
    tint: int | None


@dataclass(frozen=True)
class Grid:
    """What the rows and the columns are, and the numbers."""

    rows_are: str
    columns_are: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[GridCell]]]


class _Ways(NamedTuple):
    rows_are: str
    columns_are: str
    between: str
    row_label: Callable[[str], str]


def _trede(part: str) -> str:
    return f"trede {part}"


_TWO_WAYS: Mapping[str, _Ways] = {
    "ladder_moves": _Ways("van", "naar", ">", _trede),
    "on_benefit": _Ways("op een uitkering", "trede", " ", duration_label),
}


def grid_of(figure: Row) -> Grid | None:
    """The figure as rows and columns; nothing when it is divided in one way, or by nobody."""
    ways = _TWO_WAYS.get(figure["id"])
    if ways is None or not figure["by"]:
        return None
    found = {_split(part, ways.between): value for part, value in parts_in_order(figure)}
    columns = sorted({column for _, column in found})
    most = max((value for value in found.values() if value), default=0)

    def cell(row: str, column: str) -> GridCell:
        value = found.get((row, column), 0)
        tint = None if value is None else -(-value * DARKEST // most) if most else 0
        return GridCell(number(value, figure), tint)

    return Grid(
        ways.rows_are,
        ways.columns_are,
        [_trede(column) for column in columns],
        [
            (ways.row_label(row), [cell(row, column) for column in columns])
            for row in dict.fromkeys(row for row, _ in found)
        ],
    )


def _split(part: str, between: str) -> tuple[str, str]:
    row, _, column = part.rpartition(between)
    return row, column
