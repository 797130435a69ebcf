"""Who may come in after signing in elsewhere: a user of here, in the roles they have there."""

from dataclasses import replace

from fastapi import Request
from sqlalchemy import Connection

from journeys.aggregates.authority import User
from journeys.application.bootstrap import Journeys
from journeys.clock import local_day
from journeys.language.refusal import Refusal
from journeys.service.logged import audited, doing
from journeys.store import users
from journeys.store.audit_log import AuditLog


def admit(request: Request, journeys: Journeys, name: str | None, roles: frozenset[str]) -> str:
    """The user who comes in, from now on in these roles and no other. Raises ``Refusal``.

    The roles are kept, so that the log asks the same of them as the pages do, and none stays
    that was taken away.
    """
    with journeys.database.write() as connection:
        user = _present(journeys, connection, name)
        doing(request).actor = user.user
        if roles != user.roles:
            users.save(connection, [replace(user, roles=roles)])
            change = f"{_listed(user.roles)} > {_listed(roles)}"
            line = audited(request, journeys, "takeRolesFromProvider", change)
            AuditLog(journeys.keyring).write(connection, line)
    if not roles:
        raise _refused(
            f"{user.user} heeft bij de aanmelddienst geen rol die hier iets mag.",
            "Vraag de beheerder van uw account om een rol.",
        )
    return user.user


def _present(journeys: Journeys, connection: Connection, name: str | None) -> User:
    user = users.named(connection, name) if name else None
    if user is None:
        raise _refused(
            f"{name} is hier niet bekend." if name else "De aanmelddienst noemt uw naam niet.",
            "Vraag een beheerder u toe te voegen.",
        )
    if not user.active_on(local_day(journeys.clock())):
        raise _refused(
            f"{user.user} is hier nu niet actief.", "Vraag een beheerder de periode aan te passen."
        )
    return user


def _refused(why: str, todo: str) -> Refusal:
    return Refusal("NO_ACCESS", "U kunt hier niet in", why, todo)


def _listed(roles: frozenset[str]) -> str:
    return ",".join(sorted(roles)) or "-"
