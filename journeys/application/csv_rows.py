"""CSV as Dutch offices send it: with or without BOM, with ; or , and each row's line kept."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from journeys.language import number
from journeys.language.refusal import Refusal

CELL_LENGTH = 1_000
"""Characters; no cell of these files needs more."""
SHOWN = 60
"""Characters of a wrong cell that are shown back."""
NOT_SHOWN = {"bsn": 3}
"""Columns that belong in no log, and how many of their last characters may still be told."""
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FORMULA = re.compile(r"[=@\t]|[+-](?![\d ()-]+$)")
"""What a spreadsheet would take for a formula; +31 6 … and -5 are not."""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was not recorded, and why."""

    line: int
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row by column name, and the line it stands on."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell, without spaces around it; empty when the column is absent."""
        return self.cells.get(column, "")

    def refused(self, column: str, allowed: str, code: str = "WRONG_VALUE") -> Refusal:
        """The refusal of one cell."""
        found = self[column]
        shown = found if len(found) <= SHOWN else f"{found[:SHOWN]}… ({len(found)} tekens)"
        if column in NOT_SHOWN:
            shown = f"…{found[-NOT_SHOWN[column] :]}"
        return Refusal(
            code,
            "Regel niet ingelezen",
            f"Veld {column} is {shown!r}." if found else f"Veld {column} is leeg.",
            f"Toegestaan: {allowed}.",
            field=column,
        )

    def day(self, column: str) -> date:
        """The cell as a date. Raises ``Refusal``."""
        if ISO_DAY.fullmatch(self[column]):
            try:
                return date.fromisoformat(self[column])
            except ValueError:
                raise self.refused(column, "een dag die bestaat, zoals 2026-03-05") from None
        raise self.refused(column, "een datum als 2026-03-05")


def csv_rows(
    content: bytes,
    refused: list[RefusedLine],
    *,
    required: Sequence[str],
    known: Sequence[str],
) -> Iterator[CsvRow]:
    """The rows of a CSV file; a line that cannot be read goes to ``refused``.

    Each line is read by itself, so that one forgotten quote does not swallow the rest.
    Raises ``Refusal`` when the first line does not name the columns.
    """
    lines = content.removeprefix(b"\xef\xbb\xbf").splitlines()
    if not lines:
        raise Refusal("EMPTY_FILE", "Bestand niet ingelezen", "Het bestand is leeg.")
    delimiter = ";" if lines[0].count(b";") >= lines[0].count(b",") else ","
    try:
        header = _cells(lines[0], delimiter)
    except Refusal as refusal:
        raise Refusal(refusal.code, "Bestand niet ingelezen", refusal.why, refusal.todo) from None
    _check_header(header, required, known)
    for at, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        try:
            yield _row(at, header, _cells(line, delimiter))
        except Refusal as refusal:
            refused.append(RefusedLine(at, refusal))


def _cells(line: bytes, delimiter: str) -> list[str]:
    try:
        (cells,) = csv.reader([line.decode("utf-8")], delimiter=delimiter, strict=True)
    except UnicodeDecodeError as error:
        raise Refusal(
            "NOT_UTF8",
            "Regel niet ingelezen",
            f"Er staat een teken in dat geen UTF-8 is (byte {line[error.start]:#04x}).",
            "Sla het bestand op als CSV UTF-8 en lees het opnieuw in.",
        ) from None
    except (csv.Error, ValueError) as error:
        raise Refusal(
            "NOT_CSV",
            "Regel niet ingelezen",
            f"De regel is geen CSV: {error}.",
            "Een cel met aanhalingstekens staat zelf tussen aanhalingstekens, op één regel.",
        ) from None
    return [cell.strip() for cell in cells]


def _row(line: int, header: list[str], cells: list[str]) -> CsvRow:
    if len(cells) != len(header):
        raise Refusal(
            "WRONG_COLUMNS",
            "Regel niet ingelezen",
            f"De regel heeft {number(len(cells), 'cel', 'cellen')}; de kop heeft er {len(header)}.",
            "Een cel waar het scheidingsteken in staat hoort tussen aanhalingstekens."
            if len(cells) > len(header)
            else "Is de regel afgebroken? Ook een lege cel heeft zijn scheidingsteken.",
        )
    row = CsvRow(line, dict(zip(header, cells, strict=True)))
    for column, cell in row.cells.items():
        if len(cell) > CELL_LENGTH:
            raise row.refused(column, f"ten hoogste {CELL_LENGTH} tekens")
        if FORMULA.match(cell):
            raise row.refused(column, "gewone tekst, geen formule", "FORMULA_TEXT")
        if any(ord(character) < ord(" ") for character in cell):
            raise row.refused(column, "tekst zonder stuurtekens")
    return row


def _check_header(header: list[str], required: Sequence[str], known: Sequence[str]) -> None:
    wrong = {
        "ontbreekt": [name for name in required if name not in header],
        "onbekend": [name for name in header if name not in known],
        "dubbel": sorted({name for name in header if header.count(name) > 1}),
    }
    found = "; ".join(f"{label}: {', '.join(names)}" for label, names in wrong.items() if names)
    if found:
        raise Refusal(
            "WRONG_COLUMNS",
            "Bestand niet ingelezen",
            f"De kolommen kloppen niet ({found}).",
            f"Toegestaan: {';'.join(known)}.",
        )
