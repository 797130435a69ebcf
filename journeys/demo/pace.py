"""How promptly things are done: mostly somewhat before their term, now and then after it."""

from datetime import date, timedelta
from typing import Final

from journeys.demo.life import Life
from journeys.demo.office_hours import months_after, working_day_until

LATE: Final = 0.13
"""So often a thing is done after its term. Nobody's work is perfect."""


def around(life: Life, due: date, early: int, late: int = 28, how_often: float = LATE) -> date:
    """A day on which something due is done: up to ``early`` days before, seldom after."""
    if life.chance(how_often):
        return due + timedelta(life.rng.randint(2, late))
    return max(life.today, working_day_until(due - timedelta(life.rng.randint(0, early))))


def next_contact_due(life: Life) -> date:
    """When the client is to be spoken to again, by route (the municipality's own intervals)."""
    day = life.today
    if life.route == "C":
        return months_after(day, 6)
    if life.route == "D":
        return months_after(day, 12)
    if life.activity:
        return months_after(day, 3)
    return day + timedelta(weeks=6 if life.route == "A" else 8)


def route_review_due(life: Life, since: date) -> date:
    """When the route's horizon passes."""
    return months_after(since, {"A": 12, "B": 18}.get(life.route or "", 24))
