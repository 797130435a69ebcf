"""Who has how many clients, by route and with what waits."""

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from journeys.aggregates.authority import User
from journeys.application.bootstrap import Journeys
from journeys.application.due import due
from journeys.application.unknown_user import unknown_user
from journeys.application.whose import LED_BY
from journeys.events.registration import CONSULTANT_ROLES
from journeys.projections.tables import CLIENT_STATES
from journeys.store import users
from journeys.store.tables import clients


def caseloads(journeys: Journeys, on: date, user: str | None = None) -> list[dict[str, Any]]:
    """Who has how many open clients in which role, by route, and how many are on today's list.

    ``person`` is null for the clients who wait for a consultant of the role that leads them.
    Raises ``Refusal`` for a user who is not known and has nobody.
    """
    listed = {(row["client"], row["role"], row["person"]): row for row in due(journeys, on)}
    with journeys.database.picture(CLIENT_STATES.name) as connection:
        everybody = users.everybody(connection)
        having = _having(connection, everybody, on)
    if user is not None and user not in everybody and not any(p == user for p, _ in having):
        raise unknown_user("Geen overzicht gemaakt", user, everybody)
    return [
        _caseload(role, person, theirs, listed, on)
        for (person, role), theirs in sorted(having.items(), key=_place)
        if user in (None, person)
    ]


def _place(entry: tuple[tuple[str | None, str], Any]) -> tuple[int, bool, str]:
    person, role = entry[0]
    return (CONSULTANT_ROLES.index(role), person is None, person or "")


def _having(
    connection: Connection, everybody: dict[str, User], on: date
) -> dict[tuple[str | None, str], list[Any]]:
    """Each person's open clients by role; who is there and has none is told too."""
    having: dict[tuple[str | None, str], list[Any]] = {
        (user.user, role): []
        for user in everybody.values()
        for role in CONSULTANT_ROLES
        if role in user.roles and user.active_on(on)
    }
    query = select(clients.c.ref, CLIENT_STATES).join(
        clients, clients.c.client == CLIENT_STATES.c.client
    )
    for row in connection.execute(query.where(CLIENT_STATES.c.closed_on.is_(None))).mappings():
        for role in CONSULTANT_ROLES:
            if row[role] or row["lead"] == LED_BY[role]:
                having.setdefault((row[role], role), []).append(row)
    return having


def _caseload(
    role: str, person: str | None, theirs: list[Any], listed: dict[Any, Any], on: date
) -> dict[str, Any]:
    rows = [row for c in theirs if (row := listed.get((c["ref"], role, person)))]
    routes = Counter(c["route"] or "none" for c in theirs)
    return {
        "person": person,
        "role": role,
        "clients": len(theirs),
        "routes": {route: routes[route] for route in ("A", "B", "C", "D", "none")},
        "listed": len(rows),
        "overdue": sum(row["due_on"] < on.isoformat() for row in rows),
        "escalated": sum(row["state"] == "escalated" for row in rows),
    }
