"""A decision needs every step, and says which are missing."""

import pytest

from tests.aggregates.paths import (
    READY_FOR_A_DECISION,
    UNDER_EXAMINATION,
    UNDER_SUSPICION,
    assessed,
    examined,
    heard,
    invited,
)
from tests.cases import Given, fact, given, without_key
from tests.usual import REASONS

EXAMINATION = "onderzoek is niet geopend"
ABILITY = "AbilityAssessed"
HEARING = "Heard, HearingNotUsed of HearingWaived"
OFFER = "OfferMade"


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
def test_the_refusal_lists_what_is_missing(steps, decision, missing, there):
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
def test_heard_not_used_or_waived_will_do(hearing):
    given(*UNDER_EXAMINATION, assessed, invited, hearing).when(
        "PathDecided", on="2024-03-10"
    ).then_accepted()


def test_a_step_that_happened_later_does_not_count():
    given(*UNDER_EXAMINATION, assessed, invited, heard).when(
        "PathDecided", on="2024-02-20"
    ).then_refused("PATH_DECISION_NEEDS_STEPS", HEARING)


def test_a_step_that_was_retracted_does_not_count():
    given(*READY_FOR_A_DECISION, fact("FactRetracted", "2024-03-05", fact=4)).when(
        "PathDecided", on="2024-03-10"
    ).then_refused("PATH_DECISION_NEEDS_STEPS", ABILITY)


def test_a_decision_gives_a_reason_for_each_element():
    for element in REASONS:
        given(*READY_FOR_A_DECISION).when(
            "PathDecided",
            on="2024-03-10",
            reasons={name: text for name, text in REASONS.items() if name != element},
        ).then_refused("MISSING_FIELD", element)


def test_an_exemption_has_an_end_and_nothing_else_has():
    ready = given(*READY_FOR_A_DECISION)
    ready.when("PathDecided", on="2024-03-10", decision="exemption_proposed").then_refused(
        "WRONG_VALUE", "until"
    )
    ready.when("PathDecided", on="2024-03-10", decision="unable", until="2024-09-01").then_refused(
        "WRONG_VALUE", "until"
    )
    ready.when(
        "PathDecided", on="2024-03-10", decision="exemption_proposed", until="2024-09-01"
    ).then_accepted()


@pytest.mark.parametrize("route", "AD")
def test_without_the_key_what_was_recorded_is_still_ground_for_a_decision(route):
    begun, *steps = READY_FOR_A_DECISION
    on_route = fact("RouteAssigned", "2024-01-20", route=route)
    Given(without_key([begun, on_route, *steps])).when(
        "PathDecided", on="2024-03-10"
    ).then_accepted()
