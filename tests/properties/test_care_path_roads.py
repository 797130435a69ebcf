"""No road leads to a proposal of a maatregel but the careful one, whoever does what when."""

from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from journeys.aggregates.client import Client, Recording
from journeys.aggregates.journey_guards import AMENDMENTS
from journeys.aggregates.timeline import until
from journeys.events import REGISTRY, SYSTEM, Fact
from journeys.language.refusal import Refusal
from journeys.policies import evaluate, lapsed_on, shipped
from tests.cases import CLIENT, REF, STAFF, Entry, fact, noon, registered
from tests.properties.roads import lacking
from tests.usual import (
    CONSULTANT,
    EXAMINER,
    INCOME,
    MISSED,
    OTHER_SUPERVISOR,
    STATEMENT,
    SUPERVISOR,
)

BEGIN = date(2024, 1, 1)
POLICY = shipped()
PATH = (
    "UnwillingnessReported",
    "ExaminationOpened",
    "AbilityAssessed",
    "OfferMade",
    "InvitedToBeHeard",
    "HearingNotUsed",
    "PathDecided",
)
"""A whole path; some of its steps are left out, and anyone does any of them."""
HEARINGS = ("Heard", "HearingNotUsed", "HearingWaived")
ENDS = ("PathClosed", "PathWithdrawn", "SuspicionWithdrawn", "JourneyClosed", "JourneyReopened")
OTHERS = ("ContactHeld", "RouteReviewed", "PlanAgreed", "PlanAdjusted", "BenefitEnded", "FellBack")

staff = [CONSULTANT, EXAMINER, SUPERVISOR, OTHER_SUPERVISOR]
people = st.sampled_from(staff)
anyone = st.sampled_from([*staff, INCOME, SYSTEM, SUPERVISOR.upper()])
ago = st.integers(0, 6)
treden = st.sampled_from([1, 2, 5, 6])
seen = st.lists(st.sampled_from([MISSED, STATEMENT]), min_size=1, max_size=2)
decisions = st.sampled_from(["maatregel_proposed", "unable", "exemption_proposed"])


class ARoad(RuleBasedStateMachine):
    """One client, about whom anyone tries anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.client = Client(CLIENT, REF)
        self.today = BEGIN + timedelta(days=5)

    @initialize(trede=treden, imported=st.lists(st.tuples(st.sampled_from(PATH), anyone)))
    def enters(self, trede: int, imported: list[tuple[str, str]]) -> None:
        assert self.attempt(registered(BEGIN.isoformat(), trede=trede)) is None
        for name, by in imported:
            self.step(name, by, self.today, roles=False)
            self.today += timedelta(days=1)

    @rule(days=st.integers(0, 3) | st.just(100))
    def days_go_by(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(name=st.sampled_from([*PATH, *HEARINGS]), by=people, ago=ago, more=st.data())
    def a_step(self, name: str, by: str, ago: int, more: st.DataObject) -> None:
        fields: dict[str, Any] = {}
        if name == "ExaminationOpened":
            fields["examiner"] = more.draw(people)
        elif name == "UnwillingnessReported":
            fields["observations"] = more.draw(seen)
        elif name == "PathDecided":
            fields["decision"] = more.draw(decisions)
        self.step(name, by, self.today - timedelta(days=ago), **fields)

    @rule(by=st.permutations(staff), left_out=st.sets(st.sampled_from(PATH), max_size=2))
    def a_path(self, by: list[str], left_out: set[str]) -> None:
        reporter, examiner, decider, other = by
        recorder = {PATH[0]: reporter, "AbilityAssessed": examiner, "PathDecided": decider}
        for name in PATH:
            fields: dict[str, Any] = {"examiner": examiner} if name == "ExaminationOpened" else {}
            if name not in left_out:
                self.step(name, recorder.get(name, other), self.today, **fields)
            self.today += timedelta(days=1)

    @rule(by=st.permutations(staff), hearing=st.sampled_from(HEARINGS), more=st.data())
    def a_path_is_set_right_before_its_decision(
        self, by: list[str], hearing: str, more: st.DataObject
    ) -> None:
        began, first = self.today, self.client.version + 1
        self.a_path(by, {"HearingNotUsed", "PathDecided"})
        self.step(hearing, by[3], self.today)
        for _ in range(more.draw(st.integers(1, 2))):
            if self.client.version < first:
                return
            target = self.client.facts[more.draw(st.integers(first, self.client.version)) - 1]
            if more.draw(st.booleans()):
                self.set_right(target, SUPERVISOR, more)
            else:
                self.attempt(fact("FactRetracted", self.day(0), fact=target.number))
                self.step(target.topic(), more.draw(people), began, examiner=by[1])
        self.step("PathDecided", by[2], self.today)

    @rule(name=st.sampled_from(ENDS), by=people, ago=ago)
    def it_ends_or_goes_on(self, name: str, by: str, ago: int) -> None:
        self.attempt(fact(name, self.day(ago), by=by))

    @rule(trede=treden, ago=ago)
    def a_trede_is_determined(self, trede: int, ago: int) -> None:
        self.attempt(fact("TredeDetermined", self.day(ago), trede=trede))

    @rule(name=st.sampled_from(OTHERS), ago=ago)
    def something_else_happens(self, name: str, ago: int) -> None:
        facts = self.client.facts
        if any(isinstance(f, AMENDMENTS) for f in facts):
            return  # whose numbers would not fit
        without = Client(CLIENT, REF, [f for f in facts if not on_the_care_path(f)])
        entry = fact(name, self.day(ago))
        alone = attempt(without, entry, self.today)
        refused = self.attempt(entry)
        assert (refused and refused.code) == (alone and alone.code)

    @precondition(lambda self: self.client.version > 1)
    @rule(more=st.data(), by=people)
    def something_is_taken_back(self, more: st.DataObject, by: str) -> None:
        number = more.draw(st.integers(1, self.client.version))
        self.attempt(fact("FactRetracted", self.day(0), by=by, fact=number))

    @precondition(lambda self: self.client.version > 1)
    @rule(more=st.data(), by=people)
    def something_is_set_right(self, more: st.DataObject, by: str) -> None:
        self.set_right(more.draw(st.sampled_from(self.client.facts)), by, more)

    def set_right(self, target: Fact, by: str, more: st.DataObject) -> None:
        changes = more.draw(st.fixed_dictionaries({}, optional=self.other_values(target.topic())))
        if changes:
            self.attempt(
                fact("FactCorrected", self.day(0), by=by, fact=target.number, changes=changes)
            )

    @rule()
    def the_scheduler_works(self) -> None:
        timeline = until(self.client.timeline, self.today)
        # Reminders alone: nothing the system records by a rule is a step of the path.
        assert {o.records for o in evaluate(timeline, POLICY)} <= {None, "ReexaminationFellDue"}
        lapses_on = lapsed_on(timeline, POLICY)
        if lapses_on and lapses_on <= self.today:
            assert self.attempt(fact("SuspicionLapsed", self.day(0)), roles=False) is None

    def day(self, ago: int) -> str:
        return max(self.today - timedelta(days=ago), BEGIN).isoformat()

    def other_values(self, topic: str) -> dict[str, st.SearchStrategy[Any]]:
        days = st.integers(0, 9).map(self.day)
        own: dict[str, dict[str, st.SearchStrategy[Any]]] = {
            "ClientRegistered": {"trede": treden},
            "UnwillingnessReported": {"observations": seen},
            "ExaminationOpened": {"examiner": people},
            "InvitedToBeHeard": {"for_on": days},
            "PathDecided": {"decision": decisions},
        }
        return {"happened_on": days, **own.get(topic, {})}

    def step(self, name: str, by: str, on: date, *, roles: bool = True, **fields: Any) -> None:
        day = max(on, BEGIN)
        usual: dict[str, Any] = {
            "InvitedToBeHeard": {"for_on": (day + timedelta(days=1)).isoformat()},
            "PathDecided": {"decision": "maatregel_proposed"},
        }.get(name, {})
        if fields.get("decision") == "exemption_proposed":
            fields["until"] = "2030-01-01"
        if name != "ExaminationOpened":
            fields.pop("examiner", None)
        if name not in (*PATH, *HEARINGS):
            return
        self.attempt(fact(name, day.isoformat(), by=by, **{**usual, **fields}), roles=roles)

    def attempt(self, entry: Entry, *, roles: bool = True) -> Refusal | None:
        refused = attempt(self.client, entry, self.today, roles=roles)
        proposes = entry.values.get("decision") == "maatregel_proposed"
        if refused is None and entry.type == "PathDecided" and proposes:
            *known, decision = self.client.facts
            assert lacking(known, decision) == []
        return refused


def attempt(client: Client, entry: Entry, today: date, *, roles: bool = True) -> Refusal | None:
    """Have a fact recorded today, or refused, and say so."""
    at = noon(today)
    how = Recording(at, at, "c", "t", user=STAFF.get(entry.by), by_role=roles)
    try:
        client.record(REGISTRY[entry.type], entry.values, how)
    except Refusal as refusal:
        return refusal
    return None


def on_the_care_path(fact_: Fact) -> bool:
    """Whether it is a step of a path."""
    return type(fact_).__module__ == "journeys.events.care_path"


ARoad.TestCase.settings = settings(max_examples=50, stateful_step_count=20, deadline=None)
TestARoad = ARoad.TestCase
