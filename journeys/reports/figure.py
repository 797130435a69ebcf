"""A figure: a number, its parts, and the facts it rests on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median
from typing import Literal, NamedTuple

Measure = Literal["clients", "facts", "days", "score"]
"""What a value counts: persons, facts, the median of days, or persons with a mean score by part."""
Number = int | Decimal | None
OverDays = Literal["adds", "within", "since_start", "last_day"]
"""How a count goes with its days: it adds up over periods, it only grows with a longer one, it
counts from the beginning, or it looks at the last day alone."""


class Counted(NamedTuple):
    """That a client counts in a figure: under which part, resting on which facts.

    ``size`` is what is measured where that is more than being there: days, or a difference.
    """

    client: str
    numbers: tuple[int, ...]
    part: str | None = None
    size: Decimal | None = None


class RestsOn(NamedTuple):
    """A fact on which a figure rests, under which part."""

    client: str
    number: int
    part: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure over a period; ``by`` holds its parts, in the order in which they are read.

    ``of`` is how many clients it rests on, and ``of_parts`` how many each part: other numbers than
    the values where these are of facts, or a mean in which not everybody could be told.
    ``parts_stay`` says that what once counted under a part does so over any period.
    """

    id: str
    version: int
    label: str
    sentence: str
    measure: Measure
    value: Number
    by: Mapping[str, Number]
    of: int
    rests_on: tuple[RestsOn, ...] = field(default=(), repr=False)
    of_parts: Mapping[str, int] = field(default_factory=dict, repr=False)
    over_days: OverDays | None = None
    parts_stay: bool = False

    @property
    def adds_up(self) -> bool:
        """Whether the parts are a division of the whole."""
        return bool(self.by) and self.measure in ("clients", "facts")


def value_of(measure: Measure, counted: Iterable[Counted]) -> Number:
    """The value of what was counted."""
    counted = list(counted)
    match measure:
        case "facts":
            return len(counted)
        case "days":
            days = [one.size for one in counted if one.size is not None]
            return _whole(Decimal(median(days))) if days else None
    return len({one.client for one in counted})


def _whole(days: Decimal) -> Number:
    """Days that are no half ones are a whole number."""
    return int(days) if days == int(days) else days


def parts_of(
    measure: Measure, counted: Iterable[Counted], named: Iterable[str]
) -> dict[str, Number]:
    """Each part with its value; those that are named stand there also when nobody is in them."""
    by: defaultdict[str, list[Counted]] = defaultdict(list)
    for part in named:
        by[part] = []
    for one in counted:
        if one.part is not None:
            by[one.part].append(one)
    if measure == "score":
        return {part: _mean(ones) for part, ones in by.items()}
    return {part: value_of(measure, ones) for part, ones in by.items()}


def clients_of(measure: Measure, counted: Iterable[Counted]) -> dict[str, int]:
    """On how many clients each part rests; who cannot be measured is in no mean."""
    by: defaultdict[str, set[str]] = defaultdict(set)
    for one in counted:
        if one.part is not None and (measure != "score" or one.size is not None):
            by[one.part].add(one.client)
    return {part: len(clients) for part, clients in by.items()}


def _mean(ones: list[Counted]) -> Decimal | None:
    sizes = [one.size for one in ones if one.size is not None]
    if not sizes:
        return None
    mean = sum(sizes, Decimal()) / len(sizes)
    return mean.quantize(Decimal("0.1")) + 0  # no minus before a nought
