"""Whatever is recorded about a client, in whatever order: what must always hold."""

from datetime import date, timedelta

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from journeys.aggregates.client import Client, Recording
from journeys.aggregates.fold import fold
from journeys.aggregates.state import State
from journeys.aggregates.timeline import effective, until
from journeys.events import REGISTRY, Fact, FactCorrected, FactRetracted
from journeys.events.loading import plain_fields
from journeys.language.refusal import Refusal
from journeys.policies import evaluate, lapsed_on, shipped
from journeys.store.keys import KEY_BYTES
from journeys.store.mapper import FactMapper
from tests.cases import CLIENT, REF, STAFF, Entry, fact, noon
from tests.properties.plausible import BEGIN, DAYS, facts, histories, registrations

KEY = AESGCM(bytes(KEY_BYTES))
POLICY = shipped()
SHORT = settings(max_examples=40, deadline=None)


def attempt(client: Client, entry: Entry, today: date) -> bool:
    """Have a fact recorded today, or refused."""
    at = noon(today)
    user = STAFF.get(entry.by)
    how = Recording(at, at, "c", "t", user=user, by_role=user is not None)
    try:
        client.record(REGISTRY[entry.type], entry.values, how)
    except Refusal:
        return False
    return True


def lived(entries: list[Entry]) -> Client:
    """A client about whom these facts were tried, one after the other."""
    client = Client(CLIENT, REF)
    for entry in entries:
        attempt(client, entry, BEGIN + timedelta(days=DAYS))
    return client


def reloaded(client: Client) -> Client:
    """The same client, from what would be stored."""
    mapper = FactMapper()
    stored = [mapper.stored(f, KEY, None) for f in client.facts]
    rows = [(e.originator_version, e.topic, e.state) for e in stored]
    return Client(client.id, client.ref, mapper.facts(client.id, rows, KEY))


def told(facts_: list[Fact]) -> list[tuple[str, str, date, str]]:
    """Facts without their numbers."""
    return [(f.topic(), f.recorded_by, f.happened_on, str(plain_fields(f))) for f in facts_]


def without_numbers(state: State) -> State:
    """A state in which numbers of facts, which are keys, no longer count."""
    state.maatregelen = [0 for _ in state.maatregelen]
    return state


class AClient(RuleBasedStateMachine):
    """Somebody's years: days go by, facts are recorded, set right, and the scheduler works."""

    def __init__(self) -> None:
        super().__init__()
        self.client = Client(CLIENT, REF)
        self.today = BEGIN

    @initialize(entry=registrations())
    def registered(self, entry: Entry) -> None:
        since = entry.fields.get("benefit_since")
        fields = {**entry.fields, "benefit_since": since and min(since, self.today.isoformat())}
        assert attempt(self.client, entry._replace(fields=fields), self.today)

    @rule(days=st.integers(1, 120))
    def days_go_by(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(entry=facts(), ago=st.integers(0, 200))
    def something_happens(self, entry: Entry, ago: int) -> None:
        day = max(self.today - timedelta(days=ago), BEGIN)
        attempt(self.client, entry._replace(day=day.isoformat()), self.today)

    @precondition(lambda self: self.client.version > 1)
    @rule(data=st.data())
    def something_is_taken_back(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(2, self.client.version))
        before = effective(self.client.facts)
        retraction = fact("FactRetracted", self.today.isoformat(), fact=number)
        if not attempt(self.client, retraction, self.today):
            return
        target = self.client.facts[number - 1]
        if not isinstance(target, FactCorrected | FactRetracted):
            left = [f for f in before if f.number != number]
            assert told(self.client.timeline) == told(left)

    @precondition(lambda self: self.client.version > 1)
    @rule(data=st.data(), days=st.integers(0, 60))
    def a_day_is_set_right(self, data: st.DataObject, days: int) -> None:
        number = data.draw(st.integers(1, self.client.version))
        moved = (self.today - timedelta(days=days)).isoformat()
        correction = fact(
            "FactCorrected", self.today.isoformat(), fact=number, changes={"happened_on": moved}
        )
        attempt(self.client, correction, self.today)

    @rule()
    def the_scheduler_works(self) -> None:
        once = self._reminders()
        for entry in once:
            assert attempt(self.client, entry, self.today)
        assert self._reminders() == []

    def _reminders(self) -> list[Entry]:
        today = self.today.isoformat()
        timeline = until(self.client.timeline, self.today)
        recorded = {told([f])[0][3] for f in self.client.facts if f.system_only}
        due = [o for o in evaluate(timeline, POLICY) if o.escalate_on <= self.today]
        found = [
            fact("EscalatedToSupervisor", today, rule=o.rule, key=o.key, due_on=str(o.due_on))
            for o in due
        ]
        given_fields = [{n: v for n, v in e.fields.items() if v is not None} for e in found]
        lapsed = lapsed_on(timeline, POLICY)
        lapse = [fact("SuspicionLapsed", today)] if lapsed and lapsed <= self.today else []
        new = [e for e, f in zip(found, given_fields, strict=True) if str(f) not in recorded]
        return [*new, *lapse]

    @invariant()
    def reloaded_is_live(self) -> None:
        again = reloaded(self.client)
        assert told(list(again.facts)) == told(list(self.client.facts))
        assert again.state(self.today) == self.client.state(self.today)

    @invariant()
    def nobody_is_forgotten(self) -> None:
        timeline = until(self.client.timeline, self.today)
        state = fold(timeline)
        if state.registered and state.open and state.in_target_group:
            assert evaluate(timeline, POLICY), "an open client without anything due"

    @invariant()
    def a_fold_in_two_halves_is_one_fold(self) -> None:
        timeline = self.client.timeline
        half = len(timeline) // 2
        assert fold(timeline[half:], fold(timeline[:half])) == fold(timeline)


AClient.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestAClient = AClient.TestCase


@SHORT
@given(entries=histories(), data=st.data())
def test_a_fold_in_two_halves_is_one_fold_wherever_it_is_cut(entries, data):
    timeline = lived(entries).timeline
    cut = data.draw(st.integers(0, len(timeline)))
    assert fold(timeline[cut:], fold(timeline[:cut])) == fold(timeline)


@SHORT
@given(entries=histories(), data=st.data())
def test_a_retracted_fact_is_as_if_it_was_never_recorded(entries, data):
    client = lived(entries)
    number = data.draw(st.integers(1, client.version))
    never = Client(CLIENT, REF, [f for f in client.facts if f.number != number])
    retraction = fact("FactRetracted", (BEGIN + timedelta(days=DAYS)).isoformat(), fact=number)
    if attempt(client, retraction, BEGIN + timedelta(days=DAYS)):
        assert told(client.timeline) == told(never.timeline)
        assert without_numbers(client.state()) == without_numbers(never.state())
        assert due(client) == due(never)


def due(client):
    """What is due, without the numbers of facts."""
    return sorted(
        (o.rule, o.key if o.rule != "reconsideration" else "", o.due_on, o.person or "")
        for o in evaluate(client.timeline, POLICY)
    )


@SHORT
@given(entries=histories(), data=st.data())
def test_the_order_of_recording_does_not_matter_for_facts_on_different_days(entries, data):
    first, *others = lived(entries).facts
    by_day = list({f.happened_on: f for f in others}.values())
    shuffled = data.draw(st.permutations(by_day))
    one, other = (renumbered([first, *facts_]) for facts_ in (by_day, shuffled))
    assert told(one.timeline) == told(other.timeline)
    assert without_numbers(one.state()) == without_numbers(other.state())
    assert due(one) == due(other)


def renumbered(facts_):
    return Client(
        CLIENT,
        REF,
        [f.model_copy(update={"originator_version": n}) for n, f in enumerate(facts_, 1)],
    )


@SHORT
@given(entries=histories())
def test_no_rule_fails_on_any_history_and_each_asks_once(entries):
    client = lived(entries)
    for days in (0, 200, DAYS):
        found = evaluate(until(client.timeline, BEGIN + timedelta(days=days)), POLICY)
        assert len({(o.rule, o.key) for o in found}) == len(found)


@SHORT
@given(entries=histories())
def test_the_system_records_no_step_of_the_care_path(entries):
    """Whatever happens, what is due asks a person; only a suspicion lapses by itself."""
    found = evaluate(lived(entries).timeline, POLICY)
    assert {o.records for o in found} <= {None, "ReexaminationFellDue"}
