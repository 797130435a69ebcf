"""The lists that went out and the reminders recorded, against what the log says they should be."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from journeys.aggregates.timeline import effective, until
from journeys.application.bootstrap import Journeys
from journeys.application.issue import content_hash
from journeys.application.scan import History
from journeys.events import DueListIssued, EscalatedToSupervisor, Fact, ReexaminationFellDue
from journeys.policies import Obligation, evaluate, rows


class IssuedLists:
    """The lists that went out, against what the log says they should have been."""

    def __init__(self, journeys: Journeys) -> None:
        self.journeys = journeys
        self.lists: list[DueListIssued] = []
        self.clients: list[tuple[str, History]] = []

    def take_lists(self, history: History) -> None:
        """Take the municipality's own stream, which says which lists went out."""
        self.lists = [fact for fact in history.facts if isinstance(fact, DueListIssued)]

    def take_client(self, name: str, history: History) -> None:
        """Take one client's stream, on which the lists rest."""
        self.clients.append((name, history))

    @property
    def checked(self) -> list[DueListIssued]:
        """The lists that can be worked out again: those of the policy there is now."""
        label = self.journeys.policy_set.label
        return [issued for issued in self.lists if issued.policy == label]

    def differences(self) -> Iterator[str]:
        """Each list that was another, each reminder that is missing or stands there twice."""
        for issued in self.checked:
            due = self._as_it_stood(issued)
            if content_hash(rows(due, issued.for_day)) != issued.content_hash:
                yield f"De lijst van {issued.for_day:%d-%m-%Y} was een andere dan het logboek geeft"
            yield from self._unrecorded(issued, dict(due))
        for name, history in self.clients:
            yield from _twice(name, history.facts)

    def _as_it_stood(self, issued: DueListIssued) -> list[tuple[str, list[Obligation]]]:
        found = []
        for name, history in self.clients:
            timeline = until(effective(history.up_to(issued.position)), issued.for_day)
            if timeline:
                found.append((name, evaluate(timeline, self.journeys.policy_set)))
        return sorted(found)

    def _unrecorded(self, issued: DueListIssued, due: dict[str, list[Obligation]]) -> Iterator[str]:
        for name, history in self.clients:
            recorded = {_identity(fact) for fact in history.up_to(issued.position)}
            for obligation in due.get(name, ()):
                for identity in _expected(obligation, issued.for_day):
                    if identity not in recorded:
                        yield (
                            f"{name}: {identity[0]} voor {obligation.rule} "
                            f"({obligation.due_on:%d-%m-%Y}) is niet vastgelegd"
                        )


def _expected(obligation: Obligation, day: date) -> Iterator[tuple[Any, ...]]:
    """What the scheduler must have recorded about an obligation by the end of a day."""
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
