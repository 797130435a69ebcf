"""What a rule asks of somebody, when, and on which fact that rests."""

from datetime import date
from typing import Literal, NamedTuple

Standing = Literal["listed", "due", "overdue", "escalated"]

STANDINGS: tuple[Standing, ...] = ("listed", "due", "overdue", "escalated")
"""How an obligation can stand on a day, the gravest last."""


class Obligation(NamedTuple):
    """One thing that is due for one client, by one rule of one policy set.

    ``key`` is set where a rule asks something per activity, referral or fact. ``plan_on`` is
    the last working day on or before ``due_on``. The fields from ``anchor`` on are the working:
    the number and the day of the fact it rests on, the term's length (None when a fact gives
    the day itself) and the day it was floored to (None when it was not).
    """

    rule: str
    key: str | None
    due_on: date
    list_from: date
    escalate_on: date
    plan_on: date
    role: str
    person: str | None
    because: str
    source: str
    policy: str
    escalates_to: str
    records: str | None
    anchor: int
    anchor_on: date
    term: str | None
    floor: date | None

    def state_on(self, day: date) -> Standing:
        """How it stands on a day: escalated from its day on, even before it is due."""
        if day >= self.escalate_on:
            return "escalated"
        if day > self.due_on:
            return "overdue"
        return "due" if day == self.due_on else "listed"
