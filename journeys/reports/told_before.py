"""What earlier published reports would tell beside a new one, by taking the one from the other.

Of two periods, one within the other, the difference is the count of the days that lie in only one
of them; and periods that follow each other can be added first. Such a difference is a small count
too. What was published stays, so the new report leaves out what would give it away.

Over the very same days a difference tells that something came late, and of no day; unless the
earlier report was made before those days had passed, or it is of a mean: two of these tell what
the one person said who is in one of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from journeys.reports.figure import Figure
from journeys.reports.past import Period
from journeys.reports.small_cells import Cell, Sum, counts_of, own_sums
from journeys.reports.told_in_a_row import InARow


class Told(NamedTuple):
    """A published report: its number, its period, and every cell that stood in it.

    ``cells`` holds them by ``id@version`` and part, with nothing for what was left out; ``whole``
    says that it was made when its last day had passed.
    """

    number: int
    period: Period
    whole: bool
    cells: Mapping[Cell, int | None]


class _Difference(NamedTuple):
    """By how much each cell differs; nothing for what was left out then.

    ``late`` are the figures over the very same days.
    """

    number: int
    cells: Mapping[Cell, int | None]
    late: Collection[str]


class ToldBefore:
    """What was told before, as far as it tells of the days of a new report."""

    def __init__(
        self,
        period: Period,
        figures: Sequence[Figure],
        sums: Iterable[Sum],
        earlier: Sequence[Told],
        threshold: int,
    ) -> None:
        self._counts = counts_of(figures)
        self._sums = (*own_sums(figures), *sums)
        self._threshold = threshold
        self._differences = [_difference(told, period, figures) for told in earlier]
        self._in_a_row = {
            (one.id, part): InARow(period, _told(earlier, _named(one), part))
            for one in figures
            if one.over_days == "adds"
            for part in (None, *(one.by if one.parts_stay else ()))
        }

    def betrayed(self, hidden: Collection[Cell]) -> dict[Cell, int]:
        """What has to be hidden as well, each with the number of the report it would tell beside.

        To be asked until there is nothing more: what goes may leave another to be worked out.
        """
        found = {cell: one.number for one in self._differences for cell in self._of(one, hidden)}
        for cell, row in self._in_a_row.items():
            if number := row.betrayed_beside(self._counts[cell], self._threshold):
                found.setdefault(cell, number)
        return {cell: number for cell, number in found.items() if cell not in hidden}

    def _is_small(self, size: int) -> bool:
        return 0 < abs(size) < self._threshold

    def _of(self, one: _Difference, hidden: Collection[Cell]) -> Iterator[Cell]:
        for (figure, part), size in one.cells.items():
            if size is not None and figure not in one.late and self._is_small(size):
                yield figure, part
        for added in self._sums:
            if added.total not in hidden:
                yield from self._of_sum(one, added, hidden)

    def _of_sum(self, one: _Difference, added: Sum, hidden: Collection[Cell]) -> Iterator[Cell]:
        whole = one.cells.get(added.total)
        known = {cell: one.cells.get(cell) for cell in added.parts if cell not in hidden}
        shown = {cell: size for cell, size in known.items() if size is not None}
        if whole is None or len(shown) == len(added.parts):
            return
        rest = whole - sum(shown.values())
        if abs(rest) >= self._threshold:
            return
        # So little differs of what was left out then, that the new number would tell the old one.
        yield from (c for c in known if c in one.cells and c not in shown and self._counts.get(c))
        if rest and added.total[0] not in one.late:
            moved = [cell for cell, size in shown.items() if size]
            yield min(moved, key=lambda cell: abs(shown[cell]), default=added.total)


def _named(one: Figure) -> str:
    return f"{one.id}@{one.version}"


def _told(
    earlier: Iterable[Told], named: str, part: str | None
) -> Iterator[tuple[int, Period, int | None]]:
    for told in earlier:
        if (named, None) in told.cells:
            yield told.number, told.period, told.cells.get((named, part), 0)


def _difference(told: Told, period: Period, figures: Iterable[Figure]) -> _Difference:
    cells: dict[Cell, int | None] = {}
    late: set[str] = set()
    for one in figures:
        named = _named(one)
        if (named, None) not in told.cells or not _compares(one, told.period, period):
            continue
        # Of two means, one person more tells what that person said.
        if _same_days(one, told.period, period) and told.whole and one.measure != "score":
            late.add(one.id)
        for cell, count in counts_of([one]).items():
            if cell[1] is None or one.parts_stay or told.period.last == period.last:
                before = told.cells.get((named, cell[1]), 0)
                cells[cell] = None if before is None else count - before
    return _Difference(told.number, cells, late)


def _same_days(one: Figure, then: Period, now: Period) -> bool:
    return then.last == now.last if one.over_days in ("since_start", "last_day") else then == now


def _compares(one: Figure, then: Period, now: Period) -> bool:
    """Whether a difference between the two counts something that happened."""
    if one.over_days == "since_start" or _same_days(one, then, now):
        return True
    return one.over_days in ("adds", "within") and (_lies_in(then, now) or _lies_in(now, then))


def _lies_in(inner: Period, outer: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last
