"""Correcting and retracting, with what that changes shown before and after."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from journeys.application.bootstrap import Journeys
from journeys.application.command import Command, Recorded
from journeys.application.consequences import Consequences, consequences
from journeys.application.history import client_of, known_client
from journeys.application.issue import JOB as LISTS
from journeys.application.record import decide_only, record
from journeys.application.typed import typed
from journeys.clock import local_day
from journeys.store import claims


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
    client_of(journeys, ref)
    return _amendment(journeys, ref, "FactRetracted", by, fact=number, reason=reason)


def is_late(journeys: Journeys, command: Command) -> bool:
    """Whether it happened before something of this client that is already known, or before a
    list that went out: only then can it reach back."""
    day = command.fields.get("happened_on")
    if not isinstance(day, date):
        return False
    with journeys.database.read() as connection:
        last = claims.last(connection, LISTS)
    facts = known_client(journeys, command.client).facts
    known = max((fact.happened_on for fact in facts), default=day)
    return bool(facts) and (day < known or (last is not None and day < last))


def carry_out(journeys: Journeys, command: Command) -> tuple[Recorded, Consequences]:
    """Record something; returns also what it led to. Raises ``Refusal``."""
    before = known_client(journeys, command.client)
    recorded = record(journeys, command)
    return recorded, consequences(journeys, before, known_client(journeys, command.client))


def preview(journeys: Journeys, command: Command) -> Consequences:
    """What recording something would lead to; nothing is recorded. Raises ``Refusal``."""
    before = known_client(journeys, command.client)
    return consequences(journeys, before, decide_only(journeys, command))


def _amendment(journeys: Journeys, ref: str, kind: str, by: str, **fields: Any) -> Command:
    today = local_day(journeys.clock())
    return Command(ref, kind, {"happened_on": today, "recorded_by": by, **fields})
