"""What every rule has, whatever its kind, and how it opens an obligation."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from journeys import events
from journeys.events import REGISTRY, Fact
from journeys.events.fields import YesNo
from journeys.policies.calendar import previous_working_day
from journeys.policies.finding import Finding
from journeys.policies.frame import Name, Part, Sentence
from journeys.policies.history import Floor, History, field
from journeys.policies.obligation import Obligation
from journeys.policies.term import Term
from journeys.policies.wording import after_fact, floored, given_day

NOT_ON_A_TIMELINE = (events.FactCorrected, events.FactRetracted, *events.MUNICIPAL_FACTS)
NO_RULE_RESTS_ON = (events.ReexaminationFellDue, events.EscalatedToSupervisor)
"""Records of what was issued: a rule that rested on them would feed on itself."""

Muting = Literal["closed", "left", "outside_target_group", "other_lead"]
"""Why a rule can be silent; the rules in muting.py say when."""


def rule_facts() -> dict[str, type[Fact]]:
    """The fact types that a rule may rest on, by name."""
    return {
        name: fact_type
        for name, fact_type in REGISTRY.items()
        if not issubclass(fact_type, NOT_ON_A_TIMELINE + NO_RULE_RESTS_ON)
    }


def _fact_type(name: Any) -> Any:
    if isinstance(name, type):
        return name
    known = rule_facts()
    if not isinstance(name, str) or name not in known:
        raise PydanticCustomError(
            "fact_type", "onbekend feit; toegestaan: {allowed}", {"allowed": ", ".join(known)}
        )
    return known[name]


def _some(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if not values:
        raise PydanticCustomError("empty", "toegestaan: ten minste een waarde")
    return values


FactType = Annotated[type[Fact], BeforeValidator(_fact_type)]
FactTypes = Annotated[tuple[FactType, ...], AfterValidator(_some)]


class Rule(Part):
    """A rule of a policy set: what it asks of whom, and where that was decided.

    ``list_before``, ``escalate_after`` and ``escalate_before`` are counted from the due day.
    ``floored``: its terms never run from a day before a reopening or a change of lead.
    ``despite``: what silences other rules and not this one. ``records``: the fact that is
    recorded on the due day. ``contact``: what it asks is a talk with the client, or the step
    without which no talk follows; every client whom the policy is for must have one such.
    """

    rule: Name
    kind: str
    active: YesNo = True
    role: Name
    source: Sentence
    quote: Sentence | None = None
    open: YesNo = False
    list_before: Term
    escalate_after: Term | None = None
    escalate_before: Term | None = None
    floored: YesNo = True
    despite: frozenset[Muting] = frozenset()
    records: Literal["ReexaminationFellDue"] | None = None
    contact: YesNo = False

    def findings(self, history: History) -> Sequence[Finding]:
        """What the rule finds in a history, muted or not: at least one thing."""
        raise NotImplementedError

    def obligations(self, history: History) -> list[Obligation]:
        """What the rule finds open in a history, muted or not."""
        findings = self.findings(history)
        if len(findings) == 1:  # nearly always; a comprehension would cost more than most rules
            return [findings[0]] if type(findings[0]) is Obligation else []
        return [found for found in findings if isinstance(found, Obligation)]

    def floor(self, history: History) -> Floor | None:
        """The day before which none of this rule's terms runs."""
        return history.floor(self.role) if self.floored else None

    def end_after(self, history: History, fact: Fact, term: Term) -> date:
        """When a term ends that runs from a fact's day, or from the floor when that is later."""
        day, floor = fact.happened_on, self.floor(history)
        if floor is not None and floor.day > day:
            day = floor.day
        return term.end(day, history.frame.equated_by_decree)

    def after_anchor(
        self,
        history: History,
        fact: Fact,
        term: Term,
        *,
        key: str | None = None,
        not_before: tuple[Term, Fact] | None = None,
        list_from: date | None = None,
        escalate_on: date | None = None,
        note: str = "",
    ) -> Obligation:
        """An obligation a term after the day on which a fact happened."""
        day, floor = fact.happened_on, self.floor(history)
        sentence = after_fact(term.words, fact)
        if floor is not None and floor.day > day:
            day = floor.day
            sentence = floored(sentence, floor.event, floor.day)
        else:
            floor = None
        due_on = term.end(day, history.frame.equated_by_decree)
        if not_before is not None:
            earliest = self.end_after(history, not_before[1], not_before[0])
            if earliest > due_on:
                due_on = earliest
                sentence += f", niet eerder dan {after_fact(not_before[0].words, not_before[1])}"
        return self.open_on(
            history,
            fact,
            due_on,
            sentence + note,
            key=key,
            term=term,
            floor=floor,
            list_from=list_from,
            escalate_on=escalate_on,
        )

    def on_given_day(
        self,
        history: History,
        fact: Fact,
        name: str,
        term: Term | None = None,
        *,
        key: str | None = None,
        listed_from_it: bool = False,
    ) -> Obligation:
        """An obligation on the day that a field of a fact gives, or a term after it."""
        given: date = field(fact, name)
        day, floor = given, self.floor(history)
        sentence = given_day(name, given, fact, term.words if term else None)
        if floor is not None and floor.day > given:
            day = floor.day
            sentence = floored(sentence, floor.event, floor.day)
        else:
            floor = None
        due_on = term.end(day, history.frame.equated_by_decree) if term else day
        return self.open_on(
            history,
            fact,
            due_on,
            sentence,
            key=key,
            term=term,
            floor=floor,
            anchor_on=given,
            list_from=day if listed_from_it else None,
        )

    def open_on(
        self,
        history: History,
        fact: Fact,
        due_on: date,
        because: str,
        *,
        key: str | None = None,
        term: Term | None = None,
        floor: Floor | None = None,
        anchor_on: date | None = None,
        list_from: date | None = None,
        escalate_on: date | None = None,
    ) -> Obligation:
        """An obligation on a day, with what the rule and the set say about every one."""
        if escalate_on is None:
            if self.escalate_before is not None:
                escalate_on = self.escalate_before.before(due_on)
            else:
                later = self.escalate_after or history.frame.defaults.escalate_after
                escalate_on = later.end(due_on)
        return Obligation(
            rule=self.rule,
            key=key,
            due_on=due_on,
            list_from=self.list_before.before(due_on) if list_from is None else list_from,
            escalate_on=escalate_on,
            plan_on=previous_working_day(due_on),
            role=self.role,
            person=history.person(self.role),
            because=because,
            source=self.source,
            policy=history.frame.label,
            escalates_to=history.frame.defaults.escalate_to,
            records=self.records,
            anchor=fact.originator_version,
            anchor_on=fact.happened_on if anchor_on is None else anchor_on,
            term=None if term is None else term.length,
            floor=None if floor is None else floor.day,
        )
