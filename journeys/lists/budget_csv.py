"""A budget as CSV that a Dutch Excel opens without questions."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from journeys.language import as_day, day
from journeys.lists.budget_words import COLUMNS, KINDS, label, money
from journeys.lists.cells import neutral_unless_number
from journeys.lists.dutch_csv import BOM

FACTS = ("Begrotingsregel", "Inwoner", "Feit", "Gebeurd", "Wat", "Bedrag", "Activiteit")


def budget_csv(told: Mapping[str, Any]) -> bytes:
    """A row a line, those that nobody named after them; what is paid of before stands apart."""
    headings = (
        "Begrotingsregel",
        *COLUMNS.values(),
        "Betaald van eerder",
        "Betaald zonder",
        "Bron",
    )
    return _csv(headings, map(_line, (*told["lines"], *told["unknown"])))


def budget_facts_csv(told: Mapping[str, Any]) -> bytes:
    """A row for each part of a fact: every euro once, with where it stands in the log."""
    rows = (*told["lines"], *told["unknown"])
    return _csv(FACTS, (_fact(row, cost) for row in rows for cost in row["costs"]))


def _line(row: Mapping[str, Any]) -> Iterator[str]:
    yield label(row)
    for name in COLUMNS:
        found = row[name]
        yield _amount(found["amount"] if isinstance(found, Mapping) else found)
    yield _amount(row["paid"]["before"])
    yield _amount(row["paid"]["without"])
    yield row["source"] or ""


def _fact(row: Mapping[str, Any], cost: Mapping[str, Any]) -> Iterator[str]:
    on = as_day(cost["happened_on"])
    yield from (label(row), cost["client"], str(cost["number"]), day(on) if on else "")
    yield from (KINDS[cost["kind"]], _amount(cost["amount"]), cost["activity"] or "")


def _amount(text: Any) -> str:
    value = money(text)
    return "" if value is None else f"{value:.2f}".replace(".", ",")


def _csv(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow(map(neutral_unless_number, row))
    return text.getvalue().encode()
