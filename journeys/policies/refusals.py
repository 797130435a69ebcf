"""What is wrong with a policy set, in Dutch: the line, what was found, what is allowed."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, LiteralString, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from journeys.policies.toml_lines import Path, line_at

SHOWN = 60
"""Characters of a found value that are shown."""

OF_OUR_OWN = "policy_set"
"""The type of the faults that checks of our own find."""

ALLOWED = {
    "literal_error": "{expected}",
    "bool_type": "true of false",
    "bool_parsing": "true of false",
    "int_type": "een geheel getal",
    "int_parsing": "een geheel getal",
    "greater_than_equal": "een getal vanaf {ge}",
    "less_than_equal": "een getal tot en met {le}",
    "string_type": "een tekst tussen aanhalingstekens",
    "string_too_short": "een tekst van ten minste {min_length} teken",
    "string_too_long": "een tekst van hoogstens {max_length} tekens",
    "string_pattern_mismatch": "kleine letters, cijfers, - en _, hoogstens 40 tekens",
    "iso_day": "een datum als 2026-03-05",
    "no_such_day": "een datum als 2026-03-05",
    "model_type": "een tabel met velden",
    "dict_type": "een tabel",
    "tuple_type": "een lijst tussen [ en ]",
    "frozen_set_type": "een lijst tussen [ en ]",
    "list_type": "een lijst tussen [ en ]",
    "too_short": "ten minste {min_length}",
}
"""What may stand there, by the fault that a reader of values names."""


class PolicySetError(ValueError):
    """A text is no policy set; the message says on which line and what is allowed there."""


def wrong(says: LiteralString, **found: Any) -> PydanticCustomError:
    """What a check of our own finds; ``at`` names the field where the place alone does not."""
    return PydanticCustomError(OF_OUR_OWN, says, found)


def as_toml_error(error: ValueError, text: str, name: str) -> PolicySetError:
    """That a text is no TOML at all, with the line that cannot be read."""
    lines = text.splitlines()
    found = re.search(r"at line (\d+)", str(error))
    number = min(int(found[1]), len(lines)) if found else len(lines)
    return PolicySetError(
        f"{name}, regel {number}: geen geldige TOML: gevonden {_shown(lines[number - 1])}; "
        "toegestaan: [tabel], [[rules]] of naam = waarde, zoals version = 1"
    )


def as_error(
    error: ValidationError, model: type[BaseModel], at: Path, lines: Mapping[Path, int], name: str
) -> PolicySetError:
    """Every fault that a model found in the part of a text at a path, one a line."""
    found = error.errors()
    faults = [
        (line_at(lines, (*at, *fault["loc"], *_field_at(fault))), _sentence(fault, model))
        for fault in found
        if not _follows(fault, found)
    ]
    return PolicySetError(
        "\n".join(f"{name}, regel {line}: {text}" for line, text in sorted(faults))
    )


def _follows(fault: ErrorDetails, others: Sequence[ErrorDetails]) -> bool:
    """Whether a list is too short only because what stands in it is wrong."""
    place = fault["loc"]
    return fault["type"] == "too_short" and any(
        len(other["loc"]) > len(place) and other["loc"][: len(place)] == place for other in others
    )


def _field_at(fault: ErrorDetails) -> Path:
    """The field that a check over several fields names as the one at fault."""
    at: Path | str = fault.get("ctx", {}).get("at", ())
    return (at,) if isinstance(at, str) else at


def _sentence(fault: ErrorDetails, model: type[BaseModel]) -> str:
    where = ".".join(str(part) for part in fault["loc"] if part != "[key]")
    if not where:
        return fault["msg"]
    if fault["type"] == "missing":
        return f"{where} ontbreekt"
    if fault["type"] == "extra_forbidden":
        fields = ", ".join(_fields_at(model, fault["loc"][:-1]))
        return f"onbekend veld {where}; toegestaan: {fields}"
    return f"{where}: gevonden {_shown(fault['input'])}; {allowed(fault)}"


def allowed(fault: ErrorDetails) -> str:
    """What may stand there; a check of our own says that itself."""
    of_its_type = ALLOWED.get(fault["type"])
    if of_its_type is None:
        return fault["msg"]
    return f"toegestaan: {of_its_type.format(**fault.get('ctx', {})).replace(' or ', ', ')}"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """The fields allowed in the part of a model at a path."""
    for part in path:
        if its_field := model.model_fields.get(str(part)):
            model = _model_in(its_field.annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
