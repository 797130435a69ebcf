"""From a failed check to a refusal that says which field, what was found, what is allowed."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journeys.events.fact import Fact
from journeys.language.refusal import Refusal

SHOWN = 60
"""Characters of a wrong value that are shown back."""

ALLOWED = {
    "int_type": "een geheel getal",
    "bool_type": "true of false",
    "string_type": "tekst",
    "string_too_short": "tekst, niet leeg",
    "tuple_type": "een lijst",
    "list_type": "een lijst",
    "dict_type": "een object",
    "mapping_type": "een object",
    "decimal_max_places": "een bedrag met hoogstens twee decimalen",
    "decimal_max_digits": "een bedrag onder de miljard",
    "finite_number": "een getal",
}

WITH_CONTEXT = {
    "greater_than_equal": "een getal van ten minste {ge}",
    "less_than_equal": "een getal van ten hoogste {le}",
    "greater_than": "meer dan {gt}",
    "string_too_long": "ten hoogste {max_length} tekens",
    "string_pattern_mismatch": "kleine letters, cijfers en streepjes, 1 tot 20 tekens",
    "too_short": "een lijst van ten minste {min_length}",
    "too_long": "een lijst van ten hoogste {max_length}",
}


def refusal_of(error: ValidationError, fact_type: type[Fact], what: str) -> Refusal:
    """The first thing wrong with a fact's fields, told to the person who sent it."""
    first = error.errors(include_url=False)[0]
    name = ".".join(str(part) for part in first["loc"]) or None
    kind = first["type"]
    if kind == "extra_forbidden":
        known = ", ".join(("happened_on", "recorded_by", *fact_type.fields))
        return Refusal(
            "UNKNOWN_FIELD",
            what,
            f"Veld {name} bestaat niet bij {fact_type.topic()}.",
            f"Toegestaan: {known}.",
            field=name,
        )
    if kind == "missing":
        return Refusal(
            "MISSING_FIELD",
            what,
            f"Veld {name} ontbreekt.",
            f"Verplicht: {', '.join(required(fact_type))}.",
            field=name,
        )
    return Refusal(
        "WRONG_VALUE", what, _found(name, first), f"Toegestaan: {_allowed(first)}.", field=name
    )


def required(fact_type: type[Fact]) -> list[str]:
    """The fields a sender must give."""
    own = [name for name in fact_type.fields if name not in fact_type.defaults]
    return ["happened_on", "recorded_by", *own]


def _found(name: str | None, first: ErrorDetails) -> str:
    if name is None:
        return "De velden passen niet bij elkaar."
    return f"Veld {name} is {_shown(first['input'])}."


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}… ({len(text)} tekens)"


def _allowed(first: ErrorDetails) -> str:
    kind, context = first["type"], first.get("ctx", {})
    if kind == "literal_error":
        return str(context["expected"]).replace("'", "").replace(" or ", ", ")
    if kind in WITH_CONTEXT:
        return WITH_CONTEXT[kind].format(**context)
    return ALLOWED.get(kind, first["msg"])
