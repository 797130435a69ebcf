"""How each line stands at the end of a period: committed, paid, released, and what is free."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from journeys.budget.costs import Cost, Kind
from journeys.budget.lines import NO_MONEY, Line


class Split(NamedTuple):
    """What was paid or released in a period, by when it was committed.

    ``now`` in the period itself, ``before`` earlier, so that it burdens the budget of then, and
    ``without`` never.
    """

    now: Decimal
    before: Decimal
    without: Decimal

    @property
    def whole(self) -> Decimal:
        """All of it."""
        return self.now + self.before + self.without


class Balance(NamedTuple):
    """A line over a period; without ``known``, one that nobody named.

    ``open_before`` is what was committed before the period and is open still, ``costs`` what all
    of it rests on.
    """

    line: str
    known: Line | None
    budget: Decimal | None
    committed: Decimal
    paid: Split
    released: Split
    open_before: Decimal
    costs: tuple[Cost, ...]

    @property
    def open(self) -> Decimal:
        """What this period committed and is neither paid nor released."""
        return self.committed - self.paid.now - self.released.now

    @property
    def used(self) -> Decimal:
        """What burdens the budget of this period."""
        return self.open + self.paid.now + self.paid.without

    @property
    def free(self) -> Decimal | None:
        """What is left of the budget; below nought it is overdrawn."""
        return None if self.budget is None else self.budget - self.used

    @property
    def is_overdrawn(self) -> bool:
        """Whether more is used than there is."""
        return self.free is not None and self.free < 0

    @property
    def clients(self) -> int:
        """For how many clients something was committed, paid or released."""
        return len({cost.client for cost in self.costs})


def balances(
    costs: Iterable[Cost], lines: Sequence[Line], first: date, last: date
) -> tuple[Balance, ...]:
    """Each line over a period, and after them each that nobody named, so that no euro is lost.

    ``costs`` are all there are, also those before the period.
    """
    of_line: dict[str, list[Cost]] = {line.id: [] for line in lines}
    for cost in costs:
        if cost.on <= last:
            of_line.setdefault(cost.line, []).append(cost)
    known = {line.id: line for line in lines}
    found = (
        _balance(name, known.get(name), some, first, last)
        for name, some in sorted(of_line.items(), key=lambda item: item[0] not in known)
    )
    return tuple(one for one in found if one.known or one.costs or one.open_before)


def together(every: Iterable[Balance]) -> Balance:
    """These lines as if they were one; there is a budget when each of them has one."""
    lines = list(every)
    budgets = [one.budget for one in lines]
    known = [amount for amount in budgets if amount is not None]
    return Balance(
        line="",
        known=None,
        budget=sum(known, NO_MONEY) if lines and len(known) == len(lines) else None,
        committed=sum((one.committed for one in lines), NO_MONEY),
        paid=_splits(one.paid for one in lines),
        released=_splits(one.released for one in lines),
        open_before=sum((one.open_before for one in lines), NO_MONEY),
        costs=tuple(cost for one in lines for cost in one.costs),
    )


def _balance(
    name: str, line: Line | None, costs: Sequence[Cost], first: date, last: date
) -> Balance:
    within = tuple(cost for cost in costs if cost.on >= first)
    before = [cost for cost in costs if cost.committed_on and cost.committed_on < first]
    whole_years = (first.month, first.day) == (1, 1)
    return Balance(
        line=name,
        known=line,
        budget=line.of_years(first.year, last.year) if line and whole_years else None,
        committed=_sum(_of(within, "committed")),
        paid=_split(_of(within, "paid"), first),
        released=_split(_of(within, "released"), first),
        open_before=_sum(_of(before, "committed")) - _sum(_of(before, "paid", "released")),
        costs=within,
    )


def _of(costs: Iterable[Cost], *kinds: Kind) -> list[Cost]:
    return [cost for cost in costs if cost.kind in kinds]


def _split(costs: Sequence[Cost], first: date) -> Split:
    return Split(
        now=_sum(c for c in costs if c.committed_on and c.committed_on >= first),
        before=_sum(c for c in costs if c.committed_on and c.committed_on < first),
        without=_sum(c for c in costs if not c.committed_on),
    )


def _splits(every: Iterable[Split]) -> Split:
    splits = list(every)
    return Split(
        now=sum((one.now for one in splits), NO_MONEY),
        before=sum((one.before for one in splits), NO_MONEY),
        without=sum((one.without for one in splits), NO_MONEY),
    )


def _sum(costs: Iterable[Cost]) -> Decimal:
    return sum((cost.amount for cost in costs), NO_MONEY)
