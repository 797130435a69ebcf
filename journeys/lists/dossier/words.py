"""How days, instants, names and other people's text stand in a dossier, to be read aloud."""

from collections.abc import Mapping, Sequence
from typing import Any

from journeys.clock import local
from journeys.language import (
    as_day,
    as_instant,
    day,
    field_label,
    instant,
    long,
    one_line,
    value_label,
)
from journeys.lists.dossier.parts import Paragraphs
from journeys.lists.history import ENVELOPE

Fact = Mapping[str, Any]
ASIDE = ENVELOPE | {"taken_over"}
"""What stands with every fact beside its own fields."""
TAKEN_OVER = "overgenomen uit een ander systeem"


def on_day(value: Any) -> str:
    """``zondag 10 maart 2024``."""
    found = as_day(value)
    return long(found) if found else one_line(value)


def short_day(value: Any) -> str:
    """``10-03-2024``, for tables."""
    found = as_day(value)
    return day(found) if found else one_line(value)


def at_instant(value: Any) -> str:
    """``zondag 10 maart 2024 om 13:00 uur``."""
    found = as_instant(value)
    if found is None:
        return one_line(value)
    there = local(found)
    return f"{long(there.date())} om {there.hour:02d}:{there.minute:02d} uur"


def short_instant(value: Any) -> str:
    """``10-03-2024 13:00``, for tables."""
    found = as_instant(value)
    return instant(found) if found else one_line(value)


def recorded(fact: Fact) -> str:
    """When, by whom and under which number a fact was recorded."""
    said = (
        f"{at_instant(fact['recorded_at'])}, door {one_line(fact['recorded_by'])} "
        f"(feit {fact['number']})"
    )
    return f"{said}; {TAKEN_OVER}" if fact["taken_over"] else said


def remarks(fact: Fact) -> list[str]:
    """What there is to notice about a fact: set right, taken over, without ground."""
    found = [TAKEN_OVER] if fact["taken_over"] else []
    if fact.get("corrected_by"):
        found.append(f"hersteld, zie feit {fact['corrected_by']}")
    if fact.get("breach"):
        found.append(f"zonder grond: {one_line(fact['breach'])}")
    return found


def paragraphs(text: Any) -> Paragraphs:
    """Somebody's own text by its lines, without what could turn or steer it."""
    lines = [one_line(line) for line in str(text).split("\n")]
    return [line for line in lines if line] or ["–"]


def said(field: str, value: Any) -> Paragraphs:
    """A field's value: a label, a day, or somebody's text."""
    if isinstance(value, str) and "\n" in value:
        return paragraphs(value)
    return [value_label(field, value) or "–"]


def label(field: str) -> str:
    """A field's name at the beginning of a line."""
    name = one_line(field_label(field))
    return name[:1].upper() + name[1:]


def listed(people: Sequence[str]) -> str:
    """``p.jansen``, ``p.jansen en p.smit``; a dash for nobody."""
    *others, last = [one_line(person) for person in people] or ["–"]
    return f"{', '.join(others)} en {last}" if others else last
