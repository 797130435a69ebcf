"""Re-examinations by the day on which each was due, as the policy set counts its terms."""

from collections.abc import Iterable
from typing import ClassVar, Literal

from journeys.policies import PolicySet
from journeys.policies.looked_at import looked_at
from journeys.reports.definition import Definition
from journeys.reports.figure import Counted, Measure, OverDays
from journeys.reports.past import Past, Period
from journeys.reports.terms import HELD, Term

Answer = Literal["due", "on_time", "late", "open"]


class Reexaminations(Definition):
    """Terms of a rule that end in the period, by how they were answered until its last day."""

    measure: ClassVar[Measure] = "facts"
    kind: Literal["reexaminations"]
    rule: str
    answer: Answer

    @property
    def over_days(self) -> OverDays | None:
        """A term ends in one of two periods; whether it is open yet goes by the last day."""
        return "adds" if self.answer in ("due", "on_time") else None

    def looks_at(self, policy: PolicySet) -> frozenset[str] | None:
        """What the rule names, when that can be told."""
        found = looked_at(policy, self.rule)
        return None if found is None else frozenset({HELD, *(one.topic() for one in found)})

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """Each term, resting on how it was held, or on the registration when it was not."""
        for term in past.terms(self.rule):
            if term.due_on in period and self.answer in _answers(term):
                resting_on = term.held or past.timeline[0]
                yield Counted(past.client, (resting_on.number,), self.part(past, term.held))


def _answers(term: Term) -> tuple[Answer, Answer]:
    if term.held is None:
        return "due", "open"
    return "due", "on_time" if term.held.happened_on <= term.due_on else "late"
