"""Reporter, examiner and decider are three different people."""

import pytest

from tests.aggregates.paths import (
    MAATREGEL_PROPOSED,
    READY_FOR_A_DECISION,
    UNDER_SUSPICION,
    assessed,
    examined,
    heard,
)
from tests.cases import fact, given, registered
from tests.usual import CONSULTANT, EXAMINER, OTHER_SUPERVISOR, SUPERVISOR


def test_the_reporter_does_not_examine():
    given(*UNDER_SUSPICION).when(
        "ExaminationOpened", on="2024-02-05", examiner=CONSULTANT
    ).then_refused("EXAMINER_IS_NOT_REPORTER", CONSULTANT)


def test_nor_does_anyone_of_several_reporters():
    second = fact("UnwillingnessReported", "2024-02-02", by=EXAMINER)
    given(*UNDER_SUSPICION, second).when(
        "ExaminationOpened", on="2024-02-05", examiner=EXAMINER
    ).then_refused("EXAMINER_IS_NOT_REPORTER")


@pytest.mark.parametrize("decider", [CONSULTANT, EXAMINER])
def test_reporter_and_examiner_do_not_decide(decider):
    given(*READY_FOR_A_DECISION).imported().when(
        "PathDecided", on="2024-03-10", by=decider
    ).then_refused("THREE_DIFFERENT_PEOPLE", decider)


def test_a_first_examiner_who_was_relieved_does_not_decide_either():
    first = fact("ExaminationOpened", "2024-02-05", examiner=SUPERVISOR)
    given(*UNDER_SUSPICION, first, examined, assessed, heard).when(
        "PathDecided", on="2024-03-10", by=SUPERVISOR
    ).then_refused("THREE_DIFFERENT_PEOPLE")


def test_who_examined_before_the_report_lost_its_ground_does_not_decide_either():
    path = [
        fact("UnwillingnessReported", "2024-03-10"),
        fact("ExaminationOpened", "2024-03-11", examiner=EXAMINER, by=SUPERVISOR),
        fact("AbilityAssessed", "2024-03-12", by=EXAMINER),
        fact("OfferMade", "2024-03-13", by=EXAMINER),
        fact("InvitedToBeHeard", "2024-03-14", by=EXAMINER),
        fact("Heard", "2024-03-20", by=EXAMINER),
    ]
    given(
        registered(),
        fact("UnwillingnessReported", "2024-02-02"),
        fact("ExaminationOpened", "2024-02-03", examiner=OTHER_SUPERVISOR, by=SUPERVISOR),
        fact("TredeDetermined", "2024-02-01", trede=6, recorded="2024-02-05"),
        fact("TredeDetermined", "2024-02-06", trede=2),
        fact("FactRetracted", "2024-02-07", fact=3),
        *path,
    ).when("PathDecided", on="2024-03-25", by=OTHER_SUPERVISOR).then_refused(
        "THREE_DIFFERENT_PEOPLE", OTHER_SUPERVISOR
    )


def test_a_correction_that_made_two_of_them_one_is_mended_by_a_new_examination():
    made_one = fact("FactCorrected", "2024-03-02", fact=3, changes={"examiner": CONSULTANT})
    given(*READY_FOR_A_DECISION, made_one).when("PathDecided", on="2024-03-10").then_refused(
        "THREE_DIFFERENT_PEOPLE", "ExaminationOpened"
    )
    anew = fact("ExaminationOpened", "2024-03-03", examiner="p.anders")
    again = fact("AbilityAssessed", "2024-03-04", by="p.anders")
    given(*READY_FOR_A_DECISION, made_one, anew, again).when(
        "PathDecided", on="2024-03-10"
    ).then_refused("PATH_DECISION_NEEDS_STEPS", "gehoord")
    given(*READY_FOR_A_DECISION, made_one, anew, again, fact("Heard", "2024-03-06")).when(
        "PathDecided", on="2024-03-10"
    ).then_accepted()


def test_a_late_report_by_who_already_decided_is_refused():
    exempt = fact("PathDecided", "2024-03-10", decision="exemption_proposed", until="2024-09-01")
    given(*READY_FOR_A_DECISION, exempt).when(
        "UnwillingnessReported", on="2024-04-01", by=SUPERVISOR
    ).then_refused("REPORTER_IS_NOT_EXAMINER", SUPERVISOR)


def test_who_already_decided_does_not_examine():
    exempt = fact("PathDecided", "2024-03-10", decision="exemption_proposed", until="2024-09-01")
    given(*READY_FOR_A_DECISION, exempt).when(
        "ExaminationOpened", on="2024-04-01", examiner=SUPERVISOR
    ).then_refused("EXAMINER_IS_NOT_REPORTER", SUPERVISOR)


def test_the_proposer_does_not_decide_the_maatregel():
    given(*MAATREGEL_PROPOSED).when(
        "MaatregelRecorded", on="2024-05-02", decided_by=SUPERVISOR
    ).then_refused("MAATREGEL_NEEDS_PROPOSAL", SUPERVISOR)


def test_a_name_is_the_same_however_its_accents_were_typed():
    composed, in_parts = "andr\u00e9", "andre\u0301"
    given(registered(), fact("UnwillingnessReported", "2024-02-01", by=composed)).imported().when(
        "ExaminationOpened", on="2024-02-05", examiner=in_parts
    ).then_refused("EXAMINER_IS_NOT_REPORTER")
