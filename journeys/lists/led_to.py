"""What recording something leads to, in words: terms that move, lists that would have differed."""

from datetime import date

from journeys.language import day, fact_label, rule_label

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
    rule: str,
    key: str | None,
    days: tuple[date | None, date | None],
    lists: tuple[date, date],
) -> str:
    """``Lijst van 24-04-2026: Vervolgcontact had erop moeten staan; stond er niet op``."""
    (before, after), (first, last) = days, lists
    which = f"Lijst van {day(first)}"
    if last != first:
        which = f"Lijsten van {day(first)} t/m {day(last)}"
    what = rule_label(rule, key)
    if before is None:
        return f"{which}: {what} had erop moeten staan; stond er niet op"
    if after is None:
        return f"{which}: {what} stond erop; had er niet op moeten staan"
    return f"{which}: {what} stond op {day(before)}, had {day(after)} moeten zijn"


def fact_named(number: int, type_name: str, happened_on: date) -> str:
    """``Feit 12 (Gesprek gevoerd, 05-03-2026)``."""
    return f"Feit {number} ({fact_label(type_name)}, {day(happened_on)})"
