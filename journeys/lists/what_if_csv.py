"""What another policy set changes for each client, as CSV that a Dutch Excel opens."""

import csv
import io
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from journeys.language import as_day, day, rule_label
from journeys.lists.cells import neutral, role_label
from journeys.lists.dutch_csv import BOM

KINDS = {
    "added": "erbij",
    "dropped": "eraf",
    "earlier": "eerder",
    "later": "later",
    "other_person": "ander persoon",
    "escalates_earlier": "eerder geëscaleerd",
    "escalates_later": "later geëscaleerd",
    "escalates_elsewhere": "anders geëscaleerd",
    "lapses_earlier": "eerder vervallen",
    "lapses_later": "later vervallen",
}
HEADINGS = (
    "Inwoner",
    "Regel",
    "Sleutel",
    "Functie",
    "Medewerker",
    "Uiterlijk op was",
    "Uiterlijk op wordt",
    "Op de lijst vanaf was",
    "Op de lijst vanaf wordt",
    "Wat",
    "Functie was",
    "Medewerker was",
    "Escalatie op was",
    "Escalatie op wordt",
    "Escalatie naar was",
    "Escalatie naar wordt",
    "Vervalt op was",
    "Vervalt op wordt",
)


def what_if_csv(found: Mapping[str, Any]) -> bytes:
    """One line per obligation or lapse that differs, under a first line that says of which sets.

    ``what-if;LABEL BEFORE;LABEL AFTER;DIGEST AFTER;DIGEST BEFORE``: by the digests it can be
    attached only to the very set it was worked out for, in the place of the very set it replaces.
    """
    before, after = found["before"], found["after"]
    text = io.StringIO(newline="")
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    digests = (after["digest"], before["digest"])
    writer.writerow(("what-if", before["policy"], after["policy"], *digests))
    writer.writerow(HEADINGS)
    rows = [*map(_cells, found["changes"]), *map(_lapse_cells, found["lapses"])]
    for cells in sorted(map(list, rows), key=itemgetter(0)):
        writer.writerow(map(neutral, cells))
    return text.getvalue().encode("utf-8")


def _cells(change: Mapping[str, Any]) -> Iterator[str]:
    before, after = change["before"], change["after"]
    shown = after or before
    yield from (change["client"], rule_label(change["rule"]), change["key"] or "")
    yield from (role_label(shown["role"]), shown["person"] or "")
    yield from _both_days("due_on", before, after)
    yield from _both_days("list_from", before, after)
    yield KINDS[change["change"]]
    moved = before and (before["role"], before["person"]) != (shown["role"], shown["person"])
    yield from (role_label(before["role"]), before["person"] or "") if moved else ("", "")
    yield from _both_days("escalate_on", before, after)
    for side in (before, after):
        yield role_label(side["escalates_to"]) if side else ""

    yield from ("", "")


def _lapse_cells(lapse: Mapping[str, Any]) -> Iterator[str]:
    yield from (lapse["client"], rule_label("suspicion"))
    yield from [""] * (HEADINGS.index("Wat") - 2)
    yield KINDS[lapse["change"]]
    yield from [""] * (len(HEADINGS) - HEADINGS.index("Wat") - 3)
    for side in ("before", "after"):
        yield _day(lapse[side]) if lapse[side] else ""


def _both_days(field: str, *sides: Mapping[str, Any] | None) -> Iterator[str]:
    for side in sides:
        yield _day(side[field]) if side else ""


def _day(value: str) -> str:
    found = as_day(value)
    return day(found) if found else value
