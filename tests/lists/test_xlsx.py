"""The workbook, opened again."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from journeys.lists import due_xlsx
from tests.lists.rows import EVERYBODY, FORMULAS, LATE, NAMES, ON, ROWS


def written(rows: list[dict[str, Any]], **more: Any) -> bytes:
    return due_xlsx(
        rows, on=ON, heading="P. Jansen", policy="rijswijk@1", escalates_to="teamleider", **more
    )


def opened(book: bytes) -> Worksheet:
    sheet = load_workbook(io.BytesIO(book)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_real_dates_under_dutch_headings() -> None:
    sheet = opened(written(ROWS))
    assert [cell.value for cell in sheet[1]][:3] == ["Plannen op", "Uiterlijk op", "Inwoner"]
    assert sheet["A2"].is_date
    assert sheet["A2"].value == datetime(2026, 11, 13)  # noqa: DTZ001 - a sheet knows no zones
    assert sheet["C2"].value == "R-000412"
    assert sheet.max_row == 1 + len(ROWS)


def test_the_heading_stays_in_sight_and_every_column_can_be_filtered() -> None:
    sheet = opened(written(EVERYBODY, names=NAMES))
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:I{1 + len(EVERYBODY)}"
    assert sheet.title == "Te spreken"
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHI"]
    assert min(widths) > 12


def test_names_only_when_asked_for() -> None:
    assert "Naam" not in [cell.value for cell in opened(written(ROWS))[1]]
    named = opened(written(ROWS, names=NAMES))
    assert [named["D1"].value, named["D2"].value] == ["Naam", "Maria van der Berg"]


@pytest.mark.parametrize("formula", [*FORMULAS, "#N/A", "=HYPERLINK(1)"])
def test_a_formula_is_text(formula: str) -> None:
    sheet = opened(written([{**LATE, "client": formula}]))
    assert sheet["C2"].data_type == "s"
    assert str(sheet["C2"].value).strip() == formula.strip()
    assert sheet["C2"].quotePrefix == (formula != "#N/A")


def test_characters_no_sheet_can_hold_are_left_out() -> None:
    assert opened(written([{**LATE, "client": "R\x00-\x1b1"}]))["C2"].value == "R-1"


def test_equal_rows_give_equal_bytes() -> None:
    book = written(EVERYBODY)
    assert book == written(EVERYBODY)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_an_empty_list_can_be_opened() -> None:
    assert opened(written([])).max_row == 1


def test_the_book_says_for_whom_and_when() -> None:
    book = load_workbook(io.BytesIO(written(ROWS)))
    assert book.properties.title == "Te spreken · P. Jansen · 23-11-2026"
    assert book.properties.modified.date() == date(2026, 11, 23)
