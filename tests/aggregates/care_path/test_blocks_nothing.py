"""An open path blocks nothing else."""

import pytest

from journeys.aggregates.guards import GUARDS
from journeys.events import REGISTRY
from tests.aggregates.paths import READY_FOR_A_DECISION
from tests.cases import given

OTHERS = (
    "LeadTransferred",
    "BenefitEnded",
    "ClientScreened",
    "RouteAssigned",
    "RouteReviewed",
    "ContactPlanned",
    "ContactHeld",
    "ContactMissed",
    "IntakeHeld",
    "ObstacleFound",
    "PlanAgreed",
    "ActivityStarted",
    "CostCommitted",
    "ReferredToPartner",
    "TredeSignalled",
    "ReferredToWsp",
    "TredeDetermined",
    "WspReturned",
    "PlacedInWork",
    "ReexaminationHeld",
    "EffectMeasured",
    "ConsultantAssigned",
    "JourneyClosed",
)


@pytest.mark.parametrize("other", OTHERS)
def test_it_can_still_be_recorded(other):
    given(*READY_FOR_A_DECISION).when(other, on="2024-03-02").then_accepted()


def test_no_other_rule_looks_at_the_path():
    guarded = {
        fact_type.__name__
        for fact_type, rules in GUARDS.items()
        if any(rule.broken_by.__module__.endswith("care_path_guards") for rule in rules)
    }
    steps = {
        fact_type.__name__
        for fact_type in REGISTRY.values()
        if fact_type.__module__ == "journeys.events.care_path"
    }
    assert guarded <= steps
