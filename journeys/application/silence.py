"""How long nobody spoke to whom, from the read models: a list that begins with the longest."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, and_, case, func, select, true

from journeys.application.bootstrap import Journeys
from journeys.application.page import Page
from journeys.application.whose import Whose
from journeys.projections.tables import CLIENT_STATES
from journeys.store.tables import clients

STATE = CLIENT_STATES.c
SPOKEN = STATE.last_spoken_on
NEVER = "never"
PERIODS: Mapping[str, tuple[int, int | None]] = {
    "year": (12, None),
    "half_year": (6, 12),
    "quarter": (3, 6),
    "recent": (0, 3),
}
"""How many months ago the last talk was, at least and less than."""
SILENCES = (NEVER, *PERIODS)


class Spoken(NamedTuple):
    """An open client, and when somebody last spoke to them; never, as long as that is nothing."""

    client: str
    trede: int
    route: str | None
    lead: str
    in_target_group: bool
    registered_on: date | None
    last_spoken_on: date | None
    participatieconsulent: str | None
    inkomensconsulent: str | None
    wsp_consulent: str | None


def silences(journeys: Journeys, on: date) -> dict[str, int]:
    """How many open clients were last spoken to how long ago."""
    counts = (func.count(case((_since(silence, on), 1))).label(silence) for silence in SILENCES)
    with journeys.database.read() as connection:
        found = connection.execute(select(*counts).where(STATE.closed_on.is_(None))).one()
    return dict(found._mapping)


def last_spoken(
    journeys: Journeys, on: date, whose: Whose, silence: str, page: Page
) -> tuple[list[Spoken], int]:
    """One page of the open clients, who waits longest first, and how many there are in all."""
    asked = and_(STATE.closed_on.is_(None), whose.clients, _since(silence, on))
    query = select(clients.c.ref, *(STATE[name] for name in Spoken._fields[1:]))
    query = query.join(CLIENT_STATES, STATE.client == clients.c.client).where(asked)
    longest = () if page.order == "number" else (SPOKEN.asc().nulls_first(), STATE.registered_on)
    with journeys.database.picture(CLIENT_STATES.name) as connection:
        total = connection.scalar(select(func.count()).select_from(CLIENT_STATES).where(asked))
        rows = connection.execute(page.of(query.order_by(*longest, clients.c.ref))).all()
    return [Spoken(*row) for row in rows], total or 0


def _since(silence: str, on: date) -> ColumnElement[bool]:
    if not silence:
        return true()
    if silence == NEVER:
        return SPOKEN.is_(None)
    at_least, less_than = PERIODS[silence]
    found = on - relativedelta(months=at_least) >= SPOKEN
    if less_than is None:
        return found
    return and_(found, on - relativedelta(months=less_than) < SPOKEN)
