"""What recording something leads to, in words: terms that move, lists that would have differed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from journeys.language import day, fact_label, rule_label
from journeys.lists.cells import assignee

Line = Mapping[str, Any]
"""What a list told of one reason: ``due_on``, ``role``, ``person`` and whether ``escalated``."""
LISTED = "stond erop; had er niet op moeten staan"
NOT_LISTED = "had erop moeten staan; stond er niet op"
ESCALATED = "was geëscaleerd; had dat niet moeten zijn"
NOT_ESCALATED = "was niet geëscaleerd; had dat wel moeten zijn"
NOT_THERE = "(stond er niet)"
LAPSES = "(vervalt)"


def term_change(rule: str, key: str | None, before: date | None, after: date | None) -> str:
    """``Vervolgcontact  30-04-2026 → 23-04-2026``."""
    first, then = term_days(before, after)
    return f"{rule_label(rule, key)}  {first} → {then}"


def term_days(before: date | None, after: date | None) -> tuple[str, str]:
    """The day of a term before and after, also where there is none."""
    return day(before) if before else NOT_THERE, day(after) if after else LAPSES


def list_difference(
    rule: str, key: str | None, told: tuple[Line | None, Line | None], lists: tuple[date, date]
) -> str:
    """``Lijst van 24-04-2026: Vervolgcontact had erop moeten staan; stond er niet op``."""
    (before, after), (first, last) = told, lists
    which = f"Lijst van {day(first)}"
    if last != first:
        which = f"Lijsten van {day(first)} t/m {day(last)}"
    what = f"{which}: {rule_label(rule, key)}"
    if before is None or after is None:
        return f"{what} {LISTED if after is None else NOT_LISTED}"
    return f"{what} {'; '.join(_otherwise(before, after))}"


def _otherwise(before: Line, after: Line) -> Iterator[str]:
    if before["due_on"] != after["due_on"]:
        yield f"stond op {day(before['due_on'])}, had {day(after['due_on'])} moeten zijn"
    old, new = assignee(before), assignee(after)
    if old != new:
        yield f"stond bij {old}, had bij {new} moeten staan"
    if before["escalated"] != after["escalated"]:
        yield ESCALATED if before["escalated"] else NOT_ESCALATED


def fact_named(number: int, type_name: str, happened_on: date) -> str:
    """``Feit 12 (Gesprek gevoerd, 05-03-2026)``."""
    return f"Feit {number} ({fact_label(type_name)}, {day(happened_on)})"
