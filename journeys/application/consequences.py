"""What recording something leads to: terms, lists that went out, reminders, decisions, breaches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from journeys.aggregates.breaches import Breach, breaches
from journeys.aggregates.client import Client
from journeys.aggregates.reassessments import Reassessment, reassessments
from journeys.aggregates.timeline import effective, known_at, until
from journeys.application.bootstrap import Journeys
from journeys.application.history import Issued, still_grounded
from journeys.events import DueListIssued, Fact
from journeys.policies import Obligation, PolicySet, evaluate

Name = tuple[str, str | None]
"""A rule and its key."""


@dataclass(frozen=True, slots=True)
class TermChanged:
    """An obligation that became due on another day, came or went."""

    rule: str
    key: str | None
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """What a list told of one reason: for when, whose it was, and whether escalated.

    The role counts where it is nobody's.
    """

    due_on: date
    role: str
    person: str | None
    escalated: bool


@dataclass(frozen=True, slots=True)
class ListDiffers:
    """What lists that went out from the first day to the last would have said otherwise."""

    rule: str
    key: str | None
    before: Told | None
    after: Told | None
    first: date
    last: date

    @property
    def told(self) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        """What they told and should have told, field by field."""
        before, after = (asdict(one) if one else None for one in (self.before, self.after))
        return before, after


@dataclass(frozen=True, slots=True)
class Consequences:
    """What recording something leads to, beside the fact itself."""

    terms: list[TermChanged]
    lists: list[ListDiffers]
    """What lists that went out would have said otherwise, had this been known."""
    issued: list[Issued]
    """Reminders and escalations that went out and lose their ground."""
    decisions: list[Reassessment]
    """Decisions whose grounds it touches."""
    breaches: list[Breach]
    """The facts that lose their ground by it, or lose it otherwise than before."""
    settled: list[Breach]
    """The facts that stood without ground and no longer do."""

    @property
    def reaches_people(self) -> bool:
        """Whether it touches what somebody was called for, what was decided, or what stands."""
        return bool(self.issued or self.decisions or self.breaches)


def consequences(journeys: Journeys, before: Client, after: Client) -> Consequences:
    """What the facts that ``after`` has and ``before`` has not lead to."""
    old, new = breaches(before.ref, before.facts), breaches(after.ref, after.facts)
    known, left = {(b.number, b.code) for b in old}, {b.number for b in new}
    waiting = {r.number: r.touched_by for r in reassessments(before.facts)}
    terms = _differing(
        _due(effective(before.facts), journeys.policy_set),
        _due(effective(after.facts), journeys.policy_set),
    )
    return Consequences(
        terms=[TermChanged(rule, key, *dates) for (rule, key), dates in terms],
        lists=list(_lists(journeys, before, after)),
        issued=list(_issued(journeys, before, after)),
        decisions=[r for r in reassessments(after.facts) if r.touched_by != waiting.get(r.number)],
        breaches=[b for b in new if (b.number, b.code) not in known],
        settled=[b for b in old if b.number not in left],
    )


def _due(timeline: list[Fact], policy: PolicySet) -> dict[Name, Obligation]:
    return {(o.rule, o.key): o for o in evaluate(timeline, policy)}


def _differing(
    before: Mapping[Name, Obligation], after: Mapping[Name, Obligation]
) -> Iterator[tuple[Name, tuple[date | None, date | None]]]:
    for name, old, new in _pairs(before, after):
        dates = (old.due_on if old else None, new.due_on if new else None)
        if dates[0] != dates[1]:
            yield name, dates


def _pairs(
    before: Mapping[Name, Obligation], after: Mapping[Name, Obligation]
) -> Iterator[tuple[Name, Obligation | None, Obligation | None]]:
    for name in sorted(before.keys() | after.keys(), key=str):
        yield name, before.get(name), after.get(name)


def _lists(journeys: Journeys, before: Client, after: Client) -> Iterator[ListDiffers]:
    """Each reason under which lists that went out would have been others, with their days."""
    new = after.facts[len(before.facts) :]
    open_: dict[tuple[Name, Told | None, Told | None], ListDiffers] = {}
    for issued in _lists_issued(journeys):
        day, policy = issued.for_day, _policy_of(journeys, issued)
        known = known_at(before.facts, issued.timestamp)
        old = _listed(known, day, policy)
        for name, one, other in _pairs(old, _listed([*known, *new], day, policy)):
            told = _told(one, other, day)
            if told[0] != told[1]:
                found = open_.get((name, *told)) or ListDiffers(*name, *told, day, day)
                open_[name, *told] = replace(found, last=day)
    yield from sorted(open_.values(), key=lambda found: (found.first, found.rule))


def _lists_issued(journeys: Journeys) -> list[DueListIssued]:
    with journeys.database.read() as connection:
        facts = journeys.log.of_municipality(connection, DueListIssued.topic())
    return [fact for fact in facts if isinstance(fact, DueListIssued)]


def _policy_of(journeys: Journeys, issued: DueListIssued) -> PolicySet:
    """The very set it went out under; an older list tells only when that was."""
    policies = journeys.policies
    return policies.with_digest(issued.policy_digest) or policies.on(
        issued.for_day, issued.timestamp
    )


def _listed(facts: Sequence[Fact], day: date, policy: PolicySet) -> dict[Name, Obligation]:
    due = _due(until(effective(facts), day), policy)
    return {name: obligation for name, obligation in due.items() if obligation.list_from <= day}


def _told(
    old: Obligation | None, new: Obligation | None, day: date
) -> tuple[Told | None, Told | None]:
    """What a day's list told and should have told; how it stands follows from another day."""
    stands = bool(old and new and old.due_on == new.due_on)
    before, after = (_line(o, day, stands=stands) if o else None for o in (old, new))
    return before, after


def _line(one: Obligation, day: date, *, stands: bool) -> Told:
    role = "" if one.person else one.role
    return Told(one.due_on, role, one.person, stands and one.state_on(day) == "escalated")


def _issued(journeys: Journeys, before: Client, after: Client) -> Iterator[Issued]:
    for fact in before.facts:
        if (
            isinstance(fact, Issued)
            and still_grounded(journeys, before.facts, fact)
            and not still_grounded(journeys, after.facts, fact)
        ):
            yield fact
