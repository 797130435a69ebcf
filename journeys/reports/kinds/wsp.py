"""Figures of referrals to WSP, and how long clients waited for the answer."""

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar, Literal

from journeys.aggregates.wsp_referrals import wsp_referrals
from journeys.policies import PolicySet
from journeys.reports.definition import Definition
from journeys.reports.figure import Counted, Measure, OverDays
from journeys.reports.past import Past, Period


class _OfReferrals(Definition):
    def looks_at(self, _: PolicySet) -> frozenset[str]:
        """The referrals; their answers tell where a client stands."""
        return frozenset({"ReferredToWsp"})


class WspReferred(_OfReferrals):
    """Referrals sent in the period; a reminder of an open one is none."""

    measure: ClassVar[Measure] = "facts"
    kind: Literal["wsp_referred"]

    @property
    def over_days(self) -> OverDays:
        """Each was sent in one of two periods that follow each other."""
        return "adds"

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """Each referral."""
        if past.all("ReferredToWsp"):
            for sent, _ in wsp_referrals(past.timeline):
                if sent.happened_on in period:
                    yield Counted(past.client, (sent.number,), self.part(past, sent))


class WspWaited(_OfReferrals):
    """The median of the days between a referral and its answer, of those answered in the period."""

    measure: ClassVar[Measure] = "days"
    kind: Literal["wsp_waited"]

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """Each answer with its days."""
        if past.all("ReferredToWsp"):
            for sent, answer in wsp_referrals(past.timeline):
                if answer and answer.happened_on in period:
                    days = Decimal((answer.happened_on - sent.happened_on).days)
                    yield Counted(past.client, (sent.number, answer.number), None, days)


class WspStayed(_OfReferrals):
    """The median of the days that WSP had those whom it gave back in the period."""

    measure: ClassVar[Measure] = "days"
    kind: Literal["wsp_stayed"]

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """Each return with the days since WSP took the client over; who was not, is none."""
        taken = None
        for fact in past.all("WspAccepted", "WspReturned"):
            if fact.topic() == "WspAccepted":
                taken = fact
            elif taken:
                if fact.happened_on in period:
                    days = Decimal((fact.happened_on - taken.happened_on).days)
                    yield Counted(past.client, (taken.number, fact.number), None, days)
                taken = None
