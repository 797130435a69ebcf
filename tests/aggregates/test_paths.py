"""Which path a fact belongs to, when a client was reported more than once."""

from journeys.aggregates.paths import paths
from journeys.aggregates.timeline import effective
from tests.aggregates.paths import MAATREGEL_PROPOSED, UNDER_EXAMINATION
from tests.cases import fact, history, registered

measure = fact("MaatregelRecorded", "2024-04-01")
closed = fact("PathClosed", "2024-04-02")
objection = fact("ObjectionReceived", "2024-04-20")
reconsidered = fact("Reconsidered", "2024-05-01")
talked = fact("ContactHeld", "2024-04-03")


def again(day):
    """Reported anew, after the path before it ended."""
    return fact("UnwillingnessReported", day)


def numbers(*entries):
    """The facts of each path, by number."""
    return [[one.number for one in path] for path in paths(effective(history(entries)))]


def test_without_a_report_there_is_no_path():
    assert numbers(registered(), talked, objection) == []


def test_a_path_is_its_steps_and_nothing_else():
    assert numbers(*MAATREGEL_PROPOSED, talked) == [[2, 3, 4, 5, 6, 7, 8]]


def test_a_report_while_it_runs_is_part_of_it():
    assert numbers(*UNDER_EXAMINATION, again("2024-02-06")) == [[2, 3, 4]]


def test_a_report_after_its_end_begins_another():
    assert numbers(*MAATREGEL_PROPOSED, closed, again("2024-04-10")) == [
        [2, 3, 4, 5, 6, 7, 8, 9],
        [10],
    ]


def test_a_maatregel_belongs_to_its_proposal_whatever_was_reported_since():
    late = measure._replace(day="2024-04-20")
    assert numbers(*MAATREGEL_PROPOSED, closed, again("2024-04-10"), late) == [
        [2, 3, 4, 5, 6, 7, 8, 9, 11],
        [10],
    ]


def test_what_is_said_of_a_maatregel_belongs_to_where_it_was_recorded():
    # Recorded on the first; the second holds a proposal of its own by then.
    second = [
        entry._replace(day=entry.day.replace("2024-0", "2025-0"))
        for entry in MAATREGEL_PROPOSED[1:]
    ]
    later = (fact("ObjectionReceived", "2025-06-01"), fact("Reconsidered", "2025-07-01"))
    found = numbers(*MAATREGEL_PROPOSED, measure, closed, *second, *later)
    assert found == [[2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 19], [11, 12, 13, 14, 15, 16, 17]]


def test_without_a_maatregel_it_belongs_to_the_last_proposal():
    assert numbers(*MAATREGEL_PROPOSED, closed, again("2024-04-10"), objection, reconsidered) == [
        [2, 3, 4, 5, 6, 7, 8, 9, 11, 12],
        [10],
    ]


def test_a_proposal_of_something_else_is_none_of_a_maatregel():
    unable = fact("PathDecided", "2024-04-12", decision="unable")
    exemption = fact("PathDecided", "2024-03-10", decision="fitting_service")
    first = (*MAATREGEL_PROPOSED[:-1], exemption)
    assert numbers(*first, again("2024-04-10"), unable, objection)[-1] == [9, 10, 11]


def test_a_decision_looked_at_again_is_that_of_its_number():
    looked = fact("DecisionReassessed", "2024-05-01", fact=8)
    assert numbers(*MAATREGEL_PROPOSED, closed, again("2024-04-10"), looked) == [
        [2, 3, 4, 5, 6, 7, 8, 9, 11],
        [10],
    ]


def test_also_when_that_decision_was_retracted():
    retracted = fact("FactRetracted", "2024-04-05", fact=8)
    looked = fact("DecisionReassessed", "2024-05-01", fact=8)
    found = numbers(*MAATREGEL_PROPOSED, closed, retracted, again("2024-04-10"), looked)
    assert found == [[2, 3, 4, 5, 6, 7, 9, 12], [11]]


def test_also_when_another_path_was_reported_before_that_decision_was_recorded():
    late = fact("PathDecided", "2024-02-03", recorded="2024-03-02", decision="unable")
    looked = fact("DecisionReassessed", "2024-05-01", fact=4)
    found = numbers(
        registered(), fact("UnwillingnessReported", "2024-02-01"), again("2024-03-01"), late, looked
    )
    assert found == [[2, 4, 5], [3]]
