"""From one client's timeline and a policy set to what is due."""

from datetime import date
from typing import NamedTuple

from journeys.aggregates.state import State
from journeys.events import Fact
from journeys.policies.muting import Silence
from journeys.policies.obligation import Obligation
from journeys.policies.policy_set import PolicySet
from journeys.policies.rule import Muting


class Suppressed(NamedTuple):
    """An obligation that would be open, and why its rule is silent (a key of ``MUTING``)."""

    obligation: Obligation
    muting: Muting


def evaluate(
    timeline: list[Fact], policy_set: PolicySet, *, state: State | None = None
) -> list[Obligation]:
    """All open obligations of one client, in the order of the set's rules.

    ``timeline`` is the effective one, already cut off by the day and the instant asked about.
    ``state`` is its fold, when the caller has it.
    """
    if not timeline:
        return []
    history = policy_set.history(timeline, state)
    silence = Silence(history)
    open_obligations: list[Obligation] = []
    for rule in policy_set.asking(history.by_type):
        if silence.reason(rule) is None:
            open_obligations += history.found(rule.rule)
    return open_obligations


def suppressed(
    timeline: list[Fact], policy_set: PolicySet, *, state: State | None = None
) -> list[Suppressed]:
    """What would be open were its rule not muted, each with the reason."""
    if not timeline:
        return []
    history = policy_set.history(timeline, state)
    silence = Silence(history)
    return [
        Suppressed(obligation, muting)
        for rule in policy_set.asking(history.by_type)
        if (muting := silence.reason(rule)) is not None
        for obligation in history.found(rule.rule)
    ]


def lapsed_on(
    timeline: list[Fact], policy_set: PolicySet, *, state: State | None = None
) -> date | None:
    """The day from which the open suspicion has lapsed, None when there is none.

    Switching the reminder off does not keep a suspicion alive, nor does what mutes it.
    """
    if not timeline or policy_set.suspicion is None:
        return None
    history = policy_set.history(timeline, state)
    return policy_set.suspicion.lapses_on(history)
