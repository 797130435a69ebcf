"""Weeks by ISO 8601, and when in them somebody is there."""

from datetime import date

import pytest

from journeys.forecast.weeks import Presence, Weeks, Window, label

NEW_YEAR = Weeks(date(2026, 12, 23), 4)
"""From the Wednesday before Christmas."""


def presence(*absences: tuple[str, str]) -> Presence:
    return Presence(
        NEW_YEAR,
        [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in absences],
    )


def window(found: Presence, first: str, last: str) -> Window | None:
    return found.window(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-12-28", "2026-W53"), ("2027-01-04", "2027-W01"), ("2024-12-30", "2025-W01")],
)
def test_a_week_has_its_iso_number(day, said):
    assert label(date.fromisoformat(day)) == said


def test_a_week_of_holidays_and_a_weekend_counts_only_with_a_working_day():
    assert window(presence(), "2026-12-25", "2026-12-27") is None
    assert window(presence(), "2026-12-24", "2026-12-28") == Window(0, 1)


def test_a_window_begins_and_ends_in_a_week_in_which_the_person_is_there():
    away = presence(("2026-12-24", "2027-01-08"))
    assert window(away, "2026-12-23", "2027-01-31") == Window(0, 3)
    assert window(away, "2026-12-24", "2027-01-31") == Window(3, 3)
    assert window(away, "2026-12-24", "2027-01-08") is None
    assert away.open_weeks == {0, 3}


def test_no_day_before_the_start_counts():
    assert window(presence(), "2026-12-01", "2026-12-22") is None


def test_a_weeks_work_is_done_by_the_last_day_somebody_is_there():
    assert presence().last_day_of(1) == date(2026, 12, 31)
    assert presence(("2026-12-30", "2027-01-02")).last_day_of(1) == date(2026, 12, 29)
