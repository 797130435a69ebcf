"""The organisation's own duties as an iCalendar file: days and what was promised, nobody's data."""

# ruff: noqa: PLC0415 - a page that writes no such file does not wait for its library

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

PRODUCT = "-//journeys//agenda van de organisatie//NL"


def duties_ics(rows: Iterable[Mapping[str, Any]], *, stamp: datetime) -> bytes:
    """An all-day entry for each duty that is to come, on its last day."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Agenda van de organisatie")
    for row in rows:
        if row["next_by"] is None:
            continue
        entry = Event()
        entry.add("uid", f"{row['id']}-{row['next_by']:%Y}@journeys")
        entry.add("dtstamp", stamp.astimezone(UTC))
        entry.add("dtstart", row["next_by"])
        entry.add("dtend", row["next_by"] + timedelta(days=1))
        entry.add("summary", f"Uiterlijk: {row['label']}")
        entry.add("description", f"„{row['quote']}” {row['source']}")
        entry.add("transp", "TRANSPARENT")
        calendar.add_component(entry)
    written: bytes = calendar.to_ical()
    return written
