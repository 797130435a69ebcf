"""Who looked at whom as CSV that a Dutch Excel opens without questions."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from journeys.clock import local
from journeys.language import day, operation_label
from journeys.lists.cells import neutral
from journeys.lists.dutch_csv import BOM

HEADINGS = ("dag", "tijd", "wie", "gebruiker", "inwoner", "wat", "reden")


def views_csv(views: Iterable[Mapping[str, Any]], colleagues: Mapping[str, str]) -> bytes:
    """One line per look, the clock that of Amsterdam; ``colleagues`` are the names of users."""
    text = io.StringIO(newline="")
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for view in views:
        at, actor = local(view["at"]), view["actor"] or ""
        said = (
            colleagues.get(actor, actor),
            actor,
            view["client"],
            operation_label(view["operation"]),
            view["reason"] or "",
        )
        writer.writerow((day(at.date()), f"{at:%H:%M:%S}", *map(neutral, said)))
    return text.getvalue().encode("utf-8")
