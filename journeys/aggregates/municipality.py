"""The municipality's own stream of facts, beside the clients'."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from journeys.aggregates.client import Recording
from journeys.aggregates.policy_guards import POLICY_GUARDS, Label, Proposal, proposals
from journeys.clock import local_day
from journeys.events import SYSTEM, Fact
from journeys.events.municipality import MUNICIPALITY
from journeys.events.refused import refusal_of
from journeys.language.refusal import Refusal


class Municipality:
    """What the municipality itself did: policy sets, lists that went out, reports."""

    id = MUNICIPALITY
    ref = ""

    def __init__(self, facts: Sequence[Fact] = ()) -> None:
        self._facts = list(facts)
        self._pending: list[Fact] = []

    @property
    def facts(self) -> Sequence[Fact]:
        """Every fact of the municipality, by number."""
        return self._facts

    @property
    def version(self) -> int:
        """The number of the last fact."""
        return len(self._facts)

    @property
    def proposals(self) -> dict[Label, Proposal]:
        """The policy sets that were proposed, and how far each has come."""
        return proposals(self._facts)

    def record(self, fact_type: type[Fact], fields: Mapping[str, Any], how: Recording) -> Fact:
        """Decide one fact of the municipality. Raises ``Refusal`` and then changes nothing."""
        what = f"Niet vastgelegd: {fact_type.topic()}"
        try:
            fact = self._checked(fact_type, fields, how)
        except ValidationError as error:
            raise refusal_of(error, fact_type, what) from None
        for rule in POLICY_GUARDS.get(fact_type, ()):
            if broken := rule.broken_by(fact, self.proposals):
                raise Refusal(rule.code, what, broken.why, broken.todo)
        self._facts.append(fact)
        self._pending.append(fact)
        return fact

    def _checked(self, fact_type: type[Fact], fields: Mapping[str, Any], how: Recording) -> Fact:
        return fact_type(
            happened_on=fields.get("happened_on", local_day(how.recorded_at)),
            recorded_by=how.user.user if how.user else SYSTEM,
            **{name: value for name, value in fields.items() if name != "happened_on"},
            originator_id=self.id,
            originator_version=self.version + 1,
            timestamp=how.recorded_at,
            stored_at=how.stored_at,
            command_id=how.command_id,
            caused_by=how.caused_by,
            trace_id=how.trace_id,
        )

    def collect_events(self) -> Sequence[Fact]:
        """The facts decided since the stream was read; handed out once."""
        pending, self._pending = self._pending, []
        return pending
