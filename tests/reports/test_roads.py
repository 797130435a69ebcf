"""The roads that clients really took, as somebody would tell of them."""

from datetime import date

from journeys.aggregates.timeline import effective
from journeys.policies import shipped as shipped_policy
from journeys.reports.past import Past, Period
from journeys.reports.road_counts import Leg, RoadCounts, Wait
from tests.cases import fact, history, registered

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
START = registered("2025-01-01")


def roads(*clients, threshold=None):
    counts = RoadCounts(YEAR)
    for number, entries in enumerate(clients):
        timeline = effective(history(entries))
        counts.add(Past(f"R-{number}", timeline, shipped_policy(), YEAR.last))
    return counts.roads(threshold)


def screened(day):
    return [START, fact("ClientScreened", day)]


def test_a_road_goes_from_step_to_step_each_for_the_first_time():
    one = [*screened("2025-01-11"), fact("RouteAssigned", "2025-01-12")]
    again = [*one, fact("RouteAssigned", "2025-03-01", route="A"), fact("IntakeHeld", "2025-03-13")]
    assert roads(one, again).legs == [
        Leg("registered", "screened", 2, 10),
        Leg("screened", "route", 2, 1),
        Leg("route", "intake", 1, 60),
    ]


def test_who_was_screened_before_the_day_of_registration_lost_no_days():
    changes = {"happened_on": "2025-03-01"}
    moved = fact("FactCorrected", "2025-04-01", fact=1, changes=changes)
    assert roads([*screened("2025-02-01"), moved]).legs == [Leg("registered", "screened", 1, 0)]


def test_half_a_year_is_not_long_and_a_day_more_is():
    found = roads(screened("2025-07-02"), screened("2025-07-01"))
    assert [(wait.clients, wait.long) for wait in found.waits] == [(2, 1)]


def test_of_one_day_the_steps_stand_as_the_approach_means_them():
    swapped = [*screened("2025-02-01"), fact("PlanAgreed", "2025-03-01")]
    swapped.append(fact("IntakeHeld", "2025-03-01"))
    found = [(leg.start, leg.end) for leg in roads(swapped).legs]
    assert found == [("registered", "screened"), ("screened", "intake"), ("intake", "plan")]


def test_only_steps_within_the_days_count_and_who_was_registered_before_still_waits():
    before = [registered("2024-01-01"), fact("ClientScreened", "2024-12-31")]
    found = roads(before)
    assert found.legs == []
    assert found.waits == [Wait("screened", 1, 365, 1)]


def test_who_left_or_stands_outside_the_target_group_waits_nowhere():
    closed = [*screened("2025-02-01"), fact("JourneyClosed", "2025-06-01")]
    outside = [START, fact("ClientScreened", "2025-02-01", in_target_group=False)]
    back = [*closed, fact("JourneyReopened", "2025-12-01")]
    found = roads(closed, outside, back)
    assert found.waits == [Wait("screened", 1, 333, 1)]
    assert found.reached["closed"] == 1


def test_how_far_somebody_comes_on_each_outcome_path():
    began = fact("ActivityStarted", "2025-03-01", activity="a1", kind="mantelzorg")
    ended = fact("ActivityEnded", "2025-04-01", activity="a1")
    other = fact("ActivityStarted", "2025-03-01", activity="a1", kind="opleiding")
    obstacle = [fact(f"Obstacle{w}", "2025-05-01", kind="taal") for w in ("Found", "Resolved")]
    work = [
        fact("ReferredToWsp", "2025-02-01"),
        fact("WarmHandoverHeld", "2025-02-01"),
        fact("WspAccepted", "2025-02-01"),
        fact("PlacedInWork", "2025-04-01"),
        fact("BenefitEnded", "2025-05-01", reason="moved"),
    ]
    found = roads([START, began], [START, began, ended], [START, other, *obstacle], [START, *work])
    assert found.far == {
        "taking_part": {"started": 2, "still_running": 1},
        "obstacles": {"found": 1, "lessened": 1, "all_resolved": 1},
        "wsp": {"referred": 1, "accepted": 1, "placed": 1, "sustained": 0},
    }


def test_a_small_number_is_withheld_with_what_would_give_it_away():
    many = [screened("2025-02-01")] * 9
    few = [[START, fact("RouteAssigned", "2025-02-01"), fact("ClientScreened", "2025-02-02")]] * 2
    found = roads(*many, *few, threshold=5)
    assert found.reached["screened"] == 11
    into_screened = [leg for leg in found.legs if leg.end == "screened"]
    assert {leg.clients for leg in into_screened} == {leg.days for leg in into_screened} == {None}
    assert roads(*many, *few).legs[0].clients == 9


def test_nor_is_it_told_by_how_many_of_all_went_another_way_or_stayed():
    one_way, other_way = screened("2025-02-01"), [START, fact("RouteAssigned", "2025-02-01")]
    onwards = [*one_way, fact("RouteAssigned", "2025-03-01")]
    found = roads(*[one_way] * 9, *[onwards] * 9, *[other_way] * 2, threshold=5)
    to_screened = next(leg for leg in found.legs if leg.end == "screened")
    assert None in (found.reached["registered"], to_screened.clients)
    found = roads(*[one_way] * 2, *[onwards] * 9, threshold=5)
    to_route = next(leg for leg in found.legs if leg.end == "route")
    assert None in (found.reached["screened"], to_route.clients)


def test_who_was_there_before_the_days_is_no_part_of_who_reached_a_step_in_them():
    before = [registered("2024-01-01"), fact("ClientScreened", "2025-02-01")]
    found = roads(*[before] * 7, *[screened("2025-02-01")] * 2, threshold=5)
    assert found.reached["registered"] is None
    assert [leg.clients for leg in found.legs] == [9]
