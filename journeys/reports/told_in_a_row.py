"""One number over periods that begin or end where others do: what follows from them together.

Each published count says by how much the number grew from the first day of its period to the day
after its last. So between any two days that such steps lead to each other, the growth is known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from journeys.reports.past import Period

NOBODY = 0
"""The number of no report."""
HOLES = 2
"""So many known stretches are taken out of another; more would be a puzzle for its own sake."""


class _Reached(NamedTuple):
    grown: int
    number: int


_Place = Mapping[date, _Reached]
"""The days that are reached from one, with the growth until each."""


class _Stretch(NamedTuple):
    """The growth from one day until another, with a report it takes."""

    first: date
    after: date
    grown: int
    number: int

    def holds(self, other: "_Stretch") -> bool:
        return self.first <= other.first and other.after <= self.after

    def without(self, other: "_Stretch") -> int:
        return self.grown - other.grown


class InARow:
    """What was published of one number, seen from the first and last day of a new period.

    ``told`` holds each count by its report's number and period; nothing where it was left out.
    """

    def __init__(self, period: Period, told: Iterable[tuple[int, Period, int | None]]) -> None:
        steps: defaultdict[date, list[tuple[date, int, int]]] = defaultdict(list)
        self._left_out: set[tuple[date, date]] = set()
        for number, its, count in told:
            first, after = _borders(its)
            if count is None:
                self._left_out.add((first, after))
                continue
            steps[first].append((after, count, number))
            steps[after].append((first, -count, number))
        self._first, self._after = _borders(period)
        self._begin, self._end = _from(self._first, steps), _from(self._after, steps)
        self._beside = list(_stretches(steps, {*self._begin, *self._end}))

    def betrayed_beside(self, count: int, threshold: int) -> int:
        """The number of a report beside which a count over the new period tells too much.

        That is a small number over some days, or one that was left out.
        """
        if self._after in self._begin:  # the very same days: what differs came late
            return NOBODY
        return next(
            (
                number
                for number, size, its in self._differences(count)
                if 0 < abs(size) < threshold or its in self._left_out
            ),
            NOBODY,
        )

    def _differences(self, count: int) -> Iterator[tuple[int, int, tuple[date, date] | None]]:
        for one in self._new(count):
            if one.number:
                yield one.number, one.grown, (one.first, one.after)
            for other in self._beside:
                if other.holds(one):
                    yield other.number, other.without(one), None
            yield from self._with_holes(one, one.first, HOLES)

    def _new(self, count: int) -> Iterator[_Stretch]:
        """What is known from now on: from wherever the first day leads, to wherever the last."""
        for first, begin in self._begin.items():
            for after, end in self._end.items():
                grown = count + end.grown - begin.grown
                number = max(begin.number, end.number)
                if first < after:
                    yield _Stretch(first, after, grown, number)
                else:
                    yield _Stretch(after, first, -grown, number)

    def _with_holes(
        self, one: _Stretch, since: date, holes: int
    ) -> Iterator[tuple[int, int, tuple[date, date] | None]]:
        for other in self._beside if holes else ():
            if other.first >= since and one.holds(other):
                rest = one._replace(grown=one.without(other))
                yield other.number, rest.grown, None
                yield from self._with_holes(rest, other.after, holes - 1)


def _borders(period: Period) -> tuple[date, date]:
    return period.first, period.last + timedelta(days=1)


def _from(border: date, steps: Mapping[date, list[tuple[date, int, int]]]) -> _Place:
    reached = {border: _Reached(0, NOBODY)}
    waiting = [border]
    while waiting:
        here = waiting.pop()
        for there, count, number in steps.get(here, ()):
            if there not in reached:
                reached[there] = _Reached(reached[here].grown + count, number)
                waiting.append(there)
    return reached


def _stretches(
    steps: Mapping[date, list[tuple[date, int, int]]], beside: set[date]
) -> Iterator[_Stretch]:
    """What is known between days that the new period does not touch.

    What it touches needs no looking at: the days around such a stretch are told by others.
    """
    seen = set(beside)
    for border in steps:
        if border not in seen:
            place = sorted(_from(border, steps).items())
            seen.update(day for day, _ in place)
            for at, (first, begin) in enumerate(place):
                for after, end in place[at + 1 :]:
                    number = max(begin.number, end.number)
                    yield _Stretch(first, after, end.grown - begin.grown, number)
