"""Has the file been examined, and has the client been spoken to since a route was chosen?"""

from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from journeys.events import (
    ClientRegistered,
    ClientScreened,
    Fact,
    IntakeHeld,
    RouteAssigned,
    TredeDetermined,
)
from journeys.events.participation import Route
from journeys.policies.finding import Closed, Finding, nothing_recorded, on_route, on_trede
from journeys.policies.history import History
from journeys.policies.rule import Anchors, Rule
from journeys.policies.term import Term
from journeys.policies.wording import by_route


class Screening(Rule):
    """The client's file is to be screened."""

    term: Term

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({ClientRegistered, TredeDetermined})

    def findings(self, history: History) -> Sequence[Finding]:
        """Trede in the target, and never screened, or screened outside and determined since."""
        screened = history.last(ClientScreened)
        anchor: Fact | None
        if screened is None:
            anchor = _entry(history)
        else:
            anchor = None if screened.in_target_group else _first_return(history, screened)
            if anchor is None:
                return (Closed(screened),)
        if not history.in_target_trede:
            return (on_trede(history.state.trede),)
        if anchor is None:
            return (nothing_recorded((ClientRegistered,)),)
        return (self.after_anchor(history, anchor, self.term),)


def _entry(history: History) -> Fact | None:
    """The registration; or, when later, the latest return from a trede beyond the target."""
    registered = history.first(ClientRegistered)
    if registered is None:
        return None
    entry: Fact = registered
    before = registered.trede
    for fact in history.all(TredeDetermined):
        returned = history.is_target(fact.trede) and not history.is_target(before)
        if returned and fact.happened_on > registered.happened_on:
            entry = fact
        before = fact.trede
    return entry


def _first_return(history: History, screened: ClientScreened) -> Fact | None:
    """The first determination of a target trede after the day of the screening outside."""
    determined = (
        fact
        for fact in history.all(TredeDetermined)
        if fact.happened_on > screened.happened_on and history.is_target(fact.trede)
    )
    return next(determined, None)


class FirstIntake(Rule):
    """A client on an active route is to be invited for the first deepening talk."""

    terms_by_route: dict[Route, Term]

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({RouteAssigned})

    def findings(self, history: History) -> Sequence[Finding]:
        """Never an intake: counted from the first such route since the last other one."""
        term = history.of_route(self.terms_by_route)
        if term is None:
            return (on_route(history.route),)
        if intake := history.first(IntakeHeld):
            return (Closed(intake),)
        *_, anchor = takewhile(
            lambda fact: fact.route in self.terms_by_route, reversed(history.all(RouteAssigned))
        )
        return (self.after_anchor(history, anchor, term, condition=by_route(history.route)),)
