"""Correcting and retracting, with what that changes shown before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeys.aggregates.breaches import Breach, breaches
from journeys.aggregates.client import Client
from journeys.aggregates.timeline import effective
from journeys.application.bootstrap import Journeys
from journeys.application.history import client_of
from journeys.application.record import Command, Recorded, decide_only, record
from journeys.application.typed import typed
from journeys.clock import local_day
from journeys.events import Fact
from journeys.policies import Obligation, evaluate


@dataclass(frozen=True, slots=True)
class Change:
    """One obligation that is another after an amendment; nothing where there is none."""

    rule: str
    key: str | None
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Consequences:
    """What an amendment leads to beside the fact itself."""

    terms: list[Change]
    breaches: list[Breach]
    """The facts that lose their ground by it, or lose it otherwise than before."""
    settled: list[Breach]
    """The facts that stood without ground and no longer do."""


def correction(
    journeys: Journeys, ref: str, number: int, given: Mapping[str, str], *, reason: str, by: str
) -> Command:
    """The command that corrects some fields of a fact; ``given`` is as a person typed it."""
    facts = client_of(journeys, ref).facts
    target = type(facts[number - 1]) if 1 <= number <= len(facts) else None
    changes = {name: typed(target, name, text) for name, text in given.items()}
    return _amendment(
        journeys, ref, "FactCorrected", by, fact=number, changes=changes, reason=reason
    )


def retraction(journeys: Journeys, ref: str, number: int, reason: str, by: str) -> Command:
    """The command that retracts a fact."""
    return _amendment(journeys, ref, "FactRetracted", by, fact=number, reason=reason)


def amend(journeys: Journeys, command: Command) -> tuple[Recorded, Consequences]:
    """Record an amendment; returns also what it led to. Raises ``Refusal``."""
    before = client_of(journeys, command.client)
    recorded = record(journeys, command)
    return recorded, _consequences(journeys, before, client_of(journeys, command.client))


def preview(journeys: Journeys, command: Command) -> Consequences:
    """What an amendment would lead to; nothing is recorded. Raises ``Refusal``."""
    before = client_of(journeys, command.client)
    return _consequences(journeys, before, decide_only(journeys, command))


def _consequences(journeys: Journeys, before: Client, after: Client) -> Consequences:
    terms = _changes(_obligations(journeys, before.facts), _obligations(journeys, after.facts))
    old, new = breaches(before.ref, before.facts), breaches(after.ref, after.facts)
    known, left = {(b.number, b.code) for b in old}, {b.number for b in new}
    return Consequences(
        terms,
        breaches=[b for b in new if (b.number, b.code) not in known],
        settled=[b for b in old if b.number not in left],
    )


def _amendment(journeys: Journeys, ref: str, kind: str, by: str, **fields: Any) -> Command:
    today = local_day(journeys.clock())
    return Command(ref, kind, {"happened_on": today, "recorded_by": by, **fields})


def _obligations(
    journeys: Journeys, facts: Sequence[Fact]
) -> dict[tuple[str, str | None], Obligation]:
    found = evaluate(effective(facts), journeys.policy_set)
    return {(obligation.rule, obligation.key): obligation for obligation in found}


def _changes(
    before: Mapping[tuple[str, str | None], Obligation],
    after: Mapping[tuple[str, str | None], Obligation],
) -> list[Change]:
    changes = []
    for rule, key in sorted(before.keys() | after.keys(), key=str):
        old, new = before.get((rule, key)), after.get((rule, key))
        dates = (old.due_on if old else None, new.due_on if new else None)
        if dates[0] != dates[1]:
            changes.append(Change(rule, key, *dates))
    return changes
