"""Decisions whose grounds were touched afterwards: each is a task for a person, never undone here.

Closed only by a DecisionReassessed that was recorded after what touched it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from journeys import events
from journeys.aggregates.timeline import Amendments, touched_by
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

    Touched is a decision when, after it was taken, something it could rest on was corrected or
    retracted, or something that had happened before its day was first recorded.
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
            since = facts[max([decision.number, *looked_at]) :]
            touched = tuple(one.number for one in since if _touches(one, decision, facts))
            if touched:
                found.append(Reassessment(decision, touched))
    return found


def _touches(fact: Fact, decision: Fact, facts: Sequence[Fact]) -> bool:
    if isinstance(fact, FactCorrected | FactRetracted):
        touched = (facts[n - 1] for n in touched_by(facts[: fact.number - 1], fact))
        return any(one.number < decision.number and _is_ground(one) for one in touched)
    # What happened later that day may well have happened after the decision.
    return _is_ground(fact) and fact.happened_on < decision.happened_on


def _is_ground(fact: Fact) -> bool:
    return not fact.system_only and not isinstance(fact, (*NO_GROUND, FactCorrected, FactRetracted))


def _is_of(answer: Fact, decision: Fact) -> bool:
    return isinstance(answer, events.DecisionReassessed) and answer.fact == decision.number
