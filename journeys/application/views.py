"""Who looked at a client, when and why: both logs and the reasons given, brought together."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import Connection

from journeys.application.bootstrap import Journeys
from journeys.clock import local_day
from journeys.events import AccessReasonGiven
from journeys.store.audit_log import of_traces
from journeys.store.processing_log import ProcessingLog


class View(NamedTuple):
    """One look at a client's data: when, by whom, at what, and the reason if one was asked."""

    at: datetime
    span: str
    trace: str
    actor: str | None
    operation: str
    reason: str | None


def views(journeys: Journeys, ref: str) -> list[View]:
    """Everybody who looked at a client through the service, oldest first."""
    with journeys.database.read() as connection:
        done = list(ProcessingLog(journeys.keyring).of(connection, ref))
        audited = of_traces(connection, {one.trace for one, _ in done})
        reasons = _reasons(journeys, connection, ref)
    found = []
    for one, span in done:
        actor = audited[one.trace].actor if one.trace in audited else None
        at = one.began_at.replace(tzinfo=UTC) if one.began_at.tzinfo is None else one.began_at
        reason = reasons.get((actor or "", local_day(at)))
        found.append(View(at, span, one.trace, actor, one.operation, reason))
    return found


def _reasons(journeys: Journeys, connection: Connection, ref: str) -> dict[tuple[str, date], str]:
    """The last reason that each gave on each day."""
    return {
        (fact.recorded_by, fact.happened_on): str(fact.reason)
        for fact in journeys.log.of_municipality(connection, AccessReasonGiven.topic())
        if isinstance(fact, AccessReasonGiven) and fact.client == ref
    }
