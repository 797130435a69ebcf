"""The session of whoever is signed in: begun, found again with every request, ended."""

from fastapi import Request

from journeys.application.bootstrap import Journeys
from journeys.service.logged import doing
from journeys.store.sessions import Sessions

SESSION = "session"
"""Under which name the cookie holds the secret of a session."""


def begin(request: Request, journeys: Journeys, user: str, id_token: str | None = None) -> None:
    """Sign a user in, in a session that knows nothing of an earlier one."""
    end(request, journeys)
    with journeys.database.write() as connection:
        secret = Sessions(journeys.keyring).begin(connection, user, journeys.clock(), id_token)
    request.session[SESSION] = secret
    doing(request).actor = user


def signed_in(request: Request, journeys: Journeys) -> str | None:
    """Who is signed in, while the session lasts; it lasts longer by asking."""
    secret, now, sessions = _secret(request), journeys.clock(), Sessions(journeys.keyring)
    if secret is None:
        return None
    with journeys.database.read() as connection:
        found = sessions.found(connection, secret, now)
    if found is None:
        return None
    if found.to_be_seen:
        with journeys.database.write(durable=False) as connection:
            sessions.seen(connection, secret, now)
    return found.user


def end(request: Request, journeys: Journeys) -> str | None:
    """End the session, if there is one; returns by what an identity provider knows it."""
    secret = _secret(request)
    request.session.clear()
    if secret is None:
        return None
    with journeys.database.write() as connection:
        ended = Sessions(journeys.keyring).end(connection, secret)
    if ended is None:
        return None
    doing(request).actor = ended.user
    return ended.id_token


def _secret(request: Request) -> str | None:
    found = request.session.get(SESSION)
    return found if isinstance(found, str) else None
