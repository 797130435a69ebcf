"""Who is signed in: kept here, so that signing out ends it, also for whoever took the cookie."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from os import urandom
from secrets import token_urlsafe

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, delete, insert, select, update

from journeys.store.keys import NONCE_BYTES, Keyring
from journeys.store.tables import sessions

IDLE = timedelta(minutes=30)
"""After which somebody who did nothing has to sign in again."""
LONGEST = timedelta(hours=12)
"""After which anybody has to."""
SEEN_EVERY = timedelta(minutes=1)
"""How precisely is kept when somebody last did something: not every look is a write."""


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed in, and whether it is to be noted that they did something."""

    user: str
    to_be_seen: bool


@dataclass(frozen=True, slots=True)
class Ended:
    """Whose session it was, and by what an identity provider knows it, if it does."""

    user: str
    id_token: str | None


class Sessions:
    """Sessions by a secret that only the browser holds: here stands a keyed hash of it."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def begin(
        self, connection: Connection, user: str, at: datetime, id_token: str | None = None
    ) -> str:
        """Begin a session; returns its secret. ``id_token`` is by what a provider knows it."""
        connection.execute(delete(sessions).where(sessions.c.began_at <= at - LONGEST))
        secret = token_urlsafe()
        connection.execute(
            insert(sessions).values(
                session=self._name(secret),
                user=user,
                began_at=at,
                seen_at=at,
                id_token=self._sealed(secret, id_token) if id_token else None,
            )
        )
        return secret

    def found(self, connection: Connection, secret: str, at: datetime) -> Session | None:
        """The session of a secret, while it lasts."""
        query = select(sessions.c.user, sessions.c.seen_at <= at - SEEN_EVERY).where(
            sessions.c.session == self._name(secret),
            sessions.c.began_at > at - LONGEST,
            sessions.c.seen_at > at - IDLE,
        )
        row = connection.execute(query).first()
        return Session(row[0], bool(row[1])) if row else None

    def seen(self, connection: Connection, secret: str, at: datetime) -> None:
        """Note that somebody did something."""
        of_secret = sessions.c.session == self._name(secret)
        connection.execute(update(sessions).where(of_secret).values(seen_at=at))

    def end(self, connection: Connection, secret: str) -> Ended | None:
        """End a session, if there is one."""
        gone = delete(sessions).where(sessions.c.session == self._name(secret))
        row = connection.execute(gone.returning(sessions.c.user, sessions.c.id_token)).first()
        if row is None:
            return None
        return Ended(row.user, self._opened(secret, row.id_token) if row.id_token else None)

    def _name(self, secret: str) -> bytes:
        return self._keyring.hash_of(b"session " + secret.encode())

    def _sealed(self, secret: str, id_token: str) -> bytes:
        nonce = urandom(NONCE_BYTES)
        return nonce + self._cipher(secret).encrypt(nonce, id_token.encode(), None)

    def _opened(self, secret: str, stored: bytes) -> str:
        cipher = self._cipher(secret)
        return cipher.decrypt(stored[:NONCE_BYTES], stored[NONCE_BYTES:], None).decode()

    def _cipher(self, secret: str) -> AESGCM:
        # A token names somebody: only the browser that it was made for opens it.
        return AESGCM(self._keyring.hash_of(b"token " + secret.encode()))
