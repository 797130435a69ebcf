"""The working of one obligation: every move on the calendar, as the rule itself made it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from journeys.aggregates.timeline import Amendments, effective, until
from journeys.events import Fact
from journeys.policies import calendar, step_wording
from journeys.policies.calendar import DayOff
from journeys.policies.counting import Count, Counting, Start
from journeys.policies.kinds.recurring import Recurring
from journeys.policies.obligation import Obligation
from journeys.policies.policy_set import PolicySet
from journeys.policies.rule import Rule
from journeys.policies.term import Term
from journeys.policies.wording import REOPENING, TAKING_THE_LEAD

Move = Literal[
    "anchor",
    "due_on",
    "floor",
    "term",
    "before",
    "not_before",
    "next_working_day",
    "not_moved",
    "previous_working_day",
]
FLOORS = {REOPENING: "journey_reopened", TAKING_THE_LEAD: "lead_taken"}
"""Why a term runs from a later day, as programs read it."""


class Step(NamedTuple):
    """One move on the calendar: the day it comes to, and in Dutch how it comes there.

    ``anchor``, ``not_before`` and ``due_on`` put the finger on a day; each other move goes on
    from the day where the one before it came.
    """

    move: Move
    on: date
    says: str
    term: Term | None = None
    fact: Fact | None = None
    field: str | None = None
    floor: str | None = None
    skipped: tuple[DayOff, ...] = ()
    condition: str = ""


class Recorded(NamedTuple):
    """When and by whom a fact was recorded, and the correction by which it reads as it does."""

    number: int
    at: datetime
    by: str
    correction: "Recorded | None" = None


@dataclass(frozen=True, slots=True)
class Working:
    """How an obligation came to its days, and on whose authority.

    The last step of each part comes to the day of that name. The first of ``due_on`` is the
    anchor, which was recorded as ``recorded`` says.
    """

    obligation: Obligation
    rule: Rule
    recorded: Recorded
    note: str
    due_on: tuple[Step, ...]
    plan_on: tuple[Step, ...]
    list_from: tuple[Step, ...]
    escalate_on: tuple[Step, ...]


def working(
    obligation: Obligation,
    facts: Sequence[Fact],
    policy_set: PolicySet,
    *,
    on: date | None = None,
) -> Working | None:
    """The working of a client's obligation under the policy set it was found with.

    ``facts`` are all of the client's that were known, ``on`` the day asked about. None when the
    rule does not find just this obligation there. Holds nothing that is encrypted in the log.
    """
    timeline = until(effective(facts), on)
    rule = policy_set.active.get(obligation.rule)
    history = policy_set.history(timeline)
    history.countings = {}
    if rule is None or obligation not in history.found(obligation.rule):
        return None
    steps = _Steps(rule, obligation, policy_set.frame.equated_by_decree)
    return steps.working(history.countings[obligation], facts)


class _Steps:
    """The counts of one obligation, step by step."""

    def __init__(self, rule: Rule, obligation: Obligation, equated: frozenset[date]) -> None:
        self.rule, self.obligation, self.equated = rule, obligation, equated

    def working(self, counting: Counting, facts: Iterable[Fact]) -> Working:
        obligation = self.obligation
        return Working(
            obligation=obligation,
            rule=self.rule,
            recorded=_recorded(obligation.anchor, facts),
            note=counting.note,
            due_on=tuple(self.due(counting.due)),
            plan_on=tuple(self.plan()),
            list_from=tuple(self.steps(counting.listed)),
            escalate_on=tuple(self.steps(counting.escalated)),
        )

    def due(self, counts: Sequence[Count]) -> Iterator[Step]:
        yield from self.steps(counts[0])
        for later in counts[1:]:
            anchor, *others = self.steps(later)
            # What holds back is a term, and it runs from a fact.
            assert later.term is not None
            assert anchor.fact is not None
            says = step_wording.not_before(later.term.words, anchor.fact)
            yield anchor._replace(move="not_before", says=says)
            yield from others

    def plan(self) -> Iterator[Step]:
        due_on, plan_on = self.obligation.due_on, self.obligation.plan_on
        yield self.from_due()
        skipped = calendar.days_off(plan_on, due_on)
        says = step_wording.last_working_day(skipped)
        yield Step("previous_working_day", plan_on, says, skipped=skipped)

    def from_due(self) -> Step:
        return Step("due_on", self.obligation.due_on, "de uiterste dag")

    def steps(self, count: Count) -> Iterator[Step]:
        if count.start is None:
            yield self.from_due()
            day = self.obligation.due_on
        else:
            yield from _start(count.start)
            day = count.start.day
        if count.term is not None:
            yield from self.counted(day, count.term, count)

    def counted(self, day: date, term: Term, count: Count) -> Iterator[Step]:
        number, unit = term.parts
        if count.back:
            yield Step("before", count.end, step_wording.before(term.words, day), term)
            return
        end = calendar.add(day, number, unit)
        says = step_wording.after(self.words(term), day)
        yield Step("term", end, says, term, condition=count.condition)
        if count.end != end:
            skipped = calendar.days_off(end, count.end, self.equated)
            says = step_wording.moved_on(end, count.end, skipped)
            yield Step("next_working_day", count.end, says, skipped=skipped)
        elif term.kind == "statutory" and (skipped := calendar.days_off(end, end, self.equated)):
            yield Step("not_moved", end, step_wording.not_moved(end), skipped=skipped)

    def words(self, term: Term) -> str:
        """A recurrence that counts from its beginning tells how many times."""
        if not isinstance(self.rule, Recurring) or self.rule.moves_anchor:
            return term.words
        (number, unit), (once, of_rule) = term.parts, self.rule.term.parts
        times = number // once
        return f"{times} × {self.rule.term.words}" if unit == of_rule and times > 1 else term.words


def _start(start: Start) -> Iterator[Step]:
    fact, field, given, floor = start
    says = step_wording.rests_on(fact, field, given)
    yield Step("anchor", given, says, fact=fact, field=field)
    if floor is not None:
        says = step_wording.counts_from(floor.event, floor.day)
        yield Step("floor", floor.day, says, floor=FLOORS[floor.event])


def _recorded(number: int, facts: Iterable[Fact]) -> Recorded:
    facts = list(facts)
    by_number = {fact.number: fact for fact in facts}
    corrected_by = Amendments(facts).corrected_by.get(number)
    correction = None
    if corrected_by is not None:
        amendment = by_number[corrected_by]
        correction = Recorded(corrected_by, amendment.recorded_at, amendment.recorded_by)
    fact = by_number[number]
    return Recorded(number, fact.recorded_at, fact.recorded_by, correction)


def working_json(found: Working) -> dict[str, Any]:
    """The working as programs read it: codes and ISO days, with the Dutch beside each step."""
    correction = found.recorded.correction
    role, escalates_to = found.obligation.role, found.obligation.escalates_to
    return {
        "anchor": {
            **_fact_json(found.due_on[0]),
            **_recorded_json(found.recorded),
            "corrected_by": correction
            and {"fact": correction.number, **_recorded_json(correction)},
        },
        "note": found.note.strip() or None,
        "due_on": [_step_json(step) for step in found.due_on],
        "plan_on": [_step_json(step) for step in found.plan_on],
        "list_from": [_step_json(step) for step in found.list_from],
        "escalate_on": [_step_json(step) for step in found.escalate_on],
        "escalates_to": None if role == escalates_to else escalates_to,
        "rule": {"kind": found.rule.kind, "quote": found.rule.quote, "open": found.rule.open},
    }


def _recorded_json(recorded: Recorded) -> dict[str, Any]:
    return {"recorded_at": recorded.at.isoformat(), "recorded_by": recorded.by}


def _fact_json(step: Step) -> dict[str, Any]:
    fact = step.fact
    if fact is None:
        return {}
    day = fact.happened_on.isoformat()
    return {"fact": fact.number, "type": fact.topic(), "happened_on": day, "field": step.field}


def _step_json(step: Step) -> dict[str, Any]:
    written: dict[str, Any] = {"step": step.move, "on": step.on.isoformat(), "says": step.says}
    if step.term is not None:
        term = step.term
        written |= {"term": term.length, "kind": term.kind, "open": term.open}
    if step.condition:
        written["condition"] = step.condition
    if step.floor is not None:
        written["why"] = step.floor
    if step.skipped:
        written["skipped"] = [
            {"on": off.on.isoformat(), "why": off.why, "name": off.name} for off in step.skipped
        ]
    return written | _fact_json(step)
