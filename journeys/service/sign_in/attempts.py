"""Trying to sign in, not too often: what fails is counted by name and by address."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from math import ceil

from fastapi import Request

from journeys.application.bootstrap import Journeys
from journeys.language.refusal import Refusal
from journeys.store.sign_in_failures import WITHIN, SignInFailures

MOST_OF_A_NAME = 5
MOST_OF_AN_ADDRESS = 20
"""More than of a name: a whole office may come from one address."""
MINUTE = 60
UNAVAILABLE = "SIGN_IN_UNAVAILABLE"
"""The code of a refusal for which nobody can be blamed who tries to sign in."""


class TooManyAttempts(Refusal):
    """Too many attempts failed; ``wait`` is after how many seconds another is heard."""

    def __init__(self, wait: int) -> None:
        super().__init__(
            "TOO_MANY_ATTEMPTS",
            "U kunt zich nu even niet aanmelden",
            f"Het mislukte te vaak binnen {WITHIN.seconds // MINUTE} minuten.",
            f"Probeer het over {ceil(wait / MINUTE)} minuten opnieuw.",
        )
        self.wait = wait


@contextmanager
def attempt(request: Request, journeys: Journeys, name: str | None = None) -> Iterator[None]:
    """An attempt to sign in, which a ``Refusal`` makes a failed one.

    Raises ``TooManyAttempts`` before anything is tried.
    """
    failures, most = SignInFailures(journeys.keyring), _most(request, name)
    now = journeys.clock()
    with journeys.database.read() as connection:
        free_at = failures.free_at(connection, most, now)
    if free_at is not None:
        raise TooManyAttempts(_seconds(now, free_at))
    try:
        yield
    except Refusal as refusal:
        if refusal.code != UNAVAILABLE:
            with journeys.database.write() as connection:
                failures.note(connection, most, now)
        raise


def _most(request: Request, name: str | None) -> Mapping[str, int]:
    address = request.client.host if request.client else ""
    named = {} if name is None else {f"name {name}": MOST_OF_A_NAME}
    return {f"address {address}": MOST_OF_AN_ADDRESS, **named}


def _seconds(now: datetime, until: datetime) -> int:
    return max(1, ceil((until - now).total_seconds()))
