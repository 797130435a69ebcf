"""One client up to the last day of a period: what a figure may look at."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from journeys.aggregates.fold import fold
from journeys.aggregates.state import State
from journeys.aggregates.timeline import until
from journeys.events import Fact
from journeys.policies import PolicySet
from journeys.reports.terms import Term, terms

TALKS = ("ContactHeld", "IntakeHeld")
"""What it takes to have been spoken to."""

STANDING = frozenset(
    {
        *("ClientRegistered", "LeadTransferred", "BenefitStarted", "BenefitEnded"),
        *("ClientScreened", "RouteAssigned", "TredeDetermined", "WspAccepted", "WspReturned"),
        *("JourneyClosed", "JourneyReopened"),
    }
)
"""The facts that tell where a client stands: on which trede and route, led by whom, on benefit."""


class Period(NamedTuple):
    """From a day through a day, both in Amsterdam."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        """Whether a day lies in it."""
        return isinstance(day, date) and self.first <= day <= self.last


class Past:
    """One client's effective timeline until a day, and the state it leads to."""

    def __init__(self, client: str, timeline: list[Fact], policy: PolicySet, last: date) -> None:
        self.client = client
        self.timeline = until(timeline, last)
        self.policy = policy
        self.last = last
        self._terms: dict[str, list[Term]] = {}
        self._of_several: dict[tuple[str, ...], Sequence[Any]] = {}
        self._by_type: dict[str, list[Any]] = {}
        for fact in self.timeline:
            self._by_type.setdefault(type(fact).topic(), []).append(fact)

    @cached_property
    def state(self) -> State:
        """Where the client stood on the last day."""
        return fold(self.timeline)

    def all(self, *topics: str) -> Sequence[Any]:
        """The facts of these types, in the order of the timeline."""
        if len(topics) == 1:
            return self._by_type.get(topics[0], ())
        if topics not in self._of_several:
            self._of_several[topics] = self._of_these(topics)
        return self._of_several[topics]

    def _of_these(self, topics: tuple[str, ...]) -> Sequence[Any]:
        there = [topic for topic in topics if topic in self._by_type]
        if len(there) < 2:  # noqa: PLR2004 - of one type they stand in order already
            return self._by_type[there[0]] if there else ()
        return [fact for fact in self.timeline if type(fact).topic() in there]

    def within(self, period: Period, *topics: str) -> Iterator[Any]:
        """The facts of these types that happened in a period."""
        return (fact for fact in self.all(*topics) if fact.happened_on in period)

    def trede_before(self, fact: Fact) -> int:
        """The trede on which the client stood until a fact that determines one."""
        told = self.all("ClientRegistered", "TredeDetermined")
        place = next(place for place, one in enumerate(told) if one is fact)
        trede: int = told[place - 1].trede
        return trede

    def terms(self, rule: str) -> list[Term]:
        """The terms that a rule asked, each with its answer."""
        if rule not in self._terms:
            self._terms[rule] = terms(self.timeline, self.policy, rule, self.last)
        return self._terms[rule]
