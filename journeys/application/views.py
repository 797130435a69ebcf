"""Who looked at whom, when and why: both logs and the reasons given, brought together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from journeys.application.bootstrap import Journeys
from journeys.clock import local_day
from journeys.events import AccessReasonGiven
from journeys.store.looks import Look, Looks, Place, WhichLooks

Reasons = Mapping[tuple[str, str], Sequence[AccessReasonGiven]]
"""The reasons that somebody gave for a client's file, in the order in which they did."""


class View(NamedTuple):
    """One look at a client's data: when, by whom, at what, and the reason if one was given."""

    at: datetime
    span: str
    trace: str
    client: str
    actor: str | None
    operation: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A part of the looks, and how many there are in all by how many people."""

    views: list[View]
    looks: int
    people: int


def views(
    journeys: Journeys, which: WhichLooks, *, after: Place | None = None, most: int | None = None
) -> list[View]:
    """Whoever looked through the service, newest first, from behind a place on."""
    with journeys.database.read() as connection:
        found = list(Looks(connection, journeys.keyring).found(which, after=after, most=most))
        return list(_with_reasons(found, _reasons(journeys, connection)))


def seen(journeys: Journeys, which: WhichLooks, *, after: Place | None, most: int) -> Seen:
    """A page of the looks that are asked for, with their number in all."""
    with journeys.database.read() as connection:
        looks, people = Looks(connection, journeys.keyring).counted(which)
    return Seen(views(journeys, which, after=after, most=most), looks, people)


def _with_reasons(found: Iterable[Look], reasons: Reasons) -> Iterator[View]:
    for look in found:
        given = reasons.get((look.actor or "", look.client), ())
        # A reason opens the file for the rest of the day, and not for what came before it.
        counted = [
            fact.reason
            for fact in given
            if fact.happened_on == local_day(look.until) and fact.timestamp <= look.until
        ]
        reason = str(counted[-1]) if counted else None
        yield View(look.at, look.span, look.trace, look.client, look.actor, look.operation, reason)


def _reasons(journeys: Journeys, connection: Connection) -> Reasons:
    found: dict[tuple[str, str], list[AccessReasonGiven]] = {}
    for fact in journeys.log.of_municipality(connection, AccessReasonGiven.topic()):
        if isinstance(fact, AccessReasonGiven):
            found.setdefault((fact.recorded_by, fact.client), []).append(fact)
    return found
