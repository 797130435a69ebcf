"""The same seed gives the same municipality, and a later day only adds to it."""

from datetime import date

import pytest

from journeys.demo import municipality
from tests.demo.conftest import UNTIL
from tests.demo.counting import TALKS, actively_supported, clients, histories, of_type


def test_the_same_seed_twice_is_the_same(sample):
    assert municipality(UNTIL) == sample


def test_another_seed_gives_other_clients(sample):
    assert municipality(UNTIL, seed=7).facts != sample.facts


@pytest.mark.parametrize("until", [date(2022, 9, 14), date(2024, 2, 29), date(2026, 11, 19)])
def test_an_earlier_day_is_a_prefix_of_each_clients_facts(sample, until):
    earlier = municipality(until)
    whole = dict(histories(sample.facts))
    for client, facts in histories(earlier.facts):
        assert whole[client][: len(facts)] == facts
    later = sum(fact["recorded_at"] >= until.isoformat() for fact in sample.facts)
    assert len(earlier.facts) == len(sample.facts) - later


def test_the_people_of_an_earlier_day_are_the_same_people(sample):
    assert set(municipality(date(2022, 9, 14)).people) < set(sample.people)


def test_before_the_start_there_is_nobody():
    assert municipality(date(2022, 9, 1)).facts == []


def test_life_goes_on_after_this_year(sample):
    later = municipality(date(2029, 6, 1)).facts
    assert len(later) > len(sample.facts) + 2_000


@pytest.mark.parametrize("seed", [2, 14])
def test_the_figures_do_not_hang_on_the_seed(seed):
    facts = municipality(date(2025, 12, 31), seed=seed).facts
    assert len(clients(of_type(facts, "IntakeHeld"))) == 748
    assert len(clients(of_type(facts, *TALKS))) == 748
    assert len(actively_supported(facts, date(2025, 12, 31))) == 250
