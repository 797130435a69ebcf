"""One client's costs, cut where needed, so that each part belongs to one commitment or to none."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from journeys.events import CostCommitted, CostPaid, CostReleased, Fact

Kind = Literal["committed", "paid", "released"]
KINDS: dict[type[Fact], Kind] = {
    CostCommitted: "committed",
    CostPaid: "paid",
    CostReleased: "released",
}


class Cost(NamedTuple):
    """A part of a fact about money; the parts of a fact are the whole of its amount.

    ``committed_on`` is the day of the commitment that it makes, consumes or gives back; nothing
    for what was paid or released without any.
    """

    client: str
    number: int
    on: date
    kind: Kind
    line: str
    activity: str | None
    amount: Decimal
    committed_on: date | None


@dataclass(slots=True)
class _Commitment:
    on: date
    open: Decimal


def costs_of(client: str, timeline: Iterable[Fact]) -> Iterator[Cost]:
    """What an effective timeline says of money, in its order."""
    committed: dict[tuple[str, str | None], deque[_Commitment]] = defaultdict(deque)
    for fact in timeline:
        if not isinstance(fact, CostCommitted | CostPaid | CostReleased):
            continue
        waiting = committed[fact.line, fact.activity]
        if isinstance(fact, CostCommitted):
            waiting.append(_Commitment(fact.happened_on, fact.amount))
            parts: Iterable[tuple[date | None, Decimal]] = [(fact.happened_on, fact.amount)]
        else:
            parts = _settled(waiting, fact.amount)
        for committed_on, amount in parts:
            yield Cost(
                client,
                fact.number,
                fact.happened_on,
                KINDS[type(fact)],
                fact.line,
                fact.activity,
                amount,
                committed_on,
            )


def _settled(waiting: deque[_Commitment], amount: Decimal) -> Iterator[tuple[date | None, Decimal]]:
    """An amount over the commitments that are open, the oldest first; what is left over too."""
    while amount and waiting:
        taken = min(amount, waiting[0].open)
        yield waiting[0].on, taken
        amount -= taken
        waiting[0].open -= taken
        if not waiting[0].open:
            waiting.popleft()
    if amount:
        yield None, amount
