"""What must hold for every history: nobody is forgotten, nothing fails, nothing repeats."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.aggregates.fold import fold
from journeys.aggregates.timeline import effective
from journeys.events import Fact
from journeys.policies import evaluate, rows, shipped
from journeys.policies.history import History
from tests.policies.given import Entry, destroyed, fact, history, registered

START = date(2022, 1, 3)

ROUTES = st.sampled_from("ABCD")
TREDEN = st.integers(1, 6)
LEADS = st.sampled_from(["mp", "inkomen", "wsp", "wsp_administratief", "ondertussengroep"])
REASONS = st.sampled_from(["work", "moved", "pension_age", "deceased", "other"])
KEYS = st.sampled_from(["a", "b"])
AHEAD = st.integers(0, 200).map(lambda n: (START + timedelta(days=n * 5)).isoformat())
DECISIONS = st.sampled_from(["fitting_service", "unable", "maatregel_proposed"])

FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "ClientScreened": {"in_target_group": st.booleans()},
    "RouteAssigned": {"route": ROUTES},
    "RouteReviewed": {},
    "ContactPlanned": {"for_on": AHEAD},
    "ContactHeld": {},
    "ContactMissed": {},
    "IntakeHeld": {},
    "PlanAgreed": {"evaluate_on": st.none() | AHEAD},
    "ActivityStarted": {"activity": KEYS, "planned_end": st.none() | AHEAD},
    "ActivityEnded": {"activity": KEYS},
    "ReferredToPartner": {"referral": KEYS},
    "ReferralConcluded": {"referral": KEYS},
    "EffectMeasured": {},
    "TredeSignalled": {},
    "SignalDismissed": {},
    "ReferredToWsp": {},
    "CompetensysTaken": {},
    "TredeDetermined": {"trede": TREDEN},
    "WspAccepted": {},
    "WspReturned": {},
    "LeadTransferred": {"lead": LEADS},
    "PlacedInWork": {},
    "PlacementReviewed": {},
    "FellBack": {},
    "BenefitStarted": {"benefit_since": AHEAD},
    "BenefitEnded": {"reason": REASONS},
    "ReexaminationHeld": {},
    "JourneyClosed": {},
    "JourneyReopened": {},
    "UnwillingnessReported": {},
    "ExaminationOpened": {},
    "AbilityAssessed": {},
    "InvitedToBeHeard": {"for_on": AHEAD},
    "Heard": {},
    "PathDecided": {"decision": DECISIONS},
    "PathClosed": {},
    "PathWithdrawn": {},
    "MaatregelRecorded": {"decided_on": AHEAD},
    "ObjectionReceived": {},
    "Reconsidered": {},
}


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """A registration and what followed, on days that never go back."""
    registration = {"trede": draw(TREDEN), "lead": draw(LEADS)}
    day = START
    found = [registered(day.isoformat(), **registration)]
    for fact_type in draw(st.lists(st.sampled_from(sorted(FIELDS)), max_size=14)):
        day += timedelta(days=draw(st.integers(0, 40)))
        fields = {name: draw(values) for name, values in FIELDS[fact_type].items()}
        found.append(fact(fact_type, day.isoformat(), **fields))
    return found


HISTORIES = entries().map(history)


@settings(max_examples=400, deadline=None)
@given(HISTORIES)
def test_nobody_in_the_target_group_is_forgotten(facts: list[Fact]) -> None:
    timeline = effective(facts)
    state = fold(timeline)
    if state.open and state.in_target_group:
        assert evaluate(timeline, shipped())


@settings(deadline=None)
@given(HISTORIES)
def test_a_rule_that_is_not_asked_would_have_found_nothing(facts: list[Fact]) -> None:
    looked_at = History(effective(facts), shipped().frame, shipped().active)
    asked = shipped().asking(looked_at.by_type)
    unasked = [rule for rule in shipped().active.values() if rule not in asked]
    assert [o for rule in unasked for o in rule.obligations(looked_at)] == []


@settings(deadline=None)
@given(HISTORIES)
def test_at_most_one_per_rule_and_key(facts: list[Fact]) -> None:
    found = [(o.rule, o.key) for o in evaluate(effective(facts), shipped())]
    assert len(found) == len(set(found))


@settings(deadline=None)
@given(HISTORIES)
def test_days_are_in_order_and_rest_on_a_fact(facts: list[Fact]) -> None:
    timeline = effective(facts)
    numbers = {f.number for f in timeline}
    for due in evaluate(timeline, shipped()):
        assert due.list_from <= due.due_on
        assert due.plan_on <= due.due_on
        assert due.plan_on.weekday() < 5
        assert due.anchor in numbers
        assert due.because
        assert due.role in shipped().frame.roles


@settings(deadline=None)
@given(HISTORIES)
def test_given_the_state_it_says_the_same(facts: list[Fact]) -> None:
    timeline = effective(facts)
    state = fold(timeline)
    assert evaluate(timeline, shipped(), state=state) == evaluate(timeline, shipped())


@settings(deadline=None)
@given(HISTORIES)
def test_a_destroyed_key_makes_nothing_fail(facts: list[Fact]) -> None:
    on = START + timedelta(days=900)
    rows([("a", evaluate(effective(destroyed(facts)), shipped()))], on)


@settings(deadline=None)
@given(HISTORIES, st.data())
def test_retracting_a_fact_is_never_having_recorded_it(
    facts: list[Fact], choice: st.DataObject
) -> None:
    gone = choice.draw(st.sampled_from(facts[1:] or facts))
    if gone is facts[0]:
        return
    retracted = fact("FactRetracted", "2026-01-01", fact=gone.number)
    retraction = history([*[registered("2022-01-03")] * len(facts), retracted])[-1]
    without = [f for f in facts if f is not gone]
    assert evaluate(effective([*facts, retraction]), shipped()) == evaluate(
        effective(without), shipped()
    )
