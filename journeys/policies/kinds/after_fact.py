"""The general kind: a term after a fact, or on the day that a fact gives."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError, model_validator

from journeys.events import Fact
from journeys.events.participation import Route
from journeys.policies.conditions import When, unmet
from journeys.policies.finding import (
    Closed,
    Finding,
    NotApplicable,
    does_not_count,
    no_day_given,
    nothing_recorded,
    nothing_since,
    on_route,
)
from journeys.policies.history import History, field, place
from journeys.policies.obligation import Obligation
from journeys.policies.refusals import allowed, wrong
from journeys.policies.rule import Anchors, FactType, FactTypes, Rule
from journeys.policies.term import Term
from journeys.policies.wording import by_route

Wanted = dict[str, tuple[Any, ...]]
"""Values that a fact's own fields must have, by field."""


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, dict) else value


Alternatives = Annotated[tuple[When, ...], BeforeValidator(_listed)]


class AfterFact(Rule):
    """Due a term after a fact, until another fact closes it.

    ``anchor``: "latest" – a later such fact takes its place; "first_open" – the first not
    closed since, so that a repeat never postpones. ``those_with`` narrows which facts count
    before the anchor is chosen, ``provided`` is asked of the anchor chosen. ``since``: the
    anchor must not lie before the latest such fact's day. ``day`` names a field that gives the
    day itself, to which ``day_term`` is added; ``term`` counts when the field is empty.
    ``list_after_by_route`` counts from the anchor. ``closed_from``: facts that close it only
    from a term after the anchor on.
    """

    when: Alternatives = ()
    after: FactTypes
    anchor: Literal["latest", "first_open"]
    those_with: Wanted = Field(default_factory=dict)
    provided: Wanted = Field(default_factory=dict)
    since: FactType | None = None
    day: str | None = None
    day_term: Term | None = None
    term: Term | None = None
    terms_by_route: dict[Route, Term] = Field(default_factory=dict)
    terms_by_fact: dict[FactType, Term] = Field(default_factory=dict)
    list_after_by_route: dict[Route, Term] = Field(default_factory=dict)
    closed_by: tuple[FactType, ...] = ()
    closed_from: dict[FactType, Term] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _fields_exist(self) -> "AfterFact":
        if self.day is None and self.term is None and not self.terms_by_route:
            raise wrong("nodig: term, terms_by_route of day")
        if self.day is not None:
            check_day(self.day, *self.after)
        for at, wanted in (("those_with", self.those_with), ("provided", self.provided)):
            for name, values in wanted.items():
                for fact_type in self.after:
                    check_values(fact_type, name, values, at)
        return self

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset(self.after)

    def findings(self, history: History) -> Sequence[Finding]:
        """What the rule finds in a history, muted or not."""
        if not history.ever(self.after):
            return self._nothing
        instead = unmet(self.when, history)
        if instead is not None and not (self.closed_by or self.closed_from):
            return (instead,)
        anchor = self.anchor_in(history)
        if isinstance(anchor, Closed):
            return (anchor,)
        if instead is not None:
            return (instead,)
        return (anchor if isinstance(anchor, NotApplicable) else self.opened(history, anchor),)

    def anchor_in(self, history: History) -> Fact | Closed | NotApplicable:
        """The fact from which the term runs, or what closed it, or why there is none."""
        if self.anchor == "first_open":
            closed: Closed | None = None
            for fact in self._candidates(history):
                closed = self.closing(history, fact)
                if closed is None:
                    return fact
            return closed or self._none(history)
        latest: Fact | None
        if self.those_with:
            latest = next(reversed(list(self._candidates(history))), None)
        else:
            latest = history.latest(self.after)
        if latest is None:
            return self._none(history)
        if not matches(latest, self.provided):
            return does_not_count(type(latest))
        if self.since is not None and not self._is_recent(history, latest, self.since):
            return nothing_since(self.after, self.since)
        return self.closing(history, latest) or latest

    @cached_property
    def _nothing(self) -> tuple[NotApplicable]:
        # The first is the one without which the others do not come.
        return (nothing_recorded(self.after[:1]),)

    def _none(self, history: History) -> NotApplicable:
        present = next(f for f in reversed(history.timeline) if isinstance(f, self.after))
        return does_not_count(type(present))

    def _candidates(self, history: History) -> Iterator[Fact]:
        of_its_types = (fact for fact in history.timeline if isinstance(fact, self.after))
        return (fact for fact in of_its_types if matches(fact, self.those_with))

    def _is_recent(self, history: History, fact: Fact, since: type[Fact]) -> bool:
        day = history.last_day((since,))
        return day is not None and fact.happened_on >= day

    def closing(self, history: History, fact: Fact) -> Closed | None:
        """The first other fact on or after the anchor's day that closed it."""
        closed = history.closed_since(fact.happened_on, self.closed_by, fact)
        for fact_type, term in self.closed_from.items():
            later = history.closed_since(term.end(fact.happened_on), (fact_type,))
            if closed and later:
                closed = min(closed, later, key=lambda found: place(history.closing(found)))
            closed = closed or later
        return closed

    def opened(self, history: History, fact: Fact) -> Obligation | NotApplicable:
        """The obligation that rests on an anchor; none on a route without a term."""
        if self.day is not None and field(fact, self.day) is not None:
            return self.on_given_day(history, fact, self.day, self.day_term)
        term, condition = self._term(history, fact)
        if term is None:
            return on_route(history.route) if self.terms_by_route else no_day_given(str(self.day))
        listing = None
        if listed := history.of_route(self.list_after_by_route):
            listing = self.counted(history, fact, listed, by_route(history.route))
        return self.after_anchor(history, fact, term, listed=listing, condition=condition)

    def _term(self, history: History, fact: Fact) -> tuple[Term | None, str]:
        """The term that counts, and what made it this one."""
        if by_fact := self.terms_by_fact.get(type(fact)):
            return by_fact, ""
        of_route = history.of_route(self.terms_by_route)
        return (of_route, by_route(history.route)) if of_route else (self.term, "")


class LaterOf(Rule):
    """Due a term after the later of several facts that have all happened.

    All on or after the day of the latest ``since``; the latest of each group of ``all_of``
    counts.
    """

    since: FactType
    all_of: tuple[FactTypes, ...]
    term: Term
    closed_by: tuple[FactType, ...] = ()

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({self.since})

    def findings(self, history: History) -> Sequence[Finding]:
        """What the rule finds in a history, muted or not."""
        since = history.last_day((self.since,))
        if since is None:
            return (nothing_recorded((self.since,)),)
        facts: list[Fact] = []
        for group in self.all_of:
            latest = history.latest(group)
            if latest is None or latest.happened_on < since:
                return (nothing_since(group, self.since),)
            facts.append(latest)
        fact = max(facts, key=place)
        closed = history.closed_since(fact.happened_on, self.closed_by, fact)
        return (closed or self.after_anchor(history, fact, self.term),)


def check_day(day: str, *fact_types: type[Fact]) -> None:
    """Refuse a field that gives no day in any of the facts."""
    given = sorted({name for fact_type in fact_types for name in fact_type.day_fields})
    if day not in given:
        days = ", ".join(given) or "geen"
        raise wrong("day: gevonden {found}; toegestaan: {days}", at="day", found=day, days=days)


def check_values(fact_type: type[Fact], name: str, values: tuple[Any, ...], at: str) -> None:
    """Refuse a field that a fact does not have, and a value that it can never have."""
    if name not in fact_type.fields:
        fields = ", ".join(fact_type.fields) or "geen"
        raise wrong(
            "{fact}: gevonden veld {found}; toegestaan: {fields}",
            at=at,
            fact=fact_type.topic(),
            found=name,
            fields=fields,
        )
    annotation: Any = fact_type.model_fields[name].annotation
    reader: TypeAdapter[Any] = TypeAdapter(annotation)
    for value in values:
        try:
            reader.validate_python(value)
        except ValidationError as error:
            raise wrong(
                "{name}: gevonden {found}; {allowed}",
                at=at,
                name=name,
                found=repr(value),
                allowed=allowed(error.errors()[0]),
            ) from None


def matches(fact: Fact, wanted: Wanted) -> bool:
    """Whether a fact's fields have the wanted values; a destroyed value has none of them."""
    return not wanted or all(field(fact, name) in values for name, values in wanted.items())
