"""A policy set on its way into force, by the usual people."""

from datetime import date

from journeys.application.bootstrap import Journeys
from journeys.application.policies import adopt, approve, chosen, propose
from journeys.application.policy_diff import Diff, diff_in
from journeys.application.what_if import what_if
from journeys.lists import what_if_csv
from journeys.policies import PolicySet
from tests.usual import OTHER_SUPERVISOR, SUPERVISOR


def diff_of(journeys: Journeys, policy_set: PolicySet, begins: str) -> Diff:
    """What a set changes on its first day for whoever is registered by then."""
    day = date.fromisoformat(begins)
    before = chosen(journeys, "then", on=day)
    return diff_in(what_if_csv(what_if(journeys, before, policy_set, on=day, weeks=1)))


def proposed(journeys: Journeys, policy_set: PolicySet, begins: str) -> str:
    """The teamleider proposes a set; returns its label."""
    propose(
        journeys,
        policy_set,
        by=SUPERVISOR,
        effective_from=date.fromisoformat(begins),
        diff=diff_of(journeys, policy_set, begins),
    )
    return policy_set.label


def approved(journeys: Journeys, policy_set: PolicySet, begins: str) -> str:
    """And the other teamleider approves it."""
    label = proposed(journeys, policy_set, begins)
    approve(journeys, label, by=OTHER_SUPERVISOR)
    return label


def adopted(journeys: Journeys, policy_set: PolicySet, begins: str) -> str:
    """And it is adopted, to count from a day on."""
    label = approved(journeys, policy_set, begins)
    adopt(journeys, label, by=SUPERVISOR)
    return label
