"""The named rules that refuse a fact: one list to read them all in.

Each looks at the state before the new fact, on the day it happened and as known now, and
returns why the fact cannot be recorded, or nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from journeys.aggregates.state import State
from journeys.events import Fact


@dataclass(frozen=True, slots=True)
class Before:
    """What a guard may look at."""

    client: str
    state: State
    """The state at the end of the day on which the new fact happened, without it."""
    facts: Sequence[Fact]
    """Every fact of the client as recorded, by number."""
    timeline: Sequence[Fact]
    """The whole effective timeline, also what happened later."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a fact cannot be recorded, and what to do about it."""

    why: str
    todo: str = ""


def command_line(before: Before, fact_type: type[Fact], fields: str) -> str:
    """What somebody types to record such a fact about this client first."""
    return f"journeys record {before.client} {fact_type.topic()} --on DATUM {fields} --by GEBRUIKER"


Check = Callable[[Any, Before], Broken | None]


@dataclass(frozen=True, slots=True)
class Guard:
    """A named rule; ``code`` is stable for programs."""

    code: str
    broken_by: Check


GUARDS: dict[type[Fact], list[Guard]] = {}
"""The rules that guard each type of fact, in the order in which they are asked."""


def guard(code: str, *fact_types: type[Fact]) -> Callable[[Check], Guard]:
    """Make the decorated check a rule that guards these types of fact."""

    def register(check: Check) -> Guard:
        rule = Guard(code, check)
        for fact_type in fact_types:
            GUARDS.setdefault(fact_type, []).append(rule)
        return rule

    return register
