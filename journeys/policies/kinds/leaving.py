"""The end of a journey, and of what is kept of it."""

from collections.abc import Sequence
from functools import cached_property

from pydantic import Field

from journeys.events import BenefitEnded, ClientScreened, Fact, JourneyClosed
from journeys.events.registration import EndReason
from journeys.language import END_REASONS
from journeys.policies.finding import (
    NO_GROUND_TO_CLOSE,
    OPEN_JOURNEY,
    Finding,
    after_rule,
)
from journeys.policies.frame import Name
from journeys.policies.history import History
from journeys.policies.obligation import Obligation
from journeys.policies.rule import Anchors, FactType, FactTypes, Rule
from journeys.policies.term import Term


class Closure(Rule):
    """A journey that has run its course is to be closed."""

    term: Term
    terms_by_reason: dict[EndReason, Term] = Field(default_factory=dict)
    not_open: Name

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({ClientScreened, BenefitEnded})

    def findings(self, history: History) -> Sequence[Finding]:
        """Screened outside and not to be screened again, or the benefit ended: the earlier."""
        found: list[Obligation] = []
        instead = NO_GROUND_TO_CLOSE
        screened = history.last(ClientScreened)
        if screened and not screened.in_target_group:
            if history.found(self.not_open):
                instead = after_rule(self.not_open)
            else:
                found.append(self.after_anchor(history, screened, self.term))
        if ended := history.benefit_end:
            term = self.terms_by_reason.get(ended.reason, self.term)
            because = f"uitkering beëindigd: {END_REASONS[ended.reason]}"
            found.append(self.after_anchor(history, ended, term, condition=because))
        return (min(found, key=lambda obligation: obligation.due_on, default=instead),)


class Retention(Rule):
    """What is kept of a closed journey is to be destroyed."""

    term: Term
    closed_by: FactTypes
    later_of: FactType
    later_when: FactType

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({JourneyClosed})

    def findings(self, history: History) -> Sequence[Finding]:
        """Journey closed: its day; with ``later_when``, the day of ``later_of`` when later."""
        closed = history.last(JourneyClosed)
        if closed is None or history.state.open:
            return (OPEN_JOURNEY,)
        anchor: Fact = closed
        later = history.last(self.later_of)
        if later and self.later_when in history.by_type and later.happened_on > closed.happened_on:
            anchor = later
        answered = history.closed_since(anchor.happened_on, self.closed_by, anchor)
        return (answered or self.after_anchor(history, anchor, self.term),)
