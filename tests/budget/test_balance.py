"""What is committed, paid, released and free on a budget line."""

from decimal import Decimal

import pytest

from journeys.budget.lines import load, shipped
from journeys.policies import PolicySetError
from tests.budget.counted import TWO_LINES, committed, line, lines, paid, released
from tests.cases import fact

EUROS = Decimal


def test_what_is_paid_consumes_what_was_committed():
    found = line(committed("2025-02-01", "1000"), paid("2025-03-01", "400"))
    assert (found.open, found.paid.now, found.used) == (EUROS(600), EUROS(400), EUROS(1000))
    assert found.free == EUROS(2000)


def test_what_is_released_comes_free_again():
    found = line(committed("2025-02-01", "1000"), released("2025-03-01", "250.50"))
    assert (found.open, found.free) == (EUROS("749.50"), EUROS("2250.50"))


def test_a_commitment_burdens_the_year_in_which_it_was_made():
    facts = [committed("2024-11-01", "600"), paid("2025-02-01", "600")]
    assert line(*facts, over=("2024-01-01", "2024-12-31")).free == EUROS(400)
    this_year = line(*facts)
    assert [this_year.paid.before, this_year.used, this_year.free] == [600, 0, 3000]
    assert line(facts[0]).open_before == EUROS(600)


def test_a_year_counts_from_its_first_day_through_its_last():
    found = line(committed("2025-01-01", "100"), paid("2025-12-31", "40"))
    assert [found.open, found.open_before, found.paid.now] == [60, 0, 40]
    day_before = line(committed("2024-12-31", "100"), paid("2025-01-01", "40"))
    assert [day_before.open, day_before.open_before, day_before.paid.before] == [0, 60, 40]


def test_what_was_never_committed_burdens_the_day_it_is_paid():
    found = line(committed("2025-02-01", "100"), paid("2025-03-01", "150"))
    assert [found.paid.now, found.paid.without, found.used] == [100, 50, 150]


def test_releasing_what_was_never_committed_gives_nothing_back():
    found = line(released("2025-03-01", "150"))
    assert [found.released.without, found.free] == [150, 3000]


def test_another_activity_line_or_client_has_commitments_of_its_own():
    apart = [committed("2025-02-01", "100", activity="a1"), paid("2025-03-01", "100")]
    assert line(*apart).used == EUROS(200)
    both = lines([committed("2025-02-01", "100")], [paid("2025-03-01", "100", "basisbaan")])
    assert [both["traject"].open, both["basisbaan"].paid.without] == [100, 100]
    assert lines([committed("2025-02-01", "9")], [paid("2025-03-01", "9")])["traject"].open == 9


def test_a_correction_and_a_retraction_are_followed():
    facts = [committed("2025-02-01", "1000"), paid("2025-03-01", "400")]
    more = fact("FactCorrected", "2025-04-01", fact=3, changes={"amount": "700"}, reason="x")
    assert line(*facts, more).open == EUROS(300)
    away = fact("FactRetracted", "2025-04-01", fact=3, reason="x")
    assert line(*facts, away).open == EUROS(1000)


def test_overdrawing_is_told():
    found = line(committed("2025-02-01", "3000.01"))
    assert (found.free, found.is_overdrawn) == (EUROS("-0.01"), True)


def test_a_line_that_nobody_named_stands_apart_and_is_not_lost():
    found = lines([committed("2025-02-01", "10", "trajct")])
    assert list(found) == ["traject", "basisbaan", "trajct"]
    assert (found["trajct"].known, found["trajct"].open) == (None, EUROS(10))


def test_a_part_of_a_year_has_no_budget():
    assert line(over=("2025-02-01", "2025-03-31")).budget is None
    assert line(over=("2024-01-01", "2025-06-30")).budget == EUROS(4000)
    assert line(over=("2023-01-01", "2023-12-31")).budget is None


def test_the_lines_that_ship_are_the_notas():
    assert [(one.id, int(one.of_year(2021) or 0)) for one in shipped()] == [
        ("intake-regie-diagnose", 175_000),
        ("basisbaan", 75_000),
        ("beschut-werk", 125_000),
        ("participatieconsulent", 75_000),
        ("effectmeting-overig", 25_000),
    ]


@pytest.mark.parametrize(
    ("was", "is_", "told"),
    [
        ('"1000.00"', '"1000.001"', "regel 8: line.0.budget.0.amount: gevonden '1000.001'"),
        ('"1000.00"', '"1e30"', "regel 8: line.0.budget.0.amount: gevonden '1e30'; toegestaan"),
        ('"1000.00"', "1000.50", "gevonden 1000.5; toegestaan: een bedrag als"),
        ('"1000.00"', '"-1"', "gevonden '-1'; toegestaan: een bedrag als"),
        ('label = "Basisbaan"', "", "label ontbreekt"),
        ("from_year = 2025", "from_year = 2024", "traject heeft voor 2024 al een bedrag"),
        ('id = "basisbaan"', 'id = "traject"', "traject staat er al"),
    ],
)
def test_what_is_wrong_with_the_lines_is_told_with_its_line(was, is_, told):
    with pytest.raises(PolicySetError, match=told.replace(".", r"\.")) as refused:
        load(TWO_LINES.replace(was, is_), "lines")
    assert len(str(refused.value).splitlines()) == 1
