"""What the mail of a morning says: how many wait and where to look; nothing about anybody."""

from collections.abc import Sequence
from datetime import date

from journeys.language import long
from journeys.lists.cells import Row
from journeys.lists.counts import ESCALATED_MARK, NOBODY, count_line


def morning_mail(rows: Sequence[Row], on: date, escalates_to: str, pages: str) -> tuple[str, str]:
    """The subject and the text for somebody's list of that day."""
    counted = _counted(rows, on, escalates_to) if rows else NOBODY
    text = f"""\
Goedemorgen,

Uw lijst van {long(on)}:
{counted}

Wie het zijn en waarom ziet u op {pages}/mijn-week

U krijgt deze mail omdat u dat wilde. Zet hem uit op {pages}/mijn-week/mail
"""
    return f"Te spreken: {counted}" if rows else NOBODY, text


def _counted(rows: Sequence[Row], on: date, escalates_to: str) -> str:
    # The mark explains what stands in a list, and here is none.
    return count_line(rows, on, escalates_to).replace(f" ({ESCALATED_MARK})", "")
