"""Which facts were corrected or retracted, read from the facts of one history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Fact = Mapping[str, Any]
"""One fact of a history: its number, type and instants, with its own fields beside them."""


@dataclass
class Corrections:
    """What the corrections among the facts put in place, by the number of the fact."""

    changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    retracted: set[int] = field(default_factory=set)

    def of(self, fact: Fact) -> dict[str, Any]:
        """The corrected values of one fact."""
        return self.changes.get(fact["number"], {})

    def effective(self, fact: Fact) -> dict[str, Any]:
        """The fact as it stands now."""
        return {**fact, **self.of(fact)}


def corrections_in(facts: Sequence[Fact]) -> Corrections:
    """Read from the last to the first, so that a corrected correction is known as it stands."""
    found = Corrections()
    for fact in sorted(facts, key=lambda one: one["number"], reverse=True):
        if fact["number"] in found.retracted or fact.get("retracted_by"):
            continue
        now = found.effective(fact)
        if fact["type"] == "FactRetracted":
            found.retracted.add(now.get("fact", 0))
        elif fact["type"] == "FactCorrected" and isinstance(now.get("changes"), Mapping):
            earlier = found.changes.get(now.get("fact", 0), {})
            found.changes[now.get("fact", 0)] = {**now["changes"], **earlier}
    return found


def timeline(facts: Sequence[Fact], corrections: Corrections) -> list[dict[str, Any]]:
    """The facts that stand, as they stand, in the order in which they happened."""
    standing = [
        corrections.effective(fact)
        for fact in facts
        if fact["number"] not in corrections.retracted and not fact.get("retracted_by")
    ]
    return sorted(standing, key=lambda fact: (str(fact["happened_on"]), fact["number"]))
