"""From a failed check to a refusal that says which field, what was found, what is allowed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from journeys.events.fact import Fact
from journeys.language.refusal import Refusal

SHOWN = 60
"""Characters of a wrong value that are shown back."""

EXAMPLES = {
    "observations": """observations='[{"kind": "statement", "on": "2026-03-05", """
    """"source": "gesprek", "text": "Wil niet meer komen."}]'""",
    "instruments": "instruments=sroi,jobcoaching",
}
"""The fields that take a list, as somebody types them on the command line."""

ALLOWED = {
    "int_type": "een geheel getal",
    "bool_type": "true of false",
    "string_type": "tekst",
    "string_too_short": "tekst, niet leeg",
    "tuple_type": "een lijst",
    "list_type": "een lijst",
    "dict_type": "een object",
    "mapping_type": "een object",
    "model_type": "een object",
    "model_attributes_type": "een object",
    "decimal_max_places": "een bedrag met hoogstens twee decimalen",
    "decimal_max_digits": "een bedrag onder de miljard",
    "finite_number": "een eindig getal",
    "no_such_day": "een dag die bestaat, zoals 2026-03-05",
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
    # A field that does not exist is often the misspelt name of one that is missing.
    first = min(
        error.errors(include_url=False), key=lambda found: found["type"] != "extra_forbidden"
    )
    name = ".".join(_short(str(part)) for part in first["loc"]) or None
    kind = first["type"]
    place = first["loc"]
    inner = _model_in(fact_type.model_fields[str(place[0])].annotation) if place[1:] else None
    if kind == "extra_forbidden":
        known = inner.model_fields if inner else ("happened_on", "recorded_by", *fact_type.fields)
        return Refusal(
            "UNKNOWN_FIELD",
            what,
            f"Veld {name} bestaat niet bij {fact_type.topic()}.",
            f"Toegestaan: {', '.join(known)}.",
            field=name,
        )
    if kind == "missing":
        needed = inner.model_fields if inner else required(fact_type)
        return Refusal(
            "MISSING_FIELD",
            what,
            f"Veld {name} ontbreekt.",
            f"Verplicht: {', '.join(needed)}.",
            field=name,
        )
    todo = f"Toegestaan: {allowed(first)}."
    if place and place[0] in EXAMPLES:
        todo += f"\n  Zoals:  {EXAMPLES[str(place[0])]}"
    return Refusal("WRONG_VALUE", what, _found(name, first), todo, field=name)


def required(fact_type: type[Fact]) -> list[str]:
    """The fields a sender must give."""
    own = [name for name in fact_type.fields if name not in fact_type.defaults]
    return ["happened_on", "recorded_by", *own]


def _found(name: str | None, first: ErrorDetails) -> str:
    if name is None:
        return "De velden passen niet bij elkaar."
    return f"Veld {name} is {_shown(first['input'])}."


def _shown(value: Any) -> str:
    return _short(str(value) if isinstance(value, Decimal) else repr(value))


def _short(text: str) -> str:
    """Not longer than a line, and without what steers a terminal."""
    text = text if text.isprintable() else repr(text)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}… ({len(text)} tekens)"


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model of a field's own parts, however it is wrapped."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in get_args(annotation))
    return next((model for model in found if model), None)


def allowed(first: ErrorDetails) -> str:
    """What would have been right, in words."""
    kind, context = first["type"], first.get("ctx", {})
    if kind == "too_short" and isinstance(first["input"], Mapping):
        return "een object met ten minste één veld"
    if kind == "literal_error":
        return str(context["expected"]).replace("'", "").replace(" or ", ", ")
    if kind in WITH_CONTEXT:
        return WITH_CONTEXT[kind].format(**context)
    return ALLOWED.get(kind, first["msg"])
