"""Appointing a stand-in for an absent colleague, for a period."""

from datetime import date

from sqlalchemy import Connection

from journeys.application.bootstrap import Journeys
from journeys.application.decide import ANEW, Wish, decide
from journeys.application.stand_ins import require_fit
from journeys.events import Fact, StandInAppointed
from journeys.store import users


def appoint(
    journeys: Journeys,
    *,
    absent: str,
    stand_in: str,
    from_on: date,
    until: date,
    by: str,
    wish: Wish = ANEW,
) -> Fact:
    """Appoint a stand-in for a period. Raises ``Refusal``."""

    def fit(connection: Connection) -> None:
        require_fit(users.everybody(connection), absent, stand_in, (from_on, until), by)

    return decide(
        journeys,
        StandInAppointed,
        by,
        require=fit,
        wish=wish,
        absent=absent,
        stand_in=stand_in,
        from_on=from_on,
        until=until,
    )
