"""Deciding for the municipality as a whole: who may, judged and written in one transaction."""

from collections.abc import Callable
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


def decide(
    journeys: Journeys,
    fact_type: type[Fact],
    by: str,
    *,
    require: Requirement = lambda _: None,
    **fields: Any,
) -> Fact:
    """Record a fact of the municipality itself. Raises ``Refusal``.

    ``require`` refuses what only the database knows to be wrong.
    """
    now = journeys.clock()
    for _ in range(ATTEMPTS):
        try:
            with journeys.database.write() as connection:
                named = users.named(connection, by)
                user = acting(journeys.log, connection, named, local_day(now))
                require_may_decide(user, by, fact_type, local_day(now))
                require(connection)
                opened = journeys.log.municipality(connection)
                command = str(uuid4())
                how = Recording(now, now, command, uuid4().hex, user)
                fact = opened.stream.record(fact_type, fields, how)
                done = CommandDone(command, MUNICIPALITY, fact.number, fact.number)
                journeys.log.append(connection, [opened], [done], at=now)
            catch_up(journeys)
            return fact
        except VersionConflict:
            continue
    raise VersionConflict(f"{ATTEMPTS} attempts")
