"""How the days of an obligation come about: terms, each counted from somewhere to its end.

A rule reads its days from here and nowhere else, so what explains them explains what it did.
"""

from datetime import date
from typing import NamedTuple

from journeys.events import Fact
from journeys.policies.term import Term


class Floor(NamedTuple):
    """A day before which no term of a role's rules runs, and what happened on it."""

    day: date
    event: str


class Start(NamedTuple):
    """Where a term runs from: a fact's day or the one a field gives, or the floor when later."""

    fact: Fact
    field: str | None
    given: date
    floor: Floor | None

    @property
    def day(self) -> date:
        """The day from which is counted."""
        return self.given if self.floor is None else self.floor.day


class Count(NamedTuple):
    """A term counted to its end, backwards from the due day or onwards from it or from a start.

    Without a term the start's own day is the end. ``condition`` is what made it this term and
    no other, in Dutch.
    """

    end: date
    term: Term | None
    start: Start | None = None
    back: bool = False
    condition: str = ""


class Counting(NamedTuple):
    """What gave an obligation its days; of several counts the last, which is later, is due."""

    due: tuple[Count, ...]
    listed: Count
    escalated: Count
    note: str = ""
