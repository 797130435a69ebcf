"""What the form of a fact asks: one field for each field of the fact, from the fact itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from journeys.application.fact_types import KEY_GIVEN
from journeys.events import Fact
from journeys.language import BY_FIELD, TREDEN, field_label
from journeys.lists.questionnaire.questions import SCORED

Kind = Literal[
    "choice", "ticked", "tick", "day", "number", "amount", "text", "line", "rows", "parts"
]
Choices = tuple[tuple[Any, str], ...]
"""Each value that may be chosen, with its Dutch word."""

YES_NO: Choices = ((True, "ja"), (False, "nee"))
ON_ONE_LINE = ("provider", "reference", "source")
"""Texts of a few words."""
DAY_OF_IT = "happened_on"
AMOUNT = "amount"
OR_DECLINED = "tenzij de inwoner niet meedeed"
SCORES = ("loneliness", "happiness", "health")
WHEN: dict[tuple[str, str], str] = {
    ("ClientRegistered", "benefit_since"): "alleen bij een uitkering",
    ("PathDecided", "until"): "alleen bij een ontheffing",
    **{
        ("EffectMeasured", name): f"{asked.lowest}, {asked.highest}; {OR_DECLINED}"
        for name, asked in zip(SCORES, SCORED, strict=True)
    },
    ("EffectMeasured", "obstacles_fewer"): OR_DECLINED,
    ("EffectMeasured", "declined"): "dan vult u verder niets in",
}
"""When a field is needed, where that hangs on another one, and what its numbers stand for."""
LINE = 100
"""Characters; what may be longer is given room for it."""
FEW = 3
"""So many fields are shown at once; of more, those that may be left out are folded away."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form; ``parts`` are the fields of which it is made itself."""

    name: str
    label: str
    kind: Kind
    required: bool
    choices: Choices = ()
    parts: "tuple[FormField, ...]" = ()
    at_least: int | None = None
    at_most: int | None = None
    folded: bool = False
    when: str = ""
    """When it is needed, where that hangs on another field."""


def fields_of(
    fact_type: type[Fact], narrowed: Mapping[str, Choices] | None = None
) -> list[FormField]:
    """What the form of a fact asks; ``narrowed`` are choices that only this client knows."""
    day = FormField(DAY_OF_IT, field_label(DAY_OF_IT), "day", required=True)
    own = [
        replace(field, kind="choice", choices=choices) if choices else field
        for field in _of_the_fact(fact_type)
        if (fact_type.topic(), field.name) not in KEY_GIVEN
        for choices in [(narrowed or {}).get(field.name)]
    ]
    many = len(own) >= FEW
    return [day, *(_placed(fact_type.topic(), field, many=many) for field in own)]


def _placed(topic: str, field: FormField, *, many: bool) -> FormField:
    when = WHEN.get((topic, field.name), "")
    return replace(field, when=when, folded=many and not field.required and not when)


@cache
def _of_the_fact(fact_type: type[Fact]) -> tuple[FormField, ...]:
    schema = fact_type.model_json_schema()
    return tuple(_fields(schema, schema.get("$defs", {}), fact_type.fields))


def _fields(
    schema: Mapping[str, Any], named: Mapping[str, Any], names: Sequence[str]
) -> Iterator[FormField]:
    required = schema.get("required", ())
    for name in names:
        yield _asked(name, schema["properties"][name], named, required=name in required)


def _asked(
    name: str, schema: Mapping[str, Any], named: Mapping[str, Any], *, required: bool
) -> FormField:
    if "anyOf" in schema and name != AMOUNT:
        return _asked(name, schema["anyOf"][0], named, required=required)
    if "items" in schema:
        of = _asked(name, schema["items"], named, required=required)
        return replace(of, kind="rows" if of.kind == "parts" else "ticked")
    plain = FormField(name, field_label(name), "line", required)
    if "$ref" in schema:
        parts = named[schema["$ref"].rpartition("/")[2]]
        own = tuple(_fields(parts, named, [*parts["properties"]]))
        return replace(plain, kind="parts", parts=own)
    if "const" in schema:
        return replace(plain, kind="tick", choices=_labelled(name, [schema["const"]]))
    if choices := _choices(name, schema):
        return replace(plain, kind="choice", choices=choices)
    return _written(plain, schema)


def _choices(name: str, schema: Mapping[str, Any]) -> Choices:
    if "enum" in schema:
        return _labelled(name, schema["enum"])
    if schema.get("type") == "boolean":
        return _labelled(name, [True, False]) if name in BY_FIELD else YES_NO
    if name.endswith("trede"):
        return tuple((trede, f"{trede} – {label}") for trede, label in TREDEN.items())
    return ()


def _labelled(name: str, values: Sequence[Any]) -> Choices:
    labels = BY_FIELD.get(name, {})
    return tuple((value, labels.get(value, str(value))) for value in values)


def _written(plain: FormField, schema: Mapping[str, Any]) -> FormField:
    if plain.name == AMOUNT:
        return replace(plain, kind="amount")
    if schema["type"] == "integer":
        least, most = schema.get("minimum"), schema.get("maximum")
        return replace(plain, kind="number", at_least=least, at_most=most)
    if schema.get("format") == "date":
        return replace(plain, kind="day")
    long = schema.get("maxLength", 0) > LINE and plain.name not in ON_ONE_LINE
    return replace(plain, kind="text" if long else "line")
