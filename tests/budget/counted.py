"""Budget lines over a period, of a few clients' costs as somebody would tell of them."""

from collections.abc import Sequence
from datetime import date

from journeys.aggregates.timeline import effective
from journeys.budget.balance import Balance, balances
from journeys.budget.costs import costs_of
from journeys.budget.lines import load
from tests.cases import Entry, fact, history, registered

TWO_LINES = """
[[line]]
id = "traject"
label = "Trajecten"
source = "begroting"
[[line.budget]]
from_year = 2024
amount = "1000.00"
[[line.budget]]
from_year = 2025
amount = "3000.00"

[[line]]
id = "basisbaan"
label = "Basisbaan"
source = "begroting"
[[line.budget]]
from_year = 2024
amount = "500.00"
"""
YEAR = ("2025-01-01", "2025-12-31")
START = registered("2024-01-01")


def committed(day: str, amount: str, line: str = "traject", **more: str) -> Entry:
    """Money set aside."""
    return fact("CostCommitted", day, line=line, amount=amount, **more)


def paid(day: str, amount: str, line: str = "traject", **more: str) -> Entry:
    """Money paid."""
    return fact("CostPaid", day, line=line, amount=amount, **more)


def released(day: str, amount: str, line: str = "traject", **more: str) -> Entry:
    """Money set aside that is free again."""
    return fact("CostReleased", day, line=line, amount=amount, **more)


def lines(*clients: Sequence[Entry], over: tuple[str, str] = YEAR) -> dict[str, Balance]:
    """Every line over a period, by name."""
    first, last = map(date.fromisoformat, over)
    costs = [
        cost
        for n, entries in enumerate(clients, 1)
        for cost in costs_of(f"R-{n}", effective(history([START, *entries])))
    ]
    return {one.line: one for one in balances(costs, load(TWO_LINES, "lines"), first, last)}


def line(*entries: Entry, over: tuple[str, str] = YEAR) -> Balance:
    """The line of trajecten, of one client's costs."""
    return lines(entries, over=over)["traject"]
