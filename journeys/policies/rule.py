"""What every rule has, whatever its kind, and how it opens an obligation."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator

from journeys import events
from journeys.events import REGISTRY, Fact
from journeys.events.fields import YesNo
from journeys.policies.calendar import previous_working_day
from journeys.policies.counting import Count, Counting, Floor, Start
from journeys.policies.finding import Finding
from journeys.policies.frame import Name, Part, Sentence
from journeys.policies.history import History, field
from journeys.policies.obligation import Obligation
from journeys.policies.refusals import wrong
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
        raise wrong("onbekend feit; toegestaan: {allowed}", allowed=", ".join(known))
    return known[name]


def _some(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if not values:
        raise wrong("toegestaan: ten minste een waarde")
    return values


FactType = Annotated[type[Fact], BeforeValidator(_fact_type)]
FactTypes = Annotated[tuple[FactType, ...], AfterValidator(_some)]
Anchors = frozenset[type[Fact]]


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

    @property
    def anchors(self) -> Anchors:
        """The fact types of which one must stand on a timeline before anything is found open."""
        raise NotImplementedError

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

    def runs_from(self, history: History, fact: Fact, name: str | None = None) -> Start:
        """Where a term runs from: a fact's day or the one a field gives, or the floor if later."""
        given: date = fact.happened_on if name is None else field(fact, name)
        floor = self.floor(history)
        return Start(fact, name, given, floor if floor and floor.day > given else None)

    def counted(self, history: History, fact: Fact, term: Term, condition: str = "") -> Count:
        """A term that runs from a fact's day, or from the floor when that is later."""
        return _count(history, self.runs_from(history, fact), term, condition)

    def end_after(self, history: History, fact: Fact, term: Term) -> date:
        """When a term ends that runs from a fact's day, or from the floor when that is later."""
        return self.counted(history, fact, term).end

    def after_anchor(
        self,
        history: History,
        fact: Fact,
        term: Term,
        *,
        key: str | None = None,
        not_before: tuple[Term, Fact] | None = None,
        listed: Count | None = None,
        escalated: Count | None = None,
        condition: str = "",
        note: str = "",
    ) -> Obligation:
        """An obligation a term after the day on which a fact happened."""
        start = self.runs_from(history, fact)
        due: tuple[Count, ...] = (_count(history, start, term, condition),)
        sentence = _floored(after_fact(term.words, fact), start)
        if not_before is not None:
            earliest = self.counted(history, not_before[1], not_before[0])
            if earliest.end > due[0].end:
                due = (*due, earliest)
                sentence += f", niet eerder dan {after_fact(not_before[0].words, not_before[1])}"
        return self.open_on(
            history, due, sentence, key=key, listed=listed, escalated=escalated, note=note
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
        start = self.runs_from(history, fact, name)
        sentence = given_day(name, start.given, fact, term.words if term else None)
        return self.open_on(
            history,
            (_count(history, start, term),),
            _floored(sentence, start),
            key=key,
            listed=Count(start.day, None, start) if listed_from_it else None,
        )

    def open_on(
        self,
        history: History,
        due: tuple[Count, ...],
        because: str,
        *,
        key: str | None = None,
        listed: Count | None = None,
        escalated: Count | None = None,
        note: str = "",
    ) -> Obligation:
        """An obligation on the day counted last, with what rule and set say about every one."""
        due_on, start, term = due[-1].end, due[0].start, due[0].term
        assert start is not None  # every obligation rests on a fact
        if listed is None:
            listed = Count(self.list_before.before(due_on), self.list_before, back=True)
        if escalated is None:
            escalated = self._escalation(history, due_on)
        obligation = Obligation(
            rule=self.rule,
            key=key,
            due_on=due_on,
            list_from=listed.end,
            escalate_on=escalated.end,
            plan_on=previous_working_day(due_on),
            role=self.role,
            person=history.person(self.role),
            because=because + note,
            source=self.source,
            policy=history.frame.label,
            escalates_to=history.frame.defaults.escalate_to,
            records=self.records,
            anchor=start.fact.originator_version,
            anchor_on=start.given,
            term=None if term is None else term.length,
            floor=None if start.floor is None else start.floor.day,
        )
        if history.countings is not None:
            history.countings[obligation] = Counting(due, listed, escalated, note)
        return obligation

    def _escalation(self, history: History, due_on: date) -> Count:
        if (earlier := self.escalate_before) is not None:
            return Count(earlier.before(due_on), earlier, back=True)
        later = self.escalate_after or history.frame.defaults.escalate_after
        return Count(later.end(due_on, history.frame.equated_by_decree), later)


def _count(history: History, start: Start, term: Term | None, condition: str = "") -> Count:
    if term is None:
        return Count(start.day, None, start)
    return Count(
        term.end(start.day, history.frame.equated_by_decree), term, start, condition=condition
    )


def _floored(sentence: str, start: Start) -> str:
    floor = start.floor
    return sentence if floor is None else floored(sentence, floor.event, floor.day)
