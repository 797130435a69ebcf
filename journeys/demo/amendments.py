"""Setting right what was entered wrongly, some days later."""

from typing import Any

from journeys.demo.life import Life
from journeys.demo.sentences import CORRECTION_REASONS, RETRACTION_REASONS
from journeys.demo.staff import TEAM_LEADERS


def set_right_later(life: Life, number: int, changes: dict[str, Any] | None) -> None:
    """Somebody will find the mistake; without changes the fact ought not to be there at all."""
    if "set_right" not in life.agenda:
        life.mistake = (number, changes)
        life.plan("set_right", life.in_days(0, 11))


def set_right(life: Life) -> None:
    """The one who recorded the fact corrects or retracts it, or else the teamleider."""
    number, changes = life.mistake
    recorder = life.facts[number - 1]["recorded_by"]
    by = recorder if recorder == life.consultant and life.chance(0.75) else TEAM_LEADERS[0]
    if changes is None:
        reason = life.rng.choice(RETRACTION_REASONS)
        life.tell("FactRetracted", by, fact=number, reason=reason)
        return
    reason = life.rng.choice(CORRECTION_REASONS)
    life.tell("FactCorrected", by, fact=number, changes=changes, reason=reason)
