"""A clock for what is measured, rounds in which rivals take turns, and lines to print."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter


class Stopwatch:
    """How long something took."""

    seconds = 0.0


@contextmanager
def timed() -> Iterator[Stopwatch]:
    """Time a block."""
    watch = Stopwatch()
    start = perf_counter()
    yield watch
    watch.seconds = perf_counter() - start


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement: a figure a round, and what it is held against.

    ``ratio`` is to be ``target`` at least; seconds are to stay under ``limit``.
    """

    name: str
    figures: list[float]
    unit: str
    ratio: float | None = None
    target: float | None = None
    limit: float | None = None

    def __str__(self) -> str:
        """The median, the range over the rounds, and whether the target was met."""
        shown, low, high = (
            f"{figure:,.0f}" if figure >= 100 else f"{figure:.3f}"
            for figure in (median(self.figures), min(self.figures), max(self.figures))
        )
        spread = f"({low}–{high})" if len(self.figures) > 1 else ""
        return f"  {self.name:<52}{shown:>10} {self.unit:<16}{spread:<20}{self._judged()}".rstrip()

    def _judged(self) -> str:
        said = []
        if self.ratio is not None:
            said.append(
                f"{self.ratio:,.0f} × raw" if self.ratio >= 100 else f"{self.ratio:.3f} × raw"
            )
        if self.ratio is not None and self.target is not None:
            met = "met" if self.ratio >= self.target else "MISSED"
            said.append(f"target {self.target:.2f}: {met}")
        if self.limit is not None:
            met = "met" if median(self.figures) < self.limit else "MISSED"
            said.append(f"target < {self.limit:.0f} s: {met}")
        return ", ".join(said)


def rates(rounds: int, rivals: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Each rival's rates, one a round; they take turns, so that a slow minute slows them all."""
    found: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(rounds):
        for name, measure in rivals.items():
            found[name].append(measure())
    return found


def ratio(slow: list[float], fast: list[float]) -> float:
    """The median of one rival's rate as a part of the other's, round by round."""
    return median(s / f for s, f in zip(slow, fast, strict=True))
