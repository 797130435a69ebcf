"""The roads of everybody together: counted, and without what could tell of one person."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from journeys.reports.figure import Figure, Number
from journeys.reports.past import Past, Period
from journeys.reports.roads import OUTCOMES, STEPS, Visit, outcomes, visits
from journeys.reports.small_cells import Cell, Sum, hidden_cells

LONG = timedelta(days=182)
"""Who waits longer than half a year is counted apart."""

STAY, OUTSIDE = "stay", "outside"
"""Who went no further: in the target group with an open journey, or not."""
Count = int | None
"""None where it is withheld."""


class Leg(NamedTuple):
    """How many went from one step to another, and the median of the days between."""

    start: str
    end: str
    clients: Count
    days: Count


class Wait(NamedTuple):
    """How many stand at a step, the median of their days there, and how many of them for long."""

    step: str
    clients: Count
    days: Count
    long: Count


class Roads(NamedTuple):
    """What was travelled in a period, and where everybody stood when it ended.

    ``far`` holds for each outcome path how many who began it in the period got how far.
    """

    period: Period
    reached: dict[str, Count]
    legs: list[Leg]
    waits: list[Wait]
    far: dict[str, dict[str, Count]]


class RoadCounts:
    """What of each client counts, added up."""

    def __init__(self, period: Period) -> None:
        self._period = period
        self._reached: Counter[str] = Counter()
        self._days: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._waiting: defaultdict[str, list[int]] = defaultdict(list)
        self._outside: Counter[str] = Counter()
        self._from_before: set[str] = set()
        self._far: Counter[tuple[str, int]] = Counter()

    def add(self, past: Past) -> None:
        """One client, who is known until the last day of the period."""
        taken = visits(past)
        self._reached.update(visit.step for visit in taken if visit.on in self._period)
        for before, after in pairwise(taken):
            if after.on in self._period:
                days = max((after.on - before.on).days, 0)
                self._days[before.step, after.step].append(days)
                self._note_from_before(before)
        last = taken[-1]
        if past.state.open and past.state.in_target_group:
            self._waiting[last.step].append((self._period.last - last.on).days)
            self._note_from_before(last)
        elif last.on in self._period:
            self._outside[last.step] += 1
        for outcome in outcomes(past):
            if outcome.since in self._period:
                self._far.update((outcome.name, step) for step in range(outcome.steps))

    def _note_from_before(self, visit: Visit) -> None:
        """Who took a step before the period is not among those who reached it in the period."""
        if visit.on not in self._period:
            self._from_before.add(visit.step)

    def roads(self, threshold: int | None = None) -> Roads:
        """Everything; with a threshold without small counts, and what would give them away."""
        hidden: Collection[Cell] = ()
        if threshold is not None:
            hidden = hidden_cells(list(self._figures()), list(_sums()), threshold)

        def shown(count: int, *cells: Cell) -> Count:
            return None if any(cell in hidden for cell in cells) else count

        return Roads(
            self._period,
            {step: shown(self._reached[step], (step, None)) for step in STEPS},
            [
                Leg(a, b, shown(len(days), (b, a)), shown(round(median(days)), (b, a)))
                for (a, b), days in sorted(self._days.items(), key=_order)
            ],
            [
                Wait(
                    step,
                    shown(len(days), ("waiting", step)),
                    shown(round(median(days)), ("waiting", step)),
                    shown(_long(days), (f"waiting {step}", "long")),
                )
                for step in STEPS
                if (days := self._waiting[step])
            ],
            {
                name: {
                    step: shown(self._far[name, at], (f"{name} {at}", None))
                    for at, step in enumerate(steps)
                }
                for name, steps in OUTCOMES.items()
            },
        )

    def _figures(self) -> Iterator[Figure]:
        for step in STEPS:
            parts = {a: len(days) for (a, b), days in self._days.items() if b == step}
            yield _figure(step, self._reached[step], parts)
            if step not in self._from_before:  # all who reached it went on or are still there
                onwards = {b: len(days) for (a, b), days in self._days.items() if a == step}
                stay = {STAY: len(self._waiting[step]), OUTSIDE: self._outside[step]}
                yield _figure(f"from {step}", self._reached[step], onwards | stay)
        waiting = {step: len(days) for step, days in self._waiting.items()}
        yield _figure("waiting", sum(waiting.values()), waiting)
        for step, days in self._waiting.items():
            long = _long(days)
            yield _figure(f"waiting {step}", len(days), {"long": long, "short": len(days) - long})
        for name, steps in OUTCOMES.items():
            for at in range(len(steps)):
                here, further = self._far[name, at], self._far[name, at + 1]
                yield _figure(f"{name} {at}", here, {"further": further, "stay": here - further})


def _long(days: Iterable[int]) -> int:
    return sum(one > LONG.days for one in days)


def _order(leg: tuple[tuple[str, str], list[int]]) -> tuple[int, int]:
    steps, (a, b) = list(STEPS), leg[0]
    return steps.index(a), steps.index(b)


def _figure(name: str, value: int, parts: dict[str, int]) -> Figure:
    by: dict[str, Number] = {**parts}
    return Figure(name, 1, name, name, "clients", value, by, value)


def _sums() -> Iterator[Sum]:
    """Numbers that stand there twice: what is withheld in one place stands in no other."""
    yield Sum(("wsp 0", None), (("referred", None),))
    for step in STEPS:
        yield Sum(("waiting", step), ((f"waiting {step}", None),))
        yield Sum((f"from {step}", None), ((step, None),))
        yield Sum((f"from {step}", STAY), (("waiting", step),))
        yield from (Sum((f"from {step}", after), ((after, step),)) for after in STEPS)
    for name, steps in OUTCOMES.items():
        for at in range(1, len(steps)):
            yield Sum((f"{name} {at - 1}", "further"), ((f"{name} {at}", None),))
