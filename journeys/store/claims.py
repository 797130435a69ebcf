"""Which dates the scheduler has claimed: each job works each date once."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

from journeys.store.tables import claimed_days


def claim(connection: Connection, job: str, day: date, at: datetime) -> bool:
    """Claim a date for a job; false when it was claimed before.

    On PostgreSQL a second claimant waits here until the first has committed.
    """
    try:
        with connection.begin_nested():
            connection.execute(insert(claimed_days).values(job=job, day=day, claimed_at=at))
    except IntegrityError:
        return False
    return True


def unclaimed(connection: Connection, job: str, day: date) -> list[date]:
    """The dates up to this one that the job has yet to work, oldest first.

    The very first date claimed is the start; what lies before it is never claimed.
    """
    before = last(connection, job)
    if before is None:
        return [day]
    return [before + timedelta(days=n) for n in range(1, (day - before).days + 1)]


def last(connection: Connection, job: str) -> date | None:
    """The last date the job has worked; nothing before the first."""
    query = select(func.max(claimed_days.c.day)).where(claimed_days.c.job == job)
    found: date | None = connection.scalar(query)
    return found


def claimed(connection: Connection, job: str) -> list[date]:
    """Every date the job has worked."""
    query = select(claimed_days.c.day).where(claimed_days.c.job == job)
    return list(connection.scalars(query.order_by(claimed_days.c.day)))
