"""Figures that count facts, or those who have them."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal

from pydantic import Field

from journeys.policies import PolicySet
from journeys.reports.definition import Definition, Topics, matching
from journeys.reports.figure import Counted, Measure, OverDays
from journeys.reports.past import Past, Period


class _OfFacts(Definition):
    facts: Topics
    only: Mapping[str, str | bool] = Field(default_factory=dict)


class Had(_OfFacts):
    """Clients with at least one such fact; ``since_start`` counts from the beginning."""

    kind: Literal["had"]
    since_start: bool = False

    @property
    def over_days(self) -> OverDays:
        """Who had one in a period had one in any that holds it."""
        return "since_start" if self.since_start else "within"

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """The client once, resting on all of these facts."""
        span = Period(period.first.min, period.last) if self.since_start else period
        if found := matching(past.within(span, *self.facts), self.only):
            numbers = tuple(fact.number for fact in found)
            yield Counted(past.client, numbers, self.part(past, found[0]))


class First(_OfFacts):
    """Clients whose first such fact ever lies in the period."""

    kind: Literal["first"]

    @property
    def over_days(self) -> OverDays:
        """The first lies in one of two periods that follow each other."""
        return "adds"

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """The client once, by their first such fact, when that is also one of ``only``."""
        first = list(past.all(*self.facts)[:1])
        for fact in matching(first, self.only):
            if fact.happened_on in period:
                yield Counted(past.client, (fact.number,), self.part(past, fact))


class Each(_OfFacts):
    """Every such fact in the period, also several of one client."""

    measure: ClassVar[Measure] = "facts"
    kind: Literal["each"]

    @property
    def over_days(self) -> OverDays:
        """Each lies in one of two periods that follow each other."""
        return "adds"

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """Each fact by itself."""
        for fact in matching(past.within(period, *self.facts), self.only):
            yield Counted(past.client, (fact.number,), self.part(past, fact))


class LadderMoves(Definition):
    """Every time another trede was determined than before."""

    measure: ClassVar[Measure] = "facts"
    kind: Literal["ladder_moves"]

    @property
    def over_days(self) -> OverDays:
        """Each lies in one of two periods that follow each other."""
        return "adds"

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """Each move; what confirmed the trede is none."""
        for fact in past.within(period, "TredeDetermined"):
            if past.trede_before(fact) != fact.trede:
                yield Counted(past.client, (fact.number,), self.part(past, fact))


class Sustained(Definition):
    """Clients whose benefit ended for work after they were placed (Kadernota Werk 2021)."""

    kind: Literal["sustained"]

    @property
    def over_days(self) -> OverDays:
        """Whose ended in a period did so in any that holds it."""
        return "within"

    def looks_at(self, _: PolicySet) -> frozenset[str]:
        """Placements; where the benefit ends tells where a client stands."""
        return frozenset({"PlacedInWork"})

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """The client, resting on the end of the benefit and the placement before it."""
        placed = past.all("PlacedInWork")
        for ended in matching(past.within(period, "BenefitEnded"), {"reason": "work"}):
            before = [fact for fact in placed if fact.happened_on <= ended.happened_on]
            if before:
                yield Counted(past.client, (before[-1].number, ended.number), self.part(past))
                return
