"""Who looked at whom: the lines of both logs that belong together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, select, tuple_

from journeys.store.keys import Keyring
from journeys.store.processing_log import ProcessingLog
from journeys.store.tables import audit_log, processing_log

done, audited = processing_log.c, audit_log.c
BOTH = processing_log.outerjoin(
    audit_log,
    # Whoever asks may name the trace, so by that alone one could hide behind somebody else.
    and_(
        audited.trace == done.trace,
        audited.at == done.ended_at,
        audited.action == done.operation,
    ),
)


class Look(NamedTuple):
    """One look at a client's data: when, by whom, at what; nobody where the audit line is gone."""

    at: datetime
    until: datetime
    span: str
    trace: str
    client: str
    actor: str | None
    operation: str


@dataclass(frozen=True, slots=True)
class WhichLooks:
    """Which looks are asked for; what is left out does not matter."""

    client: str = ""
    actor: str = ""
    since: datetime | None = None
    before: datetime | None = None
    leaving_out: tuple[str, ...] = ()
    """Operations that are not asked for."""


Place = tuple[datetime, str]
"""Where a look stands among the others: its instant and its span."""


class Looks:
    """The looks as both logs tell them, newest first."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection = connection
        self._log = ProcessingLog(keyring)

    def found(
        self, which: WhichLooks, *, after: Place | None = None, most: int | None = None
    ) -> Iterator[Look]:
        """The looks that are asked for, from behind a place on."""
        query = (
            select(
                done.began_at, done.ended_at, done.span, done.trace, done.person, audited.actor,
                done.operation,
            )
            .select_from(BOTH)
            .where(*self._wanted(which))
            .order_by(done.began_at.desc(), done.span.desc())
            .limit(most)
        )  # fmt: skip
        if after is not None:
            query = query.where(tuple_(done.began_at, done.span) < tuple_(*after))
        for row in self._connection.execute(query):
            yield Look(
                _utc(row.began_at), _utc(row.ended_at), row.span, row.trace,
                self._log.person_of(row.person), row.actor, row.operation,
            )  # fmt: skip

    def counted(self, which: WhichLooks) -> tuple[int, int]:
        """How many looks there are, and how many people looked."""
        counts = select(func.count(done.span), func.count(audited.actor.distinct()))
        query = counts.select_from(BOTH).where(*self._wanted(which))
        looks, people = self._connection.execute(query).one()
        return looks, people

    def _wanted(self, which: WhichLooks) -> Iterator[ColumnElement[bool]]:
        if which.client:
            yield done.person == self._log.sealed(which.client)
        if which.actor:
            yield audited.actor == which.actor
        if which.since:
            yield done.began_at >= which.since
        if which.before:
            yield done.began_at < which.before
        if which.leaving_out:
            yield done.operation.not_in(which.leaving_out)


def _utc(at: datetime) -> datetime:
    """SQLite gives an instant back without its offset."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
