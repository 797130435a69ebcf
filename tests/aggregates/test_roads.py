"""Roads that seemed to lead past a step of the care path; each is closed."""

import pytest

from tests.aggregates.paths import (
    READY_FOR_A_DECISION,
    UNDER_EXAMINATION,
    UNDER_SUSPICION,
    assessed,
    examined,
    heard,
    invited,
    offered,
    reported,
)
from tests.cases import fact, given, registered
from tests.usual import CONSULTANT, EXAMINER, MISSED, OTHER_SUPERVISOR, STATEMENT, SUPERVISOR

DAY = "2024-03-10"
not_used = fact("HearingNotUsed", "2024-03-02")


def retract(number, day="2024-03-05"):
    return fact("FactRetracted", day, fact=number)


def correct(number, day="2024-03-05", by=SUPERVISOR, **changes):
    return fact("FactCorrected", day, by=by, fact=number, changes=changes)


def proposing(*entries, by=SUPERVISOR, on=DAY):
    """A proposal of a maatregel after these facts."""
    return given(*entries).when("PathDecided", on=on, by=by, decision="maatregel_proposed")


def test_the_careful_road_is_open():
    proposing(*READY_FOR_A_DECISION).then_accepted()
    proposing(*UNDER_EXAMINATION, assessed, offered, invited, not_used).then_accepted()


class TestAStepCountsOnlyWithItsGround:
    def test_a_report_of_which_only_missed_appointments_are_left(self):
        left = correct(2, observations=[MISSED])
        proposing(*READY_FOR_A_DECISION, left).then_refused(
            "PATH_DECISION_NEEDS_STEPS", "melding", "Feit 2", "gemiste afspraken"
        )

    def test_a_report_about_somebody_who_turns_out_to_have_stood_on_the_top_trede(self):
        proposing(*READY_FOR_A_DECISION, correct(1, trede=6)).then_refused(
            "PATH_DECISION_NEEDS_STEPS", "trede 6"
        )

    def test_steps_do_not_pass_to_a_report_that_was_recorded_after_them(self):
        again = fact("UnwillingnessReported", "2024-02-01", by=OTHER_SUPERVISOR, recorded=DAY)
        proposing(*READY_FOR_A_DECISION, retract(2), again, by="t.bakker").then_refused(
            "PATH_DECISION_NEEDS_STEPS", "ExaminationOpened", "AbilityAssessed", "OfferMade"
        )

    def test_nor_when_the_first_suspicion_is_ended_afterwards_before_them(self):
        """Who reported the first suspicion would decide on its own steps."""
        by_supervisor = reported._replace(by=SUPERVISOR)
        withdrawn = fact("SuspicionWithdrawn", "2024-02-02", recorded="2024-03-05")
        again = fact("UnwillingnessReported", "2024-02-03", recorded="2024-03-05")
        proposing(
            registered(), by_supervisor, examined, assessed, offered, invited, heard,
            withdrawn, again,
        ).then_refused("PATH_DECISION_NEEDS_STEPS", "ExaminationOpened")  # fmt: skip

    def test_an_assessment_does_not_pass_to_an_examination_recorded_after_it(self):
        by_supervisor = fact("ExaminationOpened", "2024-02-05", examiner=SUPERVISOR)
        anew = fact("ExaminationOpened", "2024-02-06", examiner=EXAMINER, recorded="2024-03-05")
        proposing(
            *UNDER_SUSPICION, by_supervisor, assessed, offered, invited, heard, retract(3), anew
        ).then_refused("PATH_DECISION_NEEDS_STEPS", "AbilityAssessed", "Feit 4")

    @pytest.mark.parametrize(
        "amendment", [retract(6), correct(6, for_on="2024-02-15"), correct(6, for_on="2024-03-05")]
    )
    def test_letting_a_hearing_pass_counts_only_with_an_invitation_to_one(self, amendment):
        steps = (*UNDER_EXAMINATION, assessed, offered, invited, not_used)
        proposing(*steps, amendment).then_refused(
            "PATH_DECISION_NEEDS_STEPS", "niet gehoord", "uitnodiging"
        )

    def test_a_new_examination_asks_for_a_new_invitation(self):
        anew = fact("ExaminationOpened", "2024-03-03", examiner=EXAMINER)
        given(*READY_FOR_A_DECISION, anew).when("HearingNotUsed", on="2024-03-06").then_refused(
            "HEARING_NOT_USED_NEEDS_INVITATION"
        )
        invited_anew = fact("InvitedToBeHeard", "2024-03-04", for_on="2024-03-05")
        given(*READY_FOR_A_DECISION, anew, invited_anew).when(
            "HearingNotUsed", on="2024-03-06"
        ).then_accepted()

    def test_what_is_mended_counts_again(self):
        left = correct(2, observations=[MISSED])
        mended = correct(2, day="2024-03-06", observations=[STATEMENT])
        proposing(*READY_FOR_A_DECISION, left, mended).then_accepted()

    def test_taking_the_steps_anew_counts(self):
        again = fact("UnwillingnessReported", "2024-03-05", by=CONSULTANT)
        steps = (
            fact("ExaminationOpened", "2024-03-06"),
            fact("AbilityAssessed", "2024-03-07"),
            fact("OfferMade", "2024-03-08"),
            fact("HearingWaived", "2024-03-09"),
        )
        proposing(*READY_FOR_A_DECISION, retract(2), again, *steps).then_accepted()


class TestNobodySetsRightThatTheyTookPart:
    def test_who_was_the_examiner_and_names_another(self):
        by_supervisor = fact("ExaminationOpened", "2024-02-05", examiner=SUPERVISOR)
        steps = (*UNDER_SUSPICION, by_supervisor, assessed, offered, invited, heard)
        proposing(*steps, correct(3, examiner=EXAMINER)).then_refused(
            "THREE_DIFFERENT_PEOPLE", SUPERVISOR
        )

    def test_also_when_a_correction_made_them_so_and_is_corrected_itself(self):
        made = correct(3, examiner=SUPERVISOR)
        other = correct(8, changes={"examiner": EXAMINER})
        proposing(*READY_FOR_A_DECISION, made, other).then_refused("THREE_DIFFERENT_PEOPLE")
        proposing(*READY_FOR_A_DECISION, made, other, by=OTHER_SUPERVISOR).then_accepted()

    def test_who_reported_and_retracts_it(self):
        second = fact("UnwillingnessReported", "2024-02-20", by=SUPERVISOR)
        proposing(*READY_FOR_A_DECISION, second, retract(8)).then_refused("THREE_DIFFERENT_PEOPLE")

    def test_who_reports_on_a_later_day_than_the_decision_is_told_for(self):
        second = fact("UnwillingnessReported", "2024-03-20", by=SUPERVISOR)
        proposing(*READY_FOR_A_DECISION, second).then_refused("THREE_DIFFERENT_PEOPLE", SUPERVISOR)

    def test_who_reported_between_two_reports_and_retracts_it(self):
        between = fact("UnwillingnessReported", "2024-02-20", by=SUPERVISOR)
        again = fact("UnwillingnessReported", "2024-03-06")
        proposing(*READY_FOR_A_DECISION, between, retract(8), again).then_refused(
            "THREE_DIFFERENT_PEOPLE", SUPERVISOR
        )

    def test_also_when_an_earlier_suspicion_was_recorded_after_it(self):
        between = fact("UnwillingnessReported", "2024-02-20", by=SUPERVISOR)
        earlier = fact("UnwillingnessReported", "2024-01-20", recorded="2024-03-06")
        proposing(*READY_FOR_A_DECISION, between, retract(8), earlier).then_refused(
            "THREE_DIFFERENT_PEOPLE", SUPERVISOR
        )

    def test_who_reported_first_and_takes_away_what_it_rested_on(self):
        by_supervisor = reported._replace(by=SUPERVISOR)
        second = fact("UnwillingnessReported", "2024-02-02")
        steps = (examined, assessed, offered, invited, heard)
        left = correct(2, observations=[MISSED])
        proposing(registered(), by_supervisor, second, *steps, left).then_refused(
            "THREE_DIFFERENT_PEOPLE", SUPERVISOR
        )

    def test_who_was_the_examiner_by_a_correction_of_a_correction(self):
        made = correct(3, examiner=OTHER_SUPERVISOR)
        for_a_while = correct(8, changes={"examiner": SUPERVISOR})
        other = correct(8, changes={"examiner": EXAMINER})
        proposing(*READY_FOR_A_DECISION, made, for_a_while, other).then_refused(
            "THREE_DIFFERENT_PEOPLE", SUPERVISOR
        )

    def test_who_reported_a_path_that_ended_may_decide_on_the_next(self):
        earlier = fact("UnwillingnessReported", "2024-01-10", by=SUPERVISOR)
        ended = fact("PathClosed", "2024-01-20")
        steps = (reported, examined, assessed, offered, invited, heard)
        proposing(registered(), earlier, ended, *steps).then_accepted()

    def test_a_report_that_was_retracted_before_the_path_began_bars_nobody(self):
        mistaken = fact("UnwillingnessReported", "2024-01-20", by=SUPERVISOR)
        taken_back = retract(2, day="2024-01-21")
        steps = (reported, examined, assessed, offered, invited, heard)
        proposing(registered(), mistaken, taken_back, *steps).then_accepted()


class TestTheSystemTakesNoStep:
    @pytest.mark.parametrize(
        ("name", "fields"),
        [
            ("UnwillingnessReported", {}),
            ("ExaminationOpened", {}),
            ("AbilityAssessed", {}),
            ("OfferMade", {}),
            ("InvitedToBeHeard", {"for_on": "2024-03-20"}),
            ("Heard", {}),
            ("HearingWaived", {}),
            ("PathDecided", {}),
        ],
    )
    def test_not_even_in_a_history_from_elsewhere(self, name, fields):
        given(*READY_FOR_A_DECISION).imported().when(
            name, on=DAY, by="System", **fields
        ).then_refused("SYSTEM_RECORDS_THIS")

    def test_nor_does_it_examine(self):
        given(*UNDER_SUSPICION).imported().when(
            "ExaminationOpened", on=DAY, examiner="system"
        ).then_refused("A_PERSON_TAKES_THIS_STEP")


class TestOneRefusalTellsEverything:
    def test_what_is_missing_and_who_may_do_it_next(self):
        refusal = proposing(*UNDER_SUSPICION, examined, by=OTHER_SUPERVISOR).then_refused(
            "PATH_DECISION_NEEDS_STEPS", "AbilityAssessed", "OfferMade", "HearingNotUsed"
        )
        assert f"de onderzoeker ({EXAMINER})" in refusal.todo
        assert "teamleider of participatieconsulent" in refusal.todo

    def test_also_that_the_three_are_not_three(self):
        refusal = (
            given(*UNDER_SUSPICION)
            .imported()
            .when("PathDecided", on=DAY, by=CONSULTANT, decision="maatregel_proposed")
            .then_refused("PATH_DECISION_NEEDS_STEPS", "drie verschillende mensen", CONSULTANT)
        )
        assert "een teamleider die niet meldde of onderzocht" in refusal.todo

    def test_who_may_decide_when_only_the_people_are_not_three(self):
        refusal = (
            given(*READY_FOR_A_DECISION)
            .imported()
            .when("PathDecided", on=DAY, by=EXAMINER)
            .then_refused("THREE_DIFFERENT_PEOPLE", EXAMINER)
        )
        assert CONSULTANT in refusal.todo
