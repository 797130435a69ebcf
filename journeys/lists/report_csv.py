"""The council's figures as CSV that a Dutch Excel opens without questions."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from journeys.language import as_day, as_instant, day, instant
from journeys.lists.cells import neutral_unless_number
from journeys.lists.dutch_csv import BOM
from journeys.lists.report_cells import WHY_HIDDEN, number, part_label, parts_in_order

ABOUT = ("Van", "Tot en met", "Peildatum", "Bekend op", "Beleid")
"""What every line says of the report, as a spreadsheet has no place for it above them."""
HEADINGS = ("Cijfer", "Onderdeel", "Aantal", "Id", "Definitie", "Versie", *ABOUT, "Opmerking")


def report_csv(report: Mapping[str, Any]) -> bytes:
    """A line for each figure and for each of its parts."""
    text = io.StringIO(newline="")
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for line in report_lines(report):
        writer.writerow(map(neutral_unless_number, line))
    return text.getvalue().encode()


def report_lines(report: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """A figure's line, and then those of its parts."""
    about = _about(report)
    for figure in report["figures"]:
        definition = figure["id"], figure["definition"], str(figure["definition_version"])
        for part, value in (("", figure["value"]), *parts_in_order(figure)):
            label = part_label(figure["id"], part) if part else ""
            why = WHY_HIDDEN if value is None and figure["suppressed"] else ""
            yield figure["label"], label, number(value, figure), *definition, *about, why


def _about(report: Mapping[str, Any]) -> tuple[str, ...]:
    first, last = as_day(report["from"]), as_day(report["to"])
    known = as_instant(report["known_at"])
    assert first
    assert last
    assert known
    return day(first), day(last), day(last), instant(known), report["policy"]
