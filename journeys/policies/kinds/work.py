"""The way to WSP and back: what a referral waits for."""

from collections.abc import Sequence
from functools import cached_property

from journeys.events import Fact, ReferredToWsp, TredeDetermined, WspReturned
from journeys.policies.finding import (
    NO_RETURN,
    NO_WSP_REFERRAL,
    NOT_BEYOND_TARGET,
    Closed,
    Finding,
    nothing_recorded,
)
from journeys.policies.history import History, place
from journeys.policies.rule import Anchors, FactTypes, Rule
from journeys.policies.term import Term


class WspAcknowledgement(Rule):
    """WSP is to take up a referral."""

    term: Term
    closed_by: FactTypes

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({ReferredToWsp})

    def findings(self, history: History) -> Sequence[Finding]:
        """A WSP referral is open: counted from its ReferredToWsp, not from a reminder."""
        if not history.wsp_referrals:
            return (nothing_recorded((ReferredToWsp,)),)
        sent, answer = history.wsp_referrals[-1]
        closed = history.closed_since(sent.happened_on, self.closed_by, sent)
        if closed is None and answer is not None:
            closed = Closed(answer)
        return (closed or self.after_anchor(history, sent, self.term),)


class WspAccept(Rule):
    """WSP is to accept a client whose trede asks for it."""

    term: Term

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({ReferredToWsp})

    def findings(self, history: History) -> Sequence[Finding]:
        """A WSP referral is open: the first trede beyond the target on or after its day."""
        sent = history.wsp_referral
        if sent is None:
            return (NO_WSP_REFERRAL,)
        for fact in history.all(TredeDetermined):
            if fact.happened_on >= sent.happened_on and not history.is_target(fact.trede):
                return (self.after_anchor(history, fact, self.term),)
        return (NOT_BEYOND_TARGET,)


class WspReturn(Rule):
    """A client who came back from WSP is to be spoken to."""

    term: Term
    closed_by: FactTypes

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({ReferredToWsp, WspReturned})

    def findings(self, history: History) -> Sequence[Finding]:
        """The latest of any return, and a target trede that was the first to close a referral."""
        returns: list[Fact] = [*history.all(WspReturned)]
        returns += [
            referral.closed_by
            for referral in history.wsp_referrals
            if isinstance(referral.closed_by, TredeDetermined)
        ]
        if not returns:
            return (NO_RETURN,)
        latest = max(returns, key=place)
        closed = history.closed_since(latest.happened_on, self.closed_by, latest)
        return (closed or self.after_anchor(history, latest, self.term),)
