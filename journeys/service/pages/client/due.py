"""What is due of a client: what, when, why, and how that day was come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeys.language import rule_label, standing
from journeys.lists.cells import assignee
from journeys.lists.working import Line, lines


@dataclass(frozen=True, slots=True)
class Due:
    """One reason for contact, with its working."""

    label: str
    because: str
    plan_on: date
    due_on: date
    stand: str
    state: str | None
    whose: str
    working: list[Line]

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.state in ("overdue", "escalated")


def due(obligations: Iterable[Mapping[str, Any]], on: date, people: Mapping[str, str]) -> list[Due]:
    """Everything that is open, the first day first."""
    return [_due(one, on, people) for one in obligations]


def _due(one: Mapping[str, Any], on: date, people: Mapping[str, str]) -> Due:
    due_on = date.fromisoformat(one["due_on"])
    whose = assignee(one)
    return Due(
        label=rule_label(one["rule"], one["key"]),
        because=one["because"],
        plan_on=date.fromisoformat(one["plan_on"]),
        due_on=due_on,
        stand=standing(due_on, on),
        state=one["state"],
        whose=people.get(whose, whose),
        working=list(lines(one)),
    )
