"""Conditions on a history that a rule can state in TOML."""

from collections.abc import Callable
from functools import cached_property

from journeys.events.fields import YesNo
from journeys.events.participation import Route
from journeys.events.registration import Benefit, Lead
from journeys.policies.frame import Name, Part
from journeys.policies.history import History
from journeys.policies.rule import FactTypes

Check = Callable[[History], bool]


class When(Part):
    """All that must be so for a rule to apply; what is left out does not matter.

    ``never`` and ``ever`` look at the whole timeline, the others at its end. ``not_open``
    names another rule that must find nothing.
    """

    in_target_group: YesNo | None = None
    in_target_trede: YesNo | None = None
    route: frozenset[Route] | None = None
    lead: frozenset[Lead] | None = None
    benefit: frozenset[Benefit] | None = None
    wsp_referral: YesNo | None = None
    ever: FactTypes | None = None
    never: FactTypes | None = None
    not_open: Name | None = None

    def holds(self, history: History) -> bool:
        """Whether all of it is so at the end of a history."""
        return all(check(history) for check in self._checks)

    @cached_property
    def _checks(self) -> tuple[Check, ...]:
        checks: list[Check] = []
        if (wanted := self.in_target_group) is not None:
            checks.append(lambda h: h.state.in_target_group is wanted)
        if (of_trede := self.in_target_trede) is not None:
            checks.append(lambda h: h.in_target_trede is of_trede)
        if routes := self.route:
            checks.append(lambda h: h.route in routes)
        if leads := self.lead:
            checks.append(lambda h: h.state.lead in leads)
        if benefits := self.benefit:
            checks.append(lambda h: h.state.benefit in benefits)
        if (referred := self.wsp_referral) is not None:
            checks.append(lambda h: (h.wsp_referral is not None) is referred)
        if ever := self.ever:
            checks.append(lambda h: h.ever(ever))
        if never := self.never:
            checks.append(lambda h: not h.ever(never))
        if other := self.not_open:
            checks.append(lambda h: not h.found(other))
        return tuple(checks)


def any_holds(alternatives: tuple[When, ...], history: History) -> bool:
    """Whether one of the alternatives holds; without any, always."""
    return not alternatives or any(when.holds(history) for when in alternatives)
