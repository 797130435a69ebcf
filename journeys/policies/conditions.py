"""Conditions on a history that a rule can state in TOML."""

from collections.abc import Callable
from functools import cached_property

from journeys.events import Fact
from journeys.events.fields import YesNo
from journeys.events.participation import Route
from journeys.events.registration import Benefit, Lead
from journeys.policies.finding import (
    INSIDE,
    NO_WSP_REFERRAL,
    OUTSIDE,
    WSP_REFERRAL,
    Closed,
    NotApplicable,
    after_rule,
    led_by,
    nothing_recorded,
    on_benefit,
    on_route,
    on_trede,
)
from journeys.policies.frame import Name, Part
from journeys.policies.history import History, place
from journeys.policies.rule import FactTypes

Check = Callable[[History], bool]
Otherwise = Callable[[History], Closed | NotApplicable]


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

    def failing(self, history: History) -> tuple[int, Otherwise] | None:
        """The place of the first condition that is not so, and what is found instead."""
        for at, (holds, otherwise) in enumerate(self._conditions):
            if not holds(history):
                return at, otherwise
        return None

    @cached_property
    def _conditions(self) -> tuple[tuple[Check, Otherwise], ...]:
        """What must be so, and what is found instead when it is not."""
        found: list[tuple[Check, Otherwise]] = []

        def add(holds: Check, otherwise: Otherwise) -> None:
            found.append((holds, otherwise))

        if (wanted := self.in_target_group) is not None:
            other = OUTSIDE if wanted else INSIDE
            add(lambda h: h.state.in_target_group is wanted, lambda _: other)
        if (of_trede := self.in_target_trede) is not None:
            add(lambda h: h.in_target_trede is of_trede, lambda h: on_trede(h.state.trede))
        if routes := self.route:
            add(lambda h: h.route in routes, lambda h: on_route(h.route))
        if leads := self.lead:
            add(lambda h: h.state.lead in leads, lambda h: led_by(h.state.lead))
        if benefits := self.benefit:
            add(lambda h: h.state.benefit in benefits, lambda h: on_benefit(h.state.benefit))
        if (referred := self.wsp_referral) is not None:
            standing = NO_WSP_REFERRAL if referred else WSP_REFERRAL
            add(lambda h: (h.wsp_referral is not None) is referred, lambda _: standing)
        if ever := self.ever:
            add(lambda h: h.ever(ever), lambda _: nothing_recorded(ever))
        if never := self.never:
            add(lambda h: not h.ever(never), lambda h: Closed(_first(h, never)))
        if rule := self.not_open:
            add(lambda h: not h.found(rule), lambda _: after_rule(rule))
        return tuple(found)


def unmet(alternatives: tuple[When, ...], history: History) -> Closed | NotApplicable | None:
    """What is found when none of the alternatives holds; nothing when one does, or without any.

    The alternative that came furthest says what stands in the way.
    """
    failing: list[tuple[int, Otherwise]] = []
    for when in alternatives:
        its_failing = when.failing(history)
        if its_failing is None:
            return None
        failing.append(its_failing)
    if not failing:
        return None
    _, otherwise = max(failing, key=lambda found: found[0])
    return otherwise(history)


def _first(history: History, types: FactTypes) -> Fact:
    firsts = [facts[0] for fact_type in types if (facts := history.all(fact_type))]
    return min(firsts, key=place)
