"""Values a person types, as the kind of value a field of a fact wants."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from journeys.events import REGISTRY, Fact

DUTCH_WORDS = {"ja": "yes", "nee": "no", "onbekend": "unknown", "deels": "partly"}
"""What people say, and the words of the facts."""


def typed_fields(fact_type: str, given: Mapping[str, str]) -> dict[str, Any]:
    """The typed texts as JSON values where the field is not text itself.

    What cannot be read as such stays text, so that the check of the fact says what is wrong.
    """
    known = REGISTRY.get(fact_type)
    return {name: typed(known, name, text) for name, text in given.items()}


def typed(fact_type: type[Fact] | None, name: str, text: str) -> Any:
    """One typed value."""
    if fact_type is None or name not in fact_type.fields:
        return text
    annotation = fact_type.model_fields[name].annotation
    word = DUTCH_WORDS.get(text.lower())
    if word in _choices(annotation):
        return word
    if _is_written(annotation):
        return text
    if word in ("yes", "no"):
        return word == "yes"
    try:
        return json.loads(text)
    except ValueError:
        return text.split(",") if name == "instruments" else text


def _is_written(annotation: Any) -> bool:
    """Whether JSON writes such a value as text: words, days, amounts, one of some words."""
    parts = get_args(annotation)
    if get_origin(annotation) is Literal:
        return all(isinstance(part, str) for part in parts)
    if get_origin(annotation) is Annotated:
        return _is_written(parts[0])
    if get_origin(annotation) in (Union, UnionType):
        return any(_is_written(part) for part in parts)
    return annotation in (str, date, Decimal)


def _choices(annotation: Any) -> set[Any]:
    """The words of which a value is one; nothing for a free value."""
    parts = get_args(annotation)
    if get_origin(annotation) is Literal:
        return set(parts)
    if get_origin(annotation) is Annotated:
        return _choices(parts[0])
    if get_origin(annotation) in (Union, UnionType):
        return set().union(*(_choices(part) for part in parts))
    return set()
