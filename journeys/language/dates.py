"""How days, instants, terms and amounts read in Dutch.

Tables of names instead of a locale: the output is the same on every machine, and fast.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from journeys.clock import local
from journeys.language.numbers import number

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
WEEKDAYS_SHORT = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

UNITS = {
    "day": ("dag", "dagen"),
    "week": ("week", "weken"),
    "month": ("maand", "maanden"),
    "year": ("jaar", "jaar"),
}
"""One and several of each unit of a term."""

DAYS_READABLE = 100
"""From here on a number of days says less than one of months."""
MONTHS_READABLE = 24
"""From here on a number of months says less than one of years."""
MONTHS_A_YEAR = 12

_TERM = re.compile(r"(\d+) (day|week|month|year)s?")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day(value: date) -> str:
    """``18-09-2026``."""
    return f"{value.day:02d}-{value.month:02d}-{value.year:04d}"


def short(value: date) -> str:
    """``vr 13-11``."""
    return f"{WEEKDAYS_SHORT[value.weekday()]} {value.day:02d}-{value.month:02d}"


def with_weekday(value: date) -> str:
    """``vr 18-09-2026``."""
    return f"{WEEKDAYS_SHORT[value.weekday()]} {day(value)}"


def full(value: date) -> str:
    """``vrijdag 18-09-2026``."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def long(value: date) -> str:
    """``maandag 23 november 2026``."""
    weekday, month = WEEKDAYS[value.weekday()], MONTHS[value.month - 1]
    return f"{weekday} {value.day} {month} {value.year}"


def without_weekday(value: date) -> str:
    """``23 november 2026``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def week(value: date) -> str:
    """``week 48``, by ISO 8601 as Dutch calendars count."""
    return f"week {value.isocalendar().week}"


def instant(value: datetime) -> str:
    """``02-09-2024 10:12``, on the clock of Amsterdam; without an offset it is read as UTC."""
    shown = local(value)
    return f"{day(shown)} {shown.hour:02d}:{shown.minute:02d}"


def term(text: str) -> str:
    """``18 months`` as ``18 maanden``; a text that is no term stays as it is."""
    found = _TERM.fullmatch(text.strip())
    return counted(int(found[1]), found[2]) if found else text


def counted(count: int, unit: str) -> str:
    """``1 dag``, ``2 dagen``: a number of day, week, month or year."""
    return number(count, *UNITS[unit])


def amount(value: Decimal) -> str:
    """``€ 1.250,00``."""
    return "€ " + f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


def standing(due_on: date, on: date) -> str:
    """A due day seen from a day: ``10 dagen te laat``, ``vandaag``, ``over 4 dagen``."""
    if due_on == on:
        return "vandaag"
    apart = (due_on - on).days
    if apart == 1:
        return "morgen"
    if apart == -1:
        return "sinds gisteren"
    return f"over {_span(on, due_on)}" if apart > 0 else f"{_span(due_on, on)} te laat"


def ago(value: date, on: date) -> str:
    """A day that has been, seen from a day: ``vandaag``, ``gisteren``, ``10 dagen geleden``."""
    apart = (on - value).days
    return {0: "vandaag", 1: "gisteren"}.get(apart) or f"{_span(value, on)} geleden"


def _span(first: date, last: date) -> str:
    days = (last - first).days
    if days < DAYS_READABLE:
        return counted(days, "day")
    months = _whole_months(first, last)
    if months < MONTHS_READABLE:
        return counted(months, "month")
    return counted(months // MONTHS_A_YEAR, "year")


def _whole_months(first: date, last: date) -> int:
    months = (last.year - first.year) * MONTHS_A_YEAR + last.month - first.month
    return months - (last.day < first.day)


def as_day(value: object) -> date | None:
    """The day meant by a date or an ISO text, or None when it is neither."""
    if isinstance(value, datetime):
        return None
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def as_instant(value: object) -> datetime | None:
    """The instant meant by a datetime or an RFC 3339 text, or None when it is neither."""
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str) or as_day(value):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo else None
