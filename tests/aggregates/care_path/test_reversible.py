"""The path is reversible at every step."""

import pytest

from tests.aggregates.paths import (
    MAATREGEL_PROPOSED,
    assessed,
    examined,
    heard,
    invited,
    offered,
    proposed,
    reported,
)
from tests.cases import fact, given, registered

STEPS = (reported, examined, assessed, offered, invited, heard, proposed)


@pytest.mark.parametrize("done", range(1, len(STEPS) + 1))
@pytest.mark.parametrize("end", ["PathClosed", "PathWithdrawn"])
def test_the_path_can_end_after_any_step(done, end):
    steps = STEPS[:done]
    ended = given(registered(), *steps).when(end, on="2024-04-01").then_accepted()
    path = ended.state().path
    assert path
    assert not path.running
    assert path.ended_by == end


@pytest.mark.parametrize("done", range(1, len(STEPS)))
def test_the_suspicion_can_be_withdrawn_until_a_decision_ends_the_path(done):
    given(registered(), *STEPS[:done]).when("SuspicionWithdrawn", on="2024-04-01").then_accepted()


@pytest.mark.parametrize("number", range(2, len(STEPS) + 2))
def test_each_step_can_be_retracted(number):
    given(registered(), *STEPS).when("FactRetracted", on="2024-04-01", fact=number).then_accepted()


def test_a_maatregel_can_be_objected_to_reconsidered_and_withdrawn_also_after_closing():
    after = [
        *MAATREGEL_PROPOSED,
        fact("MaatregelRecorded", "2024-05-02"),
        fact("JourneyClosed", "2024-05-10"),
    ]
    for step in (
        fact("ObjectionReceived", "2024-05-20"),
        fact("Reconsidered", "2024-07-20"),
        fact("DecisionReassessed", "2024-07-21", fact=8, answer="withdrawn"),
        fact("PathWithdrawn", "2024-07-22"),
    ):
        given(*after).when(step.type, on=step.day, **step.fields).then_accepted()
        after.append(step)
