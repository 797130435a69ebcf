"""The roads that clients took in a period, from the log as it is known now."""

from datetime import date

from sqlalchemy import func, select

from journeys.aggregates.timeline import effective, until
from journeys.application.bootstrap import Journeys
from journeys.clock import local_day
from journeys.projections.tables import CLIENT_STATES
from journeys.reports.past import Past, Period
from journeys.reports.road_counts import RoadCounts, Roads
from journeys.reports.roads import LOOKED_AT


def roads(journeys: Journeys, period: Period, *, threshold: int | None = None) -> Roads:
    """Everybody's roads over a period; with a threshold without what could tell of one person."""
    counts = RoadCounts(period)
    policy = journeys.policies.on(period.last)
    with journeys.database.read() as connection:
        for ref, facts in journeys.log.told_of(connection, LOOKED_AT):
            timeline = until(effective(facts), period.last)
            if timeline:
                counts.add(Past(ref, timeline, policy, period.last))
    return counts.roads(threshold)


def since_the_start(journeys: Journeys) -> Period:
    """From the day on which the first client was registered through today."""
    today = local_day(journeys.clock())
    with journeys.database.read() as connection:
        first: date | None = connection.scalar(select(func.min(CLIENT_STATES.c.registered_on)))
    return Period(min(first or today, today), today)
