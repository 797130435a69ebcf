"""The care path on unwillingness: careful at every step, reversible at every step."""

from datetime import date

import pytest

from journeys.aggregates.care_path_guards import LADDER_TOP
from journeys.aggregates.guards import GUARDS
from journeys.events import REGISTRY
from tests.aggregates.paths import (
    MAATREGEL_PROPOSED,
    READY_FOR_A_DECISION,
    UNDER_EXAMINATION,
    UNDER_SUSPICION,
    assessed,
    examined,
    heard,
    invited,
    offered,
    proposed,
    reported,
)
from tests.cases import Given, fact, given, registered, without_key
from tests.usual import (
    CONSULTANT,
    EXAMINER,
    MISSED,
    OTHER_SUPERVISOR,
    REASONS,
    STATEMENT,
    SUPERVISOR,
)

EXAMINATION = "onderzoek is niet geopend"
ABILITY = "AbilityAssessed"
HEARING = "Heard, HearingNotUsed of HearingWaived"
OFFER = "OfferMade"


class TestReporterExaminerAndDeciderAreThreeDifferentPeople:
    def test_the_reporter_does_not_examine(self):
        given(*UNDER_SUSPICION).when(
            "ExaminationOpened", on="2024-02-05", examiner=CONSULTANT
        ).then_refused("EXAMINER_IS_NOT_REPORTER", CONSULTANT)

    def test_nor_does_anyone_of_several_reporters(self):
        second = fact("UnwillingnessReported", "2024-02-02", by=EXAMINER)
        given(*UNDER_SUSPICION, second).when(
            "ExaminationOpened", on="2024-02-05", examiner=EXAMINER
        ).then_refused("EXAMINER_IS_NOT_REPORTER")

    @pytest.mark.parametrize("decider", [CONSULTANT, EXAMINER])
    def test_reporter_and_examiner_do_not_decide(self, decider):
        given(*READY_FOR_A_DECISION).imported().when(
            "PathDecided", on="2024-03-10", by=decider
        ).then_refused("THREE_DIFFERENT_PEOPLE", decider)

    def test_a_first_examiner_who_was_relieved_does_not_decide_either(self):
        first = fact("ExaminationOpened", "2024-02-05", examiner=SUPERVISOR)
        given(*UNDER_SUSPICION, first, examined, assessed, heard).when(
            "PathDecided", on="2024-03-10", by=SUPERVISOR
        ).then_refused("THREE_DIFFERENT_PEOPLE")

    def test_who_examined_before_the_report_lost_its_ground_does_not_decide_either(self):
        path = [
            fact("UnwillingnessReported", "2024-03-10"),
            fact("ExaminationOpened", "2024-03-11", examiner=EXAMINER, by=SUPERVISOR),
            fact("AbilityAssessed", "2024-03-12", by=EXAMINER),
            fact("OfferMade", "2024-03-13", by=EXAMINER),
            fact("InvitedToBeHeard", "2024-03-14", by=EXAMINER),
            fact("Heard", "2024-03-20", by=EXAMINER),
        ]
        given(
            registered(),
            fact("UnwillingnessReported", "2024-02-02"),
            fact("ExaminationOpened", "2024-02-03", examiner=OTHER_SUPERVISOR, by=SUPERVISOR),
            fact("TredeDetermined", "2024-02-01", trede=6, recorded="2024-02-05"),
            fact("TredeDetermined", "2024-02-06", trede=2),
            fact("FactRetracted", "2024-02-07", fact=3),
            *path,
        ).when("PathDecided", on="2024-03-25", by=OTHER_SUPERVISOR).then_refused(
            "THREE_DIFFERENT_PEOPLE", OTHER_SUPERVISOR
        )

    def test_a_correction_that_made_two_of_them_one_is_mended_by_a_new_examination(self):
        made_one = fact("FactCorrected", "2024-03-02", fact=3, changes={"examiner": CONSULTANT})
        given(*READY_FOR_A_DECISION, made_one).when("PathDecided", on="2024-03-10").then_refused(
            "THREE_DIFFERENT_PEOPLE", "ExaminationOpened"
        )
        anew = fact("ExaminationOpened", "2024-03-03", examiner="p.anders")
        again = fact("AbilityAssessed", "2024-03-04", by="p.anders")
        given(*READY_FOR_A_DECISION, made_one, anew, again).when(
            "PathDecided", on="2024-03-10"
        ).then_refused("PATH_DECISION_NEEDS_STEPS", "gehoord")
        given(*READY_FOR_A_DECISION, made_one, anew, again, fact("Heard", "2024-03-06")).when(
            "PathDecided", on="2024-03-10"
        ).then_accepted()

    def test_a_late_report_by_who_already_decided_is_refused(self):
        exempt = fact(
            "PathDecided", "2024-03-10", decision="exemption_proposed", until="2024-09-01"
        )
        given(*READY_FOR_A_DECISION, exempt).when(
            "UnwillingnessReported", on="2024-04-01", by=SUPERVISOR
        ).then_refused("REPORTER_IS_NOT_EXAMINER", SUPERVISOR)

    def test_who_already_decided_does_not_examine(self):
        exempt = fact(
            "PathDecided", "2024-03-10", decision="exemption_proposed", until="2024-09-01"
        )
        given(*READY_FOR_A_DECISION, exempt).when(
            "ExaminationOpened", on="2024-04-01", examiner=SUPERVISOR
        ).then_refused("EXAMINER_IS_NOT_REPORTER", SUPERVISOR)

    def test_the_proposer_does_not_decide_the_maatregel(self):
        given(*MAATREGEL_PROPOSED).when(
            "MaatregelRecorded", on="2024-05-02", decided_by=SUPERVISOR
        ).then_refused("MAATREGEL_NEEDS_PROPOSAL", SUPERVISOR)


class TestADecisionNeedsEveryStep:
    @pytest.mark.parametrize(
        ("steps", "decision", "missing", "there"),
        [
            ((), "unable", [EXAMINATION, ABILITY, HEARING], [OFFER]),
            ((examined,), "unable", [ABILITY, HEARING], [EXAMINATION, OFFER]),
            ((examined, assessed), "unable", [HEARING], [ABILITY, OFFER]),
            ((examined, heard), "fitting_service", [ABILITY], [HEARING, OFFER]),
            ((examined,), "maatregel_proposed", [ABILITY, HEARING, OFFER], []),
            ((examined, assessed, heard), "maatregel_proposed", [OFFER], [ABILITY, HEARING]),
            ((examined, assessed, invited), "unable", [HEARING], [ABILITY]),
        ],
    )
    def test_the_refusal_lists_what_is_missing(self, steps, decision, missing, there):
        refusal = (
            given(*UNDER_SUSPICION, *steps)
            .when("PathDecided", on="2024-03-10", decision=decision)
            .then_refused("PATH_DECISION_NEEDS_STEPS", *missing)
        )
        assert [step for step in there if step in str(refusal)] == []

    @pytest.mark.parametrize(
        "hearing",
        [heard, fact("HearingNotUsed", "2024-03-02"), fact("HearingWaived", "2024-03-01")],
    )
    def test_heard_not_used_or_waived_will_do(self, hearing):
        given(*UNDER_EXAMINATION, assessed, invited, hearing).when(
            "PathDecided", on="2024-03-10"
        ).then_accepted()

    def test_a_step_that_happened_later_does_not_count(self):
        given(*UNDER_EXAMINATION, assessed, invited, heard).when(
            "PathDecided", on="2024-02-20"
        ).then_refused("PATH_DECISION_NEEDS_STEPS", HEARING)

    def test_a_step_that_was_retracted_does_not_count(self):
        given(*READY_FOR_A_DECISION, fact("FactRetracted", "2024-03-05", fact=4)).when(
            "PathDecided", on="2024-03-10"
        ).then_refused("PATH_DECISION_NEEDS_STEPS", ABILITY)

    def test_a_decision_gives_a_reason_for_each_element(self):
        for element in REASONS:
            given(*READY_FOR_A_DECISION).when(
                "PathDecided",
                on="2024-03-10",
                reasons={name: text for name, text in REASONS.items() if name != element},
            ).then_refused("MISSING_FIELD", element)

    def test_an_exemption_has_an_end_and_nothing_else_has(self):
        ready = given(*READY_FOR_A_DECISION)
        ready.when("PathDecided", on="2024-03-10", decision="exemption_proposed").then_refused(
            "WRONG_VALUE", "until"
        )
        ready.when(
            "PathDecided", on="2024-03-10", decision="unable", until="2024-09-01"
        ).then_refused("WRONG_VALUE", "until")
        ready.when(
            "PathDecided", on="2024-03-10", decision="exemption_proposed", until="2024-09-01"
        ).then_accepted()


class TestWhatSufficesForASuspicion:
    @pytest.mark.parametrize("count", [1, 3, 20])
    def test_missed_appointments_alone_never_do(self, count):
        given(registered()).when(
            "UnwillingnessReported", on="2024-02-01", observations=[MISSED] * count
        ).then_refused("UNWILLINGNESS_NEEDS_MORE_THAN_MISSED_CONTACT", "huisbezoek")

    @pytest.mark.parametrize("kind", ["refused_offer", "statement", "other"])
    def test_one_other_observation_does(self, kind):
        given(registered()).when(
            "UnwillingnessReported", on="2024-02-01", observations=[{**STATEMENT, "kind": kind}]
        ).then_accepted()

    @pytest.mark.parametrize("left_out", ["kind", "on", "source", "text"])
    def test_an_observation_has_a_date_and_a_source(self, left_out):
        seen = {name: value for name, value in STATEMENT.items() if name != left_out}
        given(registered()).when(
            "UnwillingnessReported", on="2024-02-01", observations=[seen]
        ).then_refused("MISSING_FIELD", left_out)

    def test_no_observation_is_no_suspicion(self):
        given(registered()).when(
            "UnwillingnessReported", on="2024-02-01", observations=[]
        ).then_refused("WRONG_VALUE", "observations")

    @pytest.mark.parametrize("trede", range(1, 7))
    def test_the_path_is_there_for_trede_1_to_5(self, trede):
        attempt = given(registered(trede=trede)).when("UnwillingnessReported", on="2024-02-01")
        if trede == LADDER_TOP:
            attempt.then_refused("UNWILLINGNESS_NOT_ON_TOP_TREDE")
        else:
            attempt.then_accepted()

    def test_route_d_asks_for_an_extra_reason(self):
        resting = given(registered(), fact("RouteAssigned", "2024-01-20", route="D"))
        resting.when("UnwillingnessReported", on="2024-02-01").then_refused(
            "UNWILLINGNESS_ON_ROUTE_D_NEEDS_REASON", "extra reden"
        )
        resting.when(
            "UnwillingnessReported", on="2024-02-01", observations=[STATEMENT, STATEMENT]
        ).then_accepted()
        resting.when("UnwillingnessReported", on="2024-01-19").then_accepted()


def steps_of_the_path():
    return {
        fact_type.__name__
        for fact_type in REGISTRY.values()
        if fact_type.__module__ == "journeys.events.care_path"
    }


class TestAnOpenPathBlocksNothingElse:
    OTHERS = (
        fact("LeadTransferred", "2024-03-02"),
        fact("BenefitEnded", "2024-03-02"),
        fact("ClientScreened", "2024-03-02"),
        fact("RouteAssigned", "2024-03-02"),
        fact("RouteReviewed", "2024-03-02"),
        fact("ContactPlanned", "2024-03-02"),
        fact("ContactHeld", "2024-03-02"),
        fact("ContactMissed", "2024-03-02"),
        fact("IntakeHeld", "2024-03-02"),
        fact("ObstacleFound", "2024-03-02"),
        fact("PlanAgreed", "2024-03-02"),
        fact("ActivityStarted", "2024-03-02"),
        fact("CostCommitted", "2024-03-02"),
        fact("ReferredToPartner", "2024-03-02"),
        fact("TredeSignalled", "2024-03-02"),
        fact("ReferredToWsp", "2024-03-02"),
        fact("TredeDetermined", "2024-03-02"),
        fact("WspReturned", "2024-03-02"),
        fact("PlacedInWork", "2024-03-02"),
        fact("ReexaminationHeld", "2024-03-02"),
        fact("EffectMeasured", "2024-03-02"),
        fact("ConsultantAssigned", "2024-03-02"),
        fact("JourneyClosed", "2024-03-02"),
    )

    @pytest.mark.parametrize("other", OTHERS, ids=lambda entry: entry.type)
    def test_it_can_still_be_recorded(self, other):
        given(*READY_FOR_A_DECISION).when(other.type, on=other.day).then_accepted()

    def test_no_other_rule_looks_at_the_path(self):
        guarded = {
            fact_type.__name__
            for fact_type, rules in GUARDS.items()
            if any(rule.broken_by.__module__.endswith("care_path_guards") for rule in rules)
        }
        assert guarded <= steps_of_the_path()


class TestReversibleAtEveryStep:
    STEPS = (reported, examined, assessed, offered, invited, heard, proposed)

    @pytest.mark.parametrize("done", range(1, len(STEPS) + 1))
    @pytest.mark.parametrize("end", ["PathClosed", "PathWithdrawn"])
    def test_the_path_can_end_after_any_step(self, done, end):
        steps = self.STEPS[:done]
        ended = given(registered(), *steps).when(end, on="2024-04-01").then_accepted()
        path = ended.state().path
        assert path
        assert not path.running
        assert path.ended_by == end

    @pytest.mark.parametrize("done", range(1, len(STEPS)))
    def test_the_suspicion_can_be_withdrawn_until_a_decision_ends_the_path(self, done):
        given(registered(), *self.STEPS[:done]).when(
            "SuspicionWithdrawn", on="2024-04-01"
        ).then_accepted()

    @pytest.mark.parametrize("number", range(2, len(STEPS) + 2))
    def test_each_step_can_be_retracted(self, number):
        given(registered(), *self.STEPS).when(
            "FactRetracted", on="2024-04-01", fact=number
        ).then_accepted()

    def test_a_maatregel_can_be_objected_to_reconsidered_and_withdrawn_also_after_closing(self):
        after = [
            *MAATREGEL_PROPOSED,
            fact("MaatregelRecorded", "2024-05-02"),
            fact("JourneyClosed", "2024-05-10"),
        ]
        for step in (
            fact("ObjectionReceived", "2024-05-20"),
            fact("Reconsidered", "2024-07-20"),
            fact("DecisionReassessed", "2024-07-21", fact=8, answer="withdrawn"),
            fact("PathWithdrawn", "2024-07-22"),
        ):
            given(*after).when(step.type, on=step.day, **step.fields).then_accepted()
            after.append(step)


class TestWhatBeginsAndEndsAPath:
    ENDS = (
        fact("SuspicionWithdrawn", "2024-03-10"),
        fact("SuspicionLapsed", "2024-03-10"),
        fact("PathClosed", "2024-03-10"),
        fact("PathWithdrawn", "2024-03-10"),
        fact("JourneyClosed", "2024-03-10"),
        fact("PathDecided", "2024-03-10", decision="fitting_service"),
        fact("PathDecided", "2024-03-10", decision="unable"),
    )
    GOES_ON = (
        fact("PathDecided", "2024-03-10", decision="exemption_proposed", until="2024-09-01"),
        proposed,
    )

    @pytest.mark.parametrize("end", ENDS, ids=lambda e: e.fields.get("decision", e.type))
    def test_it_ends(self, end):
        path = given(*READY_FOR_A_DECISION, end).path()
        assert not path.running
        assert path.ended_by == end.type

    @pytest.mark.parametrize("decision", GOES_ON, ids=lambda e: e.fields["decision"])
    def test_it_goes_on(self, decision):
        assert given(*READY_FOR_A_DECISION, decision).path().running

    def test_a_closing_may_follow_a_decision_that_ended_it(self):
        given(*READY_FOR_A_DECISION, fact("PathDecided", "2024-03-10", decision="unable")).when(
            "PathClosed", on="2024-03-11"
        ).then_accepted()

    def test_a_step_after_the_end_is_refused(self):
        given(*UNDER_EXAMINATION, fact("PathClosed", "2024-02-10")).when(
            "AbilityAssessed", on="2024-02-12"
        ).then_refused("PATH_NOT_RUNNING", "UnwillingnessReported")

    def test_a_new_report_begins_anew(self):
        again = fact("UnwillingnessReported", "2024-05-01", by=EXAMINER)
        begun = given(*READY_FOR_A_DECISION, fact("PathClosed", "2024-03-10"), again)
        path = begun.path()
        assert path.running
        assert path.reporters == [EXAMINER]
        assert path.missing_for_a_decision == ["ExaminationOpened", "AbilityAssessed", "Heard"]
        begun.when("ExaminationOpened", on="2024-05-02", examiner=CONSULTANT).then_accepted()

    def test_a_second_report_in_a_running_path_belongs_to_it(self):
        second = fact("UnwillingnessReported", "2024-02-20", by=OTHER_SUPERVISOR)
        path = given(*UNDER_EXAMINATION, second).path()
        assert path.reporters == [CONSULTANT, OTHER_SUPERVISOR]
        assert path.examiners == [EXAMINER]

    def test_reopening_a_journey_does_not_reopen_the_path(self):
        reopened = given(
            *UNDER_EXAMINATION,
            fact("JourneyClosed", "2024-02-10"),
            fact("JourneyReopened", "2024-02-12"),
        )
        assert not reopened.path().running


@pytest.mark.parametrize("route", "AD")
def test_without_the_key_what_was_recorded_is_still_ground_for_a_decision(route):
    begun, *steps = READY_FOR_A_DECISION
    on_route = fact("RouteAssigned", "2024-01-20", route=route)
    Given(without_key([begun, on_route, *steps])).when(
        "PathDecided", on="2024-03-10"
    ).then_accepted()


class TestANewExaminationBeginsAnew:
    @pytest.mark.parametrize(
        ("day", "left"),
        [
            ("2024-02-12", (date(2024, 2, 12), date(2024, 2, 15), "Heard")),
            ("2024-02-13", (None, date(2024, 2, 15), "Heard")),
            ("2024-02-15", (None, date(2024, 2, 15), "Heard")),
            ("2024-02-16", (None, None, "Heard")),
            ("2024-03-01", (None, None, "Heard")),
            ("2024-03-02", (None, None, None)),
        ],
    )
    def test_what_was_done_before_its_day_is_not_its_work(self, day, left):
        anew = fact("ExaminationOpened", day, recorded="2024-03-05", examiner=OTHER_SUPERVISOR)
        path = given(*UNDER_EXAMINATION, *READY_FOR_A_DECISION[3:], anew).path()
        assert (path.assessed_on, path.invited_on, path.hearing) == left

    def test_an_offer_stays_an_offer(self):
        anew = fact("ExaminationOpened", "2024-03-02", examiner=OTHER_SUPERVISOR)
        assert given(*READY_FOR_A_DECISION, anew).path().offered_on == date(2024, 2, 14)


@pytest.mark.parametrize("type_", ["Heard", "HearingNotUsed", "HearingWaived"])
def test_a_path_tells_how_somebody_was_heard(type_):
    path = given(*UNDER_EXAMINATION, invited, fact(type_, "2024-03-02")).path()
    assert (path.hearing, path.heard_on) == (type_, date(2024, 3, 2))


def test_a_path_tells_until_when_somebody_is_exempted():
    exempt = fact("PathDecided", "2024-03-10", decision="exemption_proposed", until="2024-09-01")
    assert given(*READY_FOR_A_DECISION, exempt).path().until == date(2024, 9, 1)


def test_the_maatregelen_are_told_by_their_numbers():
    recorded = fact("MaatregelRecorded", "2024-05-02")
    assert given(*MAATREGEL_PROPOSED, recorded, recorded).state().maatregelen == [9, 10]


def test_unable_is_as_visible_as_the_suspicion_was():
    path = given(*READY_FOR_A_DECISION, fact("PathDecided", "2024-03-10", decision="unable")).path()
    assert (path.decision, path.reported_on.isoformat()) == ("unable", "2024-02-01")


def test_a_maatregel_changes_no_benefit():
    before = given(*MAATREGEL_PROPOSED).state()
    after = given(*MAATREGEL_PROPOSED, fact("MaatregelRecorded", "2024-05-02")).state()
    assert (before.benefit, before.benefit_since) == (after.benefit, after.benefit_since)


def test_a_person_has_no_attribute_that_calls_them_unwilling():
    state = given(*MAATREGEL_PROPOSED, fact("PathClosed", "2024-04-01")).state()
    names = set(state.__slots__)  # what a state consists of
    assert not [name for name in names if "willing" in name or "willer" in name]


def test_a_replay_shows_what_the_decider_could_know():
    late = fact("ContactHeld", "2024-02-20", recorded="2024-04-01", note="is ziek")
    facts = given(*MAATREGEL_PROPOSED, late).facts
    known = [f for f in facts if f.timestamp <= facts[7].timestamp]
    assert "ContactHeld" not in [f.topic() for f in known]
    assert [f.topic() for f in known][-1] == "PathDecided"


def test_a_name_is_the_same_however_its_accents_were_typed():
    composed, in_parts = "andr\u00e9", "andre\u0301"
    given(registered(), fact("UnwillingnessReported", "2024-02-01", by=composed)).imported().when(
        "ExaminationOpened", on="2024-02-05", examiner=in_parts
    ).then_refused("EXAMINER_IS_NOT_REPORTER")
