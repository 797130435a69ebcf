"""A policy set on its way into force, by the usual people."""

from datetime import date

from journeys.application.bootstrap import Journeys
from journeys.application.policies import adopt, approve, propose
from journeys.lists import what_if_csv
from journeys.policies import PolicySet
from tests.usual import OTHER_SUPERVISOR, SUPERVISOR


def diff_of(policy_set: PolicySet) -> bytes:
    """A what-if of a set, without a client for whom it makes a difference."""
    sides = {
        "before": {"policy": "rijswijk@1"},
        "after": {"policy": policy_set.label, "digest": policy_set.digest},
    }
    return what_if_csv({**sides, "changes": []})


def proposed(journeys: Journeys, policy_set: PolicySet, begins: str) -> str:
    """The teamleider proposes a set; returns its label."""
    propose(
        journeys,
        policy_set,
        by=SUPERVISOR,
        effective_from=date.fromisoformat(begins),
        diff=diff_of(policy_set),
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
