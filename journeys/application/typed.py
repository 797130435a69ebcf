"""Values a person types, as the kind of value a field of a fact wants."""

import json
from collections.abc import Mapping
from typing import Any

from journeys.events import REGISTRY, Fact


def typed_fields(fact_type: str, given: Mapping[str, str]) -> dict[str, Any]:
    """The typed texts as JSON values where the field is not text itself.

    What cannot be read as such stays text, so that the check of the fact says what is wrong.
    """
    known = REGISTRY.get(fact_type)
    return {name: typed(known, name, text) for name, text in given.items()}


def typed(fact_type: type[Fact] | None, name: str, text: str) -> Any:
    """One typed value."""
    if fact_type is None or name not in fact_type.fields or _is_text(fact_type, name):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text.split(",") if name == "instruments" else text


def _is_text(fact_type: type[Fact], name: str) -> bool:
    annotation = str(fact_type.model_fields[name].annotation)
    return not any(
        kind in annotation for kind in ("int", "bool", "tuple", "Mapping", "True", "Reasons")
    )
