"""Figures of where clients stand on the last day of the period."""

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar, Literal

from journeys.policies import PolicySet
from journeys.policies.term import Term
from journeys.reports.definition import Definition
from journeys.reports.figure import Counted, Measure, OverDays
from journeys.reports.past import TALKS, Past, Period


class Standing(Definition):
    """Clients who stand so on the last day; what is left out does not matter."""

    kind: Literal["standing"]
    open: bool | None = None
    in_target_group: bool | None = None
    lead: str | None = None
    on_benefit: bool | None = None
    spoken_within: Term | None = None
    spoken: bool | None = None

    @property
    def over_days(self) -> OverDays:
        """Where somebody stands on the last day, whatever the first."""
        return "last_day"

    def looks_at(self, _: PolicySet) -> frozenset[str]:
        """The talks."""
        return frozenset(TALKS)

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """The client once, resting on their registration, or on the last talk that counts."""
        if not (self._stands(past) and self._spoken(past, period)):
            return
        talks = past.all(*TALKS) if self.spoken_within or self.spoken else ()
        resting_on = talks[-1] if talks else past.timeline[0]
        yield Counted(past.client, (resting_on.number,), self.part(past))

    def _stands(self, past: Past) -> bool:
        state = past.state
        asked = (
            (self.open, state.open),
            (self.in_target_group, state.in_target_group),
            (self.lead, state.lead),
            (self.on_benefit, state.benefit != "none"),
        )
        return all(wanted is None or wanted == found for wanted, found in asked)

    def _spoken(self, past: Past, period: Period) -> bool:
        talks = past.all(*TALKS)
        if self.spoken is not None and self.spoken != bool(talks):
            return False
        if self.spoken_within is None:
            return True
        since = self.spoken_within.before(period.last)
        return any(talk.happened_on >= since for talk in talks)


class SinceTalk(Standing):
    """The median of the days since each was last spoken to, of those who stand so."""

    measure: ClassVar[Measure] = "days"
    kind: Literal["since_talk"]  # type: ignore[assignment]

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """The client with their days; whoever was never spoken to has none."""
        talks = past.all(*TALKS)
        if talks and self._stands(past):
            days = (period.last - talks[-1].happened_on).days
            yield Counted(past.client, (talks[-1].number,), self.part(past), Decimal(days))
