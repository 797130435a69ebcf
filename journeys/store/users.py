"""The users: who they are, which roles they have, and from when until when."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from journeys.aggregates.authority import User
from journeys.store.tables import users


def everybody(connection: Connection) -> dict[str, User]:
    """Every user by their name in the log."""
    return {
        row.user: User(
            row.user,
            row.name,
            frozenset(filter(None, row.roles.split(","))),
            row.active_from,
            row.active_until,
        )
        for row in connection.execute(select(users))
    }


def save(connection: Connection, given: Iterable[User]) -> None:
    """Write these users, in place of what stood there for them."""
    for user in given:
        connection.execute(delete(users).where(users.c.user == user.user))
        connection.execute(
            insert(users).values(
                user=user.user,
                name=user.name,
                roles=",".join(sorted(user.roles)),
                active_from=user.active_from,
                active_until=user.active_until,
            )
        )
