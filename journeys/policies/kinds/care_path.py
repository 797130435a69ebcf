"""The care path's own kind: a suspicion that lapses by itself when nobody acts."""

from datetime import date
from typing import Literal

from journeys.events import Fact
from journeys.policies.history import History
from journeys.policies.kinds.after_fact import AfterFact
from journeys.policies.term import Term


class Suspicion(AfterFact):
    """A reported suspicion is to be acted on, or it lapses.

    ``lapses_after`` counts from the same day as the rule's own term; ``lapse_records`` is the
    fact that the scheduler records then.
    """

    lapses_after: Term
    lapse_records: Literal["SuspicionLapsed"]

    def lapses_on(self, history: History) -> date | None:
        """The day on which the open suspicion lapses, None when there is none."""
        fact = self.anchor_in(history)
        return self.end_after(history, fact, self.lapses_after) if isinstance(fact, Fact) else None
