"""The users: who they are, which roles they have, and from when until when."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select

from journeys.aggregates.authority import User
from journeys.store.prepared import Answer, Prepared
from journeys.store.tables import users

NAMED = Prepared(select(users).where(users.c.user == bindparam("name")))


def everybody(connection: Connection) -> dict[str, User]:
    """Every user by their name in the log."""
    return {row.user: of_row(*row) for row in connection.execute(select(users))}


def ask(connection: Connection, name: str) -> Answer:
    """Ask for one user; ``found`` reads the answer."""
    return NAMED.run(connection, name=name)


def found(answer: Answer) -> User | None:
    """The user asked for, if there is one."""
    row = answer.first()
    return of_row(*row) if row else None


def named(connection: Connection, name: str) -> User | None:
    """One user; nobody is called what no database takes."""
    return found(ask(connection, name)) if name.isprintable() else None


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


def of_row(
    user: str, name: str, roles: str, active_from: date | None, active_until: date | None
) -> User:
    """The user who stands in a row."""
    return User(user, name, frozenset(filter(None, roles.split(","))), active_from, active_until)
