"""What begins and ends a path, and what begins anew within it."""

from datetime import date

import pytest

from tests.aggregates.paths import READY_FOR_A_DECISION, UNDER_EXAMINATION, proposed
from tests.cases import fact, given
from tests.usual import CONSULTANT, EXAMINER, OTHER_SUPERVISOR

ENDS = (
    fact("SuspicionWithdrawn", "2024-03-10"),
    fact("SuspicionLapsed", "2024-03-10"),
    fact("PathClosed", "2024-03-10"),
    fact("PathWithdrawn", "2024-03-10"),
    fact("JourneyClosed", "2024-03-10"),
    fact("PathDecided", "2024-03-10", decision="fitting_service"),
    fact("PathDecided", "2024-03-10", decision="unable"),
)
GOES_ON = (
    fact("PathDecided", "2024-03-10", decision="exemption_proposed", until="2024-09-01"),
    proposed,
)


@pytest.mark.parametrize("end", ENDS, ids=lambda e: e.fields.get("decision", e.type))
def test_it_ends(end):
    path = given(*READY_FOR_A_DECISION, end).path()
    assert not path.running
    assert path.ended_by == end.type


@pytest.mark.parametrize("decision", GOES_ON, ids=lambda e: e.fields["decision"])
def test_it_goes_on(decision):
    assert given(*READY_FOR_A_DECISION, decision).path().running


def test_a_closing_may_follow_a_decision_that_ended_it():
    given(*READY_FOR_A_DECISION, fact("PathDecided", "2024-03-10", decision="unable")).when(
        "PathClosed", on="2024-03-11"
    ).then_accepted()


def test_a_step_after_the_end_is_refused():
    given(*UNDER_EXAMINATION, fact("PathClosed", "2024-02-10")).when(
        "AbilityAssessed", on="2024-02-12"
    ).then_refused("PATH_NOT_RUNNING", "UnwillingnessReported")


def test_a_new_report_begins_anew():
    again = fact("UnwillingnessReported", "2024-05-01", by=EXAMINER)
    begun = given(*READY_FOR_A_DECISION, fact("PathClosed", "2024-03-10"), again)
    path = begun.path()
    assert path.running
    assert path.reporters == [EXAMINER]
    assert path.missing_for_a_decision == ["ExaminationOpened", "AbilityAssessed", "Heard"]
    begun.when("ExaminationOpened", on="2024-05-02", examiner=CONSULTANT).then_accepted()


def test_a_second_report_in_a_running_path_belongs_to_it():
    second = fact("UnwillingnessReported", "2024-02-20", by=OTHER_SUPERVISOR)
    path = given(*UNDER_EXAMINATION, second).path()
    assert path.reporters == [CONSULTANT, OTHER_SUPERVISOR]
    assert path.examiners == [EXAMINER]


def test_reopening_a_journey_does_not_reopen_the_path():
    reopened = given(
        *UNDER_EXAMINATION,
        fact("JourneyClosed", "2024-02-10"),
        fact("JourneyReopened", "2024-02-12"),
    )
    assert not reopened.path().running


@pytest.mark.parametrize(
    ("day", "left"),
    [
        ("2024-02-12", (date(2024, 2, 12), date(2024, 2, 15), "Heard")),
        ("2024-02-13", (None, date(2024, 2, 15), "Heard")),
        ("2024-02-15", (None, date(2024, 2, 15), "Heard")),
        ("2024-02-16", (None, None, "Heard")),
        ("2024-03-01", (None, None, "Heard")),
        ("2024-03-02", (None, None, None)),
    ],
)
def test_what_was_done_before_its_day_is_not_its_work(day, left):
    anew = fact("ExaminationOpened", day, recorded="2024-03-05", examiner=OTHER_SUPERVISOR)
    path = given(*UNDER_EXAMINATION, *READY_FOR_A_DECISION[3:], anew).path()
    assert (path.assessed_on, path.invited_on, path.hearing) == left


def test_an_offer_stays_an_offer():
    anew = fact("ExaminationOpened", "2024-03-02", examiner=OTHER_SUPERVISOR)
    assert given(*READY_FOR_A_DECISION, anew).path().offered_on == date(2024, 2, 14)
