"""In which relation somebody stands to a client today."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from journeys.aggregates.authority import User
from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.application.stand_ins import absent_on
from journeys.clock import local_day
from journeys.events import AccessReasonGiven
from journeys.service.access.rights import Relation

Row = dict[str, Any]


def relation(journeys: Journeys, connection: Connection, user: User, client: Client) -> Relation:
    """The nearest relation that holds today."""
    return relations(journeys, connection, user, [client])[client.ref]


def relations(
    journeys: Journeys, connection: Connection, user: User, clients: Iterable[Client]
) -> dict[str, Relation]:
    """The nearest relation to each of these clients that holds today, by client number."""
    today = local_day(journeys.clock())
    absent = absent_on(journeys.log, connection, user.user, today).keys()
    found = {client.ref: _by_work(user.user, client, absent) for client in clients}
    if "none" in found.values():
        for ref in _reasoned(journeys, connection, user.user, today):
            if found.get(ref) == "none":
                found[ref] = "reasoned"
    return found


def rows_of_today(
    journeys: Journeys, connection: Connection, user: User, rows: Collection[Row]
) -> list[Row]:
    """The rows of somebody's list of another day about clients whom their list can hold today.

    A client who has gone to a colleague since is no longer theirs to see, also as it was then.
    """
    clients = journeys.log.by_ref(connection, {row["client"] for row in rows})
    found = relations(journeys, connection, user, clients.values())
    return [
        row
        for row in rows
        if found[row["client"]] != "none" or _is_nobodys(clients[row["client"]], row["role"], user)
    ]


def _is_nobodys(client: Client, role: str, user: User) -> bool:
    return role in user.roles and client.state().consultants.get(role) is None


def _by_work(user: str, client: Client, absent: Collection[str]) -> Relation:
    theirs = _people_of(client)
    if user in theirs:
        return "own"
    return "standing_in" if theirs.intersection(absent) else "none"


def _people_of(client: Client) -> set[str]:
    """Who is assigned to a client, and who examines on a care path that runs."""
    state = client.state()
    people = set(state.consultants.values())
    if state.path and state.path.running:
        people.update(state.path.examiners[-1:])
    return people


def _reasoned(journeys: Journeys, connection: Connection, user: str, today: date) -> set[str]:
    """The clients for whose file somebody gave a reason today."""
    return {
        fact.client
        for fact in journeys.log.of_municipality(connection, AccessReasonGiven.topic())
        if isinstance(fact, AccessReasonGiven)
        and (fact.recorded_by, fact.happened_on) == (user, today)
    }
