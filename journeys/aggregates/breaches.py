"""Breaches: the facts that stand without their ground, for a person to settle."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from journeys.aggregates import care_path_guards
from journeys.aggregates.client import judging_state
from journeys.aggregates.fold import fold
from journeys.aggregates.guards import GUARDS, Before, Broken, Guard
from journeys.aggregates.journey_guards import AMENDMENTS, CLIENT_FACTS
from journeys.aggregates.state import State
from journeys.aggregates.timeline import effective
from journeys.events import Fact, UnwillingnessReported
from journeys.events.fields import is_destroyed

CARE_PATH = tuple(t for t in CLIENT_FACTS if t.__module__ == UnwillingnessReported.__module__)
SETTLED_BY = {
    "CLOSED_JOURNEY_TAKES_NO_FACT": "Trek feit {number} in, herstel de dag ervan of die van de "
    "afsluiting, of leg de heropening vast (JourneyReopened).",
    "JOURNEY_IS_OPEN": "Trek feit {number} in, of leg de afsluiting vast (JourneyClosed).",
    "PLAN_NEEDED": "Trek feit {number} in, of leg het plan vast (PlanAgreed).",
    "ACTIVITY_KEY_USED": "Trek feit {number} in, of geef een van beide een andere sleutel.",
    "REFERRAL_KEY_USED": "Trek feit {number} in, of geef een van beide een andere sleutel.",
    "ACTIVITY_NOT_RUNNING": "Trek feit {number} in, of leg de start vast (ActivityStarted).",
    "REFERRAL_NOT_OPEN": "Trek feit {number} in, of leg de verwijzing vast (ReferredToPartner).",
    "WSP_ACCEPT_NEEDS_HANDOVER": "Trek feit {number} in, of leg de verwijzing en de warme "
    "overdracht vast (ReferredToWsp, WarmHandoverHeld).",
}
"""What settles a breach, by the rule that is broken."""
STEP_AGAIN = "Trek feit {number} in, en zet deze stap opnieuw wanneer het wel kan."
"""On the care path what is recorded afterwards is no ground."""
OTHERWISE = "Trek feit {number} in, of herstel het."


@dataclass(frozen=True, slots=True)
class Breach:
    """A fact that stands, as it stands, though a rule would refuse it now, and what to do."""

    fact: Fact
    code: str
    why: str
    todo: str

    @property
    def number(self) -> int:
        """The number of the fact."""
        return self.fact.number


def breaches(ref: str, facts: Sequence[Fact]) -> list[Breach]:
    """The facts of people that an amendment or a late fact left without ground, as they happened.

    A fact is one when a rule refuses it twice: at its own place on the timeline, and if it were
    recorded only now. So neither what was recorded later that day nor the order within it counts
    against a fact. ``facts`` are one client's, by number, as known.
    """
    if any(is_destroyed(value) for fact in facts for value in fact.__dict__.values()):
        # What its decisions rested on is gone, and no retraction can give a reason.
        return []
    timeline = effective(facts)
    found, state = [], State()
    for place, fact in enumerate(timeline):
        if not fact.system_only:
            here = Before(ref, state, facts, timeline[:place])
            found += _breach(fact, here, timeline[place + 1 :])
        state = fold([fact], state)
    return found


def stands_as_accepted(facts: Sequence[Fact]) -> bool:
    """Whether every fact is still judged by exactly what it was accepted on: nothing came late.

    Without amendments and with days that never go back, what stands before a fact on the
    timeline is what was recorded before it; so there are no breaches.
    """
    return not any(isinstance(fact, AMENDMENTS) for fact in facts) and all(
        one.happened_on <= next_.happened_on for one, next_ in itertools.pairwise(facts)
    )


def _breach(fact: Fact, here: Before, after: Sequence[Fact]) -> list[Breach]:
    """The first rule that is broken, if one is."""
    for rule in GUARDS[type(fact)]:
        if broken := _broken(rule, fact, here, after):
            todo = _todo(rule).format(number=fact.number)
            return [Breach(fact, rule.code, broken.why, todo)]
    return []


def _broken(rule: Guard, fact: Fact, here: Before, after: Sequence[Fact]) -> Broken | None:
    broken = _refused_twice(rule, fact, here, after)
    if broken or not _of_the_care_path(rule):
        return broken
    # The ground of a step on the care path was recorded before it, as decided then.
    before = _recorded_before(fact, here.timeline)
    there = Before(here.client, fold(before), here.facts, before)
    return _refused_twice(rule, fact, there, _recorded_before(fact, after))


def _refused_twice(rule: Guard, fact: Fact, here: Before, after: Sequence[Fact]) -> Broken | None:
    broken = rule.broken_by(fact, here)
    if broken is None:
        return None
    others = [*here.timeline, *after]
    now = Before(here.client, judging_state(others, fact.happened_on), here.facts, others)
    return broken if rule.broken_by(fact, now) else None


def _recorded_before(fact: Fact, others: Sequence[Fact]) -> list[Fact]:
    return [
        other for other in others if other.number < fact.number or not isinstance(other, CARE_PATH)
    ]


def _of_the_care_path(rule: Guard) -> bool:
    return rule.broken_by.__module__ == care_path_guards.__name__


def _todo(rule: Guard) -> str:
    return STEP_AGAIN if _of_the_care_path(rule) else SETTLED_BY.get(rule.code, OTHERWISE)
