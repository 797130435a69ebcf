"""The due-contact list as CSV that a Dutch Excel opens without questions."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date

from journeys.language import day
from journeys.lists.absence import Absent
from journeys.lists.cells import Cell, Row, cells, headings, neutral

BOM = "\ufeff"
"""Without it Excel reads UTF-8 as another encoding."""


def due_csv(
    rows: Sequence[Row],
    *,
    on: date,
    escalates_to: str,
    names: Mapping[str, str] | None = None,
    absent: Absent | None = None,
) -> bytes:
    """One line per client and assignee, all reasons in one cell, days as dd-mm-jjjj."""
    text = io.StringIO(newline="")
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings(names))
    for row in rows:
        found = cells(row, on, names, escalates_to=escalates_to, absent=absent)
        writer.writerow(map(_written, found))
    return text.getvalue().encode("utf-8")


def _written(cell: Cell) -> str:
    return neutral(cell) if isinstance(cell, str) else day(cell)
