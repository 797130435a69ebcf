"""The agenda, opened again; it names nobody."""

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest

from journeys.lists import due_ics
from tests.lists.rows import ESCALATED, EVERYBODY, FOR_THE_TEAMLEIDER, LATE, ROWS, reason, row

STAMP = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)


def entries(rows: list[dict[str, Any]]) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(due_ics(rows, stamp=STAMP))
    return list(calendar.walk("VEVENT"))


def test_an_all_day_entry_on_the_day_to_plan_on() -> None:
    (entry,) = entries([{**LATE, "plan_on": "2026-11-12"}])
    assert entry["dtstart"].dt == date(2026, 11, 12)
    assert entry["dtend"].dt == date(2026, 11, 13)
    assert entry["dtstamp"].dt == STAMP
    assert entry["summary"] == "R-000412: Vervolgcontact, Plan evalueren"


def test_the_term_of_each_reason_is_in_the_description() -> None:
    (entry,) = entries([LATE])
    assert entry["description"] == (
        "Vervolgcontact: uiterlijk 13-11-2026\nPlan evalueren: uiterlijk 22-11-2026"
    )


def test_a_rule_stands_once_in_the_summary() -> None:
    twice = row(
        "R-1",
        reason("referral-outcome", "2026-11-13", "listed", key="r1"),
        reason("referral-outcome", "2026-11-14", "listed", key="r2"),
    )
    (entry,) = entries([twice])
    assert entry["summary"] == "R-1: Uitkomst verwijzing"
    assert "(r2)" in entry["description"]


def test_the_agenda_is_of_amsterdam_and_private() -> None:
    written = due_ics(ROWS, stamp=STAMP).decode()
    assert "X-WR-TIMEZONE:Europe/Amsterdam\r\n" in written
    assert written.count("CLASS:PRIVATE") == len(ROWS)
    assert "DTSTART;VALUE=DATE:20261113\r\n" in written


def test_an_entry_is_the_same_entry_in_every_export() -> None:
    first = [entry["uid"] for entry in entries(EVERYBODY)]
    later = icalendar.Calendar.from_ical(
        due_ics(EVERYBODY[::-1], stamp=STAMP.replace(year=2027))
    ).walk("VEVENT")
    assert len(set(first)) == len(EVERYBODY)
    assert first == [entry["uid"] for entry in later][::-1]


def test_a_row_and_its_escalation_are_two_entries() -> None:
    one, other = entries([ESCALATED, FOR_THE_TEAMLEIDER])
    assert one["uid"] != other["uid"]


@pytest.mark.parametrize("field", ["name", "bsn", "person"])
def test_it_names_nobody(field: str) -> None:
    secret = "Jansen-123456782"
    written = due_ics([{**LATE, field: secret}], stamp=STAMP).replace(b"\r\n ", b"")
    assert b"Jansen" not in written
    assert b"123456782" not in written


def test_words_of_a_file_stay_out() -> None:
    told = row("R-1", reason("follow-up", "2026-11-13", "listed", "na gesprek met mevrouw Smit"))
    assert b"Smit" not in due_ics([told], stamp=STAMP)
