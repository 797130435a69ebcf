"""The care path on unwillingness: each rule reminds a person, and ends when a person acted."""

import pytest

from tests.policies.given import fact, given, registered

REPORTED = fact("UnwillingnessReported", "2024-02-01")
OPENED = fact("ExaminationOpened", "2024-02-10")
ASSESSED = fact("AbilityAssessed", "2024-03-01")
INVITED = fact("InvitedToBeHeard", "2024-03-10", for_on="2024-04-01")
HEARINGS = ("Heard", "HearingNotUsed", "HearingWaived")
ENDS = ("PathClosed", "PathWithdrawn", "JourneyClosed")
REOPENED = fact("JourneyReopened", "2024-12-01")


def decided(day, decision, **fields):
    return fact("PathDecided", day, decision=decision, **fields)


def then_closed(rule, facts, closing):
    """The rule is closed by this, for good: a closed journey that is reopened too."""
    after = (REOPENED,) if closing[0] == "JourneyClosed" else ()
    given(*facts, closing, *after).later().then_not_due(rule)


# -- suspicion ---------------------------------------------------------------------------------


def test_suspicion_four_weeks_after_the_first_report():
    seen = given(registered(), REPORTED, fact("UnwillingnessReported", "2024-02-20")).later()
    seen.then_due("suspicion", "2024-02-29", role="teamleider", person=None, anchor=2)
    seen.then_lapsed_on("2024-05-02")


@pytest.mark.parametrize(
    "closing", ["ExaminationOpened", "SuspicionWithdrawn", "SuspicionLapsed", *ENDS]
)
def test_suspicion_closed(closing):
    facts = (registered(), REPORTED)
    then_closed("suspicion", facts, fact(closing, "2024-02-01"))
    given(*facts, fact(closing, "2024-02-01")).later().then_lapsed_on(None)


def test_a_new_suspicion_after_one_that_lapsed():
    seen = given(
        registered(),
        REPORTED,
        fact("SuspicionLapsed", "2024-05-02"),
        fact("UnwillingnessReported", "2024-06-01"),
    ).later()
    seen.then_due("suspicion", "2024-06-29")
    seen.then_lapsed_on("2024-08-31")


def test_a_suspicion_is_answered_by_a_withdrawal_on_its_day_whichever_was_recorded_first():
    seen = given(
        registered(),
        fact("UnwillingnessReported", "2024-01-10"),
        fact("SuspicionWithdrawn", "2024-02-01"),
        REPORTED,
    ).later()
    seen.then_not_due("suspicion")
    seen.then_lapsed_on(None)


AGAIN = fact("UnwillingnessReported", "2024-02-20")


def test_a_suspicion_reported_once_more_under_examination_does_not_lapse():
    given(registered(), REPORTED, OPENED, AGAIN).later().then_lapsed_on(None)


def test_a_suspicion_that_was_decided_about_does_not_lapse():
    path = (registered(), REPORTED, OPENED, AGAIN, decided("2024-03-10", "unable"))
    given(*path).later().then_lapsed_on(None)


def test_a_suspicion_of_a_later_path_lapses_by_its_own_report():
    path = (registered(), REPORTED, OPENED, AGAIN, decided("2024-03-10", "unable"))
    later = given(*path, fact("UnwillingnessReported", "2024-06-01")).later()
    later.then_lapsed_on("2024-08-31")


def test_nothing_lapses_without_a_suspicion():
    given(registered()).later().then_lapsed_on(None)


def test_a_suspicion_lapses_with_its_key_destroyed():
    given(registered(), REPORTED).with_key_destroyed().later().then_lapsed_on("2024-05-02")


# -- examination -------------------------------------------------------------------------------


def test_examination_by_the_examiner_named():
    client = (registered(), REPORTED, OPENED)
    given(*client).later().then_due("examination", "2024-04-06", role="examiner", person="p.smit")
    given(*client, fact("ExaminationOpened", "2024-02-20", examiner="t.dekker")).later().then_due(
        "examination", "2024-04-16", person="t.dekker"
    )


@pytest.mark.parametrize("closing", ["AbilityAssessed", "PathDecided", *ENDS])
def test_examination_closed(closing):
    then_closed("examination", (registered(), REPORTED, OPENED), fact(closing, "2024-02-10"))


def test_next_step_after_the_latest_assessment_of_this_examination():
    client = (registered(), REPORTED, OPENED, ASSESSED)
    given(*client).later().then_due("path-next-step", "2024-03-29", role="examiner")
    given(*client, fact("AbilityAssessed", "2024-03-05")).later().then_due(
        "path-next-step", "2024-04-02"
    )
    given(*client, fact("ExaminationOpened", "2024-03-02")).later().then_not_due("path-next-step")
    given(*client, fact("ExaminationOpened", "2024-03-01")).later().then_due(
        "path-next-step", "2024-03-29"
    )


def test_no_next_step_without_an_examination():
    given(registered(), ASSESSED).later().then_not_due("path-next-step", "path-decision")


@pytest.mark.parametrize("closing", ["InvitedToBeHeard", *HEARINGS, "PathDecided", *ENDS])
def test_next_step_closed(closing):
    fields = {"for_on": "2024-04-01"} if closing == "InvitedToBeHeard" else {}
    facts = (registered(), REPORTED, OPENED, ASSESSED)
    then_closed("path-next-step", facts, fact(closing, "2024-03-01", **fields))


# -- hearing and decision ----------------------------------------------------------------------


def test_hearing_on_the_day_invited_for():
    client = (registered(), REPORTED, OPENED, ASSESSED, INVITED)
    given(*client).later().then_due(
        "hearing",
        "2024-04-01",
        plan_on="2024-03-28",
        role="teamleider",
        because="de geplande dag ma 01-04-2024, volgens de uitnodiging van zo 10-03-2024",
    )
    given(*client, fact("InvitedToBeHeard", "2024-03-20", for_on="2024-03-30")).later().then_due(
        "hearing", "2024-03-30"
    )


@pytest.mark.parametrize("closing", [*HEARINGS, "PathDecided", *ENDS])
def test_hearing_closed(closing):
    facts = (registered(), REPORTED, OPENED, ASSESSED, INVITED)
    then_closed("hearing", facts, fact(closing, "2024-03-10"))


@pytest.mark.parametrize("hearing", HEARINGS)
def test_decision_after_the_later_of_assessment_and_hearing(hearing):
    client = (registered(), REPORTED, OPENED, ASSESSED)
    given(*client).later().then_not_due("path-decision")
    given(*client, fact(hearing, "2024-04-01")).later().then_due(
        "path-decision", "2024-04-29", role="teamleider"
    )
    given(*client, fact(hearing, "2024-02-20")).later().then_due("path-decision", "2024-03-29")
    given(*client, fact(hearing, "2024-02-09")).later().then_not_due("path-decision")


@pytest.mark.parametrize("closing", ["PathDecided", *ENDS])
def test_decision_closed(closing):
    facts = (registered(), REPORTED, OPENED, ASSESSED, fact("Heard", "2024-04-01"))
    then_closed("path-decision", facts, fact(closing, "2024-04-01"))


def test_outcome_only_while_the_latest_decision_proposes_a_maatregel():
    proposed = decided("2024-05-01", "maatregel_proposed")
    given(registered(), proposed).later().then_due(
        "maatregel-outcome", "2024-05-29", role="teamleider"
    )
    given(registered(), proposed, decided("2024-05-02", "unable")).later().then_not_due(
        "maatregel-outcome"
    )
    given(registered(), proposed).with_key_destroyed().later().then_not_due("maatregel-outcome")


@pytest.mark.parametrize("closing", ["MaatregelRecorded", *ENDS])
def test_outcome_closed(closing):
    fields = {"decided_on": "2024-05-01"} if closing == "MaatregelRecorded" else {}
    facts = (registered(), decided("2024-05-01", "maatregel_proposed"))
    then_closed("maatregel-outcome", facts, fact(closing, "2024-05-01", **fields))


def test_exemption_until_its_end_also_after_another_decision():
    exempt = decided("2024-05-01", "exemption_proposed", until="2024-11-01")
    client = (registered(), exempt, decided("2024-06-01", "fitting_service"))
    given(*client).later().then_due(
        "exemption-end", "2024-11-01", list_from="2024-09-20", escalate_on="2024-11-15"
    )
    given(
        *client, decided("2024-07-01", "exemption_proposed", until="2024-09-01")
    ).later().then_due("exemption-end", "2024-09-01")


@pytest.mark.parametrize("closing", ENDS)
def test_exemption_closed(closing):
    facts = (registered(), decided("2024-05-01", "exemption_proposed", until="2024-11-01"))
    then_closed("exemption-end", facts, fact(closing, "2024-05-01"))


# -- after a maatregel -------------------------------------------------------------------------


def maatregel(day, decided_on):
    return fact("MaatregelRecorded", day, decided_on=decided_on)


def test_reconsideration_per_maatregel_by_its_number():
    seen = given(
        registered(), maatregel("2024-05-10", "2024-05-03"), maatregel("2024-06-10", "2024-06-01")
    ).later()
    seen.then_due(
        "reconsideration",
        "2024-08-03",
        key="2",
        list_from="2024-06-22",
        escalate_on="2024-07-20",
        plan_on="2024-08-02",
        role="teamleider",
    )
    seen.then_due("reconsideration", "2024-09-01", key="3", plan_on="2024-08-30")


@pytest.mark.parametrize("closing", ["Reconsidered", "PathWithdrawn"])
def test_reconsideration_closes_from_the_day_of_the_decision(closing):
    client = (registered(), maatregel("2024-05-10", "2024-05-03"))
    given(*client, fact(closing, "2024-05-03")).later().then_not_due("reconsideration")
    given(*client, fact(closing, "2024-05-02")).later().then_due("reconsideration", "2024-08-03")
    later = maatregel("2024-06-10", "2024-06-01")
    given(*client, later, fact(closing, "2024-05-20")).later().then_due(
        "reconsideration", "2024-09-01", key="3"
    )


def test_nothing_silences_or_postpones_a_reconsideration():
    client = (
        registered(lead="inkomen"),
        fact("ClientScreened", "2024-01-10", in_target_group=False),
        maatregel("2024-05-10", "2024-05-03"),
        fact("BenefitEnded", "2024-05-11", reason="moved"),
    )
    given(*client).later().then_only("reconsideration", "closure")
    given(*client, fact("JourneyClosed", "2024-05-12")).later().then_only(
        "reconsideration", "retention"
    )
    given(*client, fact("JourneyClosed", "2024-05-12"), REOPENED).later().then_due(
        "reconsideration", "2024-08-03"
    )


def test_objection_six_weeks_after_the_first_not_answered():
    client = (
        registered(),
        fact("ObjectionReceived", "2024-05-01"),
        fact("ObjectionReceived", "2024-05-10"),
    )
    given(*client).later().then_due("objection", "2024-06-12", role="teamleider")
    given(*client, fact("Reconsidered", "2024-05-09")).later().then_due("objection", "2024-06-21")
    for closing in ("Reconsidered", "PathWithdrawn"):
        given(*client, fact(closing, "2024-05-10")).later().then_not_due("objection")
    given(*client, fact("JourneyClosed", "2024-05-12")).later().then_not_due("objection")
    given(*client, fact("JourneyClosed", "2024-05-12"), REOPENED).later().then_due(
        "objection", "2025-01-12"
    )


def test_all_steps_on_the_day_of_the_opening_count():
    day = "2024-02-10"
    given(
        registered(), REPORTED, OPENED, fact("AbilityAssessed", day), fact("HearingWaived", day)
    ).later().then_due("path-decision", "2024-03-09")
