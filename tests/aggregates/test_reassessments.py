"""A decision whose grounds were touched waits for a person, and for nothing else."""

from datetime import date

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from journeys.aggregates.breaches import stands_as_accepted
from journeys.aggregates.reassessments import NO_GROUND, reassessments
from tests.aggregates.paths import MAATREGEL_PROPOSED
from tests.cases import fact, history
from tests.properties.plausible import FIELDS, facts, histories
from tests.properties.test_breaches import in_order

DECIDED = len(MAATREGEL_PROPOSED)
GROUNDS = FIELDS.keys() - {type_.__name__ for type_ in NO_GROUND}
BEFORE_THE_DECISION = st.dates(date(2024, 1, 1), date(2024, 3, 9)).map(str)
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


def test_what_was_known_that_very_day_is_a_ground_too():
    *steps, decision = MAATREGEL_PROPOSED
    that_day = fact("ContactHeld", "2024-03-10")
    facts = history([*steps, that_day, decision, retract(DECIDED)])
    assert [(r.number, r.touched_by) for r in reassessments(facts)] == [
        (DECIDED + 1, (DECIDED + 2,))
    ]


def test_what_moves_to_before_the_decision_makes_it_wait():
    obstacle = fact("ObstacleFound", "2024-03-20", kind="psychisch")
    assert waiting(obstacle) == []
    moved = correct(DECIDED + 1, happened_on="2024-02-20")
    assert waiting(obstacle, moved) == [(DECIDED, (DECIDED + 2,))]


def test_so_does_what_moves_to_after_it():
    looked_at = fact("DecisionReassessed", "2024-04-01", fact=DECIDED, answer="stands")
    moved = correct(DECIDED + 1, happened_on="2024-03-20")
    assert waiting(talk, looked_at, moved) == [(DECIDED, (DECIDED + 3,))]


def test_a_late_ground_that_falls_away_after_it_was_looked_at_makes_it_wait_again():
    looked_at = fact("DecisionReassessed", "2024-04-02", fact=DECIDED, answer="withdrawn")
    assert waiting(talk, looked_at, retract(DECIDED + 1)) == [(DECIDED, (DECIDED + 3,))]


def test_a_decision_moved_past_something_waits():
    moved = correct(DECIDED, happened_on="2024-03-20")
    between = fact("ContactHeld", "2024-03-15")
    assert waiting(between, moved) == [(DECIDED, (DECIDED + 2,))]
    assert waiting(moved, between) == [(DECIDED, (DECIDED + 2,))]


def test_what_is_set_right_after_the_decision_and_stays_there_does_not():
    later = fact("ContactHeld", "2024-03-20")
    assert waiting(later, correct(DECIDED + 1, happened_on="2024-03-25")) == []
    assert waiting(later, retract(DECIDED + 1)) == []


def test_looking_back_from_before_the_decision_touches_nothing():
    begun, *steps = MAATREGEL_PROPOSED
    looked_at = fact("DecisionReassessed", "2024-01-05", fact=1, answer="stands")
    after_all_of_the_decision = correct(2, fact=DECIDED + 1)
    assert reassessments(history([begun, looked_at, *steps, after_all_of_the_decision])) == []


def test_a_decision_that_was_retracted_waits_for_nobody():
    assert waiting(talk, retract(DECIDED)) == []


@for_all(histories())
def test_without_amendments_and_late_facts_no_decision_waits(entries):
    as_it_happened = history(in_order([*MAATREGEL_PROPOSED, *entries[1:]]))
    assert stands_as_accepted(as_it_happened)
    assert reassessments(as_it_happened) == []


@for_all(histories(max_size=5), facts(BEFORE_THE_DECISION, GROUNDS), histories(max_size=5))
def test_every_late_ground_from_before_a_decision_makes_it_wait(since, late, further):
    entries = [*MAATREGEL_PROPOSED, *since[1:], late, *further[1:]]
    number = DECIDED + len(since)
    (decision,) = [r for r in reassessments(history(entries)) if r.number == DECIDED]
    assert number in decision.touched_by
