"""Referrals to WSP: from which day each is open, and what closed it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from journeys.aggregates.state import PARTICIPATION_TREDEN
from journeys.events import Fact, ReferredToWsp, TredeDetermined, WspAccepted, WspReturned


class Referral(NamedTuple):
    """A referral to WSP and the first fact on the timeline that closed it."""

    sent: ReferredToWsp
    closed_by: Fact | None


def answers_wsp(fact: Fact) -> bool:
    """Whether a fact closes the referral that is open on its day."""
    if isinstance(fact, TredeDetermined):
        return fact.trede <= PARTICIPATION_TREDEN
    return isinstance(fact, WspAccepted | WspReturned)


def wsp_referrals(timeline: Iterable[Fact]) -> list[Referral]:
    """The referrals on an effective timeline, judged by dates alone.

    Open from ReferredToWsp until an answer on or after its day; one sent while another is open
    belongs to that one.
    """
    sent: list[ReferredToWsp] = []
    answers: list[Fact] = []
    for fact in timeline:
        if isinstance(fact, ReferredToWsp):
            sent.append(fact)
        elif answers_wsp(fact):
            answers.append(fact)
    found: list[Referral] = []
    for fact in sent:
        if not (found and _open_on(fact.happened_on, found[-1])):
            since = (answer for answer in answers if answer.happened_on >= fact.happened_on)
            found.append(Referral(fact, next(since, None)))
    return found


def _open_on(day: date, referral: Referral) -> bool:
    return referral.closed_by is None or referral.closed_by.happened_on >= day
