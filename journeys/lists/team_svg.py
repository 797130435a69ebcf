"""How a team stands, drawn: who has how many and what of it waits, and how long ago talks were."""

from collections.abc import Iterable, Mapping
from typing import Any

from journeys.lists.bars_svg import bars_svg

WAITING = ("clients", "overdue", "escalated")
SAID = ("inwoners", "te laat", "bij u")


def caseload_svg(rows: Iterable[Mapping[str, Any]], role: str) -> str:
    """Three bars a person: their clients, of whom late, of whom with the teamleider too."""
    groups = {str(row["name"]): [row[name] for name in WAITING] for row in rows}
    return bars_svg(f"caseload-{role}", f"Inwoners per {role}", groups, SAID)


def silence_svg(silent: Mapping[str, int]) -> str:
    """A bar for each time since the last talk."""
    groups = {said: [count] for said, count in silent.items()}
    return bars_svg("gesproken", "Hoe lang geleden het laatste gesprek was", groups, ["inwoners"])
