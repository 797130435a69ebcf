"""Facts as another program sends them."""

from typing import Any

from tests.usual import CONSULTANT, RECORDERS, SUPERVISOR, USUAL


def fact(client: str, type_: str, day: str, **fields: Any) -> dict[str, Any]:
    """A fact that happened on a day, the usual fields filled in."""
    by = RECORDERS.get(type_, SUPERVISOR)
    line = {"client": client, "type": type_, "happened_on": day, "recorded_by": by}
    return {**line, **USUAL.get(type_, {}), **fields}


def registered(client: str, day: str = "2024-01-01", **fields: Any) -> dict[str, Any]:
    """A client on trede 2 with a Participatiewet benefit, led by MP."""
    return fact(client, "ClientRegistered", day, **fields)


SPOKEN_TO_IN_MARCH = (
    registered("R-1"),
    fact("R-1", "ClientScreened", "2024-01-02"),
    fact("R-1", "RouteAssigned", "2024-01-03", route="B"),
    fact("R-1", "IntakeHeld", "2024-01-10", recorded_by=CONSULTANT),
    fact("R-1", "ContactHeld", "2024-03-05", recorded_by=CONSULTANT),
)
"""A client on route B, spoken to on 5 March 2024."""
