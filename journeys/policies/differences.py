"""What differs between two policy sets: rule by rule, field by field, as people read it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from journeys.policies.policy_set import PolicySet
from journeys.policies.rule import Rule
from journeys.policies.term import Term

NOTHING = "–"
"""Stands where one of the two sets has nothing."""
GENERAL = ""
"""Stands for the set as a whole in place of a rule's name."""


class Difference(NamedTuple):
    """One field of one rule that differs; ``rule`` is empty for what the rules share."""

    rule: str
    field: str
    before: str
    after: str


def differences(before: PolicySet, after: PolicySet) -> Iterator[Difference]:
    """Each difference, the general ones first and then by rule in the order of the newer set."""
    yield from _differing(GENERAL, _general(before), _general(after))
    names = [*after.rules, *(name for name in before.rules if name not in after.rules)]
    for name in names:
        old, new = before.rules.get(name), after.rules.get(name)
        yield from _differing(name, _of_rule(old), _of_rule(new))


def _general(policy_set: PolicySet) -> dict[str, str]:
    frame = policy_set.frame
    parts = {name: getattr(frame, name) for name in type(frame).model_fields}
    for label in ("name", "version", "effective_from"):
        del parts[label]
    return dict(_flat(parts))


def _of_rule(rule: Rule | None) -> dict[str, str]:
    if rule is None:
        return {}
    return dict(_flat({name: getattr(rule, name) for name in type(rule).model_fields}))


def _flat(parts: Mapping[Any, Any], at: str = "") -> Iterator[tuple[str, str]]:
    """Every field that says something, tables within tables named by their whole path."""
    for name, value in parts.items():
        path = f"{at}{_told(name)}"
        if isinstance(value, Mapping):
            yield from _flat(value, f"{path}.")
        elif isinstance(value, BaseModel) and not isinstance(value, Term):
            fields = type(value).model_fields
            yield from _flat({field: getattr(value, field) for field in fields}, f"{path}.")
        elif value not in (None, (), frozenset()):
            yield path, _told(value)


def _told(value: Any) -> str:
    if isinstance(value, Term):
        return value.words + (" (open)" if value.open else "")
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, type):
        return value.__name__
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(_told, value)))
    if isinstance(value, tuple):
        return ", ".join(map(_told, value))
    return str(value)


def _differing(
    rule: str, before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Difference]:
    for field in dict.fromkeys([*after, *before]):
        old, new = before.get(field, NOTHING), after.get(field, NOTHING)
        if old != new:
            yield Difference(rule, field, old, new)
