"""Who has how many clients, by route and with what waits."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from journeys.aggregates.authority import User
from journeys.application.bootstrap import Journeys
from journeys.application.due import due, in_the_read_model, keep_up
from journeys.application.unknown_user import unknown_user
from journeys.application.waiting import TOPICS, distinct_clients
from journeys.application.whose import LED_BY
from journeys.events.registration import CONSULTANT_ROLES
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS
from journeys.store import users

Place = tuple[str | None, str]
"""A person, or nobody, in a role."""


class Waits(NamedTuple):
    """How many of somebody's clients are on the list of a day, late, and with the teamleider."""

    listed: int = 0
    overdue: int = 0
    escalated: int = 0


def caseloads(journeys: Journeys, on: date, user: str | None = None) -> list[dict[str, Any]]:
    """Who has how many open clients in which role, by route, and how many are on today's list.

    ``person`` is null for the clients who wait for a consultant of the role that leads them.
    Raises ``Refusal`` for a user who is not known and has nobody.
    """
    waits = _waits(journeys, on)
    with journeys.database.picture(CLIENT_STATES.name) as connection:
        everybody = users.everybody(connection)
        having = _having(connection, everybody, on)
    for place in waits:
        having.setdefault(place, Counter())
    if user is not None and user not in everybody and not any(p == user for p, _ in having):
        raise unknown_user("Geen overzicht gemaakt", user, everybody)
    return [
        _caseload(place, having[place], waits.get(place, Waits()))
        for place in sorted(having, key=_order)
        if user in (None, place[0])
    ]


def _order(place: Place) -> tuple[int, bool, str]:
    person, role = place
    return (CONSULTANT_ROLES.index(role), person is None, person or "")


def _waits(journeys: Journeys, on: date) -> Mapping[Place, Waits]:
    """What waits for each; worked out from the log only for a day that the lists do not tell."""
    keep_up(journeys)
    with journeys.database.picture(CLIENT_STATES.name, OBLIGATIONS.name) as connection:
        if in_the_read_model(connection, journeys.policies.on(on), on):
            counts = (distinct_clients(topic, on) for topic in Waits._fields)
            query = select(OBLIGATIONS.c.person, OBLIGATIONS.c.role, *counts)
            query = query.where(OBLIGATIONS.c.role.in_(CONSULTANT_ROLES), TOPICS["listed"](on))
            rows = connection.execute(query.group_by(OBLIGATIONS.c.person, OBLIGATIONS.c.role))
            return {(row[0], row[1]): Waits(*row[2:]) for row in rows}
    listed, overdue, escalated = Counter[Place](), Counter[Place](), Counter[Place]()
    for row in due(journeys, on):
        place = (row["person"], row["role"])
        if row["role"] in CONSULTANT_ROLES:
            listed[place] += 1
            overdue[place] += row["due_on"] < on.isoformat()
            escalated[place] += row["state"] == "escalated"
    return {place: Waits(listed[place], overdue[place], escalated[place]) for place in listed}


def _having(
    connection: Connection, everybody: Mapping[str, User], on: date
) -> dict[Place, Counter[str]]:
    """Each person's open clients by role and route; who is there and has none is told too."""
    having: dict[Place, Counter[str]] = {
        (user.user, role): Counter()
        for user in everybody.values()
        for role in CONSULTANT_ROLES
        if role in user.roles and user.active_on(on)
    }
    state = CLIENT_STATES.c
    for role in CONSULTANT_ROLES:
        theirs = or_(state[role].is_not(None), state.lead == LED_BY[role])
        query = select(state[role], state.route, func.count()).where(
            state.closed_on.is_(None), theirs
        )
        for person, route, count in connection.execute(query.group_by(state[role], state.route)):
            having.setdefault((person, role), Counter())[route or "none"] += count
    return having


def _caseload(place: Place, routes: Counter[str], waits: Waits) -> dict[str, Any]:
    person, role = place
    return {
        "person": person,
        "role": role,
        "clients": routes.total(),
        "routes": {route: routes[route] for route in ("A", "B", "C", "D", "none")},
        **waits._asdict(),
    }
