"""One referral to WSP: what was done of it, and what must be there before WSP takes over."""

from dataclasses import dataclass
from datetime import date

from journeys.aggregates.client import Client
from journeys.aggregates.wsp_referrals import wsp_referrals
from journeys.events import CompetensysTaken, Fact, TredeDetermined
from journeys.language import with_weekday

DONE, NOT_YET = "gedaan", "nog niet"


@dataclass(frozen=True, slots=True)
class ReferralStep:
    """One step on the way to WSP: what was recorded of it, or the form for it."""

    label: str
    said: str
    form: str
    """The type of fact that takes it; empty when it was taken."""


@dataclass(frozen=True, slots=True)
class Referred:
    """A client who waits at WSP."""

    since: date | None
    days: int
    by: str
    steps: list[ReferralStep]
    held: bool
    """Whether there was a warm handover since, so that WSP can take over."""


def referred(client: Client, today: date) -> Referred:
    """Where a client's referral stands; without an open one, what Competensys waits for."""
    found = client.state().wsp_referral
    since = found.since if found else None
    sent = wsp_referrals(client.timeline)[-1].sent if found else None
    taken = _latest(client, CompetensysTaken, since)
    determined = _latest(client, TredeDetermined, taken.happened_on if taken else since)
    handover_on = found.handover_on if found else None
    return Referred(
        since,
        (today - since).days if since else 0,
        sent.recorded_by if sent else "",
        [_competensys(taken), _trede(determined), _handover(handover_on)],
        held=handover_on is not None,
    )


def _latest(client: Client, fact_type: type[Fact], since: date | None) -> Fact | None:
    found = (
        fact
        for fact in reversed(client.timeline)
        if isinstance(fact, fact_type) and (since is None or fact.happened_on >= since)
    )
    return next(found, None)


def _competensys(taken: Fact | None) -> ReferralStep:
    if not isinstance(taken, CompetensysTaken):
        return ReferralStep("Competensys", NOT_YET, CompetensysTaken.topic())
    said = f"voorstel trede {taken.proposed_trede}, {with_weekday(taken.happened_on)}"
    return ReferralStep("Competensys", said, "")


def _trede(determined: Fact | None) -> ReferralStep:
    if not isinstance(determined, TredeDetermined):
        return ReferralStep("Trede vastgesteld", NOT_YET, TredeDetermined.topic())
    said = f"trede {determined.trede}, {with_weekday(determined.happened_on)}"
    return ReferralStep("Trede vastgesteld", said, "")


def _handover(held_on: date | None) -> ReferralStep:
    if held_on is None:
        return ReferralStep("Warme overdracht", NOT_YET, "WarmHandoverHeld")
    return ReferralStep("Warme overdracht", with_weekday(held_on), "")
