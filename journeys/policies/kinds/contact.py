"""Who must be spoken to: arranged talks, missed ones, and the next one."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property

from pydantic import Field

from journeys.events import (
    ActivityEnded,
    ActivityStarted,
    ContactMissed,
    ContactPlanned,
    RouteAssigned,
)
from journeys.events.participation import Route
from journeys.policies.conditions import unmet
from journeys.policies.counting import Count
from journeys.policies.finding import Finding, nothing_recorded, on_route
from journeys.policies.frame import Part, Sentence
from journeys.policies.history import History
from journeys.policies.kinds.after_fact import Alternatives
from journeys.policies.rule import Anchors, FactTypes, Rule
from journeys.policies.term import Term
from journeys.policies.wording import by_route

ONE_DAY = timedelta(days=1)


class PlannedContact(Rule):
    """An arranged talk is to be held, or its being missed recorded."""

    term: Term
    closed_by: FactTypes

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({ContactPlanned})

    def findings(self, history: History) -> Sequence[Finding]:
        """The latest arranged: its day + the term, on the list from its day on.

        Closed after the day of arranging, or on it when the talk was for that day.
        """
        planned = history.last(ContactPlanned)
        if planned is None:
            return (nothing_recorded((ContactPlanned,)),)
        closed_from = planned.happened_on
        if planned.for_on != closed_from:
            closed_from += ONE_DAY
        closed = history.closed_since(closed_from, self.closed_by, planned)
        if closed is not None:
            return (closed,)
        return (self.on_given_day(history, planned, "for_on", self.term, listed_from_it=True),)


class Repeated(Part):
    """From how many missed in a row on, and how soon, it goes to the supervisor."""

    times: int = Field(strict=True, ge=2, le=20)
    escalate_after: Term
    advice: Sentence


class MissedContact(Rule):
    """A client who was missed is to be reached."""

    term: Term
    closed_by: FactTypes
    repeated: Repeated | None = None

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({ContactMissed})

    def findings(self, history: History) -> Sequence[Finding]:
        """The latest missed + the term; several in a row escalate from their own day."""
        missed = history.last(ContactMissed)
        if missed is None:
            return (nothing_recorded((ContactMissed,)),)
        closed = history.closed_since(missed.happened_on, self.closed_by, missed)
        if closed is not None:
            return (closed,)
        spoken_on = history.last_day(self.closed_by)
        in_a_row = [
            fact
            for fact in history.all(ContactMissed)
            if spoken_on is None or fact.happened_on > spoken_on
        ]
        note = f" ({len(in_a_row)}e keer op rij)" if len(in_a_row) > 1 else ""
        escalated: Count | None = None
        if self.repeated and len(in_a_row) >= self.repeated.times:
            last_straw = in_a_row[self.repeated.times - 1]
            sooner = f"omdat het de {self.repeated.times}e keer op rij was"
            escalated = self.counted(history, last_straw, self.repeated.escalate_after, sooner)
            note += f"; {self.repeated.advice}"
        return (self.after_anchor(history, missed, self.term, escalated=escalated, note=note),)


class Interval(Part):
    """How soon after a talk the next follows, on one route.

    ``with_activity``: while an activity runs. ``never_spoken``: counted from the route, when
    there was no talk yet. ``needs``: facts without which the interval does not count.
    """

    after_contact: Term
    with_activity: Term | None = None
    never_spoken: Term | None = None
    needs: FactTypes | None = None


class FollowUp(Rule):
    """The next talk is due."""

    when: Alternatives = ()
    spoken: FactTypes
    not_before: Term
    routes: dict[Route, Interval]

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({RouteAssigned})

    def findings(self, history: History) -> Sequence[Finding]:
        """The latest talk + the route's interval, never too soon after the route was chosen."""
        route, assigned = history.route, history.last(RouteAssigned)
        interval = history.of_route(self.routes)
        if interval is None or assigned is None:
            return (on_route(route),)
        if interval.needs and not history.ever(interval.needs):
            return (nothing_recorded(interval.needs),)
        if (instead := unmet(self.when, history)) is not None:
            return (instead,)
        earliest = (self.not_before, assigned)
        spoken = history.latest(self.spoken)
        if spoken is not None:
            fact, term, condition = spoken, *_interval(history, interval)
        elif interval.never_spoken is not None:
            fact, term, condition = assigned, interval.never_spoken, ", nog niet gesproken"
        else:
            return (nothing_recorded(self.spoken),)
        condition = f"{by_route(route)}{condition}"
        return (self.after_anchor(history, fact, term, not_before=earliest, condition=condition),)


def _interval(history: History, interval: Interval) -> tuple[Term, str]:
    """How soon after a talk, and what beside the route made it so."""
    if interval.with_activity is None:
        return interval.after_contact, ""
    if history.running(ActivityStarted, ActivityEnded, "activity"):
        return interval.with_activity, ", met een lopende activiteit"
    return interval.after_contact, ", zonder lopende activiteit"
