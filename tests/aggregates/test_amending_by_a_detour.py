"""What somebody may not amend, they may not amend by way of another amendment either."""

from tests.cases import fact, given, registered
from tests.usual import CONSULTANT, SUPERVISOR

decided = fact("TredeDetermined", "2024-02-01", by=SUPERVISOR, trede=1)
talk = fact("ContactHeld", "2024-02-02", by=CONSULTANT)
own_retraction = fact("FactRetracted", "2024-02-03", by=CONSULTANT, fact=3)


def test_a_retraction_of_ones_own_is_not_turned_on_somebody_elses_fact():
    history = given(registered(), decided, talk, own_retraction)
    history.when(
        "FactCorrected", on="2024-02-04", by=CONSULTANT, fact=4, changes={"fact": 2}
    ).then_refused("ONLY_RECORDER_OR_SUPERVISOR_AMENDS", SUPERVISOR)


def test_nor_where_somebody_elses_fact_comes_after_ones_own():
    own, other = talk._replace(day="2024-02-01"), decided._replace(day="2024-02-02")
    taken_back = fact("FactRetracted", "2024-02-03", by=CONSULTANT, fact=2)
    given(registered(), own, other, taken_back).when(
        "FactCorrected", on="2024-02-04", by=CONSULTANT, fact=4, changes={"fact": 3}
    ).then_refused("ONLY_RECORDER_OR_SUPERVISOR_AMENDS", SUPERVISOR)


def test_what_a_colleague_set_right_does_not_bar_setting_right_ones_own():
    corrected = fact("FactCorrected", "2024-02-03", fact=2, changes={"trede": 2})
    given(registered(), decided, talk, corrected).when(
        "FactCorrected", on="2024-02-04", by=CONSULTANT, fact=3, changes={"channel": "video"}
    ).then_accepted()


def test_the_teamleider_may_turn_it():
    history = given(registered(), decided, talk, own_retraction)
    history.when(
        "FactCorrected", on="2024-02-04", by=SUPERVISOR, fact=4, changes={"fact": 2}
    ).then_accepted()
