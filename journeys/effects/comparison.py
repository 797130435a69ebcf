"""A year's effect measurements together: who was measured, and what changed since before.

Each client is compared with themselves: their first measurement ever with their latest, and their
latest of last year with that of this. Who was measured once tells nothing of a change.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from journeys.effects.chance import Spread, spread
from journeys.events import EffectMeasured, Fact
from journeys.events.fields import is_destroyed

SCORES = ("loneliness", "happiness", "health")
FEW = 5
"""Of fewer clients no mean and no count is told: it could tell of one of them."""


class OfYear(NamedTuple):
    """How many clients were measured, how many declined and were not, and fewer obstacles."""

    measured: int
    declined: int
    fewer: int


class Comparison(NamedTuple):
    """How many clients were compared, and what changed in each score; nothing of a few."""

    clients: int
    changes: Mapping[str, Spread]


class Effects(NamedTuple):
    """What a year's measurements say beside the one before it."""

    year: int
    this: OfYear
    before: OfYear
    since_first: Comparison
    since_last_year: Comparison


Pair = tuple[EffectMeasured, EffectMeasured]


def effects(timelines: Iterable[Iterable[Fact]], year: int) -> Effects:
    """What the measurements in effective timelines say of a year.

    What stands on a destroyed key counts as measured, and in no comparison.
    """
    of_clients = [
        asked for timeline in timelines if (asked := _asked(timeline, until=year)) is not None
    ]
    first = _comparison(_pairs(of_clients, year, since_first=True))
    last = _comparison(_pairs(of_clients, year, since_first=False))
    if 0 < first.clients - last.clients < FEW:
        # The difference of two means would tell of the few who are in one of them.
        last = Comparison(last.clients, {})
    return Effects(year, _of_year(of_clients, year), _of_year(of_clients, year - 1), first, last)


def _asked(timeline: Iterable[Fact], *, until: int) -> list[EffectMeasured] | None:
    found = [fact for fact in timeline if isinstance(fact, EffectMeasured)]
    return [fact for fact in found if fact.happened_on.year <= until] or None


def _in(asked: Sequence[EffectMeasured], year: int) -> list[EffectMeasured]:
    return [fact for fact in asked if fact.happened_on.year == year]


def _of_year(of_clients: Sequence[Sequence[EffectMeasured]], year: int) -> OfYear:
    asked = [found for one in of_clients if (found := _in(one, year))]
    measured = [done for one in asked if (done := [fact for fact in one if not fact.declined])]
    fewer = sum(one[-1].obstacles_fewer is True for one in measured)
    return OfYear(len(measured), len(asked) - len(measured), fewer)


def _pairs(
    of_clients: Iterable[Sequence[EffectMeasured]], year: int, *, since_first: bool
) -> Iterable[Pair]:
    for asked in of_clients:
        readable = [fact for fact in asked if not fact.declined and _is_readable(fact)]
        now = _in(readable, year)
        before = readable[:-1] if since_first else _in(readable, year - 1)
        if now and before:
            yield (before[0] if since_first else before[-1]), now[-1]


def _is_readable(fact: EffectMeasured) -> bool:
    return not any(is_destroyed(getattr(fact, score)) for score in SCORES)


def _comparison(pairs: Iterable[Pair]) -> Comparison:
    found = list(pairs)
    if len(found) < FEW:
        return Comparison(len(found), {})
    changes = {
        score: spread([getattr(now, score) - getattr(before, score) for before, now in found])
        for score in SCORES
    }
    return Comparison(len(found), changes)
