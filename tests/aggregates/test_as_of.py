"""Two axes of time: what was true on a day, and what was known at an instant."""

from datetime import date, datetime

import pytest

from journeys.aggregates.fold import fold
from journeys.aggregates.timeline import as_of, effective, until
from journeys.clock import local_day, written_instant
from tests.cases import fact, given, history, noon, registered

FACTS = history(
    [
        registered("2024-01-01"),
        fact("RouteAssigned", "2024-02-01", route="A"),
        fact("RouteAssigned", "2024-03-01", recorded="2024-03-05", route="B"),
        fact("FactCorrected", "2024-04-01", fact=2, changes={"happened_on": "2024-03-15"}),
        fact("FactRetracted", "2024-05-01", fact=3),
    ]
)


@pytest.mark.parametrize(
    ("known", "on", "route"),
    [
        ("2024-02-02", "2024-12-31", "A"),
        ("2024-03-04", "2024-12-31", "A"),
        ("2024-03-05", "2024-12-31", "B"),
        ("2024-03-05", "2024-02-29", "A"),
        ("2024-04-01", "2024-12-31", "A"),
        ("2024-04-01", "2024-03-14", "B"),
        ("2024-05-01", "2024-03-14", None),
        ("2024-05-01", "2024-03-15", "A"),
        ("2024-05-01", "2024-02-29", None),
        ("2023-12-31", "2024-12-31", None),
    ],
)
def test_the_route_as_known_then_and_true_on(known, on, route):
    timeline = as_of(FACTS, known=noon(known), on=date.fromisoformat(on))
    assert fold(timeline).route == route


def test_without_limits_everything_counts():
    assert as_of(FACTS) == effective(FACTS)


def test_before_the_registration_there_is_nothing():
    assert as_of(FACTS, on=date(2023, 12, 31)) == []


def test_a_fact_from_before_the_registration_stands_after_it():
    early = history([registered("2024-01-01"), fact("ContactHeld", "2023-12-01")])
    assert [f.number for f in effective(early)] == [1, 2]
    assert until(effective(early), date(2023, 12, 15)) == []
    assert len(until(effective(early), date(2024, 1, 1))) == 2


def test_facts_of_one_day_stand_in_order_of_recording():
    facts = history(
        [
            registered("2024-01-01"),
            fact("RouteAssigned", "2024-03-01", route="A"),
            fact("RouteAssigned", "2024-02-01", recorded="2024-04-01", route="B"),
            fact("RouteAssigned", "2024-03-01", recorded="2024-04-02", route="C"),
        ]
    )
    assert [f.number for f in effective(facts)] == [1, 3, 2, 4]


def test_a_late_fact_takes_its_own_place():
    late = fact("TredeDetermined", "2024-02-01", recorded="2024-06-01", trede=2)
    client = given(registered(), fact("TredeDetermined", "2024-03-01", trede=3), late)
    assert client.state().trede == 3
    assert client.state(on="2024-02-15").trede == 2


class TestARuleLooksUpToTheFactsOwnDay:
    PLAN = fact("PlanAgreed", "2024-03-01")

    def test_what_happened_later_is_no_ground(self):
        given(registered(), self.PLAN).when(
            "PlanAdjusted", on="2024-02-01", recorded="2024-04-01"
        ).then_refused("PLAN_NEEDED")

    def test_what_happened_later_is_no_obstacle(self):
        given(registered(), fact("JourneyClosed", "2024-03-01")).when(
            "ContactHeld", on="2024-02-01", recorded="2024-04-01"
        ).then_accepted()

    def test_what_is_recorded_late_counts_for_what_follows(self):
        late = fact("PlanAgreed", "2024-01-15", recorded="2024-03-01")
        given(registered(), late).when(
            "PlanAdjusted", on="2024-02-01", recorded="2024-04-01"
        ).then_accepted()

    def test_a_fact_of_the_same_day_counts(self):
        given(registered(), self.PLAN).when("PlanEvaluated", on="2024-03-01").then_accepted()

    def test_the_day_of_registration_is_a_day_like_any_other(self):
        given(registered(), fact("PlanAgreed", "2024-01-01")).when(
            "PlanAdjusted", on="2024-01-01"
        ).then_accepted()

    def test_before_the_registration_day_what_came_after_it_does_not_count(self):
        given(registered(), fact("TredeDetermined", "2024-01-20", trede=6)).when(
            "UnwillingnessReported", on="2023-12-01", recorded="2024-02-01"
        ).then_accepted()

    def test_before_the_registration_day_it_is_judged_as_on_that_day(self):
        given(registered(trede=6)).when(
            "UnwillingnessReported", on="2023-12-01", recorded="2024-02-01"
        ).then_refused("UNWILLINGNESS_NOT_ON_TOP_TREDE")


class TestNothingHappensAfterTheDayOfRecording:
    def test_tomorrow_is_refused(self):
        given(registered()).when(
            "ContactHeld", on="2024-02-02", recorded="2024-02-01"
        ).then_refused("NOT_IN_THE_FUTURE", "02-02-2024", "ContactPlanned")

    def test_the_future_has_fields_of_its_own(self):
        given(registered()).when(
            "ContactPlanned", on="2024-02-01", for_on="2024-12-01"
        ).then_accepted()

    def test_the_day_is_amsterdams(self):
        late_evening = datetime.fromisoformat("2024-12-31T23:30:00+00:00")
        values = {"happened_on": "2025-01-01", "recorded_by": "t.bakker", "channel": "video"}
        given(registered()).attempt("ContactHeld", values, late_evening).then_accepted()


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2024-12-31T22:59:59+00:00", "2024-12-31"),
        ("2024-12-31T23:00:00+00:00", "2025-01-01"),
        ("2024-12-31T23:30:00+00:00", "2025-01-01"),
        ("2024-03-30T22:59:59+00:00", "2024-03-30"),
        ("2024-03-30T23:00:00+00:00", "2024-03-31"),
        ("2024-03-31T21:59:59+00:00", "2024-03-31"),
        ("2024-03-31T22:00:00+00:00", "2024-04-01"),
        ("2024-10-26T22:00:00+00:00", "2024-10-27"),
        ("2024-10-27T22:59:59+00:00", "2024-10-27"),
        ("2024-10-27T23:00:00+00:00", "2024-10-28"),
    ],
)
def test_an_instant_falls_on_a_day_in_amsterdam(instant, day):
    assert local_day(datetime.fromisoformat(instant)).isoformat() == day


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2024-03-01", "2024-03-01T22:59:59.999999+00:00"),
        ("2024-07-01", "2024-07-01T21:59:59.999999+00:00"),
        ("2024-03-31", "2024-03-31T21:59:59.999999+00:00"),
        ("2024-10-27", "2024-10-27T22:59:59.999999+00:00"),
        ("2024-03-01T12:00", "2024-03-01T11:00:00+00:00"),
        ("2024-03-01T12:00:00Z", "2024-03-01T12:00:00+00:00"),
    ],
)
def test_a_person_writes_an_instant_as_a_day_or_a_time(text, instant):
    assert written_instant(text).isoformat() == instant
