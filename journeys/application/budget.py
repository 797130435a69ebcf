"""What was committed, paid and released over a period, against the municipality's budget lines."""

import os
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from journeys.aggregates.timeline import as_of
from journeys.application.bootstrap import Journeys
from journeys.application.own_or_shipped import own_or_shipped
from journeys.application.past_period import require_past
from journeys.budget.balance import Balance, Split, balances, together
from journeys.budget.costs import KINDS, Cost, costs_of
from journeys.budget.lines import Line, load, shipped
from journeys.clock import local_day
from journeys.reports.small_cells import THRESHOLD

WHAT = "Het budgetoverzicht is niet gemaakt"
SETTING = "JOURNEYS_BUDGET"
"""Which setting names a municipality's own file of budget lines."""
COSTS = tuple(fact_type.topic() for fact_type in KINDS)


class Budget(NamedTuple):
    """Each line over a period, as known at an instant; those that nobody named come last."""

    first: date
    last: date
    known_at: datetime
    lines: tuple[Balance, ...]


def budget(
    journeys: Journeys,
    first: date,
    last: date,
    *,
    known: datetime | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Budget:
    """Every line from the first day through the last, days in Amsterdam.

    Raises ``Refusal`` for a period that cannot be, or lines that cannot be read.
    """
    now = journeys.clock()
    instant = min(known, now) if known else now
    require_past(WHAT, first, last, local_day(now))
    lines = lines_of(environment)
    with journeys.database.read() as connection:
        costs = [
            cost
            for ref, facts in journeys.log.told_of(connection, COSTS)
            for cost in costs_of(ref, as_of(facts, known=instant))
        ]
    return Budget(first, last, instant, balances(costs, lines, first, last))


def lines_of(environment: Mapping[str, str]) -> tuple[Line, ...]:
    """The municipality's own lines when the environment names their file, or those that ship.

    Raises ``Refusal`` with what is wrong in it.
    """
    return own_or_shipped(environment, SETTING, load, shipped, code="BUDGET_NOT_READ", what=WHAT)


def budget_json(found: Budget, *, clients: bool) -> dict[str, Any]:
    """The budget as programs read it; amounts are texts, so that no cent is rounded away.

    Only with ``clients`` it tells whose costs they are, for how few, and what a line that nobody
    named is called: who typed it may have typed a name.
    """
    known = [one for one in found.lines if one.known]
    unknown = [one for one in found.lines if not one.known]
    if unknown and not clients:
        unknown = [together(unknown)]
    return {
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "known_at": found.known_at.isoformat(),
        "lines": [_balance_json(one, clients) for one in known],
        "total": _amounts(together(known)),
        "unknown": [_balance_json(one, clients) for one in unknown],
    }


def _balance_json(one: Balance, clients: bool) -> dict[str, Any]:
    told = {
        "line": one.line or None,
        "label": one.known.label if one.known else None,
        "source": one.known.source if one.known else None,
        **_amounts(one),
    }
    told["clients"] = one.clients if clients or not 0 < one.clients < THRESHOLD else None
    if clients:
        told["costs"] = [_cost_json(cost) for cost in one.costs]
    return told


def _amounts(one: Balance) -> dict[str, Any]:
    return {
        "budget": _text(one.budget),
        "committed": str(one.committed),
        "paid": _split_json(one.paid),
        "released": _split_json(one.released),
        "open": str(one.open),
        "open_before": str(one.open_before),
        "used": str(one.used),
        "free": _text(one.free),
    }


def _split_json(split: Split) -> dict[str, str]:
    return {"amount": str(split.whole), **{name: str(v) for name, v in split._asdict().items()}}


def _cost_json(cost: Cost) -> dict[str, Any]:
    return {
        "client": cost.client,
        "number": cost.number,
        "happened_on": cost.on.isoformat(),
        "kind": cost.kind,
        "amount": str(cost.amount),
        "activity": cost.activity,
        "committed_on": cost.committed_on.isoformat() if cost.committed_on else None,
    }


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)
