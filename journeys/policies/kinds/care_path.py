"""The care path's own kind: a suspicion that lapses by itself when nobody acts."""

from datetime import date
from typing import Literal

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
        """The day on which the open suspicion lapses, None when there is none.

        Only that of the path that runs, as long as nobody opened an examination in it.
        """
        path = history.state.path
        if path is None or not path.waiting:
            return None
        of_this_path = (f for f in self._candidates(history) if f.happened_on >= path.reported_on)
        fact = next((f for f in of_this_path if self.closing(history, f) is None), None)
        return None if fact is None else self.end_after(history, fact, self.lapses_after)
