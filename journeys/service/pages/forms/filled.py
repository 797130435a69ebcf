"""What somebody filled in on a form, as the values of a fact; and a fact as it is filled in."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from journeys.service.pages.forms.fields import FormField

Typed = Mapping[str, list[str]]
"""What was sent, by the name of each field."""

DUTCH_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
MOST_ROWS = 50


def values(fields: Iterable[FormField], typed: Typed, under: str = "") -> dict[str, Any]:
    """The values that were filled in; what cannot be read stays text, so that its check says so."""
    found = {field.name: _value(field, typed, under + field.name) for field in fields}
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def _value(field: FormField, typed: Typed, at: str) -> Any:
    if field.kind == "parts":
        return values(field.parts, typed, f"{at}.")
    if field.kind == "rows":
        rows = (values(field.parts, typed, f"{at}.{row}.") for row in range(rows_of(typed, at)))
        return [row for row in rows if row]
    if field.kind == "ticked":
        return typed.get(at, [])
    return _read(field, typed.get(at, [""])[-1].replace("\r\n", "\n").strip())


def _read(field: FormField, text: str) -> Any:
    if field.choices:
        return next((value for value, _ in field.choices if as_text(value) == text), text)
    if field.kind == "number" and text.isascii() and text.isdigit():
        return int(text)
    if field.kind == "amount":
        return (
            text.removeprefix("€").strip().replace(".", "").replace(",", ".")
            if "," in text
            else text
        )
    if field.kind == "day" and (dutch := DUTCH_DAY.fullmatch(text)):
        return f"{dutch[3]}-{int(dutch[2]):02d}-{int(dutch[1]):02d}"
    return text


def rows_of(typed: Typed, at: str) -> int:
    """How many rows of a repeated field were sent."""
    sent = {name[len(at) + 1 :].partition(".")[0] for name in typed if name.startswith(f"{at}.")}
    numbers = [int(one) for one in sent if one.isascii() and one.isdigit()]
    return min(max(numbers, default=-1) + 1, MOST_ROWS)


def typed_of(
    fields: Iterable[FormField], given: Mapping[str, Any], under: str = ""
) -> dict[str, list[str]]:
    """Values as they are filled in."""
    found: dict[str, list[str]] = {}
    for field in fields:
        at, value = under + field.name, given.get(field.name)
        if field.kind == "parts" and isinstance(value, Mapping):
            found |= typed_of(field.parts, value, f"{at}.")
        elif field.kind == "rows" and isinstance(value, list | tuple):
            for row, one in enumerate(value):
                found |= typed_of(field.parts, one, f"{at}.{row}.")
        elif field.kind == "ticked" and isinstance(value, list | tuple):
            found[at] = [as_text(one) for one in value]
        elif value is not None:
            found[at] = [_written(field, value)]
    return found


def _written(field: FormField, value: Any) -> str:
    text = as_text(value)
    return text.replace(".", ",") if field.kind == "amount" else text


def as_text(value: Any) -> str:
    """A value as a form sends it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
