"""Where a client stands: independent dimensions, each moved by its own facts."""

from datetime import date
from typing import Any

import pytest

from journeys.aggregates.timeline import effective
from journeys.aggregates.wsp_referrals import wsp_referrals
from journeys.events import MUNICIPAL_FACTS, REGISTRY
from tests.cases import fact, given, history, registered

sent = fact("ReferredToWsp", "2024-02-01")
handover = fact("WarmHandoverHeld", "2024-02-10")
accepted = fact("WspAccepted", "2024-02-20")
closed = fact("JourneyClosed", "2024-03-01")

AFTER_CLOSING = {
    "JourneyReopened",
    "FactCorrected",
    "FactRetracted",
    "MaatregelRecorded",
    "ObjectionReceived",
    "Reconsidered",
    "DecisionReassessed",
    "PathClosed",
    "PathWithdrawn",
}


class TestWhoLeads:
    def test_as_registered(self):
        assert given(registered(lead="ondertussengroep")).state().lead == "ondertussengroep"

    def test_mp_when_not_said(self):
        given().when("ClientRegistered", on="2024-01-01").then(registered(lead="mp"))

    def test_as_transferred(self):
        transferred = fact("LeadTransferred", "2024-02-01", lead="inkomen")
        assert given(registered(), transferred).state().lead == "inkomen"

    def test_the_sender_until_wsp_accepts(self):
        assert given(registered(), sent, handover).state().lead == "mp"
        assert given(registered(), sent, handover, accepted).state().lead == "wsp"

    def test_mp_again_when_wsp_returns(self):
        returned = fact("WspReturned", "2024-04-01")
        assert given(registered(), sent, handover, accepted, returned).state().lead == "mp"

    @pytest.mark.parametrize(
        ("lead", "trede", "expected"),
        [
            ("wsp", 2, "mp"),
            ("wsp_administratief", 1, "mp"),
            ("wsp", 3, "wsp"),
            ("inkomen", 2, "inkomen"),
            ("ondertussengroep", 1, "ondertussengroep"),
            ("mp", 2, "mp"),
        ],
    )
    def test_a_low_trede_brings_back_from_wsp(self, lead, trede, expected):
        determined = fact("TredeDetermined", "2024-03-01", trede=trede)
        assert given(registered(lead=lead), determined).state().lead == expected

    def test_each_change_tells_its_day_and_who_led_before(self):
        entries = (
            registered(lead="wsp_administratief"),
            fact("LeadTransferred", "2024-01-10", lead="inkomen"),
            fact("LeadTransferred", "2024-01-20", lead="wsp"),
            fact("TredeDetermined", "2024-01-30", trede=2),
            sent,
            handover,
            accepted,
            fact("WspReturned", "2024-03-01"),
        )
        changes = given(*entries).state().lead_changes
        assert [(c.on.isoformat(), c.lead, c.previous) for c in changes] == [
            ("2024-01-01", "wsp_administratief", None),
            ("2024-01-10", "inkomen", "wsp_administratief"),
            ("2024-01-20", "wsp", "inkomen"),
            ("2024-01-30", "mp", "wsp"),
            ("2024-02-20", "wsp", "mp"),
            ("2024-03-01", "mp", "wsp"),
        ]


class TestAReferralToWsp:
    def test_a_second_while_one_is_open_belongs_to_it(self):
        again = fact("ReferredToWsp", "2024-02-15")
        referral = given(registered(), sent, handover, again).state().wsp_referral
        assert referral
        assert (referral.since, referral.handover_on) == (date(2024, 2, 1), date(2024, 2, 10))

    @pytest.mark.parametrize(
        "end",
        [
            accepted,
            fact("WspReturned", "2024-02-20"),
            fact("TredeDetermined", "2024-02-20", trede=2),
        ],
        ids=lambda entry: entry.type,
    )
    def test_it_closes(self, end):
        assert given(registered(), sent, handover, end).state().wsp_referral is None

    def test_one_sent_on_the_day_of_an_answer_is_answered(self):
        """Which of the two was recorded first says nothing about a day."""
        returned, again = fact("WspReturned", "2024-02-20"), fact("ReferredToWsp", "2024-02-20")
        assert given(registered(), sent, returned, again).state().wsp_referral is None
        assert given(registered(), returned, again).state().wsp_referral is None

    def test_nor_is_it_a_referral_of_its_own(self):
        returned, again = fact("WspReturned", "2024-02-20"), fact("ReferredToWsp", "2024-02-20")
        (only,) = wsp_referrals(effective(history([registered(), sent, returned, again])))
        assert (only.sent.number, only.closed_by and only.closed_by.number) == (2, 3)
        (only,) = wsp_referrals(effective(history([registered(), returned, again])))
        assert (only.sent.number, only.closed_by and only.closed_by.number) == (3, 2)

    def test_a_higher_trede_leaves_it_open(self):
        determined = fact("TredeDetermined", "2024-02-20", trede=3)
        assert given(registered(), sent, determined).state().wsp_referral

    def test_a_handover_of_its_own_day_counts_whichever_was_recorded_first(self):
        """They talked and sent the papers that day: nobody is asked to come a second time."""
        same_day = fact("ReferredToWsp", "2024-02-10")
        assert given(registered(), handover, same_day, accepted).state().lead == "wsp"
        given(registered(), handover, same_day).when("WspAccepted", on="2024-02-10").then_accepted()

    def test_a_handover_of_the_day_before_does_not(self):
        next_day = fact("ReferredToWsp", "2024-02-11")
        given(registered(), handover, next_day).when("WspAccepted", on="2024-02-20").then_refused(
            "WSP_ACCEPT_NEEDS_HANDOVER", "11-02-2024"
        )

    def test_a_handover_for_an_earlier_referral_does_not_count(self):
        again = fact("ReferredToWsp", "2024-05-01")
        given(registered(), sent, handover, fact("WspReturned", "2024-03-01"), again).when(
            "WspAccepted", on="2024-05-02"
        ).then_refused("WSP_ACCEPT_NEEDS_HANDOVER", "01-05-2024")


class TestAfterClosing:
    @pytest.mark.parametrize(
        "name",
        sorted(n for n, t in REGISTRY.items() if t not in MUNICIPAL_FACTS and not t.system_only),
    )
    def test_only_reopening_amendments_and_the_care_of_a_maatregel_go_on(self, name):
        fields: dict[str, dict[str, Any]] = {
            "FactCorrected": {"changes": {"trede": 1}, "fact": 1},
            "FactRetracted": {"fact": 2},
        }
        attempt = given(registered(), closed).when(name, on="2024-03-02", **fields.get(name, {}))
        code = attempt.refusal.code if attempt.refusal else None
        assert (code != "CLOSED_JOURNEY_TAKES_NO_FACT") == (
            name in AFTER_CLOSING or name == "ClientRegistered"
        )

    def test_the_system_may_still_record(self):
        given(registered(), closed).imported().when(
            "FileDestroyed", on="2034-03-02", by="system"
        ).then_accepted()

    def test_reopened_it_goes_on(self):
        given(registered(), closed, fact("JourneyReopened", "2024-04-01")).when(
            "ContactHeld", on="2024-04-01"
        ).then_accepted()

    def test_between_closing_and_reopening_nothing_happens(self):
        given(registered(), closed, fact("JourneyReopened", "2024-04-01")).when(
            "ContactHeld", on="2024-03-20", recorded="2024-04-02"
        ).then_refused("CLOSED_JOURNEY_TAKES_NO_FACT")


class TestWhatRunsOnADay:
    """Dates decide, not numbers: what was said of a day before the start counts as well."""

    STARTED = fact("ActivityStarted", "2024-02-01", planned_end="2024-05-01")
    EXTENDED = fact("ActivityExtended", "2024-02-01", planned_end="2024-09-01")
    ENDED = fact("ActivityEnded", "2024-02-01", outcome="moved_on")
    REFERRED = fact("ReferredToPartner", "2024-02-01")
    CONCLUDED = fact("ReferralConcluded", "2024-02-01", outcome="declined")

    def activity(self, *entries):
        return given(registered(), *entries).state().activities["a1"]

    def referral(self, *entries):
        return given(registered(), *entries).state().referrals["r1"]

    def test_an_activity_is_what_was_said_of_it(self):
        activity = self.activity(fact("ActivityStarted", "2024-02-01", basisbaan=True))
        assert (activity.activity, activity.kind) == ("a1", "vrijwilligerswerk")
        assert (activity.started_on, activity.planned_end) == (date(2024, 2, 1), None)
        assert activity.basisbaan is True
        assert self.activity(self.STARTED).basisbaan is False

    def test_an_extension_counts_whichever_was_recorded_first(self):
        assert self.activity(self.STARTED).planned_end == date(2024, 5, 1)
        assert self.activity(self.STARTED, self.EXTENDED).planned_end == date(2024, 9, 1)
        assert self.activity(self.EXTENDED, self.STARTED).planned_end == date(2024, 9, 1)

    def test_so_does_an_end(self):
        for both in (self.STARTED, self.ENDED), (self.ENDED, self.STARTED):
            activity = self.activity(*both)
            assert (activity.ended_on, activity.outcome) == (date(2024, 2, 1), "moved_on")

    def test_and_the_outcome_of_a_referral(self):
        for both in (self.REFERRED, self.CONCLUDED), (self.CONCLUDED, self.REFERRED):
            referral = self.referral(*both)
            assert (referral.concluded_on, referral.outcome) == (date(2024, 2, 1), "declined")

    def test_what_was_said_of_an_earlier_day_or_another_does_not(self):
        earlier = self.ENDED._replace(day="2024-01-31")
        other = self.ENDED._replace(fields={**self.ENDED.fields, "activity": "a2"})
        assert self.activity(earlier, other, self.STARTED).ended_on is None
        concluded = self.CONCLUDED._replace(day="2024-01-31")
        assert self.referral(concluded, self.REFERRED).concluded_on is None

    def test_a_referral_is_what_was_said_of_it(self):
        referral = self.referral(self.REFERRED)
        assert (referral.partner, referral.warm) == ("welzijn", True)
        assert referral.referred_on == date(2024, 2, 1)


def test_a_benefit_starts_and_ends():
    started = fact("BenefitStarted", "2024-02-01", benefit="ioaw", benefit_since="2024-01-15")
    without = registered(benefit="none", benefit_since=None)
    assert given(without).state().benefit == "none"
    state = given(without, started).state()
    assert (state.benefit, state.benefit_since) == ("ioaw", date(2024, 1, 15))
    state = given(without, started, fact("BenefitEnded", "2024-03-01")).state()
    assert (state.benefit, state.benefit_since) == ("none", None)


def test_before_the_registration_there_is_no_client():
    assert not given(registered()).state(on="2023-12-31").registered
    assert given(registered()).state(on="2024-01-01").registered


def test_an_activity_runs_past_its_planned_end():
    past = fact("ActivityStarted", "2024-02-01", planned_end="2024-03-01")
    given(registered(), past).when("ActivityEnded", on="2024-06-01").then_accepted()


def test_plan_and_route_are_independent():
    both = given(
        registered(), fact("RouteAssigned", "2024-02-01"), fact("PlanAgreed", "2024-03-01")
    )
    assert both.state().route == "B"
    assert both.plan().agreed_on == date(2024, 3, 1)


def test_a_plan_is_what_was_last_agreed_of_it():
    planned = fact("PlanAgreed", "2024-02-01", evaluate_on="2024-05-01")
    plan = given(registered(), planned).plan()
    assert (plan.goals, plan.client_agrees) == ("een ochtend per week meedoen", True)
    assert plan.evaluate_on == date(2024, 5, 1)
    adjusted = fact("PlanAdjusted", "2024-03-01", evaluate_on="2024-09-01")
    assert given(registered(), planned, adjusted).plan().evaluate_on == date(2024, 9, 1)
    evaluated = fact("PlanEvaluated", "2024-09-01")
    assert given(registered(), planned, adjusted, evaluated).plan().evaluate_on is None


def test_an_obstacle_becomes_less_and_goes():
    facts = [
        registered(),
        fact("ObstacleFound", "2024-02-01"),
        fact("ObstacleReduced", "2024-03-01"),
    ]
    (obstacle,) = given(*facts).state().open_obstacles()
    assert (obstacle.kind, obstacle.status) == ("schulden", "reduced")
    assert obstacle.since == date(2024, 3, 1)
    assert given(*facts, fact("ObstacleResolved", "2024-04-01")).state().open_obstacles() == []


def test_a_refused_command_leaves_the_client_as_it_was():
    refused = given(registered()).when("PlanAdjusted", on="2024-02-01")
    refused.then_refused("PLAN_NEEDED", "PlanAgreed")
    assert refused.client.facts == given(registered()).facts
