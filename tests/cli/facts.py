"""Facts as another program sends them."""

from typing import Any

from tests.usual import RECORDERS, SUPERVISOR, USUAL


def fact(client: str, type_: str, day: str, **fields: Any) -> dict[str, Any]:
    """A fact that happened on a day, the usual fields filled in."""
    by = RECORDERS.get(type_, SUPERVISOR)
    line = {"client": client, "type": type_, "happened_on": day, "recorded_by": by}
    return {**line, **USUAL.get(type_, {}), **fields}


def registered(client: str, day: str = "2024-01-01", **fields: Any) -> dict[str, Any]:
    """A client on trede 2 with a Participatiewet benefit, led by MP."""
    return fact(client, "ClientRegistered", day, **fields)
