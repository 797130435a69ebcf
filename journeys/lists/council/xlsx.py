"""The council's report as an Excel workbook: numbers that are numbers, and what they mean."""

# ruff: noqa: PLC0415 - a command that writes no such file does not wait for its library

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from journeys.language import as_day
from journeys.lists.council.document import Document
from journeys.lists.report_cells import NOT_SHOWN, part_label, parts_in_order
from journeys.lists.workbook import printed, undated, write_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = int | float | str | None
HEADINGS = ("Cijfer", "Onderdeel", "Aantal", "Wat er is geteld", "Definitie")
WIDTHS = (36, 34, 12, 90, 28)
ABOUT_WIDTHS = (22, 110)


def report_xlsx(report: Mapping[str, Any], told: Document) -> bytes:
    """A sheet with the figures and one that explains them; equal input gives equal bytes."""
    from openpyxl import Workbook
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

    last = as_day(report["to"])
    assert last
    book = Workbook()
    book.properties.creator = "journeys"
    book.properties.title = f"{told.title} · {told.period}"
    book.properties.created = datetime.combine(last, time(), UTC).replace(tzinfo=None)
    figures, about = book.active, book.create_sheet("Toelichting")
    assert isinstance(figures, Worksheet)
    figures.title = "Cijfers"
    _fill(figures, [HEADINGS, *_lines(report)], WIDTHS)
    figures.auto_filter.ref = figures.dimensions
    _fill(
        about,
        [("Onderwerp", "Uitleg"), ("Periode", told.period), *told.about, *_definitions(told)],
        ABOUT_WIDTHS,
    )
    for sheet in (figures, about):
        header = HeaderFooterItem()
        header.left.text = printed(book.properties.title)
        sheet.oddHeader = header
    written = io.BytesIO()
    book.save(written)
    return undated(written.getvalue(), last)


def _definitions(told: Document) -> Iterator[tuple[str, str]]:
    for theme in told.themes:
        for figure in theme.figures:
            yield figure.label, f"{figure.meaning} {figure.counted} ({figure.definition})"


def _lines(report: Mapping[str, Any]) -> Iterator[Sequence[Cell]]:
    for figure in report["figures"]:
        about = figure["definition"], f"{figure['id']}@{figure['definition_version']}"
        hidden = NOT_SHOWN if figure["suppressed"] else None
        whole = figure["value"]
        yield figure["label"], "", hidden if whole is None else whole, *about
        for part, value in parts_in_order(figure):
            said = hidden if value is None else value
            yield figure["label"], part_label(figure["id"], part), said, *about


def _fill(sheet: "Worksheet", lines: Sequence[Sequence[Cell]], widths: Sequence[int]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(row=row, column=column)
            if isinstance(value, str):
                write_text(cell, value)
            else:
                cell.value = value
            aside = "right" if value == NOT_SHOWN else None
            cell.alignment = Alignment(vertical="top", wrap_text=True, horizontal=aside)
            cell.font = Font(bold=row == 1)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
