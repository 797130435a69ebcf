"""Who leads, signals, referrals to WSP and back, placements."""

import pytest

from tests.policies.given import fact, given, registered

IN = fact("ClientScreened", "2024-01-02")


def lead(day, who):
    return fact("LeadTransferred", day, lead=who)


def referred(day):
    return fact("ReferredToWsp", day)


def trede(day, number):
    return fact("TredeDetermined", day, trede=number)


# -- who leads does not match the trede --------------------------------------------------------


@pytest.mark.parametrize("who", ["wsp", "wsp_administratief", "inkomen"])
def test_mismatch_on_a_low_trede(who):
    given(registered(lead=who)).later().then_due(
        "owner-mismatch", "2024-01-29", role="participatieconsulent"
    )


@pytest.mark.parametrize("who", ["mp", "ondertussengroep"])
def test_no_mismatch_on_a_low_trede(who):
    given(registered(lead=who)).later().then_not_due("owner-mismatch")


@pytest.mark.parametrize("who", ["mp", "inkomen"])
def test_mismatch_on_a_high_trede_without_a_referral(who):
    client = registered(lead=who, trede=3)
    given(client).later().then_due("owner-mismatch", "2024-01-29")
    given(client, referred("2024-02-01")).later().then_not_due("owner-mismatch")
    given(client, referred("2024-02-01"), trede("2024-03-01", 3)).later().then_not_due(
        "owner-mismatch"
    )


@pytest.mark.parametrize("who", ["wsp", "wsp_administratief", "ondertussengroep"])
def test_no_mismatch_on_a_high_trede_at_wsp(who):
    given(registered(lead=who, trede=3)).later().then_not_due("owner-mismatch")


def test_mismatch_counts_from_the_latest_change_of_either():
    given(
        registered(lead="inkomen"), trede("2024-03-01", 1), lead("2024-04-01", "inkomen")
    ).later().then_due("owner-mismatch", "2024-04-29")


def test_a_low_trede_brings_the_lead_back_from_wsp():
    given(registered(lead="wsp"), trede("2024-03-01", 2)).later().then_not_due("owner-mismatch")


def test_no_mismatch_outside_the_target_group():
    out = fact("ClientScreened", "2024-01-02", in_target_group=False)
    seen = given(registered(lead="inkomen"), fact("TredeSignalled", "2024-02-01"), out).later()
    seen.then_not_due("owner-mismatch")
    seen.then_muted("wrong-trede", "outside_target_group")


# -- signals -----------------------------------------------------------------------------------


def test_a_repeated_signal_never_postpones():
    given(
        registered(), fact("TredeSignalled", "2024-02-01"), fact("TredeSignalled", "2024-02-10")
    ).later().then_due("wrong-trede", "2024-02-15", anchor=2)


@pytest.mark.parametrize(
    "closing",
    [
        fact("SignalDismissed", "2024-02-05"),
        trede("2024-02-05", 2),
        fact("WspReturned", "2024-02-05"),
        fact("WspAccepted", "2024-02-01"),
    ],
)
def test_signal_answered(closing):
    seen = given(registered(), fact("TredeSignalled", "2024-02-01"), closing).later()
    seen.then_not_due("wrong-trede")
    given(
        registered(),
        fact("TredeSignalled", "2024-02-01"),
        closing,
        fact("TredeSignalled", "2024-02-10"),
    ).later().then_due("wrong-trede", "2024-02-24")


def test_no_signal_to_answer_while_a_referral_is_open():
    client = (registered(), referred("2024-01-15"), fact("TredeSignalled", "2024-02-01"))
    given(*client).later().then_not_due("wrong-trede")
    given(*client, fact("WspReturned", "2024-01-31")).later().then_due("wrong-trede", "2024-02-15")


def test_a_signal_whoever_leads():
    given(registered(lead="inkomen"), fact("TredeSignalled", "2024-02-01")).later().then_due(
        "wrong-trede", "2024-02-15"
    )


# -- referral ----------------------------------------------------------------------------------


def test_acknowledgement_counts_from_the_first_referral_not_a_reminder():
    given(registered(), referred("2024-02-01"), referred("2024-02-20")).later().then_due(
        "wsp-acknowledgement", "2024-02-15", role="wsp_consulent", anchor=2
    )


@pytest.mark.parametrize("answer", [fact("CompetensysTaken", "2024-02-01"), trede("2024-02-01", 3)])
def test_acknowledged_on_the_day_itself(answer):
    seen = given(registered(), answer, referred("2024-02-01")).later()
    seen.then_not_due("wsp-acknowledgement")


def test_a_reminder_after_acknowledgement_asks_nothing_new():
    given(
        registered(),
        referred("2024-02-01"),
        fact("CompetensysTaken", "2024-02-05"),
        referred("2024-02-20"),
    ).later().then_not_due("wsp-acknowledgement")


def test_a_new_referral_after_the_return():
    given(
        registered(),
        referred("2024-02-01"),
        fact("WspReturned", "2024-02-05"),
        referred("2024-02-20"),
    ).later().then_due("wsp-acknowledgement", "2024-03-05", anchor=4)


def test_a_referral_on_the_day_of_a_return_is_closed_by_it():
    given(
        registered(),
        referred("2024-02-01"),
        fact("WspReturned", "2024-02-05"),
        referred("2024-02-05"),
    ).later().then_not_due("wsp-acknowledgement")


def test_decision_after_competensys():
    client = (
        registered(),
        fact("CompetensysTaken", "2024-02-01"),
        fact("CompetensysTaken", "2024-02-10"),
    )
    given(*client).later().then_due("wsp-decision", "2024-02-15", role="wsp_consulent")
    given(*client, trede("2024-02-10", 3)).later().then_not_due("wsp-decision")
    given(*client, trede("2024-02-05", 3)).later().then_due("wsp-decision", "2024-02-24")


def test_accept_after_the_first_high_trede_since_the_referral():
    client = (registered(), trede("2024-01-15", 3), referred("2024-02-01"))
    given(*client).later().then_not_due("wsp-accept")
    both = (trede("2024-02-01", 3), trede("2024-02-10", 4))
    given(*client, *both).later().then_due("wsp-accept", "2024-02-29", role="wsp_consulent")
    given(*client, *both, fact("WspAccepted", "2024-03-01")).later().then_not_due("wsp-accept")


def test_contact_after_a_return():
    client = (registered(), referred("2024-02-01"), fact("WspReturned", "2024-02-05"))
    given(*client).later().then_due("wsp-return", "2024-02-19", role="participatieconsulent")
    for talk in ("ContactHeld", "IntakeHeld"):
        given(*client, fact(talk, "2024-02-05")).later().then_not_due("wsp-return")
    given(*client, fact("ContactHeld", "2024-02-04")).later().then_due("wsp-return", "2024-02-19")


def test_of_several_returns_the_latest_counts():
    client = (
        registered(),
        referred("2024-02-01"),
        fact("WspReturned", "2024-02-05"),
        referred("2024-02-08"),
        trede("2024-02-12", 2),
    )
    given(*client).later().then_due("wsp-return", "2024-02-26", anchor=5)
    given(*client, fact("WspReturned", "2024-02-19")).later().then_due("wsp-return", "2024-03-04")


def test_contact_after_a_return_without_a_referral():
    given(registered(), fact("WspReturned", "2024-02-05")).later().then_due(
        "wsp-return", "2024-02-19"
    )


def test_a_low_trede_that_closes_a_referral_is_a_return():
    given(registered(), referred("2024-02-01"), trede("2024-02-05", 2)).later().then_due(
        "wsp-return", "2024-02-19", anchor=3
    )
    given(registered(), trede("2024-02-05", 2)).later().then_not_due("wsp-return")


def test_only_the_first_to_close_a_referral_is_a_return():
    given(
        registered(),
        referred("2024-02-01"),
        fact("WspReturned", "2024-02-05"),
        trede("2024-02-10", 2),
    ).later().then_due("wsp-return", "2024-02-19", anchor=3)
    given(
        registered(), referred("2024-02-01"), trede("2024-02-05", 2), trede("2024-02-10", 1)
    ).later().then_due("wsp-return", "2024-02-19", anchor=3)
    given(
        registered(),
        referred("2024-02-01"),
        fact("WspAccepted", "2024-02-05"),
        trede("2024-02-10", 1),
    ).later().then_not_due("wsp-return")


def test_an_earlier_closing_that_is_retracted_makes_the_next_the_first():
    given(
        registered(),
        referred("2024-02-01"),
        fact("WspReturned", "2024-02-05"),
        trede("2024-02-10", 2),
        fact("FactRetracted", "2024-02-11", fact=3),
    ).later().then_due("wsp-return", "2024-02-24", anchor=4)


# -- at WSP ------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["wsp", "wsp_administratief", "ondertussengroep"])
def test_progress_while_wsp_leads(who):
    given(registered("2024-01-31", lead=who)).later().then_due(
        "wsp-progress", "2024-04-30", role="wsp_consulent"
    )


@pytest.mark.parametrize("who", ["mp", "inkomen"])
def test_no_progress_while_another_leads(who):
    given(registered(lead=who)).later().then_not_due("wsp-progress")


@pytest.mark.parametrize(
    "step", ["ContactHeld", "WspAccepted", "PlacedInWork", "PlacementReviewed"]
)
def test_progress_counts_from_the_latest_step(step):
    given(registered(lead="wsp"), fact(step, "2024-02-29")).later().then_due(
        "wsp-progress", "2024-05-29"
    )


def test_progress_sooner_after_falling_back():
    client = (registered(lead="wsp"), fact("FellBack", "2024-02-01"))
    given(*client).later().then_due("wsp-progress", "2024-02-29")
    given(*client, fact("ContactHeld", "2024-02-01")).later().then_due("wsp-progress", "2024-05-01")


def test_progress_outside_the_target_group_too():
    out = fact("ClientScreened", "2024-01-02", in_target_group=False)
    given(registered(lead="wsp"), out).later().then_due("wsp-progress", "2024-04-01")


def test_sustained_placement_half_a_year_after_the_latest():
    client = (registered(lead="wsp"), fact("PlacedInWork", "2024-01-31"))
    given(*client).later().then_due("sustained-placement", "2024-07-31", role="wsp_consulent")
    given(*client, fact("PlacedInWork", "2024-03-31")).later().then_due(
        "sustained-placement", "2024-09-30"
    )


@pytest.mark.parametrize(
    ("closing", "day", "closes"),
    [
        ("BenefitEnded", "2024-01-31", True),
        ("FellBack", "2024-02-01", True),
        ("PlacementReviewed", "2024-06-29", False),
        ("PlacementReviewed", "2024-06-30", True),
        ("BenefitEnded", "2024-01-30", False),
    ],
)
def test_sustained_placement_closed(closing, day, closes):
    fields = {"reason": "work"} if closing == "BenefitEnded" else {}
    seen = given(
        registered(lead="wsp"), fact("PlacedInWork", "2024-01-31"), fact(closing, day, **fields)
    ).later()
    assert bool(seen.of("sustained-placement")) is not closes
