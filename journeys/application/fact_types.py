"""What people can record about a client, and what each fact asks, from the facts themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from journeys.aggregates.authority import BY_PEOPLE
from journeys.aggregates.journey_guards import AMENDMENTS
from journeys.events import Fact
from journeys.events.refused import EXAMPLES
from journeys.language import FACTS, fact_label, field_label

KEY_GIVEN = {("ActivityStarted", "activity"), ("ReferredToPartner", "referral")}
"""The keys that the client gives when they are left out."""
WORDS = {
    "boolean": "ja of nee",
    "integer": "een getal",
    "number": "een bedrag, zoals 1250.00",
    "string": "tekst",
    "object": "een object",
}
"""What JSON Schema calls a kind of value, and we."""


@dataclass(frozen=True, slots=True)
class FieldAsked:
    """One field of a fact as people type it."""

    name: str
    label: str
    allowed: str
    required: bool
    example: str = ""
    """How it is typed, where that is not plain."""


@dataclass(frozen=True, slots=True)
class FactAsked:
    """One type of fact as people type it."""

    type: str
    label: str
    fields: tuple[FieldAsked, ...]


def facts_to_record() -> list[FactAsked]:
    """Every type of fact that people record themselves, in the order of a journey."""
    known = {fact_type.topic(): fact_type for fact_type in BY_PEOPLE if fact_type not in AMENDMENTS}
    return [_asked(known[name]) for name in FACTS if name in known]


@cache
def _asked(fact_type: type[Fact]) -> FactAsked:
    schema = fact_type.model_json_schema()
    fields = tuple(
        FieldAsked(
            name,
            field_label(name),
            _allowed(schema["properties"][name], schema.get("$defs", {})),
            required=name in schema.get("required", ())
            and (fact_type.topic(), name) not in KEY_GIVEN,
            example=EXAMPLES.get(name, ""),
        )
        for name in fact_type.fields
    )
    return FactAsked(fact_type.topic(), fact_label(fact_type.topic()), fields)


def _allowed(schema: Mapping[str, Any], named: Mapping[str, Any]) -> str:
    """What a field takes, in words, from its JSON Schema."""
    if "$ref" in schema:
        parts = named[schema["$ref"].rpartition("/")[2]]["properties"]
        return f"een object met {', '.join(parts)}"
    if "anyOf" in schema:
        return _allowed(schema["anyOf"][0], named)
    if "items" in schema:
        of = _allowed(schema["items"], named)
        return f"een lijst van {of.replace('een object ', 'objecten ', 1)}"
    if choices := schema.get("enum", [str(schema["const"]).lower()] if "const" in schema else []):
        return ", ".join(choices)
    return _kind(schema)


def _kind(schema: Mapping[str, Any]) -> str:
    if "pattern" in schema:
        return "kleine letters, cijfers en -"
    if "maximum" in schema:
        return f"{schema['minimum']} tot en met {schema['maximum']}"
    return "een datum als 2026-03-05" if schema.get("format") == "date" else WORDS[schema["type"]]
