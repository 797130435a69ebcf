"""The way to WSP and back: what a referral waits for."""

from journeys.events import Fact, TredeDetermined, WspReturned
from journeys.policies.history import History, place
from journeys.policies.obligation import Obligation
from journeys.policies.rule import FactTypes, Rule
from journeys.policies.term import Term


class WspAcknowledgement(Rule):
    """WSP is to take up a referral."""

    term: Term
    closed_by: FactTypes

    def obligations(self, history: History) -> list[Obligation]:
        """A WSP referral is open: counted from its ReferredToWsp, not from a reminder."""
        sent = history.wsp_referral
        if sent is None or history.happened_since(sent.happened_on, self.closed_by, sent):
            return []
        return [self.after_anchor(history, sent, self.term)]


class WspAccept(Rule):
    """WSP is to accept a client whose trede asks for it."""

    term: Term

    def obligations(self, history: History) -> list[Obligation]:
        """A WSP referral is open: the first trede beyond the target on or after its day."""
        sent = history.wsp_referral
        if sent is None:
            return []
        for fact in history.all(TredeDetermined):
            if fact.happened_on >= sent.happened_on and not history.is_target(fact.trede):
                return [self.after_anchor(history, fact, self.term)]
        return []


class WspReturn(Rule):
    """A client who came back from WSP is to be spoken to."""

    term: Term
    closed_by: FactTypes

    def obligations(self, history: History) -> list[Obligation]:
        """The latest of any return, and a target trede that was the first to close a referral."""
        returns: list[Fact] = [*history.all(WspReturned)[-1:]]
        returns += [
            referral.closed_by
            for referral in history.wsp_referrals
            if isinstance(referral.closed_by, TredeDetermined)
        ]
        if not returns:
            return []
        latest = max(returns, key=place)
        if history.happened_since(latest.happened_on, self.closed_by, latest):
            return []
        return [self.after_anchor(history, latest, self.term)]
