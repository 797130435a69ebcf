"""Decisions whose grounds were touched afterwards: each is a task for a person, never undone here.

Closed only by a DecisionReassessed that was recorded after what touched it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from journeys import events
from journeys.aggregates.timeline import Amendments
from journeys.events import Fact, FactCorrected, FactRetracted

DECISIONS = (events.PathDecided, events.MaatregelRecorded, events.Reconsidered)
"""What is decided about somebody on grounds that are facts."""
NO_GROUND = (
    events.CostCommitted,
    events.CostPaid,
    events.CostReleased,
    events.ConsultantAssigned,
    events.DecisionReassessed,
)
"""Who helps and what it costs say nothing about a person."""


@dataclass(frozen=True, slots=True)
class Reassessment:
    """A decision to look at again, and the numbers of the facts that touched its grounds."""

    decision: Fact
    touched_by: tuple[int, ...]

    @property
    def number(self) -> int:
        """The number of the decision."""
        return self.decision.number


def reassessments(facts: Sequence[Fact]) -> list[Reassessment]:
    """The decisions that stand and wait to be looked at again; ``facts`` by number, as known.

    Touched is a decision by what was recorded after it and changed what it rests on.
    """
    amendments = Amendments(facts)
    retracted = amendments.retracted_by
    answers = [
        amendments.applied_to(fact)
        for fact in facts
        if isinstance(fact, events.DecisionReassessed) and fact.number not in retracted
    ]
    found = []
    for decision in facts:
        if isinstance(decision, DECISIONS) and decision.number not in retracted:
            looked_at = [answer.number for answer in answers if _is_of(answer, decision)]
            touched = _touching(decision, facts, since=max([decision.number, *looked_at]))
            if touched:
                found.append(Reassessment(decision, touched))
    return found


def _touching(decision: Fact, facts: Sequence[Fact], since: int) -> tuple[int, ...]:
    """The numbers of the facts after ``since`` with which the decision rests on something else."""
    grounds = [_grounds(decision, facts[:number]) for number in range(since, len(facts) + 1)]
    changes = enumerate(pairwise(grounds), start=since + 1)
    return tuple(number for number, (before, after) in changes if before != after)


def _grounds(decision: Fact, known: Sequence[Fact]) -> dict[int, dict[str, Any]]:
    """What a decision rests on, as known: by number, what corrections say of it.

    That is what was recorded before the decision or happened before its day. What happened later
    that day may well have happened after it.
    """
    amendments = Amendments(known)
    decided_on = amendments.applied_to(decision).happened_on
    return {
        fact.number: amendments.changes_to(fact.number)
        for fact in known
        if _is_ground(fact)
        and fact.number not in amendments.retracted_by
        and (fact.number < decision.number or amendments.applied_to(fact).happened_on < decided_on)
    }


def _is_ground(fact: Fact) -> bool:
    return not fact.system_only and not isinstance(fact, (*NO_GROUND, FactCorrected, FactRetracted))


def _is_of(answer: Fact, decision: Fact) -> bool:
    return isinstance(answer, events.DecisionReassessed) and answer.fact == decision.number
