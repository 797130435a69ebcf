"""The scheduler around the first day of a new policy set: each date by the set of that date."""

from datetime import date

import pytest

from journeys.application.day import run_day
from journeys.application.history import history, with_remarks
from journeys.application.verify import verify
from journeys.events import DueListIssued
from tests.cases import REF, record_at, registered
from tests.own_policy import adopted
from tests.own_sets import SCREENED_SOONER, YEARLY, own_set
from tests.scheduler.issued import by_the_system

SOONER = own_set(SCREENED_SOONER)
"""Screened within 4 weeks instead of 8, so with the teamleider after 6 weeks instead of 10."""


@pytest.fixture
def town(journeys, clock):
    """A client registered on 1 June: with the teamleider on 13 July, or on 10 August."""
    record_at(journeys, REF, registered("2024-06-01", benefit="ioaw"))
    clock.set("2024-06-10")
    run_day(journeys)
    return journeys


def worked(journeys, clock, day):
    clock.set(day)
    return run_day(journeys)


def escalated(journeys):
    return [told[2] for told in by_the_system(journeys) if told[1] == "EscalatedToSupervisor"]


def issued(journeys):
    with journeys.database.read() as connection:
        facts = journeys.log.of_municipality(connection, DueListIssued.topic())
    return [(f.for_day.isoformat(), f.policy) for f in facts if isinstance(f, DueListIssued)]


def test_catching_up_goes_by_the_set_of_each_date(town, clock):
    adopted(town, SOONER, "2024-07-20")
    done = worked(town, clock, "2024-07-25")
    assert done[0] == date(2024, 6, 11)
    assert escalated(town) == [date(2024, 7, 20)]
    assert issued(town)[-1] == ("2024-07-25", "rijswijk@2")
    assert verify(town).differences == []


def test_under_the_old_set_the_same_is_late_later(town, clock):
    worked(town, clock, "2024-08-12")
    assert escalated(town) == [date(2024, 8, 10)]


def test_a_scheduler_that_runs_on_finds_the_set_another_process_adopted(town, clock, opened):
    scheduler = opened()
    worked(scheduler, clock, "2024-07-15")
    assert escalated(scheduler) == []
    adopted(town, SOONER, "2024-07-17")
    worked(scheduler, clock, "2024-07-16")
    assert escalated(scheduler) == []
    worked(scheduler, clock, "2024-07-17")
    assert escalated(scheduler) == [date(2024, 7, 17)]


def test_lists_of_both_sets_are_recomputed_under_their_own(town, clock):
    adopted(town, SOONER, "2024-07-01")
    for day in ("2024-06-30", "2024-07-01", "2024-07-02"):
        worked(town, clock, day)
    assert issued(town)[-3:] == [
        ("2024-06-30", "rijswijk@1"),
        ("2024-07-01", "rijswijk@2"),
        ("2024-07-02", "rijswijk@2"),
    ]
    report = verify(town)
    assert report.differences == []
    assert "ander beleid" not in report.summary


def test_what_was_recorded_under_the_old_set_keeps_its_ground(town, clock):
    """A longer term afterwards makes nothing of before out of date."""
    adopted(town, SOONER, "2024-06-11")
    worked(town, clock, "2024-07-14")
    adopted(town, own_set(YEARLY, version=3), "2024-07-15")
    worked(town, clock, "2024-07-16")
    assert escalated(town) == [date(2024, 7, 13)]
    facts = with_remarks(town, history(town, REF))["facts"]
    assert [row for row in facts if row.get("outdated")] == []
    assert verify(town).differences == []


def test_a_day_that_another_set_moved_stands_beside_what_was_issued(town, clock):
    adopted(town, SOONER, "2024-06-11")
    worked(town, clock, "2024-07-14")
    adopted(town, own_set(YEARLY, version=3), "2024-07-15")
    worked(town, clock, "2024-07-16")
    (moved,) = [
        row["superseded"]
        for row in with_remarks(town, history(town, REF))["facts"]
        if "superseded" in row
    ]
    assert moved == {"due_on": "2024-07-27", "policy": "rijswijk@3"}
    assert "superseded" not in str(history(town, REF))
