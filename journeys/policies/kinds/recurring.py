"""The general kind: something that returns, counted from when it was last done."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import model_validator

from journeys import events
from journeys.events import Fact
from journeys.events.fields import YesNo
from journeys.policies.conditions import unmet
from journeys.policies.finding import Finding, nothing_recorded, on_benefit
from journeys.policies.history import History, place
from journeys.policies.kinds.after_fact import Alternatives
from journeys.policies.refusals import wrong
from journeys.policies.rule import Anchors, FactType, FactTypes, Rule
from journeys.policies.term import Term

GIVES_BENEFIT = (events.ClientRegistered, events.BenefitStarted)
NO_BENEFIT = on_benefit("none")


class Recurring(Rule):
    """Due a term after it was last done, or after its beginning.

    It begins with the current benefit (``from_benefit``) or with the first fact of
    ``from_first``. ``renewal``: "when_later" – the later of the beginning and the last time;
    "always" – the last time, also when it lies before the beginning. ``moves_anchor``: when
    false, each time done answers one recurrence, counted from the beginning (n × the term), so
    that an early or late one moves nothing.
    """

    when: Alternatives = ()
    from_benefit: YesNo = False
    from_first: tuple[FactType, ...] = ()
    renewed_by: FactTypes
    renewal: Literal["when_later", "always"] = "when_later"
    moves_anchor: YesNo = True
    term: Term

    @model_validator(mode="after")
    def _has_a_beginning(self) -> "Recurring":
        if self.from_benefit == bool(self.from_first):
            raise wrong("nodig: from_benefit of from_first, niet beide")
        return self

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset(self.from_first or GIVES_BENEFIT)

    def findings(self, history: History) -> Sequence[Finding]:
        """What the rule finds in a history, muted or not."""
        if (instead := unmet(self.when, history)) is not None:
            return (instead,)
        first, begun = self._beginning(history)
        if first is None or begun is None:
            return (nothing_recorded(self.from_first) if self.from_first else NO_BENEFIT,)
        term = self.term
        if self.moves_anchor:
            done = history.latest(self.renewed_by)
            if done is not None and (self.renewal == "always" or done.happened_on >= begun):
                return (self.after_anchor(history, done, term),)
        else:
            term = term.times(1 + self._times_done(history, begun))
        if self.from_benefit:
            return (self.on_given_day(history, first, "benefit_since", term),)
        return (self.after_anchor(history, first, term),)

    def _beginning(self, history: History) -> tuple[Fact | None, date | None]:
        if self.from_benefit:
            return history.latest(GIVES_BENEFIT), history.state.benefit_since
        firsts = [fact for fact_type in self.from_first if (fact := history.first(fact_type))]
        first = min(firsts, key=place, default=None)
        return first, first.happened_on if first else None

    def _times_done(self, history: History, begun: date) -> int:
        return sum(
            fact.happened_on >= begun
            for fact_type in self.renewed_by
            for fact in history.all(fact_type)
        )
