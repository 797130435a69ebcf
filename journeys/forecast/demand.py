"""How much there is to do, week by week, for each person and role."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from journeys.forecast.weeks import Weeks
from journeys.policies import Obligation


class Contact(NamedTuple):
    """What is due for a client: one contact by one rule, asked from the day its set counts."""

    client: str
    obligation: Obligation
    since: date = date.min

    @property
    def assignee(self) -> "Assignee":
        """Whose it is."""
        return Assignee(self.obligation.role, self.obligation.person)

    @property
    def plan_on(self) -> date:
        """The day to plan it on, which is not before anybody asks it."""
        return max(self.obligation.plan_on, self.since)

    def overdue_on(self, start: date) -> bool:
        """Whether it was due before the start or before anybody asked it: too late anyhow."""
        return self.obligation.due_on < max(start, self.since)


class Assignee(NamedTuple):
    """A role and the person who has it for a client; None when nobody is assigned."""

    role: str
    person: str | None


class Place(NamedTuple):
    """One week of one assignee."""

    week: int
    assignee: Assignee


@dataclass(slots=True)
class Demand:
    """What is known and what would recur, counted by week and assignee.

    ``listed``, ``to_plan`` and ``due``: known contacts by the week of ``list_from``, ``plan_on``
    and ``due_on``; what lies before the start, or before its set counts, counts in that week, and
    what was due then is ``overdue`` instead of ``due``. ``recurring``: by ``plan_on``, not
    promised.
    """

    listed: Counter[Place] = field(default_factory=Counter)
    to_plan: Counter[Place] = field(default_factory=Counter)
    due: Counter[Place] = field(default_factory=Counter)
    overdue: Counter[Place] = field(default_factory=Counter)
    recurring: Counter[Place] = field(default_factory=Counter)


def demand(known: Iterable[Contact], recurring: Iterable[Contact], weeks: Weeks) -> Demand:
    """What falls in the weeks of a forecast."""
    found = Demand()
    for contact in known:
        obligation = contact.obligation
        due = found.overdue if contact.overdue_on(weeks.start) else found.due
        for counted, day in (
            (found.listed, obligation.list_from),
            (found.to_plan, contact.plan_on),
            (due, max(obligation.due_on, contact.since)),
        ):
            if day <= weeks.last_day:
                counted[Place(weeks.of(day), contact.assignee)] += 1
    for contact in recurring:
        day = contact.plan_on
        if day <= weeks.last_day:
            found.recurring[Place(weeks.of(day), contact.assignee)] += 1
    return found
