"""A decision whose grounds were touched waits for a person, and for nothing else."""

import pytest
from hypothesis import given as for_all

from journeys.aggregates.breaches import stands_as_accepted
from journeys.aggregates.reassessments import reassessments
from tests.aggregates.paths import MAATREGEL_PROPOSED
from tests.cases import fact, history
from tests.properties.plausible import histories

DECIDED = len(MAATREGEL_PROPOSED)
talk = fact("ContactHeld", "2024-01-20")


def correct(number, **changes):
    return fact("FactCorrected", "2024-04-01", fact=number, changes=changes)


def retract(number):
    return fact("FactRetracted", "2024-04-01", fact=number)


def waiting(*further):
    return [
        (r.number, r.touched_by) for r in reassessments(history([*MAATREGEL_PROPOSED, *further]))
    ]


def test_a_decision_that_rests_on_what_still_stands_waits_for_nobody():
    assert waiting() == []


@pytest.mark.parametrize(
    "touching",
    [
        correct(4, happened_on="2024-02-13"),
        retract(7),
        talk,
        fact("ObstacleFound", "2024-02-01", kind="psychisch"),
    ],
    ids=["a correction", "a retraction", "a late contact", "a late obstacle"],
)
def test_a_ground_touched_afterwards_makes_it_wait(touching):
    assert waiting(touching) == [(DECIDED, (DECIDED + 1,))]


@pytest.mark.parametrize(
    "harmless",
    [
        fact("ContactHeld", "2024-04-01"),
        fact("ConsultantAssigned", "2024-01-20"),
        correct(DECIDED, happened_on="2024-03-11"),
        fact("ContactHeld", "2024-03-10"),
    ],
    ids=["what happened later", "who helps", "the decision itself", "what happened that day"],
)
def test_what_is_no_ground_of_it_does_not(harmless):
    assert waiting(harmless) == []


def test_a_ground_that_comes_back_makes_it_wait_too():
    assert waiting(retract(7), retract(9)) == [(DECIDED, (9, 10))]


def test_only_looking_at_it_again_closes_it():
    looked_at = fact("DecisionReassessed", "2024-04-02", fact=DECIDED, answer="stands")
    assert waiting(talk, looked_at) == []
    assert waiting(talk, looked_at, retract(4)) == [(DECIDED, (DECIDED + 3,))]
    assert waiting(talk, fact("Reconsidered", "2024-04-02"))[0] == (DECIDED, (DECIDED + 1,))


def test_having_looked_at_it_is_taken_back_like_anything_else():
    looked_at = fact("DecisionReassessed", "2024-04-02", fact=DECIDED, answer="stands")
    it_waits = [(DECIDED, (DECIDED + 1,))]
    assert waiting(talk, looked_at, retract(DECIDED + 2)) == it_waits
    assert waiting(talk, looked_at, correct(DECIDED + 2, fact=DECIDED - 1)) == it_waits
    of_another = fact("DecisionReassessed", "2024-04-02", fact=DECIDED - 1, answer="stands")
    assert waiting(talk, of_another, correct(DECIDED + 2, fact=DECIDED)) == []


def test_looking_back_from_before_the_decision_touches_nothing():
    begun, *steps = MAATREGEL_PROPOSED
    looked_at = fact("DecisionReassessed", "2024-01-05", fact=1, answer="stands")
    after_all_of_the_decision = correct(2, fact=DECIDED + 1)
    assert reassessments(history([begun, looked_at, *steps, after_all_of_the_decision])) == []


def test_a_decision_that_was_retracted_waits_for_nobody():
    assert waiting(talk, retract(DECIDED)) == []


@for_all(histories())
def test_without_amendments_and_late_facts_no_decision_waits(entries):
    facts = history(entries)
    if stands_as_accepted(facts):
        assert reassessments(facts) == []
