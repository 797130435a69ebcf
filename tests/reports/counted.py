"""The council's figures of a few clients, as somebody would tell of them."""

from collections.abc import Sequence
from datetime import date

from journeys.clock import written_instant
from journeys.policies import shipped as shipped_policy
from journeys.reports.council import Council, council
from journeys.reports.definitions import chosen, shipped
from journeys.reports.figure import Figure
from journeys.reports.past import Period
from tests.cases import Entry, history

YEAR = ("2025-01-01", "2025-12-31")


def counted(*clients: Sequence[Entry], over: tuple[str, str] = YEAR, named: str = "") -> Council:
    """Everything that is counted of these clients over a period."""
    first, last = map(date.fromisoformat, over)
    return council(
        ((f"R-{n}", history(entries)) for n, entries in enumerate(clients, 1)),
        Period(first, last),
        written_instant(over[1]),
        chosen(shipped(), [named] if named else []),
        shipped_policy(),
    )


def figure(name: str, *clients: Sequence[Entry], over: tuple[str, str] = YEAR) -> Figure:
    """One figure of these clients over a period."""
    (found,) = (
        one
        for one in counted(*clients, over=over, named=name if "@" in name else "").figures
        if one.id == name.partition("@")[0]
    )
    return found
