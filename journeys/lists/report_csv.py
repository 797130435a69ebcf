"""The council's figures as CSV that a Dutch Excel opens without questions."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from journeys.language import as_day, day
from journeys.lists.cells import neutral
from journeys.lists.dutch_csv import BOM
from journeys.lists.report_cells import number, part_label, parts_in_order

HEADINGS = ("Cijfer", "Onderdeel", "Aantal", "Id", "Definitie", "Versie", "Peildatum")


def report_csv(report: Mapping[str, Any]) -> bytes:
    """A line for each figure and for each of its parts."""
    text = io.StringIO(newline="")
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for line in report_lines(report):
        writer.writerow(map(neutral, line))
    return text.getvalue().encode()


def report_lines(report: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """A figure's line, and then those of its parts."""
    last = as_day(report["to"])
    assert last
    peildatum = day(last)
    for figure in report["figures"]:
        about = (
            figure["id"],
            figure["definition"],
            str(figure["definition_version"]),
            peildatum,
        )
        yield (
            figure["label"],
            "",
            number(figure["value"], figure),
            *about,
        )
        for part, value in parts_in_order(figure):
            said = number(value, figure)
            yield (figure["label"], part_label(figure["id"], part), said, *about)
