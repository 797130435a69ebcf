"""The lists that went out and the reminders recorded, against what the log says they should be."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from journeys.aggregates.timeline import effective, until
from journeys.application.bootstrap import Journeys
from journeys.application.issue import content_hash
from journeys.application.scan import History
from journeys.events import DueListIssued, EscalatedToSupervisor, Fact, ReexaminationFellDue
from journeys.policies import Obligation, PolicySet, evaluate, lapsed_on

OTHER_POLICY = "uitgegeven onder een ander beleid"
DESTROYED_FILE = "met een inwoner wiens dossier is vernietigd"
UNREADABLE_FILE = "met een inwoner van wie een feit niet te lezen is"


class IssuedLists:
    """The lists that went out, against what the log says they should have been."""

    def __init__(self, journeys: Journeys) -> None:
        self.policies = journeys.policies
        self.lists: list[DueListIssued] = []
        self.clients: list[tuple[str, History]] = []
        self.whole = True
        self.unchecked: Counter[str] = Counter()
        """Why some lists cannot be worked out again, and how many for each reason."""

    def take_lists(self, history: History) -> None:
        """Take the municipality's own stream, which says which lists went out."""
        self.lists = [fact for fact in history.facts if isinstance(fact, DueListIssued)]

    def take_client(self, name: str, history: History) -> None:
        """Take one client's stream, on which the lists rest."""
        self.clients.append((name, history))

    def pass_over(self) -> None:
        """Leave out a client whose stream cannot be read; no list can then be made again."""
        self.whole = False

    def differences(self, claimed_at: Mapping[date, datetime]) -> Iterator[str]:
        """Each list that was another, each reminder that is missing or stands there twice.

        ``claimed_at`` is when each date's work began.
        """
        destroyed = any(history.destroyed for _, history in self.clients)
        for issued in self.lists:
            policy = self.policies.with_digest(issued.policy_digest)
            if policy is None:
                self.unchecked[OTHER_POLICY] += 1
                continue
            due = []
            for name, history in self.clients:
                facts = history.up_to(issued.position)
                found = _due(facts, issued.for_day, policy)
                due.append((history.client, found))
                began = claimed_at.get(issued.for_day)
                if began and not history.destroyed:
                    missing = _unrecorded(facts, found, issued.for_day, began, policy)
                    yield from (f"{name}: {what} is niet vastgelegd" for what in missing)
            if content_hash(due, issued.for_day) == issued.content_hash:
                continue
            if destroyed or not self.whole:
                self.unchecked[DESTROYED_FILE if destroyed else UNREADABLE_FILE] += 1
            else:
                yield f"De lijst van {issued.for_day:%d-%m-%Y} was een andere dan het logboek geeft"
        for name, history in self.clients:
            yield from _twice(name, history.facts)


def _due(facts: list[Fact], day: date, policy: PolicySet) -> list[Obligation]:
    return evaluate(until(effective(facts), day), policy)


def _unrecorded(
    facts: list[Fact], due: list[Obligation], day: date, began: datetime, policy: PolicySet
) -> Iterator[str]:
    """What the scheduler must have recorded about a client when it worked a day."""
    known = [fact for fact in facts if fact.system_only or fact.stored_at <= began]
    if len(known) < len(facts):
        facts, due = known, _due(known, day, policy)
    lapses_on = lapsed_on(effective(facts), policy)
    if lapses_on and lapses_on <= day:
        suspicion = policy.suspicion
        # Of a suspicion that lapses nobody is reminded any more.
        due = [o for o in due if not suspicion or o.rule != suspicion.rule]
        yield f"SuspicionLapsed ({lapses_on:%d-%m-%Y})"
    recorded = {_identity(fact) for fact in facts}
    for obligation in due:
        for identity in _expected(obligation, day):
            if identity not in recorded:
                yield f"{identity[0]} voor {obligation.rule} ({obligation.due_on:%d-%m-%Y})"


def _expected(obligation: Obligation, day: date) -> Iterator[tuple[Any, ...]]:
    if obligation.records and obligation.due_on <= day:
        yield (obligation.records, None, None, obligation.due_on)
    if obligation.escalate_on <= day:
        yield ("EscalatedToSupervisor", obligation.rule, obligation.key, obligation.due_on)


def _identity(fact: Fact) -> tuple[Any, ...] | None:
    if isinstance(fact, EscalatedToSupervisor):
        return (fact.topic(), fact.rule, fact.key, fact.due_on)
    if isinstance(fact, ReexaminationFellDue):
        return (fact.topic(), None, None, fact.due_on)
    return None


def _twice(name: str, facts: list[Fact]) -> Iterator[str]:
    seen: set[tuple[Any, ...]] = set()
    for fact in facts:
        identity = _identity(fact)
        if identity in seen:
            yield f"{name}: feit {fact.number} ({fact.topic()}) staat er twee keer"
        if identity:
            seen.add(identity)
