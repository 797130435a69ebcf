"""What would come again if all that is open is done on its day: imagined, never promised.

Each open obligation is answered by an imagined fact on its day to plan on, and the history is
evaluated anew. Only facts that say that something was *done* are imagined. What a person decides
(a screening, a route, a trede, an end, any step of the care path) is not: an obligation that
waits for a decision stays open, and nothing is said of what follows it.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache

from journeys.events import (
    SYSTEM,
    ContactHeld,
    EffectMeasured,
    Fact,
    IntakeHeld,
    PlacementReviewed,
    PlanAgreed,
    PlanEvaluated,
    ReexaminationHeld,
    RouteReviewed,
)
from journeys.policies import Obligation, PolicySet, evaluate
from journeys.policies.calendar import next_working_day
from journeys.policies.kinds.screening import FirstIntake
from journeys.policies.rule import Rule

DONE = (
    ContactHeld,
    IntakeHeld,
    RouteReviewed,
    ReexaminationHeld,
    EffectMeasured,
    PlanEvaluated,
    PlanAgreed,
    PlacementReviewed,
)
"""The facts that can be imagined; of several that answer a rule the first one is."""
ANSWERS = ("closed_by", "renewed_by", "spoken", "closed_from")
"""The fields in which rules name what answers them; without these, a next anchor does."""
NEXT_ANCHOR = "after"


@lru_cache(maxsize=256)
def _answering(kind: type[Rule], named: frozenset[type[Fact]]) -> type[Fact] | None:
    if issubclass(kind, FirstIntake):
        return IntakeHeld
    return next((fact_type for fact_type in DONE if fact_type in named), None)


def answer_to(rule: Rule) -> type[Fact] | None:
    """The fact that says that what a rule asks was done; None where a person is to decide."""
    named = frozenset(fact_type for name in ANSWERS for fact_type in getattr(rule, name, ()))
    return _answering(type(rule), named or frozenset(getattr(rule, NEXT_ANCHOR, ())))


Identity = tuple[str, str | None, date]


def _identity(obligation: Obligation) -> Identity:
    return (obligation.rule, obligation.key, obligation.due_on)


def recurrences(
    timeline: Sequence[Fact],
    known: Iterable[Obligation],
    policy_set: PolicySet,
    on: date,
    until: date,
) -> list[Obligation]:
    """What would be to plan up to a day, beside what is known, were all done on its plan day.

    ``timeline`` is the effective one on the day ``on``, ``known`` what is open then. What should
    have been done before ``on`` is done on its first working day.
    """
    answers = {name: answer_to(rule) for name, rule in policy_set.active.items()}
    history, is_open = list(timeline), list(known)
    seen, answered = {_identity(obligation) for obligation in is_open}, set[Identity]()
    found: list[Obligation] = []
    day = next_working_day(on)
    while True:
        waiting = [
            obligation
            for obligation in is_open
            if answers.get(obligation.rule)
            and obligation.plan_on <= until
            and _identity(obligation) not in answered
        ]
        if not waiting:
            return found
        next_one = min(waiting, key=lambda obligation: (obligation.plan_on, obligation.rule))
        answered.add(_identity(next_one))
        day = max(day, next_one.plan_on)
        fact_type = answers[next_one.rule]
        if fact_type is None or day > until:
            return found
        history.append(_imagined(fact_type, day, history))
        is_open = evaluate(history, policy_set)
        new = [obligation for obligation in is_open if _identity(obligation) not in seen]
        seen.update(map(_identity, new))
        found += [obligation for obligation in new if obligation.plan_on <= until]


def _imagined(fact_type: type[Fact], day: date, history: Sequence[Fact]) -> Fact:
    """A fact that nobody recorded; it is evaluated, and goes nowhere else."""
    then = datetime.combine(day, time(12), UTC)
    return fact_type.restored(
        {
            **dict.fromkeys(fact_type.fields),
            **fact_type.defaults,
            "originator_id": history[0].originator_id,
            "originator_version": 1 + max(fact.number for fact in history),
            "timestamp": then,
            "stored_at": then,
            "happened_on": day,
            "recorded_by": SYSTEM,
            "sender_id": None,
            "command_id": "",
            "caused_by": "forecast",
            "trace_id": "",
        }
    )
