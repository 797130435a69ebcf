"""How one value of a field is shown, whatever it is."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from journeys.language.dates import amount, as_day, day, instant, with_weekday
from journeys.language.fields import field_label
from journeys.language.rules import rule_label
from journeys.language.values import BY_FIELD

DESTROYED: Final = "vernietigd"
"""Stands where an encrypted value stood whose key has been destroyed."""

STEERING = ("Cc", "Cs")
"""Unicode's control characters, and the halves of characters that no terminal can print."""
TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""What makes text read in the other direction, so that it shows something else than it says."""
YES_NO = {True: "ja", False: "nee"}
PLANNED = ("for_on",)
"""Days one plans on, shown with their weekday."""
DEEPEST = 4
"""Nesting beyond this is no fact any more; it is cut off instead of followed."""


@dataclass(frozen=True)
class Changed:
    """A value as it was recorded and as a correction made it."""

    old: Any
    new: Any


def one_line(value: object) -> str:
    """Text on one line, without the characters that could steer a terminal or turn its order."""
    text = str(value)
    if text.isprintable():
        return " ".join(text.split())
    spaced = (" " if char.isspace() else char for char in text)
    kept = (c for c in spaced if unicodedata.category(c) not in STEERING and c not in TURNING)
    return " ".join("".join(kept).split())


def is_destroyed(value: object) -> bool:
    """Whether this is what is left of a destroyed value."""
    return not isinstance(value, Mapping | list | tuple) and str(value) == DESTROYED


def value_label(field: str, value: Any) -> str:
    """The value of a field as people read it: a label, a Dutch date, an amount, or the text."""
    return _shown(field, value, DEEPEST)


def _shown(field: str, value: Any, depth: int) -> str:
    if isinstance(value, Changed):
        old, new = _shown(field, value.old, depth), _shown(field, value.new, depth)
        return new if old == new else f"{old} → {new}"
    if value is None:
        return "leeg"
    if not isinstance(value, Mapping | list | tuple | set | frozenset):
        return _scalar(field, value)
    if not depth:
        return "…"
    if not isinstance(value, Mapping):
        return ", ".join(_shown(field, item, depth - 1) for item in value)
    return ", ".join(
        f"{one_line(field_label(str(name)))} {_shown(str(name), item, depth - 1)}"
        for name, item in value.items()
    )


def _scalar(field: str, value: Any) -> str:
    label = _label(field, value)
    if label is not None:
        return label
    if isinstance(value, bool):
        return YES_NO[value]
    if field == "amount":
        return _amount(value)
    if field == "rule":
        return one_line(rule_label(str(value)))
    return _time(field, value) or one_line(value)


def _time(field: str, value: Any) -> str | None:
    if isinstance(value, datetime):
        return _moment(value)
    meant = as_day(value)
    if meant is None:
        return None
    return with_weekday(meant) if field in PLANNED else day(meant)


def _label(field: str, value: Any) -> str | None:
    labels = BY_FIELD.get(field)
    if labels is None or not isinstance(value, str | bool):
        return None
    return labels.get(value)


def _moment(value: datetime) -> str:
    try:
        return instant(value)
    except OverflowError:  # the first and last days there are have no other time zone
        return one_line(value)


def _amount(value: Any) -> str:
    try:
        return amount(Decimal(str(value)))
    except InvalidOperation:
        return one_line(value)
