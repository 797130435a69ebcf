"""The yearly comparison of effect on a terminal, and the organisation's own calendar."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Iterator, Mapping
from textwrap import fill
from typing import TYPE_CHECKING, Any

from journeys.language import as_day, as_instant, instant, with_weekday
from journeys.lists.effect_words import (
    BETWEEN,
    NOT_WHY,
    TOO_FEW,
    between,
    count,
    first_line,
    signed,
)

if TYPE_CHECKING:
    from rich.text import Text

WIDE = 96


def effect_table(told: Mapping[str, Any]) -> "Text":
    """Who was measured, what changed and how sure that is, and what is promised by when."""
    from rich.text import Text

    known = as_instant(told["known_at"])
    assert known
    text = Text(f"Effectmeting {told['year']} · zoals bekend op {instant(known)}\n", style="bold")
    text.append("\n".join(_lines(told)), style="not bold")
    return text


def _lines(told: Mapping[str, Any]) -> Iterator[str]:
    yield from (first_line(told), "", "jaar   gemeten   deed niet mee")
    for year in told["years"]:
        yield f"{year['year']}   {count(year['measured']):>7}   {count(year['declined']):>13}"
    for comparison in told["comparisons"]:
        yield from ("", f"{comparison['label']} ({count(comparison['clients'])} inwoners)")
        if not comparison["changes"]:
            yield _filled(TOO_FEW)
        for change in comparison["changes"]:
            yield (
                f"  {change['label']:<12} {signed(change['mean']):>5}"
                f"   waarschijnlijk tussen {between(change):<14}   {change['meaning']}"
            )
    yield from ("", _filled(f"{NOT_WHY} {BETWEEN}"), "", "Agenda van de organisatie")
    for duty in told["duties"]:
        due, done = as_day(duty["next_by"]), as_day(duty["done_on"])
        by = f"uiterlijk {with_weekday(due)}" if due else "gedaan; er komt geen volgende"
        last = with_weekday(done) if done else "niet genoteerd"
        yield f"  {duty['label']}: {by}; laatst gedaan: {last}"
        yield fill(
            f"„{duty['quote']}” {duty['source']}",
            WIDE,
            initial_indent="    ",
            subsequent_indent="    ",
        )


def _filled(text: str) -> str:
    return fill(text, WIDE)
