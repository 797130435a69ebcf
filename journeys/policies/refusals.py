"""What is wrong with a policy set, in Dutch: the line, what was found, what is allowed."""

import re
from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from journeys.policies.toml_lines import Path, line_at

SHOWN = 60
"""Characters of a found value that are shown."""

KINDS_OF_VALUE = {
    "bool_type": "true of false",
    "bool_parsing": "true of false",
    "int_type": "een geheel getal",
    "int_parsing": "een geheel getal",
    "string_type": "een tekst tussen aanhalingstekens",
    "iso_day": "een datum als 2026-03-05",
    "no_such_day": "een datum als 2026-03-05",
    "model_type": "een tabel met velden",
    "dict_type": "een tabel",
    "tuple_type": "een lijst tussen [ en ]",
    "frozen_set_type": "een lijst tussen [ en ]",
    "list_type": "een lijst tussen [ en ]",
}


class PolicySetError(ValueError):
    """A text is no policy set; the message says on which line and what is allowed there."""


def as_toml_error(error: ValueError, text: str, name: str) -> PolicySetError:
    """That a text is no TOML at all, with the line that cannot be read."""
    lines = text.splitlines() or [""]
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
    faults = [
        (line_at(lines, (*at, *fault["loc"], *_field_at(fault))), _sentence(fault, model))
        for fault in error.errors()
    ]
    return PolicySetError(
        "\n".join(f"{name}, regel {line}: {text}" for line, text in sorted(faults))
    )


def _field_at(fault: ErrorDetails) -> Path:
    """The field that a check over several fields names as the one at fault."""
    name = fault.get("ctx", {}).get("at")
    return (str(name),) if name else ()


def _sentence(fault: ErrorDetails, model: type[BaseModel]) -> str:
    where = ".".join(str(part) for part in fault["loc"] if part != "[key]")
    kind, context = fault["type"], fault.get("ctx", {})
    if not where:
        return fault["msg"]
    if kind == "missing":
        return f"{where} ontbreekt"
    if kind == "extra_forbidden":
        allowed = ", ".join(_fields_at(model, fault["loc"][:-1]))
        return f"onbekend veld {where}; toegestaan: {allowed}"
    found = _shown(fault["input"])
    if kind in ("literal_error", "enum"):
        allowed = choices(fault)
    elif kind == "string_pattern_mismatch":
        allowed = "kleine letters, cijfers, - en _, hoogstens 40 tekens"
    elif kind in KINDS_OF_VALUE:
        allowed = KINDS_OF_VALUE[kind]
    elif kind == "greater_than_equal":
        allowed = f"een getal vanaf {context['ge']}"
    elif kind == "less_than_equal":
        allowed = f"een getal tot en met {context['le']}"
    else:
        return f"{where}: gevonden {found}; {fault['msg']}"
    return f"{where}: gevonden {found}; toegestaan: {allowed}"


def choices(fault: ErrorDetails) -> str:
    """The values that were allowed, where they are few; otherwise what was wrong."""
    expected = fault.get("ctx", {}).get("expected")
    return str(expected).replace(" or ", ", ") if expected else fault["msg"]


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _fields_at(model: type[BaseModel], path: Path) -> list[str]:
    """The fields allowed in the part of a model at a path."""
    annotation: Any = model
    for part in path:
        inner = _model_in(annotation)
        if inner is not None and isinstance(part, str) and part in inner.model_fields:
            annotation = inner.model_fields[part].annotation
    inner = _model_in(annotation)
    return list(inner.model_fields) if inner else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
