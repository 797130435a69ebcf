"""Of a correction the fields that anybody may read outlive the client's key."""

from journeys.aggregates.outliving import outliving
from tests.cases import fact, history, registered, without_key

on_route = fact("RouteAssigned", "2024-02-01", route="A")
talked = fact("ContactHeld", "2024-02-02")


def correct(number, **changes):
    return fact("FactCorrected", "2024-03-01", fact=number, changes=changes)


def kept(*corrections):
    return outliving(history([registered(), on_route, talked, *corrections]))


def test_what_is_not_sealed_is_kept_by_the_number_of_the_correction():
    assert kept(
        correct(2, route="B", reason="wil meer", happened_on="2024-02-03"),
        correct(3, channel="video"),
    ) == {"4": {"route": "B", "happened_on": "2024-02-03"}, "5": {"channel": "video"}}


def test_of_a_correction_of_sealed_words_alone_nothing_is_kept():
    assert kept(correct(2, reason="wil meer"), correct(3, note="belt terug")) == {}


def test_of_a_correction_of_a_correction_what_it_says_in_the_end_is_kept():
    assert kept(
        correct(2, route="B"),
        correct(4, changes={"route": "C", "reason": "wil meer"}),
        correct(5, changes={"changes": {"route": "D"}}),
    ) == {
        "4": {"route": "B"},
        "5": {"changes": {"route": "C"}},
        "6": {"changes": {"changes": {"route": "D"}}},
    }


def test_that_it_takes_away_what_could_be_read_is_kept_too():
    assert kept(correct(2, route="B"), correct(4, changes={"reason": "wil meer"})) == {
        "4": {"route": "B"},
        "5": {"changes": {}},
    }


def test_the_day_of_a_correction_may_be_set_right_alone():
    assert kept(correct(2, route="B"), correct(4, happened_on="2024-03-02")) == {
        "4": {"route": "B"},
        "5": {"happened_on": "2024-03-02"},
    }


def test_once_the_key_is_gone_nothing_more_can_be_kept():
    assert outliving(without_key([registered(), on_route, correct(2, route="B")])) == {}


def test_without_corrections_there_is_nothing_to_keep():
    assert kept() == {}
    assert kept(fact("FactRetracted", "2024-03-01", fact=2)) == {}
