"""What would come again if all that is open is done on its day: imagined, never promised.

Each open obligation is answered by an imagined fact on its day to plan on, and the history is
evaluated anew. Only facts that say that something was *done* are imagined. What a person decides
(a screening, a route, a trede, an end, any step of the care path) is not: an obligation that
waits for a decision stays open, and nothing is said of what follows it.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import NamedTuple

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
from journeys.policies import InForce, Obligation, evaluate
from journeys.policies.calendar import A_DAY, next_working_day
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


def _ground(obligation: Obligation) -> tuple[str, str | None, int]:
    return (obligation.rule, obligation.key, obligation.anchor)


class Recurring(NamedTuple):
    """What would come again, and from when the set counts that asks it."""

    obligation: Obligation
    since: date


def recurrences(
    timeline: Sequence[Fact],
    asked: Sequence[tuple[InForce, list[Obligation]]],
    until: date,
) -> list[Recurring]:
    """What would be to plan up to a day, beside what is known, were all done on its plan day.

    ``asked`` says what is open under each set from its day on; ``timeline`` is the effective one
    on the day of the first. What should have been done before a set counts is done on the first
    working day on which it does.
    """
    (first, known), *later = asked
    lasts = [*(in_force.since - A_DAY for in_force, _ in later), until]
    imagined = _Imagined(timeline, until, {_identity(one) for _, open_ in asked for one in open_})
    imagined.live(first, known, lasts[0])
    for (in_force, _), last in zip(later, lasts[1:], strict=True):
        imagined.live(in_force, imagined.turned_to(in_force), last)
    return imagined.found


class _Imagined:
    """A history that goes on with everything done on its day."""

    def __init__(self, timeline: Sequence[Fact], until: date, seen: set[Identity]) -> None:
        self.history, self.until = list(timeline), until
        self.seen, self.answered = seen, set[Identity]()
        self.found: list[Recurring] = []

    def turned_to(self, in_force: InForce) -> list[Obligation]:
        """What is open as another set begins to count: what it asks otherwise takes the place."""
        before = [one.obligation for one in self.found if one.obligation.plan_on < in_force.since]
        self.seen -= {_identity(one.obligation) for one in self.found} - set(map(_identity, before))
        self.found = [one for one in self.found if one.obligation.plan_on < in_force.since]
        is_open = evaluate(self.history, in_force.policy_set)
        told = set(map(_ground, before))
        self.seen.update(_identity(one) for one in is_open if _ground(one) in told)
        self._note(is_open, in_force)
        return is_open

    def live(self, in_force: InForce, is_open: list[Obligation], last: date) -> None:
        """Go on under one set, up to the last day on which it counts."""
        answers = {name: answer_to(rule) for name, rule in in_force.policy_set.active.items()}
        day = next_working_day(in_force.since)
        while True:
            waiting = [
                obligation
                for obligation in is_open
                if answers.get(obligation.rule)
                and obligation.plan_on <= last
                and _identity(obligation) not in self.answered
            ]
            next_one = min(waiting, key=lambda one: (one.plan_on, one.rule), default=None)
            fact_type = answers[next_one.rule] if next_one else None
            if next_one is None or fact_type is None:
                return
            day = max(day, next_one.plan_on)
            if day > last:
                return
            self.answered.add(_identity(next_one))
            self.history.append(_imagined(fact_type, day, self.history))
            is_open = evaluate(self.history, in_force.policy_set)
            self._note(is_open, in_force)

    def _note(self, is_open: Sequence[Obligation], in_force: InForce) -> None:
        """What was not seen before comes again; what an answer to another took away does not."""
        stands = self.answered.union(map(_identity, is_open))
        self.found = [
            one
            for one in self.found
            if one.since != in_force.since or _identity(one.obligation) in stands
        ]
        new = [obligation for obligation in is_open if _identity(obligation) not in self.seen]
        self.seen.update(map(_identity, new))
        self.found += [Recurring(one, in_force.since) for one in new if one.plan_on <= self.until]


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
