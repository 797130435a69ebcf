"""The terms that a rule of the policy set asked of one client, and how each was answered."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from journeys.aggregates.fold import fold
from journeys.aggregates.state import State
from journeys.events import Fact
from journeys.policies import PolicySet
from journeys.policies.history import History
from journeys.policies.muting import Silence

HELD = "ReexaminationHeld"
TURNS = {
    HELD,
    "BenefitStarted",
    "BenefitEnded",
    "TredeDetermined",
    "JourneyClosed",
    "JourneyReopened",
}
"""What can move a term, or give and take the ground it stands on."""


class Term(NamedTuple):
    """One term: until when, and by which fact it was answered."""

    due_on: date
    held: Fact | None


class _Stretch(NamedTuple):
    """What was asked between two turns; ``turn`` is the later one."""

    due_on: date | None
    turn: Fact | None


def terms(timeline: Sequence[Fact], policy: PolicySet, rule: str, last: date) -> list[Term]:
    """The terms that were answered, or that ended unanswered on or before the last day.

    One ends unanswered when its day has passed while it was still asked: of whom the journey is
    closed, or the benefit ended sooner, nothing was.
    """
    if rule not in policy.active:
        return []
    stretches = list(_stretches(timeline, policy, rule))
    answers: dict[date, Fact | None] = {}
    for stretch, after in zip(stretches, [*stretches[1:], None], strict=True):
        due_on, turn = stretch
        if due_on is None:
            continue
        if turn is None:
            if due_on <= last:
                answers.setdefault(due_on, None)
        elif type(turn).topic() != HELD:
            if due_on < turn.happened_on:
                answers.setdefault(due_on, None)
        elif after and after.due_on != due_on:  # what moves no term answers none
            answers[due_on] = answers.get(due_on) or turn
    return [Term(due_on, held) for due_on, held in answers.items()]


def _stretches(timeline: Sequence[Fact], policy: PolicySet, rule: str) -> Iterator[_Stretch]:
    state, folded = State(), 0
    for place, fact in enumerate(timeline):
        if type(fact).topic() in TURNS:
            state, folded = fold(timeline[folded:place], state), place
            yield _Stretch(_due(policy.history(timeline[:place], state), policy, rule), fact)
    state = fold(timeline[folded:], state)
    yield _Stretch(_due(policy.history(timeline, state), policy, rule), None)


def _due(history: History, policy: PolicySet, rule: str) -> date | None:
    found = history.found(rule)
    if not found or Silence(history).reason(policy.rules[rule]):
        return None
    return found[0].due_on
