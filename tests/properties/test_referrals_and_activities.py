"""What is open is decided by dates alone: the state and the rules never differ about it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.aggregates.fold import fold
from journeys.aggregates.timeline import effective
from journeys.aggregates.wsp_referrals import wsp_referrals
from journeys.events import (
    ActivityEnded,
    ActivityStarted,
    ReferralConcluded,
    ReferredToPartner,
)
from journeys.policies import shipped
from journeys.policies.history import History
from tests.cases import history, registered
from tests.properties.plausible import facts

DENSE = st.sampled_from([f"2024-02-0{day}" for day in range(1, 6)])
OFTEN = settings(max_examples=150, deadline=None)


def dense(*types):
    """Facts of these types, close together and in no order of recording."""
    entries = st.lists(facts(DENSE, types), max_size=12)
    return entries.map(lambda entries: effective(history([registered(), *entries])))


def seen_by_rules(timeline):
    policy = shipped()
    return History(timeline, policy.frame, {})


WSP = dense("ReferredToWsp", "WspAccepted", "WspReturned", "TredeDetermined", "WarmHandoverHeld")


@OFTEN
@given(timeline=WSP)
def test_a_wsp_referral_is_open_in_the_state_as_for_the_rules(timeline):
    referral = fold(timeline).wsp_referral
    sent = seen_by_rules(timeline).wsp_referral
    assert (referral and referral.since) == (sent and sent.happened_on)
    referrals = wsp_referrals(timeline)
    assert (referral is None) == (not referrals or referrals[-1].closed_by is not None)


@OFTEN
@given(timeline=dense("ActivityStarted", "ActivityExtended", "ActivityEnded"))
def test_an_activity_runs_in_the_state_as_for_the_rules(timeline):
    seen = seen_by_rules(timeline)
    running = seen.running(ActivityStarted, ActivityEnded, "activity")
    found = fold(timeline).running_activities()
    days = {key: start.happened_on for key, start in running.items()}
    assert {a.activity: a.started_on for a in found} == days
    ends = {o.key: o.due_on for o in shipped().rules["traject-end"].obligations(seen)}
    assert {a.activity: a.planned_end for a in found if a.planned_end} == ends


@OFTEN
@given(timeline=dense("ReferredToPartner", "ReferralConcluded"))
def test_a_partner_referral_is_open_in_the_state_as_for_the_rules(timeline):
    running = seen_by_rules(timeline).running(ReferredToPartner, ReferralConcluded, "referral")
    found = {r.referral: r.referred_on for r in fold(timeline).open_referrals()}
    assert found == {key: sent.happened_on for key, sent in running.items()}
