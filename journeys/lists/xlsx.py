"""The due-contact list as an Excel workbook with real dates."""

# ruff: noqa: PLC0415 - a command that writes no such file does not wait for its library

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from journeys.language import day
from journeys.lists.absence import Absent
from journeys.lists.cells import Cell, Row, cells, headings
from journeys.lists.workbook import printed, undated, write_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEET = "Te spreken"
DUTCH_DAY = "[$-413]ddd dd\\-mm\\-yyyy"
"""Shown with the Dutch weekday in any Excel; the cell itself holds a date."""
WIDTHS = {
    "Plannen op": 15,
    "Uiterlijk op": 15,
    "Inwoner": 13,
    "Naam": 26,
    "Functie": 21,
    "Medewerker": 18,
    "Waarom": 72,
    "Stand": 34,
    "Beleid": 16,
}
WRAPPED = ("Waarom", "Stand")


def due_xlsx(
    rows: Sequence[Row],
    *,
    on: date,
    heading: str,
    policy: str,
    escalates_to: str,
    names: Mapping[str, str] | None = None,
    absent: Absent | None = None,
) -> bytes:
    """One line per client and assignee; equal input gives equal bytes."""
    from openpyxl import Workbook
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

    book = Workbook()
    book.properties.creator = "journeys"
    book.properties.title = f"{SHEET} · {heading} · {day(on)}"
    book.properties.created = datetime.combine(on, time(), UTC).replace(tzinfo=None)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    lines = (cells(row, on, names, escalates_to=escalates_to, absent=absent) for row in rows)
    _fill(sheet, [headings(names), *lines])
    _dress(sheet, headings(names))
    header = HeaderFooterItem()
    header.left.text = printed(book.properties.title)
    header.right.text = printed(f"beleid {policy}")
    sheet.oddHeader = header
    written = io.BytesIO()
    book.save(written)
    return undated(written.getvalue(), on)


def _fill(sheet: "Worksheet", lines: Sequence[Sequence[Cell]]) -> None:
    for number, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(row=number, column=column)
            if isinstance(value, str):
                write_text(cell, value)
            else:
                cell.value = value
                cell.number_format = DUTCH_DAY


def _dress(sheet: "Worksheet", titles: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.title = SHEET
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for column, title in enumerate(titles, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS[title]
        for row in sheet.iter_rows(min_col=column, max_col=column):
            row[0].alignment = Alignment(vertical="top", wrap_text=title in WRAPPED)
        sheet.cell(row=1, column=column).font = Font(bold=True)
