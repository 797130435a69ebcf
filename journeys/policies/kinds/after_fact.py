"""The general kind: a term after a fact, or on the day that a fact gives."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from journeys.events import Fact
from journeys.events.participation import Route
from journeys.policies.conditions import When, any_holds
from journeys.policies.history import History, field, place
from journeys.policies.obligation import Obligation
from journeys.policies.refusals import choices
from journeys.policies.rule import FactType, FactTypes, Rule
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
            raise PydanticCustomError("term", "nodig: term, terms_by_route of day")
        allowed = sorted({name for fact_type in self.after for name in fact_type.day_fields})
        if self.day is not None and self.day not in allowed:
            raise PydanticCustomError(
                "day_field",
                "day: gevonden {found}; toegestaan: {allowed}",
                {"at": "day", "found": self.day, "allowed": ", ".join(allowed) or "geen"},
            )
        for at, wanted in (("those_with", self.those_with), ("provided", self.provided)):
            for name, values in wanted.items():
                for fact_type in self.after:
                    check_values(fact_type, name, values, at)
        return self

    def obligations(self, history: History) -> list[Obligation]:
        """What the rule finds open in a history, muted or not."""
        if not history.ever(self.after) or not any_holds(self.when, history):
            return []
        fact = self.anchor_in(history)
        return [] if fact is None else self.opened(history, fact)

    def anchor_in(self, history: History) -> Fact | None:
        """The fact from which the term runs, if it is still open."""
        if self.anchor == "first_open":
            facts = self._candidates(history)
            return next((f for f in facts if not self.is_closed(history, f)), None)
        if self.those_with:
            fact = next(reversed(list(self._candidates(history))), None)
        else:
            fact = history.latest(self.after)
        if fact is None or not (matches(fact, self.provided) and self._is_recent(history, fact)):
            return None
        return None if self.is_closed(history, fact) else fact

    def _candidates(self, history: History) -> Iterator[Fact]:
        if len(self.after) == 1:
            facts = history.all(self.after[0])
        else:
            facts = [fact for fact in history.timeline if isinstance(fact, self.after)]
        return (fact for fact in facts if matches(fact, self.those_with))

    def _is_recent(self, history: History, fact: Fact) -> bool:
        if self.since is None:
            return True
        since = history.last_day((self.since,))
        return since is not None and fact.happened_on >= since

    def is_closed(self, history: History, fact: Fact) -> bool:
        """Whether another fact on or after the anchor's day has closed it."""
        if history.happened_since(fact.happened_on, self.closed_by, fact):
            return True
        return any(
            history.happened_since(term.end(fact.happened_on), (fact_type,), fact)
            for fact_type, term in self.closed_from.items()
        )

    def opened(self, history: History, fact: Fact) -> list[Obligation]:
        """The obligation that rests on an anchor; none on a route without a term."""
        if self.day is not None and field(fact, self.day) is not None:
            return [self.on_given_day(history, fact, self.day, self.day_term)]
        term, condition = self._term(history, fact)
        if term is None:
            return []
        route = history.route
        listed = self.list_after_by_route.get(route) if route else None
        listing = self.counted(history, fact, listed, by_route(route)) if listed else None
        return [self.after_anchor(history, fact, term, listed=listing, condition=condition)]

    def _term(self, history: History, fact: Fact) -> tuple[Term | None, str]:
        """The term that counts, and what made it this one."""
        if by_fact := self.terms_by_fact.get(type(fact)):
            return by_fact, ""
        of_route = self.terms_by_route.get(history.route) if history.route else None
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

    def obligations(self, history: History) -> list[Obligation]:
        """What the rule finds open in a history, muted or not."""
        since = history.last_day((self.since,))
        if since is None:
            return []
        latest = [history.latest(group) for group in self.all_of]
        facts = [fact for fact in latest if fact is not None and fact.happened_on >= since]
        if len(facts) < len(self.all_of):
            return []
        fact = max(facts, key=place)
        if history.happened_since(fact.happened_on, self.closed_by, fact):
            return []
        return [self.after_anchor(history, fact, self.term)]


def check_values(fact_type: type[Fact], name: str, values: tuple[Any, ...], at: str) -> None:
    """Refuse a field that a fact does not have, and a value that it can never have."""
    if name not in fact_type.fields:
        allowed = ", ".join(fact_type.fields) or "geen"
        raise PydanticCustomError(
            "fact_field",
            "{fact}: gevonden veld {found}; toegestaan: {allowed}",
            {"at": at, "fact": fact_type.topic(), "found": name, "allowed": allowed},
        )
    annotation: Any = fact_type.model_fields[name].annotation
    allowed_values: TypeAdapter[Any] = TypeAdapter(annotation)
    for value in values:
        try:
            allowed_values.validate_python(value)
        except ValidationError as error:
            fault = error.errors()[0]
            raise PydanticCustomError(
                "fact_value",
                "{name}: gevonden {found}; toegestaan: {allowed}",
                {
                    "at": at,
                    "name": name,
                    "found": repr(value),
                    "allowed": choices(fault),
                },
            ) from None


def matches(fact: Fact, wanted: Wanted) -> bool:
    """Whether a fact's fields have the wanted values; a destroyed value has none of them."""
    return not wanted or all(field(fact, name) in values for name, values in wanted.items())
