"""A policy set: which rules apply, with which terms, for whom, and on whose authority."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from journeys.aggregates.state import State
from journeys.events import Fact
from journeys.policies.conditions import When
from journeys.policies.frame import Frame
from journeys.policies.history import History
from journeys.policies.kinds import KINDS
from journeys.policies.kinds.care_path import Suspicion
from journeys.policies.refusals import PolicySetError, as_error
from journeys.policies.rule import Rule
from journeys.policies.toml_lines import Path, line_at, lines_of
from journeys.policies.toml_text import tables_of

M = TypeVar("M", bound=BaseModel)

SHIPPED = "rijswijk.toml"
SHIPPED_IN_2026 = "rijswijk-2026.toml"
"""Holds only what that set changes in the one before."""


class PolicySet:
    """The rules of a municipality, read from TOML and found to be sound."""

    def __init__(self, frame: Frame, rules: Mapping[str, Rule], content: str) -> None:
        self.frame = frame
        self.rules = dict(rules)
        self.content = content
        self._asking: dict[frozenset[type[Fact]], tuple[Rule, ...]] = {}

    @property
    def name(self) -> str:
        """The set's name."""
        return self.frame.name

    @property
    def version(self) -> int:
        """The set's version; a change is a new one."""
        return self.frame.version

    @property
    def effective_from(self) -> date:
        """The first day on which the set counts."""
        return self.frame.effective_from

    @property
    def label(self) -> str:
        """Name and version, such as ``rijswijk@1``."""
        return self.frame.label

    def history(self, timeline: Sequence[Fact], state: State | None = None) -> History:
        """What the rules look at; ``state`` is the timeline's fold, when the caller has it."""
        return History(timeline, self.frame, self.active, state)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the set's text: two sets with one digest are one set."""
        return digest_of(self.content)

    @cached_property
    def active(self) -> dict[str, Rule]:
        """The rules that are switched on, by name, in the order of the text."""
        return {name: rule for name, rule in self.rules.items() if rule.active}

    def asking(self, types: Collection[type[Fact]]) -> tuple[Rule, ...]:
        """The rules that can find something open on a timeline of these fact types.

        Remembered: most clients have met the same few dozen combinations, and of two thirds of
        the rules nothing that could open them ever happened.
        """
        present = frozenset(types)
        asking = self._asking.get(present)
        if asking is None:
            rules = self.active.values()
            asking = tuple(rule for rule in rules if not present.isdisjoint(rule.anchors))
            self._asking[present] = asking
        return asking

    @cached_property
    def suspicion(self) -> Suspicion | None:
        """The rule that says when a suspicion lapses, also when its reminder is off."""
        return next((rule for rule in self.rules.values() if isinstance(rule, Suspicion)), None)


def digest_of(content: str) -> str:
    """The SHA-256 of a set's text."""
    return hashlib.sha256(content.encode()).hexdigest()


def load_policy_set(text: str, name: str = "beleid") -> PolicySet:
    """Read a policy set; ``name`` is how refusals call the text.

    Raises PolicySetError, which names the line, what was found there and what is allowed.
    """
    return _Reading(tables_of(text, name), lines_of(text), name).policy_set(text)


@lru_cache(maxsize=1)
def shipped() -> PolicySet:
    """Rijswijk's set, which comes with the package."""
    return load_policy_set(_text_of(SHIPPED), SHIPPED)


@lru_cache(maxsize=1)
def shipped_sets() -> tuple[PolicySet, ...]:
    """Every set that comes with the package: the first, and the later ones to be adopted."""
    later = changed(_text_of(SHIPPED), _text_of(SHIPPED_IN_2026))
    return shipped(), load_policy_set(later)


def _text_of(name: str) -> str:
    return files("journeys.policies").joinpath(name).read_bytes().decode()


def changed(text: str, changes: str) -> str:
    """A set's text with other values for some of its first fields, and further tables after it."""
    fields, _, tables = changes.partition("\n[")
    for name, value in re.findall(r"^(\w+) = (.+)$", fields, re.MULTILINE):
        text = re.sub(rf"^{name} = .+$", f"{name} = {value}", text, count=1, flags=re.MULTILINE)
    return f"{text}\n[{tables}" if tables else text


class _Reading:
    """One text on its way to a policy set."""

    def __init__(self, tables: dict[str, Any], lines: dict[Path, int], name: str) -> None:
        self.tables, self.lines, self.name = tables, lines, name

    def policy_set(self, text: str) -> PolicySet:
        raw_rules = self.tables.pop("rules", None)
        if not isinstance(raw_rules, list):
            raise self.refused(("rules",), "nodig: ten minste een [[rules]]")
        frame = self.read(Frame, self.tables, ())
        if frame.defaults.escalate_to not in frame.roles:
            raise self.refused(
                ("defaults", "escalate_to"), *_unknown(frame.defaults.escalate_to, frame.roles)
            )
        rules: dict[str, Rule] = {}
        for index, raw in enumerate(raw_rules):
            rule = self.rule(frame, raw, ("rules", index))
            if rule.rule in rules:
                raise self.refused(("rules", index, "rule"), f"{rule.rule} staat er al")
            rules[rule.rule] = rule
        self.check_references(rules)
        return PolicySet(frame, rules, text)

    def rule(self, frame: Frame, raw: Any, at: Path) -> Rule:
        if not isinstance(raw, dict):
            raise self.refused(at, "nodig: een tabel met velden")
        kind = raw.get("kind")
        if not isinstance(kind, str) or kind not in KINDS:
            raise self.refused((*at, "kind"), *_unknown(kind, KINDS))
        rule = self.read(KINDS[kind], {"list_before": frame.defaults.list_before, **raw}, at)
        if rule.role not in frame.roles:
            raise self.refused((*at, "role"), *_unknown(rule.role, frame.roles))
        if rule.escalate_before and rule.escalate_after:
            raise self.refused(
                (*at, "escalate_before"), "nodig: escalate_before of escalate_after, niet beide"
            )
        return rule

    def check_references(self, rules: Mapping[str, Rule]) -> None:
        """Another rule that a rule looks at must exist, and not look back."""
        for index, (name, rule) in enumerate(rules.items()):
            for other in _looks_at(rule):
                if other not in rules:
                    raise self.refused(("rules", index, "not_open"), *_unknown(other, rules))
                if _reaches(other, name, rules):
                    raise self.refused(
                        ("rules", index, "not_open"), f"{name} kijkt langs {other} naar zichzelf"
                    )

    def read(self, model: type[M], raw: Any, at: Path) -> M:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            raise as_error(error, model, at, self.lines, self.name) from None

    def refused(self, at: Path, *sentences: str) -> PolicySetError:
        where = ".".join(part for part in at if isinstance(part, str))
        text = "; ".join(sentences)
        return PolicySetError(f"{self.name}, regel {line_at(self.lines, at)}: {where}: {text}")


def _unknown(found: object, allowed: Mapping[str, Any]) -> tuple[str, str]:
    what = "ontbreekt" if found is None else f"gevonden {found!r}"
    return (what, f"toegestaan: {', '.join(allowed)}")


def _looks_at(rule: Rule) -> list[str]:
    found = [when.not_open for when in getattr(rule, "when", ()) if isinstance(when, When)]
    found.append(getattr(rule, "not_open", None))
    return [name for name in found if name]


def _reaches(start: str, goal: str, rules: Mapping[str, Rule]) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            waiting += [other for other in _looks_at(rules[name]) if other in rules]
    return False
