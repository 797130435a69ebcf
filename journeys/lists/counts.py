"""What a due-contact list says in its first line."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from journeys.language import as_day, long, standing
from journeys.lists.cells import Row, escalated_text, is_escalated_from

FORTNIGHT = timedelta(weeks=2)
WHENS = LATE, TODAY, SOON, LATER = "te laat", "vandaag", "deze twee weken", "later"

ESCALATED_MARK = "↑"
"""Stands behind a reason that the supervisor has too; the count line explains it."""
NOBODY = "Niemand te spreken."


def count_line(rows: Sequence[Row], on: date, escalates_to: str) -> str:
    """``14 inwoners: 3 te laat, 2 vandaag, 9 deze twee weken``, each client counted once."""
    earliest: dict[str, date] = {}
    for row in rows:
        due_on = as_day(row["due_on"]) or on
        earliest[row["client"]] = min(due_on, earliest.get(row["client"], due_on))
    counts = Counter(when_due(due_on, on) for due_on in earliest.values())
    said = ", ".join(f"{counts[when]} {when}" for when in WHENS if counts[when])
    return f"{_clients(len(earliest))}: {said}{_escalated(rows, escalates_to)}"


def empty_line(on: date, next_due: date | None, *, anybody: bool = True) -> str:
    """That there is nobody, and when the next one comes on the list."""
    if not anybody:
        return f"{NOBODY} Toen was nog niemand ingeschreven."
    if next_due is None:
        return f"{NOBODY} Er komt ook geen volgend contact aan."
    coming = f"{long(next_due)} ({standing(next_due, on)})"
    return f"{NOBODY} De volgende komt op de lijst op {coming}."


def when_due(due_on: date, on: date) -> str:
    """In which part of the list a due day falls."""
    if due_on <= on:
        return TODAY if due_on == on else LATE
    return SOON if due_on <= on + FORTNIGHT else LATER


def _clients(number: int) -> str:
    return "1 inwoner" if number == 1 else f"{number} inwoners"


def _escalated(rows: Sequence[Row], escalates_to: str) -> str:
    number = len({r["client"] for r in rows if is_escalated_from(r["role"], r, escalates_to)})
    if not number:
        return ""
    return f"; {number} ook {escalated_text(escalates_to)} ({ESCALATED_MARK})"
