"""The general kinds that ask something per activity, per referral or per fact."""

from datetime import date
from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from journeys.events import Fact
from journeys.policies.conditions import any_holds
from journeys.policies.history import History, field
from journeys.policies.kinds.after_fact import Alternatives
from journeys.policies.obligation import Obligation
from journeys.policies.rule import FactType, Rule
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
            raise PydanticCustomError("term", "nodig: term of day")
        for fact_type in (self.start, self.end, self.extended_by):
            if fact_type is not None and self.key not in fact_type.fields:
                raise PydanticCustomError(
                    "key_field",
                    "{fact} heeft geen veld {key}",
                    {"at": "key", "fact": fact_type.topic(), "key": self.key},
                )
        if self.day is not None and self.day not in self.start.day_fields:
            raise PydanticCustomError(
                "day_field",
                "day: gevonden {found}; toegestaan: {allowed}",
                {
                    "at": "day",
                    "found": self.day,
                    "allowed": ", ".join(self.start.day_fields) or "geen",
                },
            )
        return self

    def obligations(self, history: History) -> list[Obligation]:
        """What the rule finds open in a history, muted or not."""
        if self.start not in history.by_type or not any_holds(self.when, history):
            return []
        opened = (
            self._opened(history, key, fact)
            for key, fact in history.running(self.start, self.end, self.key).items()
        )
        return [obligation for obligation in opened if obligation is not None]

    def _opened(self, history: History, key: str, start: Fact) -> Obligation | None:
        if self.day is not None:
            fact = self._latest_extension(history, key, start) or start
            if field(fact, self.day) is not None:
                return self.on_given_day(history, fact, self.day, key=key)
        if self.term is not None:
            return self.after_anchor(history, start, self.term, key=key)
        return None

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
        if self.day not in self.each.day_fields:
            raise PydanticCustomError(
                "day_field",
                "day: gevonden {found}; toegestaan: {allowed}",
                {
                    "at": "day",
                    "found": self.day,
                    "allowed": ", ".join(self.each.day_fields) or "geen",
                },
            )
        return self

    def obligations(self, history: History) -> list[Obligation]:
        """What the rule finds open in a history, muted or not."""
        if self.each not in history.by_type or not any_holds(self.when, history):
            return []
        return [
            self.on_given_day(history, fact, self.day, self.term, key=str(fact.number))
            for fact in history.all(self.each)
            if not self._is_closed(history, fact)
        ]

    def _is_closed(self, history: History, fact: Fact) -> bool:
        given: date | None = field(fact, self.day)
        return given is None or history.happened_since(given, self.closed_by, fact)
