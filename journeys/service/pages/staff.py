"""The colleagues as pages call them: all of them, and who can be given work."""

from collections.abc import Collection

from journeys.aggregates.authority import User
from journeys.application.bootstrap import Journeys
from journeys.clock import local_day
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language import value_label
from journeys.store import users


def everybody(journeys: Journeys) -> list[User]:
    """Everybody who works here or did, by what they are called."""
    with journeys.database.read() as connection:
        found = users.everybody(connection).values()
    return sorted(found, key=lambda user: called(user).casefold())


def called(user: User) -> str:
    """What a user is called; their name in the log where no other is known."""
    return user.name or user.user


def staff_names(journeys: Journeys) -> dict[str, str]:
    """What everybody is called, by their name in the log."""
    return {user.user: called(user) for user in everybody(journeys)}


def colleagues(
    journeys: Journeys, roles: Collection[str] = CONSULTANT_ROLES
) -> tuple[tuple[str, str], ...]:
    """Who can be given work about clients today, in one of these roles, and what they do."""
    today = local_day(journeys.clock())
    there = [user for user in everybody(journeys) if user.active_on(today)]
    return tuple(
        (user.user, f"{called(user)} ({_roles(user)})")
        for user in there
        if not user.roles.isdisjoint(roles)
    )


def _roles(user: User) -> str:
    return ", ".join(value_label("role", role) for role in sorted(user.roles))
