"""Activities and partner referrals have keys: given, or their own number."""

from tests.cases import fact, given, registered


def test_an_activity_without_a_key_gets_its_number():
    given(registered()).when("ActivityStarted", on="2024-02-01", activity=None).then(
        fact("ActivityStarted", "2024-02-01", activity="2")
    )


def test_a_referral_without_a_key_gets_its_number():
    given(registered()).when("ReferredToPartner", on="2024-02-01", referral=None).then(
        fact("ReferredToPartner", "2024-02-01", referral="2")
    )


def test_a_number_somebody_used_as_a_key_is_passed_over():
    three = fact("ActivityStarted", "2024-02-01", activity="3")
    given(registered(), three).when("ActivityStarted", on="2024-02-01", activity=None).then(
        fact("ActivityStarted", "2024-02-01", activity="3-2")
    )
    others = (
        fact("ActivityStarted", "2024-02-01", activity=key) for key in ("6", "6-2", "6-nieuw", "x")
    )
    given(registered(), *others).when("ActivityStarted", on="2024-02-01", activity=None).then(
        fact("ActivityStarted", "2024-02-01", activity="6-3")
    )


def test_a_key_of_a_retracted_activity_is_free_again():
    taken_back = fact("FactRetracted", "2024-02-02", fact=2)
    given(registered(), fact("ActivityStarted", "2024-02-01", activity="koor"), taken_back).when(
        "ActivityStarted", on="2024-02-03", activity="koor"
    ).then_accepted()


def test_an_activity_and_a_referral_may_have_the_same_key():
    given(registered(), fact("ActivityStarted", "2024-02-01", activity="taal")).when(
        "ReferredToPartner", on="2024-02-03", referral="taal"
    ).then_accepted()


def test_a_key_is_short_and_plain():
    for wrong in ("Koor", "a b", "", "x" * 21, "é"):
        given(registered()).when("ActivityStarted", on="2024-02-01", activity=wrong).then_refused(
            "WRONG_VALUE", "activity"
        )
    given(registered()).when("ActivityStarted", on="2024-02-01", activity="x" * 20).then_accepted()
