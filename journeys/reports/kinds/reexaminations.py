"""Re-examinations by the day on which each was due, as the policy set counts its terms."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, Literal, NamedTuple

from journeys.events import Fact
from journeys.reports.definition import Definition
from journeys.reports.figure import Counted, Measure
from journeys.reports.past import Past, Period

Answer = Literal["due", "on_time", "late", "open"]


class Term(NamedTuple):
    """One re-examination: until when, and by which fact it was held."""

    due_on: date
    held: Fact | None

    def is_answered(self, answer: Answer) -> bool:
        """Whether that is how it went."""
        if self.held is None:
            return answer in ("due", "open")
        on_time = self.held.happened_on <= self.due_on
        return answer in ("due", "on_time" if on_time else "late")


class Reexaminations(Definition):
    """Terms of a rule that end in the period, by how they were answered until its last day."""

    measure: ClassVar[Measure] = "facts"
    kind: Literal["reexaminations"]
    rule: str
    answer: Answer

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """Each term, resting on how it was held, or on the registration when it was not."""
        for term in self._terms(past):
            if term.due_on in period and term.is_answered(self.answer):
                resting_on = term.held or past.timeline[0]
                yield Counted(past.client, (resting_on.number,), self.part(past, term.held))

    def _terms(self, past: Past) -> Iterator[Term]:
        if self.rule not in past.policy.rules:
            return
        for held in past.all("ReexaminationHeld"):
            if due_on := self._due(past, past.before(held)):
                yield Term(due_on, held)
        if due_on := self._still_due(past):
            yield Term(due_on, None)

    def _still_due(self, past: Past) -> date | None:
        """The term that runs, or that ended before whatever took the rule's ground away."""
        if due_on := self._due(past, past.timeline):
            return due_on
        for fact in reversed(past.all("BenefitEnded", "JourneyClosed", "TredeDetermined")):
            if past.all("ReexaminationHeld") and fact in past.before(
                past.all("ReexaminationHeld")[-1]
            ):
                return None
            due_on = self._due(past, past.before(fact))
            if due_on and due_on < fact.happened_on:
                return due_on
        return None

    def _due(self, past: Past, timeline: list[Fact]) -> date | None:
        found = past.history(timeline).found(self.rule) if timeline else []
        return found[0].due_on if found else None
