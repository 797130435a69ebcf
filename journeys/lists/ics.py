"""The due-contact list as an iCalendar file for any agenda.

Colleagues share agendas, so an entry names nobody: a client number and what is to be done,
never a name, a BSN, or the words of a file. There is no parameter to pass names in.
"""

# ruff: noqa: PLC0415 - a command that writes no such file does not wait for its library

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from journeys.clock import AMSTERDAM
from journeys.language import as_day, day, rule_label
from journeys.lists.absence import Absent, absence
from journeys.lists.cells import Row

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//journeys//te spreken//NL"
UID_PARTS = ("client", "role", "person", "due_on")
"""What makes an entry the same entry in a next export."""


def due_ics(rows: Sequence[Row], *, stamp: datetime, absent: Absent | None = None) -> bytes:
    """One all-day entry per row, on the day to plan on; ``stamp`` is when the list was made."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Te spreken")
    calendar.add("x-wr-timezone", AMSTERDAM.key)
    for row in rows:
        calendar.add_component(_entry(row, stamp.astimezone(UTC), absent or {}))
    written: bytes = calendar.to_ical()
    return written


def _entry(row: Row, stamp: datetime, absent: Absent) -> "Event":
    from icalendar import Event

    plan_on = as_day(row["plan_on"])
    if plan_on is None:
        raise ValueError(f"plan_on is geen datum: {row['plan_on']!r}")
    entry = Event()
    entry.add("uid", entry_uid(row))
    entry.add("dtstamp", stamp)
    entry.add("dtstart", plan_on)
    entry.add("dtend", plan_on + timedelta(days=1))
    entry.add("summary", summary(row))
    said = [absence(row["person"], absent), *(_reason(reason) for reason in row["reasons"])]
    entry.add("description", "\n".join(filter(None, said)))
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    return entry


def entry_uid(row: Row) -> str:
    """The same for the same row in every export, and it tells nothing about it."""
    said = "\x1f".join(str(row[part] or "") for part in UID_PARTS)
    return f"{hashlib.sha256(said.encode()).hexdigest()[:32]}@journeys"


def summary(row: Row) -> str:
    """``R-000412: Vervolgcontact, Plan evalueren``."""
    labels = dict.fromkeys(rule_label(reason["rule"]) for reason in row["reasons"])
    return f"{row['client']}: {', '.join(labels)}"


def _reason(reason: Row) -> str:
    due_on: date | None = as_day(reason["due_on"])
    label = rule_label(reason["rule"], reason.get("key"))
    return f"{label}: uiterlijk {day(due_on)}" if due_on else label
