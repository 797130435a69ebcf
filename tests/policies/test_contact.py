"""Plans, arranged and missed talks, the next talk, activities and partner referrals."""

import pytest

from tests.policies.given import fact, given, registered

IN = fact("ClientScreened", "2024-01-02")
INTAKE = fact("IntakeHeld", "2024-02-01")


def route(letter, day="2024-01-03"):
    return fact("RouteAssigned", day, route=letter)


def held(day):
    return fact("ContactHeld", day)


def missed(day):
    return fact("ContactMissed", day)


def planned(day, for_on):
    return fact("ContactPlanned", day, for_on=for_on)


def reopened(closed_on, day):
    return (fact("JourneyClosed", closed_on), fact("JourneyReopened", day))


# -- plan --------------------------------------------------------------------------------------


def test_plan_four_weeks_after_the_latest_intake():
    given(registered(), INTAKE, fact("IntakeHeld", "2024-03-01")).later().then_due(
        "plan", "2024-03-29"
    )


@pytest.mark.parametrize("made", ["PlanAgreed", "PlanAdjusted"])
def test_no_plan_due_once_made_on_the_day_itself(made):
    given(registered(), INTAKE, fact(made, "2024-02-01")).later().then_not_due("plan")


def test_plan_due_again_after_a_new_intake():
    given(
        registered(), INTAKE, fact("PlanAgreed", "2024-02-10"), fact("IntakeHeld", "2024-03-01")
    ).later().then_due("plan", "2024-03-29")


def test_plan_due_again_when_it_is_retracted():
    given(
        registered(),
        INTAKE,
        fact("PlanAgreed", "2024-02-10"),
        fact("FactRetracted", "2024-03-01", fact=3),
    ).later().then_due("plan", "2024-02-29")


def test_evaluation_on_the_day_agreed_or_half_a_year_later():
    agreed = fact("PlanAgreed", "2024-02-29", evaluate_on="2024-06-01")
    given(registered(), agreed).later().then_due("plan-evaluation", "2024-06-01", term=None)
    given(registered(), agreed, fact("PlanEvaluated", "2024-05-31")).later().then_due(
        "plan-evaluation", "2024-11-30", term="6 months"
    )


def test_no_evaluation_without_a_plan():
    given(registered(), fact("PlanAdjusted", "2024-03-01")).later().then_not_due("plan-evaluation")


def test_an_agreed_day_before_the_reopening_counts_as_that_day():
    given(
        registered(),
        fact("PlanAgreed", "2024-02-01", evaluate_on="2024-03-01"),
        *reopened("2024-02-10", "2024-05-01"),
    ).later().then_due("plan-evaluation", "2024-05-01", floor="2024-05-01")


# -- arranged talks ----------------------------------------------------------------------------


def test_planned_contact_listed_on_its_day():
    given(registered(), planned("2024-04-01", "2024-05-01")).later().then_due(
        "planned-contact", "2024-05-08", list_from="2024-05-01", escalate_on="2024-05-22"
    )


@pytest.mark.parametrize("closing", ["ContactHeld", "ContactMissed", "IntakeHeld"])
def test_planned_contact_closed_after_its_day(closing):
    arranged = planned("2024-04-01", "2024-05-01")
    given(registered(), arranged, fact(closing, "2024-04-02")).later().then_not_due(
        "planned-contact"
    )
    given(registered(), arranged, fact(closing, "2024-04-01")).later().then_due(
        "planned-contact", "2024-05-08"
    )
    given(
        registered(), planned("2024-04-01", "2024-04-01"), fact(closing, "2024-04-01")
    ).later().then_not_due("planned-contact")


def test_the_latest_planned_takes_the_place():
    given(
        registered(), planned("2024-04-01", "2024-07-01"), planned("2024-04-02", "2024-05-01")
    ).later().then_due("planned-contact", "2024-05-08")


def test_planned_contact_floored():
    given(
        registered(), planned("2024-04-01", "2024-05-01"), *reopened("2024-04-10", "2024-06-01")
    ).later().then_due("planned-contact", "2024-06-08", list_from="2024-06-01")


# -- missed talks ------------------------------------------------------------------------------


def test_missed_contact_counts_from_the_latest():
    given(registered(), missed("2024-04-01"), missed("2024-04-10")).later().then_due(
        "missed-contact",
        "2024-04-24",
        escalate_on="2024-05-08",
        because="2 weken na het gemiste contact van wo 10-04-2024 (2e keer op rij)",
    )


def test_a_first_missed_talk_is_not_counted_aloud():
    due = given(registered(), missed("2024-04-01")).later().then_due("missed-contact", "2024-04-15")
    assert due.because == "2 weken na het gemiste contact van ma 01-04-2024"


def test_the_third_missed_in_a_row_sets_the_escalation():
    found = given(
        registered(),
        held("2024-03-01"),
        missed("2024-03-01"),
        missed("2024-04-01"),
        missed("2024-04-02"),
        missed("2024-04-03"),
        missed("2024-06-01"),
    ).later()
    due = found.then_due("missed-contact", "2024-06-15", escalate_on="2024-04-17")
    assert due.because.endswith("(4e keer op rij); overweeg huisbezoek")
    assert due.state_on(due.list_from) == "escalated"


def test_three_missed_calls_on_one_day_count_as_three():
    given(registered(), *[missed("2024-04-01")] * 3).later().then_due(
        "missed-contact", "2024-04-15", escalate_on="2024-04-15"
    )


def test_a_talk_on_the_day_itself_closes_whichever_was_recorded_first():
    given(registered(), held("2024-04-01"), missed("2024-04-01")).later().then_not_due(
        "missed-contact"
    )
    given(
        registered(), missed("2024-04-01"), fact("IntakeHeld", "2024-04-01")
    ).later().then_not_due("missed-contact")


def test_a_retracted_talk_opens_the_missed_one_again():
    given(
        registered(),
        missed("2024-04-01"),
        held("2024-04-05"),
        fact("FactRetracted", "2024-04-06", fact=3),
    ).later().then_due("missed-contact", "2024-04-15")


def test_the_third_missed_is_floored_too():
    given(
        registered(),
        missed("2024-04-01"),
        missed("2024-04-02"),
        missed("2024-04-03"),
        *reopened("2024-04-10", "2024-06-01"),
    ).later().then_due("missed-contact", "2024-06-15", escalate_on="2024-06-15")


# -- the next talk -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letter", "due_on"),
    [("A", "2024-04-12"), ("B", "2024-04-26"), ("C", "2024-09-01"), ("D", "2025-03-01")],
)
def test_follow_up_by_route(letter, due_on):
    given(registered(), route(letter), INTAKE, held("2024-03-01")).later().then_due(
        "follow-up", due_on
    )


def test_follow_up_follows_the_present_route_from_an_intake_too():
    given(registered(), route("A"), INTAKE, route("B", "2024-02-02")).later().then_due(
        "follow-up", "2024-03-28"
    )


@pytest.mark.parametrize("letter", ["A", "B"])
def test_follow_up_needs_an_intake_on_an_active_route(letter):
    given(registered(), route(letter), held("2024-03-01")).later().then_not_due("follow-up")


@pytest.mark.parametrize(("letter", "due_on"), [("C", "2024-02-28"), ("D", "2024-03-27")])
def test_follow_up_of_those_never_spoken_to(letter, due_on):
    given(registered(), route(letter)).later().then_due("follow-up", due_on)


def test_follow_up_without_a_route():
    given(registered(), held("2024-03-01")).later().then_not_due("follow-up")


def test_follow_up_makes_way_for_a_missed_contact():
    given(registered(), route("C"), missed("2024-03-01")).later().then_not_due("follow-up")
    given(registered(), route("C"), missed("2024-03-01"), held("2024-03-02")).later().then_due(
        "follow-up", "2024-09-02"
    )


@pytest.mark.parametrize("letter", ["A", "B"])
def test_follow_up_with_a_running_activity(letter):
    client = (registered(), route(letter), INTAKE, held("2024-03-31"))
    runs = fact("ActivityStarted", "2024-02-15", planned_end="2024-02-20")
    given(*client, runs).later().then_due("follow-up", "2024-06-30")
    ended = given(*client, runs, fact("ActivityEnded", "2024-02-15")).later()
    ended.then_due("follow-up", {"A": "2024-05-12", "B": "2024-05-26"}[letter])


def test_an_activity_makes_no_difference_on_a_quiet_route():
    given(
        registered(), route("C"), held("2024-03-01"), fact("ActivityStarted", "2024-02-15")
    ).later().then_due("follow-up", "2024-09-01")


def test_follow_up_never_before_two_weeks_after_the_route():
    given(registered(), INTAKE, route("A", "2024-05-01")).later().then_due(
        "follow-up", "2024-05-15"
    )
    due = (
        given(registered(), route("A"), INTAKE, route("A", "2024-05-01"))
        .later()
        .then_due("follow-up", "2024-05-15")
    )
    assert due.because == (
        "6 weken na de intake van do 01-02-2024, "
        "niet eerder dan 2 weken na de routekeuze van wo 01-05-2024"
    )


def test_what_holds_back_to_the_day_itself_holds_nothing_back():
    client = (registered(), INTAKE, route("A", "2024-02-29"))
    due = given(*client).later().then_due("follow-up", "2024-03-14")
    assert due.because == "6 weken na de intake van do 01-02-2024"


def test_an_end_recorded_before_its_start_on_one_day_still_ends_it():
    given(
        registered(),
        route("A"),
        INTAKE,
        fact("ActivityEnded", "2024-02-10"),
        fact("ActivityStarted", "2024-02-10"),
    ).later().then_due("follow-up", "2024-03-14")


# -- activities and partners -------------------------------------------------------------------


def test_traject_end_per_running_activity():
    seen = given(
        registered(),
        fact("ActivityStarted", "2024-02-01", activity="a1", planned_end="2024-05-01"),
        fact("ActivityStarted", "2024-02-01", activity="a2", planned_end="2024-06-01"),
        fact("ActivityStarted", "2024-02-01", activity="a3"),
        fact("ActivityStarted", "2024-02-01", activity="a4", planned_end="2024-06-01"),
        fact("ActivityExtended", "2024-04-01", activity="a2", planned_end="2024-09-01"),
        fact("ActivityExtended", "2024-04-02", activity="a2", planned_end="2024-08-01"),
        fact("ActivityExtended", "2024-04-02", activity="a3", planned_end="2024-07-01"),
        fact("ActivityEnded", "2024-04-03", activity="a4"),
    ).later()
    seen.then_due("traject-end", "2024-05-01", key="a1")
    seen.then_due("traject-end", "2024-08-01", key="a2")
    seen.then_due("traject-end", "2024-07-01", key="a3")
    assert len(seen.of("traject-end")) == 3


def test_an_activity_extended_on_the_day_it_started():
    given(
        registered(),
        fact("ActivityStarted", "2024-02-01", planned_end="2024-05-01"),
        fact("ActivityExtended", "2024-02-01", planned_end="2024-06-03"),
    ).later().then_due("traject-end", "2024-06-03")


def test_traject_end_at_the_end_of_the_calendar():
    given(
        registered(), fact("ActivityStarted", "2024-02-01", planned_end="9999-12-31")
    ).later().then_due("traject-end", "9999-12-31", escalate_on="9999-12-31")


def test_traject_end_returns_when_its_end_is_retracted():
    given(
        registered(),
        fact("ActivityStarted", "2024-02-01", planned_end="2024-05-01"),
        fact("ActivityEnded", "2024-04-03"),
        fact("FactRetracted", "2024-04-04", fact=3),
    ).later().then_due("traject-end", "2024-05-01")


def test_referral_outcome_per_open_referral():
    seen = given(
        registered(),
        fact("ReferredToPartner", "2024-02-01", referral="r1"),
        fact("ReferredToPartner", "2024-03-01", referral="r2"),
        fact("ReferralConcluded", "2024-03-02", referral="r1"),
    ).later()
    seen.then_due("referral-outcome", "2024-04-12", key="r2")
    assert len(seen.of("referral-outcome")) == 1


def test_a_destroyed_partner_still_has_an_outcome_to_ask():
    given(
        registered(), fact("ReferredToPartner", "2024-02-01")
    ).with_key_destroyed().later().then_due("referral-outcome", "2024-03-14", key="r1")


# -- who leads ---------------------------------------------------------------------------------


def test_terms_run_from_the_day_mp_took_the_lead_from_another():
    given(
        registered(lead="inkomen"),
        route("C"),
        held("2024-02-01"),
        fact("LeadTransferred", "2024-03-31", lead="mp"),
        fact("LeadTransferred", "2024-05-01", lead="mp"),
    ).later().then_due("follow-up", "2024-09-30", floor="2024-03-31")


def test_the_later_of_reopening_and_taking_the_lead_counts():
    given(
        registered(lead="inkomen"),
        route("C"),
        held("2024-02-01"),
        fact("LeadTransferred", "2024-03-31", lead="mp"),
        *reopened("2024-04-01", "2024-06-01"),
    ).later().then_due("follow-up", "2024-12-01", floor="2024-06-01")


def test_of_a_reopening_and_a_lead_taken_on_one_day_the_reopening_is_told():
    due = (
        given(
            registered(lead="inkomen"),
            route("C"),
            held("2024-02-01"),
            fact("JourneyClosed", "2024-04-01"),
            fact("LeadTransferred", "2024-06-01", lead="mp"),
            fact("JourneyReopened", "2024-06-01"),
        )
        .later()
        .then_due("follow-up", "2024-12-01", floor="2024-06-01")
    )
    assert due.because == (
        "6 maanden na het gesprek van do 01-02-2024; geteld vanaf de heropening op za 01-06-2024"
    )


def test_what_happened_on_the_day_of_a_reopening_counts_from_itself():
    given(
        registered(), route("C"), *reopened("2024-04-01", "2024-06-01"), held("2024-06-01")
    ).later().then_due("follow-up", "2024-12-01", floor=None)


def test_while_another_leads_the_participatieconsulent_is_asked_nothing():
    seen = given(registered(lead="ondertussengroep"), IN, route("C"), held("2024-02-01")).later()
    seen.then_only("wsp-progress")
    seen.then_muted("follow-up", "other_lead")
