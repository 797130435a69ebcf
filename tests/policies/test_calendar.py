"""Terms, holidays and working days."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.policies import calendar
from journeys.policies.term import LENGTH, Term

VECTORS = Path(__file__).parents[1] / "vectors" / "terms.csv"
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


def vectors() -> list[dict[str, str]]:
    with VECTORS.open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("vector", vectors(), ids=lambda v: f"{v['start']}+{v['term']}")
def test_vector(vector):
    found = LENGTH.match(vector["term"])
    assert found
    term = Term(length=found[0], kind=vector["kind"])
    decree = vector["holiday_equated_by_decree"]
    equated = [date.fromisoformat(decree)] if decree else []
    end = term.end(date.fromisoformat(vector["start"]), equated)
    assert end.isoformat() == vector["end"]


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        ("2024-01-31", 1, "month", "2024-02-29"),
        ("2023-01-31", 1, "month", "2023-02-28"),
        ("2024-03-31", -1, "month", "2024-02-29"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2024-02-29", 4, "year", "2028-02-29"),
        ("2026-03-28", 1, "week", "2026-04-04"),  # over the change to summer time
        ("2026-10-24", 2, "day", "2026-10-26"),  # and back
        ("9999-12-31", 1, "day", "9999-12-31"),
        ("9999-12-31", 2, "week", "9999-12-31"),
        ("0001-01-01", -3, "month", "0001-01-01"),
    ],
)
def test_calendar_arithmetic(start, count, unit, end):
    assert calendar.add(date.fromisoformat(start), count, unit).isoformat() == end


def test_a_recurrence_counts_from_its_anchor():
    term = Term(length="18 months", kind="policy")
    assert term.times(2).end(date(2024, 8, 31)) == date(2027, 8, 31)
    assert Term(length="1 year", kind="statutory", open=True).times(2) == Term(
        length="2 years", kind="statutory", open=True
    )
    drifted = term.end(term.end(date(2024, 8, 31)))
    assert drifted == date(2027, 8, 28)


@pytest.mark.parametrize(
    ("day", "planned"),
    [
        ("2026-04-03", "2026-04-02"),  # Goede Vrijdag
        ("2026-04-06", "2026-04-02"),  # tweede paasdag
        ("2026-05-05", "2026-05-04"),  # Bevrijdingsdag, not a lustrum
        ("2025-05-05", "2025-05-02"),
        ("2025-04-26", "2025-04-25"),  # Koningsdag on Saturday: the 27th is a Sunday
        ("2026-04-27", "2026-04-24"),
        ("2025-04-28", "2025-04-28"),
        ("2026-12-26", "2026-12-24"),
        ("2027-01-01", "2026-12-31"),
        ("2026-05-14", "2026-05-13"),  # Hemelvaart
        ("2026-05-25", "2026-05-22"),  # tweede pinksterdag
        ("9999-12-31", "9999-12-31"),
        ("0001-01-01", "0001-01-01"),
    ],
)
def test_planned_on_the_working_day_before(day, planned):
    assert calendar.previous_working_day(date.fromisoformat(day)).isoformat() == planned


def test_each_day_off_says_why():
    easter = calendar.days_off(date(2026, 4, 2), date(2026, 4, 8), [date(2026, 4, 7)])
    assert [(off.on.day, off.why, off.name) for off in easter] == [
        (3, "holiday", "Goede Vrijdag"),
        (4, "weekend", None),
        (5, "weekend", None),
        (6, "holiday", "Tweede Paasdag"),
        (7, "equated_by_decree", None),
    ]


def test_two_holidays_on_one_day_are_both_named():
    assert calendar.holidays_of(2016)[date(2016, 5, 5)] == "Bevrijdingsdag en Hemelvaartsdag"


def test_at_the_end_of_the_calendar_nothing_moves_on():
    assert calendar.next_working_day(date.max, [date.max]) == date.max


def test_a_statutory_term_beyond_the_laws_maxima_is_not_moved():
    start = date(2026, 1, 3)  # a Saturday; + 26 weeks is one too
    assert calendar.statutory_end(start, 26, "week") == date(2026, 7, 4)
    assert calendar.statutory_end(start, 2, "week") == date(2026, 1, 19)
    assert calendar.statutory_end(date(2026, 1, 3), 3, "month") == date(2026, 4, 7)
    assert calendar.statutory_end(date(2026, 1, 3), 1, "year") == date(2027, 1, 3)


@given(DAYS, st.integers(1, 240))
def test_months_keep_the_day_or_take_the_months_last(day, months):
    end = calendar.add(day, months, "month")
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


@given(DAYS, st.integers(0, 400))
def test_days_and_weeks_never_feel_the_clock_change(day, count):
    assert (calendar.add(day, count, "day") - day).days == count
    assert (calendar.add(day, count, "week") - day).days == 7 * count


@given(DAYS)
def test_plan_on_is_the_nearest_working_day_before(day):
    planned = calendar.previous_working_day(day)
    assert calendar.is_working_day(planned)
    between = [planned + timedelta(days=n) for n in range(1, (day - planned).days + 1)]
    assert not any(calendar.is_working_day(d) for d in between)
    assert day - planned <= timedelta(days=5)


@given(st.integers(1990, 2090))
def test_goede_vrijdag_and_5_may_every_year(year):
    holidays = calendar.holidays_of(year)
    assert date(year, 5, 5) in holidays
    assert sum(d.weekday() == 4 and d.month in (3, 4) for d in holidays) >= 1
