"""A fact with everything kept beside it, as one object and back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from journeys.application.export_facts import as_told
from journeys.events import BY_COMMAND, DESTROYED, REGISTRY, Fact
from journeys.events.loading import revived

Line = dict[str, Any]


def told(fact: Fact, position: int) -> Line:
    """A fact as the vocabulary says it, with what the log keeps beside it."""
    log: Line = {"position": position, "command": fact.command_id, "trace": fact.trace_id}
    if fact.caused_by != BY_COMMAND:
        log["cause"] = fact.caused_by
    return {**as_told(fact), "stored_at": fact.stored_at.isoformat(), "log": log}


def fact_of(line: Line, stream: UUID, *, destroyed: bool = False) -> Fact:
    """The fact that was told, not judged anew: it was, where it was recorded.

    ``destroyed`` says that nobody can read its sealed fields any more, and whatever stands
    there is not taken for a text. Raises ``KeyError`` or ``ValueError`` for what is no fact.
    """
    fact_type = REGISTRY[line["type"]]
    values = {name: line[name] for name in fact_type.fields if name in line}
    if destroyed:
        values |= dict.fromkeys(fact_type.sealed & values.keys(), DESTROYED)
    log = line["log"]
    envelope = {
        "originator_id": stream,
        "originator_version": line["number"],
        "timestamp": datetime.fromisoformat(line["recorded_at"]),
        "stored_at": datetime.fromisoformat(line["stored_at"]),
        "happened_on": line["happened_on"],
        "recorded_by": line["recorded_by"],
        "sender_id": line.get("id"),
        "command_id": log["command"],
        "caused_by": log.get("cause", BY_COMMAND),
        "trace_id": log["trace"],
    }
    return fact_type.restored(revived(fact_type, {**values, **envelope}))
