"""Deciding for the municipality as a whole: who may, judged and written in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection

from journeys.aggregates.authority import require_may_decide
from journeys.aggregates.client import Recording
from journeys.application.bootstrap import Journeys
from journeys.application.lists_follow import catch_up
from journeys.application.stand_ins import acting
from journeys.clock import local_day
from journeys.events import MUNICIPALITY, Fact
from journeys.store import users
from journeys.store.log import VersionConflict
from journeys.store.written import CommandDone

ATTEMPTS = 20
"""How often it is decided anew when others keep writing first."""

Requirement = Callable[[Connection], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the sender of a decision brings along.

    A wish with a ``command`` may come again and is then decided once. ``seen`` is the number of
    the last fact about it that its sender saw, when it must rest on that.
    """

    command: str | None = None
    trace: str | None = None
    seen: int | None = None


ANEW = Wish()
"""A wish of its own each time, that rests on whatever stands there."""


def decide(
    journeys: Journeys,
    fact_type: type[Fact],
    by: str,
    *,
    require: Requirement = lambda _: None,
    wish: Wish = ANEW,
    **fields: Any,
) -> Fact:
    """Record a fact of the municipality itself, or find it recorded under this wish.

    ``require`` refuses what only the database knows to be wrong. Raises ``Refusal``.
    """
    now = journeys.clock()
    for _ in range(ATTEMPTS):
        try:
            with journeys.database.write() as connection:
                if decided := _decided(journeys, connection, wish):
                    return decided
                named = users.named(connection, by)
                user = acting(journeys.log, connection, named, local_day(now))
                require_may_decide(user, by, fact_type, local_day(now))
                require(connection)
                opened = journeys.log.municipality(connection)
                command = wish.command or str(uuid4())
                how = Recording(now, now, command, wish.trace or uuid4().hex, user)
                fact = opened.stream.record(fact_type, fields, how)
                done = CommandDone(command, MUNICIPALITY, fact.number, fact.number)
                journeys.log.append(connection, [opened], [done], at=now)
            catch_up(journeys)
            return fact
        except VersionConflict:
            continue
    raise VersionConflict(f"{ATTEMPTS} attempts")


def _decided(journeys: Journeys, connection: Connection, wish: Wish) -> Fact | None:
    """What was recorded when this wish came before."""
    if wish.command is None:
        return None
    asked = journeys.log.ask_for_commands(connection, [wish.command])
    done = journeys.log.done(asked).get(wish.command)
    return done and journeys.log.municipality(connection).stream.facts[done.last - 1]
