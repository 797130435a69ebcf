"""Re-examination, effect measurement, closing, keeping, and what closing silences."""

import pytest

from journeys.policies import load_policy_set, shipped
from tests.policies.given import fact, given, registered

OUT = fact("ClientScreened", "2024-02-01", in_target_group=False)


def on_benefit(since="2023-08-31", **fields):
    return registered(benefit="participatiewet", benefit_since=since, **fields)


def ended(day, reason="other"):
    return fact("BenefitEnded", day, reason=reason)


def closed(day):
    return fact("JourneyClosed", day)


def reopened(day):
    return fact("JourneyReopened", day)


# -- re-examination ----------------------------------------------------------------------------


def test_re_examination_eighteen_months_after_the_benefit_began():
    given(on_benefit()).later().then_due(
        "re-examination",
        "2025-02-28",
        list_from="2024-11-28",
        escalate_on="2025-03-28",
        role="inkomensconsulent",
        records="ReexaminationFellDue",
    )


def test_re_examination_counts_from_when_it_was_held():
    given(on_benefit(), fact("ReexaminationHeld", "2024-02-29")).later().then_due(
        "re-examination", "2025-08-29", anchor=2
    )


def test_a_new_benefit_after_the_last_re_examination():
    given(
        on_benefit(),
        fact("ReexaminationHeld", "2024-02-29"),
        ended("2024-03-01"),
        fact("BenefitStarted", "2024-06-10", benefit_since="2024-06-01"),
    ).later().then_due("re-examination", "2025-12-01")


@pytest.mark.parametrize("trede", [3, 6])
def test_no_re_examination_beyond_the_target(trede):
    given(on_benefit(trede=trede)).later().then_not_due("re-examination")


def test_no_re_examination_of_another_benefit_or_none():
    given(registered()).later().then_not_due("re-examination")
    given(on_benefit(), ended("2024-03-01")).later().then_not_due("re-examination")
    given(
        on_benefit(),
        fact("BenefitStarted", "2024-03-01", benefit="ioaw", benefit_since="2024-03-01"),
    ).later().then_not_due("re-examination")


def test_re_examination_outside_the_target_group_and_never_floored():
    seen = given(on_benefit(), OUT, closed("2024-03-01"), reopened("2025-01-01")).later()
    seen.then_due("re-examination", "2025-02-28", floor=None)


def test_re_examination_follows_a_corrected_date():
    given(
        on_benefit(),
        fact("FactCorrected", "2024-03-01", fact=1, changes={"benefit_since": "2023-09-30"}),
    ).later().then_due("re-examination", "2025-03-30")


def test_a_set_may_keep_the_anchor_where_it_was():
    fixed = load_policy_set(
        shipped().content.replace("moves_anchor = true", "moves_anchor = false")
    )
    client = (on_benefit(),)
    given(*client).under(fixed).later().then_due("re-examination", "2025-02-28")
    given(*client, fact("ReexaminationHeld", "2025-01-10")).under(fixed).later().then_due(
        "re-examination", "2026-08-31"
    )


def test_where_each_answers_one_recurrence_that_on_the_first_day_counts_too():
    fixed = load_policy_set(
        shipped().content.replace("moves_anchor = true", "moves_anchor = false")
    )
    held = fact("ReexaminationHeld", "2023-08-31")
    given(on_benefit(), held).under(fixed).later().then_due("re-examination", "2026-08-31")


def test_a_re_examination_on_the_day_the_benefit_began_takes_its_place():
    held = fact("ReexaminationHeld", "2023-08-31")
    due = given(on_benefit(), held).later().then_due("re-examination", "2025-02-28")
    assert due.because == "18 maanden na het heronderzoek van do 31-08-2023"


# -- effect ------------------------------------------------------------------------------------


def test_effect_a_year_after_the_first_intake():
    given(
        registered(), fact("IntakeHeld", "2024-02-29"), fact("IntakeHeld", "2024-05-01")
    ).later().then_due("effect-measurement", "2025-02-28", list_from="2025-01-28")


def test_effect_a_year_after_the_last_also_when_declined():
    intake = fact("IntakeHeld", "2024-02-29")
    given(registered(), intake, fact("EffectMeasured", "2024-06-01")).later().then_due(
        "effect-measurement", "2025-06-01"
    )
    given(registered(), fact("EffectMeasured", "2024-02-01"), intake).later().then_due(
        "effect-measurement", "2025-02-01"
    )


def test_no_effect_without_an_intake():
    given(registered(), fact("EffectMeasured", "2024-06-01")).later().then_not_due(
        "effect-measurement"
    )


# -- closure -----------------------------------------------------------------------------------


def test_closure_two_weeks_after_the_screening_outside():
    given(registered(), OUT).later().then_due("closure", "2024-02-15", role="inkomensconsulent")


def test_no_closure_of_who_is_to_be_screened_again():
    low = fact("TredeDetermined", "2024-03-01", trede=2)
    given(registered(), OUT, low).later().then_not_due("closure")
    high = fact("TredeDetermined", "2024-04-01", trede=3)
    given(registered(), OUT, low, high).later().then_due("closure", "2024-02-15")


@pytest.mark.parametrize(
    ("reason", "due_on"),
    [("work", "2024-08-31"), ("moved", "2024-03-16"), ("other_income", "2024-03-16")],
)
def test_closure_after_the_benefit_ended(reason, due_on):
    given(registered(), ended("2024-03-02", reason)).later().then_due(
        "closure", due_on if reason != "work" else "2024-09-02"
    )


def test_closure_the_earlier_of_both():
    given(registered(), OUT, ended("2024-01-20", "work")).later().then_due("closure", "2024-02-15")
    given(registered(), OUT, ended("2024-01-20")).later().then_due("closure", "2024-02-03")


@pytest.mark.parametrize(
    "since",
    [
        fact("BenefitStarted", "2024-03-02", benefit_since="2024-03-02"),
        fact("BenefitStarted", "2024-04-02", benefit_since="2024-03-02"),
    ],
)
def test_no_closure_when_a_benefit_started_since(since):
    given(registered(), ended("2024-03-02"), since).later().then_not_due("closure")


def test_no_closure_for_the_benefit_when_reopened_since():
    client = (registered(), ended("2024-03-02"), closed("2024-03-02"), reopened("2024-03-02"))
    given(*client).later().then_not_due("closure")
    given(
        registered(), closed("2024-01-10"), reopened("2024-01-20"), ended("2024-03-02")
    ).later().then_due("closure", "2024-03-16")


def test_closure_of_an_outsider_is_floored_by_the_reopening():
    given(registered(), OUT, closed("2024-02-10"), reopened("2024-05-01")).later().then_due(
        "closure", "2024-05-15"
    )


# -- what is silent ----------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["moved", "deceased"])
def test_who_left_is_only_to_be_closed(reason):
    client = (on_benefit(), fact("ContactMissed", "2024-02-01"), ended("2024-03-02", reason))
    seen = given(*client).later()
    seen.then_only("closure")
    seen.then_muted("missed-contact", "left")
    again = fact("BenefitStarted", "2024-03-02", benefit_since="2024-03-02")
    given(*client, again).later().then_due("missed-contact", "2024-02-15")
    given(*client, closed("2024-03-03"), reopened("2024-04-01")).later().then_due(
        "missed-contact", "2024-04-15"
    )


def test_a_later_end_for_another_reason_speaks_again():
    given(
        registered(),
        ended("2024-03-02", "moved"),
        ended("2024-03-03", "other"),
    ).later().then_due("screening", "2024-02-26")


def test_outside_the_target_group_the_participatieconsulent_is_asked_nothing():
    seen = given(registered(), fact("RouteAssigned", "2024-01-05", route="C"), OUT).later()
    seen.then_only("closure")
    seen.then_muted("follow-up", "outside_target_group")


def test_a_closed_journey_asks_nothing_but_keeping():
    seen = given(on_benefit(), closed("2024-03-01")).later()
    seen.then_only("retention")
    seen.then_muted("re-examination", "closed")


def test_a_retracted_closing_brings_everything_back():
    given(
        registered(), closed("2024-03-01"), fact("FactRetracted", "2024-03-02", fact=2)
    ).later().then_only("screening")


# -- retention ---------------------------------------------------------------------------------


def test_retention_ten_years_after_closing():
    given(registered(), closed("2024-02-29")).later().then_due(
        "retention", "2034-02-28", role="recordmanager", person=None
    )


def test_retention_counts_from_the_latest_closing():
    given(
        registered(), closed("2024-02-29"), reopened("2024-03-01"), closed("2024-04-01")
    ).later().then_due("retention", "2034-04-01", floor=None)
    given(registered(), closed("2024-02-29"), reopened("2024-03-01")).later().then_not_due(
        "retention"
    )


def test_retention_of_a_path_closed_with_the_journey_counts_from_the_journey():
    due = (
        given(
            registered(),
            fact("MaatregelRecorded", "2024-01-10", decided_on="2024-01-10"),
            fact("PathClosed", "2024-02-28"),
            fact("JourneyClosed", "2024-02-28"),
        )
        .later()
        .then_due("retention", "2034-02-28")
    )
    assert due.because == "10 jaar na de afsluiting van wo 28-02-2024"


def test_retention_with_a_maatregel_counts_from_the_closed_path_when_later():
    maatregel = fact("MaatregelRecorded", "2024-01-20", decided_on="2024-01-20")
    client = (registered(), closed("2024-02-29"), fact("PathClosed", "2024-05-01"))
    given(*client).later().then_due("retention", "2034-02-28")
    given(*client, maatregel).later().then_due("retention", "2034-05-01")
    given(
        registered(), maatregel, fact("PathClosed", "2024-02-01"), closed("2024-02-29")
    ).later().then_due("retention", "2034-02-28")


def test_nothing_left_to_keep_once_destroyed():
    client = (registered(), closed("2014-02-28"), fact("FileDestroyed", "2024-03-01"))
    given(*client).with_key_destroyed().later().then_not_due("retention")
