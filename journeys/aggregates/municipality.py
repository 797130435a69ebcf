"""The municipality's own stream of facts, beside the clients'."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from journeys.aggregates.client import Recording
from journeys.aggregates.guards import Broken
from journeys.aggregates.policy_guards import POLICY_GUARDS, Label, Proposal, proposals
from journeys.aggregates.stand_ins import STAND_IN_GUARDS, StandIn, stand_ins
from journeys.clock import local_day
from journeys.events import SYSTEM, Fact, StandInAppointed
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

    @property
    def stand_ins(self) -> list[StandIn]:
        """Who stands in for whom, in order of appointment."""
        return stand_ins(self._facts)

    def record(self, fact_type: type[Fact], fields: Mapping[str, Any], how: Recording) -> Fact:
        """Decide one fact of the municipality. Raises ``Refusal`` and then changes nothing."""
        what = f"Niet vastgelegd: {fact_type.topic()}"
        try:
            fact = self._checked(fact_type, fields, how)
        except ValidationError as error:
            raise refusal_of(error, fact_type, what) from None
        for code, broken in self._broken_by(fact):
            raise Refusal(code, what, broken.why, broken.todo)
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

    def _broken_by(self, fact: Fact) -> Iterator[tuple[str, Broken]]:
        for rule in POLICY_GUARDS.get(type(fact), ()):
            if broken := rule.broken_by(fact, self.proposals):
                yield rule.code, broken
        if isinstance(fact, StandInAppointed):
            for one in STAND_IN_GUARDS:
                if broken := one.broken_by(fact, self.stand_ins):
                    yield one.code, broken

    def collect_events(self) -> Sequence[Fact]:
        """The facts decided since the stream was read; handed out once."""
        pending, self._pending = self._pending, []
        return pending
