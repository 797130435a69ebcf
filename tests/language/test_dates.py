"""Days, instants, terms and amounts as people read them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.clock import local_day
from journeys.language import (
    amount,
    as_day,
    as_instant,
    day,
    instant,
    long,
    short,
    standing,
    term,
    week,
    with_weekday,
)


def test_a_day_in_each_length() -> None:
    monday = date(2026, 11, 23)
    assert day(date(2026, 9, 18)) == "18-09-2026"
    assert short(date(2026, 11, 13)) == "vr 13-11"
    assert with_weekday(date(2026, 9, 18)) == "vr 18-09-2026"
    assert long(monday) == "maandag 23 november 2026"
    assert week(monday) == "week 48"


def test_the_last_days_of_december_can_stand_in_week_one() -> None:
    assert week(date(2024, 12, 30)) == "week 1"


@pytest.mark.parametrize(
    ("text", "dutch"),
    [
        ("18 months", "18 maanden"),
        ("1 month", "1 maand"),
        ("2 weeks", "2 weken"),
        ("1 week", "1 week"),
        ("10 years", "10 jaar"),
        ("1 year", "1 jaar"),
        ("1 day", "1 dag"),
        ("90 days", "90 dagen"),
        ("binnenkort", "binnenkort"),
    ],
)
def test_a_term(text: str, dutch: str) -> None:
    assert term(text) == dutch


def test_an_instant_stands_on_the_clock_of_amsterdam_in_summer_and_winter() -> None:
    assert instant(datetime(2024, 9, 2, 8, 12, tzinfo=UTC)) == "02-09-2024 10:12"
    assert instant(datetime(2024, 12, 31, 23, 30, tzinfo=UTC)) == "01-01-2025 00:30"


def test_an_instant_without_offset_is_read_as_utc() -> None:
    bare = datetime(2024, 9, 2, 22, 12, tzinfo=UTC).replace(tzinfo=None)
    assert instant(bare) == "03-09-2024 00:12"
    assert local_day(bare) == date(2024, 9, 3)


@pytest.mark.parametrize(
    ("value", "dutch"),
    [
        ("1250", "€ 1.250,00"),
        ("0.5", "€ 0,50"),
        ("1234567.89", "€ 1.234.567,89"),
        ("-12.30", "€ -12,30"),
    ],
)
def test_an_amount(value: str, dutch: str) -> None:
    assert amount(Decimal(value)) == dutch


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        ("2026-11-13", "10 dagen te laat"),
        ("2026-11-21", "2 dagen te laat"),
        ("2026-11-22", "sinds gisteren"),
        ("2026-11-23", "vandaag"),
        ("2026-11-24", "morgen"),
        ("2026-11-27", "over 4 dagen"),
        ("2026-07-24", "3 maanden te laat"),
        ("2026-07-23", "4 maanden te laat"),
        ("2027-03-22", "over 3 maanden"),
        ("2024-11-24", "23 maanden te laat"),
        ("2020-10-14", "6 jaar te laat"),
    ],
)
def test_standing_seen_from_a_day(due_on: str, said: str) -> None:
    assert standing(date.fromisoformat(due_on), date(2026, 11, 23)) == said


@given(st.dates(), st.integers(-40_000, 40_000))
def test_standing_says_late_exactly_when_it_is(on: date, apart: int) -> None:
    try:
        due_on = on + timedelta(days=apart)
    except OverflowError:
        return
    said = standing(due_on, on)
    assert (due_on < on) == (said.endswith("te laat") or said == "sinds gisteren")


@given(st.dates())
def test_a_day_written_as_iso_text_is_found_again(value: date) -> None:
    assert as_day(value.isoformat()) == value
    assert as_day(value) == value


@pytest.mark.parametrize(
    "value", ["2026-02-30", "20260228", "2026-W08-1", "", "vernietigd", 3, None]
)
def test_what_is_no_day(value: object) -> None:
    assert as_day(value) is None


def test_instants_from_text() -> None:
    assert as_instant("2026-11-23T10:02:00Z") == datetime(2026, 11, 23, 10, 2, tzinfo=UTC)
    assert as_instant("2026-11-23") is None
    assert as_instant("ooit") is None
    assert as_instant("2026-11-23T10:02:00") is None
