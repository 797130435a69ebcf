"""Small counts left out of what is published, and enough beside them that none can be worked out.

A count below the threshold could tell of one person, and so could any number of facts about
fewer persons than that; a nought may be shown. A total with all
parts but one gives that one away, so others go with it: whoever reads a mark knows only that at
least one stands there.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from journeys.reports.figure import Figure

Cell = tuple[str, str | None]
"""A figure's value, or one of its parts: the figure's id and the part."""

THRESHOLD = 5


class Sum(NamedTuple):
    """That a number is the sum of others, so that they tell of each other."""

    total: Cell
    parts: tuple[Cell, ...]


def hidden_cells(
    figures: Sequence[Figure],
    sums: Iterable[Sum],
    threshold: int = THRESHOLD,
    betrayed: Callable[[Collection[Cell]], Collection[Cell]] = lambda _: (),
) -> frozenset[Cell]:
    """The cells that may not be shown: the small ones, and those that would give them away.

    ``betrayed`` says of hidden cells what has to go as well, for a reason beside this report.
    """
    counts = counts_of(figures)
    hidden = {cell for cell, count in counts.items() if 0 < count < threshold}
    hidden |= {cell for cell in _of_few(figures, threshold) if cell in counts}
    every = [one for one in (*own_sums(figures), *sums) if _is_known(one, counts)]
    while added := (
        {cell for one in every for cell in _more(one, counts, hidden, threshold)}
        or set(betrayed(hidden))
    ):
        hidden |= added
    return frozenset(hidden | set(_resting_on_few(figures, hidden, threshold)))


def counts_of(figures: Iterable[Figure]) -> dict[Cell, int]:
    """Every cell that counts clients or facts."""
    found: dict[Cell, int] = {}
    for one in figures:
        if one.measure in ("clients", "facts", "score") and isinstance(one.value, int):
            found[one.id, None] = one.value
        if one.adds_up:
            found |= {(one.id, part): int(value or 0) for part, value in one.by.items()}
    return found


def _of_few(figures: Iterable[Figure], threshold: int) -> Iterable[Cell]:
    for one in figures:
        if 0 < one.of < threshold:
            yield one.id, None
        for part in one.by:
            if 0 < one.of_parts.get(part, 0) < threshold:
                yield one.id, part


def own_sums(figures: Iterable[Figure]) -> Iterator[Sum]:
    """Each figure that is the sum of its own parts."""
    for one in figures:
        if one.adds_up:
            yield Sum((one.id, None), tuple((one.id, part) for part in one.by))


def _is_known(one: Sum, counts: Mapping[Cell, int]) -> bool:
    return one.total in counts and all(part in counts for part in one.parts)


def _more(
    one: Sum, counts: Mapping[Cell, int], hidden: set[Cell], threshold: int
) -> Iterable[Cell]:
    """What must be hidden as well, lest this sum tell of what is hidden already; one at a time."""
    inside = [part for part in one.parts if part in hidden]
    shown = sorted(
        (part for part in one.parts if part not in hidden and counts[part]), key=counts.__getitem__
    )
    if one.total in hidden:
        # Without a part that is unknown too, the total would be the sum of what is shown.
        return () if inside else shown[:1]
    if not inside:
        return ()
    together = sum(counts[part] for part in inside)
    # As far as the others leave room, each could be as large as the threshold.
    if together - (len(inside) - 1) >= threshold and len(inside) > 1:
        return ()
    return shown[:1] or (one.total,)


def means_of_few(figures: Iterable[Figure], threshold: int = THRESHOLD) -> frozenset[Cell]:
    """The mean scores of so few that each of them would be told of; nobody counts those."""
    scores = [one for one in figures if one.measure == "score"]
    return frozenset(cell for cell in _of_few(scores, threshold) if cell[1] is not None)


def _resting_on_few(
    figures: Sequence[Figure], hidden: Collection[Cell], threshold: int
) -> Iterable[Cell]:
    """A median or a mean of few tells of each of them."""
    few = set(_of_few(figures, threshold))
    yield from means_of_few(figures, threshold)
    for one in figures:
        if one.measure == "days" and (one.id, None) in few:
            yield one.id, None
        if one.measure == "score" and (one.id, None) in hidden:
            yield from ((one.id, part) for part in one.by)
