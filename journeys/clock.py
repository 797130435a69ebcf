"""The one place where the clock is read; everywhere else time is an argument."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def local(instant: datetime) -> datetime:
    """An instant on the clock of Amsterdam; without an offset it is read as UTC."""
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return aware.astimezone(AMSTERDAM)


def local_day(instant: datetime) -> date:
    """The calendar day in Amsterdam on which an instant falls."""
    return local(instant).date()


def written_instant(text: str) -> datetime:
    """An instant as a person writes it: with a zone, or in Amsterdam time; a day means its end.

    Raises ``ValueError`` for what is no instant.
    """
    if len(text) == len("2026-03-05"):
        next_day = datetime.fromisoformat(text) + timedelta(days=1)
        return next_day.replace(tzinfo=AMSTERDAM).astimezone(UTC) - timedelta(microseconds=1)
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=AMSTERDAM)
    return instant.astimezone(UTC)
