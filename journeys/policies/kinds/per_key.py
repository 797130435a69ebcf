"""The general kinds that ask something per activity, per referral or per fact."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import model_validator

from journeys.events import Fact
from journeys.policies.conditions import unmet
from journeys.policies.finding import (
    Closed,
    Finding,
    NotApplicable,
    no_day_given,
    nothing_recorded,
)
from journeys.policies.history import History, field
from journeys.policies.kinds.after_fact import Alternatives, check_day
from journeys.policies.obligation import Obligation
from journeys.policies.refusals import wrong
from journeys.policies.rule import Anchors, FactType, Rule
from journeys.policies.term import Term


class PerKey(Rule):
    """Due for each thing that has started under a key and not ended.

    On the day that the field ``day`` gives – of the latest ``extended_by``, else of the start –
    or a ``term`` after the start.
    """

    when: Alternatives = ()
    start: FactType
    end: FactType
    extended_by: FactType | None = None
    key: Literal["activity", "referral"]
    day: str | None = None
    term: Term | None = None

    @model_validator(mode="after")
    def _fields_exist(self) -> "PerKey":
        if self.day is None and self.term is None:
            raise wrong("nodig: term of day")
        for fact_type in (self.start, self.end, self.extended_by):
            if fact_type is not None and self.key not in fact_type.fields:
                raise wrong(
                    "{fact} heeft geen veld {key}", at="key", fact=fact_type.topic(), key=self.key
                )
        if self.day is not None:
            check_day(self.day, self.start)
        return self

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({self.start})

    def findings(self, history: History) -> Sequence[Finding]:
        """What the rule finds in a history, muted or not: something for every key."""
        if self.start not in history.by_type:
            return (nothing_recorded((self.start,)),)
        instead = unmet(self.when, history)
        running = history.running(self.start, self.end, self.key)
        found: list[Finding] = [
            self._opened(history, key, fact) if instead is None else instead._replace(key=key)
            for key, fact in running.items()
        ]
        started = history.all(self.start)
        if len(running) == len(started):
            return found
        starts = {field(fact, self.key): fact for fact in started}
        return found + [
            Closed(self._end(history, key, fact), key)
            for key, fact in starts.items()
            if key not in running
        ]

    def _opened(self, history: History, key: str, start: Fact) -> Obligation | NotApplicable:
        if self.day is not None:
            fact = self._latest_extension(history, key, start) or start
            if field(fact, self.day) is not None:
                return self.on_given_day(history, fact, self.day, key=key)
        if self.term is not None:
            return self.after_anchor(history, start, self.term, key=key)
        return no_day_given(str(self.day))._replace(key=key)

    def _end(self, history: History, key: str, start: Fact) -> Fact:
        return next(
            fact
            for fact in history.all(self.end)
            if field(fact, self.key) == key and fact.happened_on >= start.happened_on
        )

    def _latest_extension(self, history: History, key: str, start: Fact) -> Fact | None:
        if self.extended_by is None:
            return None
        extensions = (
            fact
            for fact in reversed(history.all(self.extended_by))
            if field(fact, self.key) == key and fact.happened_on >= start.happened_on
        )
        return next(extensions, None)


class PerFact(Rule):
    """Due for each fact of a type, a term after the day that a field of it gives.

    Its key is the fact's number. Closing looks from the given day on.
    """

    when: Alternatives = ()
    each: FactType
    day: str
    term: Term
    closed_by: tuple[FactType, ...] = ()

    @model_validator(mode="after")
    def _field_exists(self) -> "PerFact":
        check_day(self.day, self.each)
        return self

    @cached_property
    def anchors(self) -> Anchors:
        return frozenset({self.each})

    def findings(self, history: History) -> Sequence[Finding]:
        """What the rule finds in a history, muted or not: something for every fact."""
        if self.each not in history.by_type:
            return (nothing_recorded((self.each,)),)
        instead = unmet(self.when, history)
        return [self._of(history, fact, instead) for fact in history.all(self.each)]

    def _of(self, history: History, fact: Fact, instead: Closed | NotApplicable | None) -> Finding:
        key = str(fact.number)
        given: date | None = field(fact, self.day)
        if given is None:
            return no_day_given(self.day)._replace(key=key)
        closed = history.closed_since(given, self.closed_by, fact, key)
        if closed is not None:
            return closed
        if instead is not None:
            return instead._replace(key=key)
        return self.on_given_day(history, fact, self.day, self.term, key=key)
