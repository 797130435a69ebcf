"""What there is to notice about a fact beside its line in a history."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from journeys.clock import local_day
from journeys.language import as_day, as_instant, counted, day, one_line, runs, value_label
from journeys.lists.corrected import Corrections, Fact


def remark(fact: Fact, corrections: Corrections) -> str:
    """``hersteld door 12``, ``ingetrokken door 14``, ``4 dagen later``, ``zonder grond: …``."""
    found = _set_right(fact, corrections)
    if fact.get("outdated"):
        found.append("achterhaald")
    if moved := fact.get("superseded"):
        found.append(f"vervangen: {day(date.fromisoformat(moved['due_on']))} ({moved['policy']})")
    if fact.get("touched_by"):
        by = ", ".join(map(str, fact["touched_by"]))
        found.append(f"opnieuw te bezien: geraakt door feit {by}")
    if fact.get("breach"):
        found.append(f"zonder grond: {one_line(fact['breach']).rstrip('.')}")
    if not found and not fact["type"].startswith("Fact") and not is_taken_over(fact):
        found = _late(fact)
    return ", ".join(found)


def is_taken_over(fact: Fact) -> bool:
    """Whether the fact was recorded elsewhere and imported afterwards."""
    stored_at, recorded_at = as_instant(fact.get("stored_at")), as_instant(fact["recorded_at"])
    if stored_at is None or recorded_at is None:
        return False
    return stored_at != recorded_at


def taken_over(facts: Sequence[Fact]) -> str:
    """``Overgenomen uit een ander systeem: feit 1 t/m 23, 25.``, or nothing."""
    taken = [fact["number"] for fact in facts if is_taken_over(fact)]
    if not taken:
        return ""
    return f"Overgenomen uit een ander systeem: feit {', '.join(runs(taken))}."


def _set_right(fact: Fact, corrections: Corrections) -> list[str]:
    if fact.get("retracted_by"):
        return [f"ingetrokken door {numbers(fact['retracted_by'])}"]
    if not fact.get("corrected_by"):
        return []
    found = [f"hersteld door {numbers(fact['corrected_by'])}"]
    happened_on = corrections.of(fact).get("happened_on")
    if happened_on:
        found.append(f"gebeurd op {value_label('happened_on', happened_on)}")
    return found


def numbers(value: Any) -> str:
    """``12`` or ``12 en 15``."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " en ".join(str(one) for one in value)
    return str(value)


def _late(fact: Mapping[str, Any]) -> list[str]:
    recorded_at, happened_on = as_instant(fact["recorded_at"]), as_day(fact["happened_on"])
    if recorded_at is None or happened_on is None:
        return []
    days = (local_day(recorded_at) - happened_on).days
    return [f"{counted(days, 'day')} later"] if days > 0 else []
