"""What a year's effect measurements say, and when the organisation's own duties are next."""

import os
from collections.abc import Mapping
from datetime import date, datetime

from journeys.aggregates.timeline import as_of
from journeys.application.bootstrap import Journeys
from journeys.application.own_or_shipped import own_or_shipped
from journeys.clock import local_day
from journeys.duties.duties import Duty, Standing, load, shipped, standing
from journeys.effects.comparison import Effects
from journeys.effects.comparison import effects as compared
from journeys.events import EffectMeasured

SETTING = "JOURNEYS_DUTIES"
"""Which setting names a municipality's own file of duties."""


def effects(journeys: Journeys, year: int, *, known: datetime) -> Effects:
    """A year's measurements beside those before, as known then; no mean of a few."""
    with journeys.database.read() as connection:
        asked = journeys.log.told_of(connection, [EffectMeasured.topic()])
        timelines = (as_of(facts, known=known) for _, facts in asked)
        return compared(timelines, year)


def duties(
    journeys: Journeys, on: date, environment: Mapping[str, str] = os.environ
) -> list[Standing]:
    """How each duty stands on a day, the first to come first. Raises ``Refusal``."""
    with journeys.database.read() as connection:
        noted = {
            fact: [
                local_day(one.timestamp) for one in journeys.log.of_municipality(connection, fact)
            ]
            for fact in ("ReportPublished",)
        }
    found = [standing(one, on, noted.get(one.done_by or "", ())) for one in _duties_of(environment)]
    return sorted(found, key=lambda one: one.next_by or date.max)


def _duties_of(environment: Mapping[str, str]) -> tuple[Duty, ...]:
    what = "De agenda van de organisatie is niet te tonen"
    return own_or_shipped(environment, SETTING, load, shipped, code="DUTIES_NOT_READ", what=what)
