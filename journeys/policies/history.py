"""What rules look at: one client's timeline, indexed once, and the state it leads to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Protocol, TypeVar

from journeys import events
from journeys.aggregates.fold import fold
from journeys.aggregates.state import State
from journeys.aggregates.wsp_referrals import Referral, wsp_referrals
from journeys.events import Fact
from journeys.policies.counting import Counting, Floor
from journeys.policies.finding import Closed, FirstSince
from journeys.policies.frame import Frame
from journeys.policies.obligation import Obligation
from journeys.policies.wording import REOPENING, TAKING_THE_LEAD

F = TypeVar("F", bound=Fact)
T = TypeVar("T")

EXAMINER = "examiner"
"""What the facts of the care path call the person who examines."""


class Opens(Protocol):
    """A rule, as far as other rules look at it."""

    def obligations(self, history: "History") -> list[Obligation]:
        """What the rule finds open in a history, muted or not."""


class History:
    """One client's effective timeline with what rules ask of it; made once per client.

    ``countings`` is None, or the place where rules leave how they came to each obligation.
    """

    def __init__(
        self,
        timeline: Sequence[Fact],
        frame: Frame,
        rules: Mapping[str, Opens],
        state: State | None = None,
    ) -> None:
        self.timeline = timeline
        self.frame = frame
        self.rules = rules
        self.state = fold(timeline) if state is None else state
        self.by_type: dict[type[Fact], list[Any]] = {}
        by_type = self.by_type
        for fact in timeline:
            kind = type(fact)
            if kind in by_type:
                by_type[kind].append(fact)
            else:
                by_type[kind] = [fact]
        self.countings: dict[Obligation, Counting] | None = None
        self._found: dict[str, list[Obligation]] = {}
        self._floors: dict[str, Floor | None] = {}

    # -- facts -------------------------------------------------------------------------------

    def all(self, fact_type: type[F]) -> Sequence[F]:
        """The facts of a type, in the order of the timeline."""
        facts: Sequence[F] = self.by_type.get(fact_type, ())
        return facts

    def ever(self, fact_types: Iterable[type[Fact]]) -> bool:
        """Whether any fact of these types stands anywhere on the timeline."""
        return not self.by_type.keys().isdisjoint(fact_types)

    def first(self, fact_type: type[F]) -> F | None:
        """The first fact of a type."""
        facts = self.all(fact_type)
        return facts[0] if facts else None

    def last(self, fact_type: type[F]) -> F | None:
        """The last fact of a type."""
        facts = self.all(fact_type)
        return facts[-1] if facts else None

    def latest(self, fact_types: Iterable[type[Fact]]) -> Fact | None:
        """The fact of these types that stands last on the timeline."""
        return max(self._lasts(fact_types), key=_standing, default=None)

    def last_day(self, fact_types: Iterable[type[Fact]]) -> date | None:
        """The last day on which a fact of these types happened."""
        return max((fact.happened_on for fact in self._lasts(fact_types)), default=None)

    def _lasts(self, fact_types: Iterable[type[Fact]]) -> list[Fact]:
        return [facts[-1] for fact_type in fact_types if (facts := self.by_type.get(fact_type))]

    def closed_since(
        self,
        day: date,
        fact_types: tuple[type[Fact], ...],
        but: Fact | None = None,
        key: str | None = None,
    ) -> Closed | None:
        """That a fact of these types, but one, happened on or after a day, if one did."""
        for fact_type in fact_types:
            facts = self.by_type.get(fact_type)
            if not facts:
                continue
            fact = facts[-1]
            if fact is but:
                if len(facts) == 1:
                    continue
                fact = facts[-2]
            if fact.happened_on >= day:
                return Closed(FirstSince(day, fact_types, but), key)
        return None

    def closing(self, closed: Closed) -> Fact:
        """The fact that closed something."""
        if isinstance(closed.by, Fact):
            return closed.by
        day, types, but = closed.by
        since = (f for f in self.timeline if f.happened_on >= day and f is not but)
        return next(fact for fact in since if isinstance(fact, types))

    def running(self, start: type[F], end: type[Fact], key: str) -> dict[str, F]:
        """What has started under a key and not ended on or after that day, by key."""
        ended: dict[str, date] = {}
        for fact in self.by_type.get(end, ()):
            ended[getattr(fact, key)] = fact.happened_on
        return {
            name: fact
            for name, fact in ((getattr(f, key), f) for f in self.all(start))
            if name not in ended or ended[name] < fact.happened_on
        }

    # -- conditions --------------------------------------------------------------------------

    def is_target(self, trede: int) -> bool:
        """Whether a trede is one of those the policy is for."""
        return trede in self.frame.target_treden

    @property
    def route(self) -> str | None:
        """The route last assigned."""
        return self.state.route

    def of_route(self, table: Mapping[Any, T]) -> T | None:
        """What a table says of the route last assigned."""
        return table.get(self.route)

    @property
    def in_target_trede(self) -> bool:
        """Whether the client now stands on a trede that the policy is for."""
        return self.state.trede in self.frame.target_treden

    @cached_property
    def wsp_referrals(self) -> list[Referral]:
        """The referrals to WSP."""
        if events.ReferredToWsp not in self.by_type:
            return []
        return wsp_referrals(self.timeline)

    @property
    def wsp_referral(self) -> events.ReferredToWsp | None:
        """The referral to WSP that is open."""
        last = self.wsp_referrals[-1] if self.wsp_referrals else None
        return last.sent if last and last.closed_by is None else None

    @cached_property
    def benefit_end(self) -> events.BenefitEnded | None:
        """The latest end of a benefit, unless one started or the journey reopened since."""
        ended = self.last(events.BenefitEnded)
        if ended is None:
            return None
        since = (events.BenefitStarted, events.JourneyReopened)
        return None if self.closed_since(ended.happened_on, since, ended) else ended

    def found(self, rule: str) -> list[Obligation]:
        """What a rule of the set finds open, muted or not; nothing when it is switched off."""
        if rule not in self._found:
            known = self.rules.get(rule)
            self._found[rule] = known.obligations(self) if known else []
        return self._found[rule]

    # -- roles -------------------------------------------------------------------------------

    def person(self, role: str) -> str | None:
        """Who has a role for this client, or None when nobody is assigned."""
        kind = self.frame.roles[role].person
        if kind == "consultant":
            return self.state.consultants.get(role)
        if kind == EXAMINER:
            opened = self.last(events.ExaminationOpened)
            return opened.examiner if opened else None
        return None

    def floor(self, role: str) -> Floor | None:
        """The day before which no term of a role's rules runs."""
        if role not in self._floors:
            self._floors[role] = self._floor(role)
        return self._floors[role]

    def _floor(self, role: str) -> Floor | None:
        reopened = self.state.reopened_on
        floor = Floor(reopened, REOPENING) if reopened else None
        properties = self.frame.roles[role]
        if not properties.floored_when_taking_lead:
            return floor
        for change in reversed(self.state.lead_changes):
            if change.lead == properties.lead and change.previous not in (None, change.lead):
                if floor is None or change.on > floor.day:
                    return Floor(change.on, TAKING_THE_LEAD)
                break
        return floor


def place(fact: Fact) -> tuple[date, int]:
    """Where a fact stands on a timeline; only ClientRegistered stands before its place."""
    return (fact.happened_on, fact.originator_version)


def _standing(fact: Fact) -> tuple[bool, date, int]:
    return (not isinstance(fact, events.ClientRegistered), *place(fact))


def field(fact: Fact, name: str) -> Any:
    """A fact's own field, None where its type does not have it."""
    return fact.__dict__.get(name)
