"""The definitions that ship, and choosing the version of each that a report is made with."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from journeys.language.refusal import Refusal
from journeys.policies.refusals import PolicySetError, as_error
from journeys.policies.toml_lines import Path, lines_of
from journeys.policies.toml_text import tables_of
from journeys.reports.definition import Definition
from journeys.reports.kinds import KINDS
from journeys.reports.small_cells import Cell, Sum

SHIPPED = "council.toml"


class Definitions(NamedTuple):
    """Every version of every figure, in the order in which they are read.

    ``sums`` say which numbers are sums of others, beside each figure of its own parts.
    """

    figures: tuple[Definition, ...]
    sums: tuple[Sum, ...]


@lru_cache
def shipped() -> Definitions:
    """The definitions that ship."""
    return load(files("journeys.reports").joinpath(SHIPPED).read_text("utf-8"), SHIPPED)


def load(text: str, name: str) -> Definitions:
    """The definitions in a TOML text. Raises ``PolicySetError`` with the line at fault."""
    read, lines = tables_of(text, name), lines_of(text)
    found: dict[tuple[str, int], Definition] = {}
    for at, values in enumerate(read.get("figure", ())):
        line = lines.get(("figure", at), 1)
        kind = _kind(values, name, line)
        try:
            definition = kind.model_validate(_as_tuples(values))
        except ValidationError as error:
            raise as_error(error, kind, ("figure", at), lines, name) from None
        key = definition.id, definition.version
        if key in found:
            raise PolicySetError(f"{name}, regel {line}: {key[0]}@{key[1]} staat er al")
        found[key] = definition
    return Definitions(tuple(found.values()), tuple(_sums(read, lines, name)))


def chosen(every: Definitions, named: Iterable[str] = ()) -> list[Definition]:
    """The first version of each definition, or the one named, such as ``spoken@2``.

    Raises ``Refusal`` for one that does not exist.
    """
    by_label = {f"{one.id}@{one.version}": one for one in every.figures}
    first: dict[str, Definition] = {}
    for one in by_label.values():
        first.setdefault(one.id, one)
    for label in named:
        if label not in by_label:
            raise _unknown(label, by_label)
        first[by_label[label].id] = by_label[label]
    return list(first.values())


def _unknown(label: str, known: Mapping[str, Definition]) -> Refusal:
    return Refusal(
        "UNKNOWN_DEFINITION",
        "Het rapport is niet gemaakt",
        f"Er is geen definitie {label}.",
        f"Toegestaan: {', '.join(known)}.",
        field="definition",
    )


def _kind(values: Any, name: str, line: int) -> type[Definition]:
    kind = values.get("kind") if isinstance(values, dict) else None
    if kind not in KINDS:
        raise PolicySetError(
            f"{name}, regel {line}: kind: gevonden {kind!r}; toegestaan: {', '.join(KINDS)}"
        )
    return KINDS[kind]


def _as_tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}


class _Sum(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    total: str
    parts: tuple[str, ...]


def _sums(read: Mapping[str, Any], lines: Mapping[Path, int], name: str) -> Iterator[Sum]:
    for at, values in enumerate(read.get("sum", ())):
        try:
            said = _Sum.model_validate(_as_tuples(values))
        except ValidationError as error:
            raise as_error(error, _Sum, ("sum", at), lines, name) from None
        yield Sum(_cell(said.total), tuple(map(_cell, said.parts)))


def _cell(text: str) -> Cell:
    figure, _, part = text.partition(".")
    return figure, part or None
