"""What changed between measurements, and that chance is told as chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.effects.chance import quantile, spread
from journeys.effects.comparison import FEW, effects
from journeys.lists.effect_words import signed, verdict
from tests.cases import fact, history, registered, without_key

START = registered("2023-01-01")


def measured(day, loneliness=5):
    scores = {"loneliness": loneliness, "happiness": 5, "health": 5, "obstacles_fewer": True}
    return fact("EffectMeasured", day, **scores, declined=None)


def declined(day):
    return fact("EffectMeasured", day, declined=True)


def of_2025(*clients):
    return effects((history([START, *facts]) for facts in clients), 2025)


def twice(before, after):
    return [measured("2024-05-01", before), measured("2025-05-01", after)]


def test_the_first_measurement_is_compared_with_the_latest_and_last_year_with_this():
    client = [measured("2023-05-01", 9), measured("2024-05-01", 6), measured("2025-05-01", 5)]
    found = of_2025(*[client] * FEW)
    assert found.since_first.changes["loneliness"].mean == -4
    assert found.since_last_year.changes["loneliness"].mean == -1


def test_who_was_measured_once_or_declined_is_in_no_comparison():
    found = of_2025([measured("2025-05-01")], [declined("2025-05-01")], *[twice(5, 4)] * FEW)
    assert (found.this.measured, found.this.declined, found.this.fewer) == (FEW + 1, 1, FEW + 1)
    assert (found.before.measured, found.since_first.clients) == (FEW, FEW)


def test_a_measurement_of_a_later_year_says_nothing_of_this_one():
    found = of_2025(*[[measured("2025-05-01", 5), measured("2026-05-01", 4)]] * FEW)
    assert (found.this.measured, found.since_first.clients) == (FEW, 0)


def test_who_declined_and_was_measured_after_all_was_measured():
    found = of_2025([declined("2025-02-01"), measured("2025-05-01")])
    assert (found.this.measured, found.this.declined) == (1, 0)


def test_of_a_few_no_mean_is_told():
    assert of_2025(*[twice(5, 4)] * (FEW - 1)).since_first.changes == {}
    assert of_2025(*[twice(5, 4)] * FEW).since_first.changes.keys() >= {"loneliness"}


def test_two_tables_do_not_give_away_who_is_in_one_of_them():
    older = [measured("2023-05-01", 9), measured("2025-05-01", 1)]
    found = of_2025(older, *[twice(5, 4)] * FEW)
    assert found.since_first.changes
    assert found.since_last_year.changes == {}


def test_what_is_destroyed_is_in_no_mean():
    gone = without_key([START, *twice(5, 4)])
    found = effects([gone, *(history([START, *twice(5, 4)]) for _ in range(FEW))], 2025)
    assert (found.this.measured, found.since_first.clients) == (FEW + 1, FEW)


@pytest.mark.parametrize(("freedom", "table"), [(4, 2.776), (10, 2.228), (29, 2.045), (100, 1.984)])
def test_the_quantile_is_that_of_the_tables(freedom, table):
    assert quantile(freedom) == pytest.approx(table, abs=0.002)


def test_it_is_said_in_words_how_sure_it_is():
    few = spread([-3, 2, 0, 1, -4, 1])
    assert verdict("health", few, 6) == "Bij zo weinig mensen kan dit toeval zijn."
    many = spread([-1, 1] * 20)
    assert verdict("health", many, 40) == "Dit verschil kan toeval zijn."
    down = spread([-1, -2] * 20)
    assert verdict("loneliness", down, 40) == "Beter; waarschijnlijk geen toeval."
    assert verdict("health", down, 40) == "Slechter; waarschijnlijk geen toeval."
    assert [signed(value) for value in (0.04, -1.25, 0.55)] == ["0,0", "-1,3", "+0,6"]


@given(changes=st.lists(st.integers(-10, 10), min_size=FEW, max_size=40))
def test_the_mean_lies_within_and_turned_round_it_says_the_opposite(changes):
    found, turned = spread(changes), spread([-change for change in changes])
    assert found.low < found.mean < found.high
    assert turned.mean == pytest.approx(-found.mean)
    assert turned.low == pytest.approx(-found.high)
