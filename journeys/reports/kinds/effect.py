"""What changed between a client's first effect measurement and the latest."""

from collections.abc import Iterable
from decimal import Decimal
from typing import ClassVar, Literal

from journeys.events.fields import is_destroyed
from journeys.policies import PolicySet
from journeys.reports.definition import Definition
from journeys.reports.figure import Counted, Measure, OverDays
from journeys.reports.past import Past, Period

ITEMS = ("loneliness", "happiness", "health")


class Effect(Definition):
    """Clients measured at least twice, the latest in the period; each item with its mean change.

    What stands on a destroyed key is left out of the means.
    """

    measure: ClassVar[Measure] = "score"
    kind: Literal["effect"]

    def looks_at(self, _: PolicySet) -> frozenset[str]:
        """The measurements."""
        return frozenset({"EffectMeasured"})

    @property
    def named(self) -> tuple[str, ...]:
        """The items, also when nobody was measured twice."""
        return ITEMS

    @property
    def has_parts(self) -> bool:
        """Its parts are the items."""
        return True

    @property
    def over_days(self) -> OverDays:
        """Whose latest lies in a period has it in any that holds that one, if none came after."""
        return "within"

    def count(self, past: Past, period: Period) -> Iterable[Counted]:
        """Each item by itself."""
        measured = [fact for fact in past.all("EffectMeasured") if not fact.declined]
        if len(measured) < 2 or measured[-1].happened_on not in period:  # noqa: PLR2004 - a pair
            return
        first, latest = measured[0], measured[-1]
        for item in ITEMS:
            before, after = getattr(first, item), getattr(latest, item)
            size = None
            if not (is_destroyed(before) or is_destroyed(after)):
                size = Decimal(after - before)
            yield Counted(past.client, (first.number, latest.number), item, size)
