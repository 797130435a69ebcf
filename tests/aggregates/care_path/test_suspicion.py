"""What suffices for a suspicion."""

import pytest

from journeys.aggregates.care_path_guards import LADDER_TOP
from tests.cases import fact, given, registered
from tests.usual import MISSED, STATEMENT


@pytest.mark.parametrize("count", [1, 3, 20])
def test_missed_appointments_alone_never_do(count):
    given(registered()).when(
        "UnwillingnessReported", on="2024-02-01", observations=[MISSED] * count
    ).then_refused("UNWILLINGNESS_NEEDS_MORE_THAN_MISSED_CONTACT", "huisbezoek")


@pytest.mark.parametrize("kind", ["refused_offer", "statement", "other"])
def test_one_other_observation_does(kind):
    given(registered()).when(
        "UnwillingnessReported", on="2024-02-01", observations=[{**STATEMENT, "kind": kind}]
    ).then_accepted()


@pytest.mark.parametrize("left_out", ["kind", "on", "source", "text"])
def test_an_observation_has_a_date_and_a_source(left_out):
    seen = {name: value for name, value in STATEMENT.items() if name != left_out}
    given(registered()).when(
        "UnwillingnessReported", on="2024-02-01", observations=[seen]
    ).then_refused("MISSING_FIELD", left_out)


def test_no_observation_is_no_suspicion():
    given(registered()).when(
        "UnwillingnessReported", on="2024-02-01", observations=[]
    ).then_refused("WRONG_VALUE", "observations")


@pytest.mark.parametrize("trede", range(1, 7))
def test_the_path_is_there_for_trede_1_to_5(trede):
    attempt = given(registered(trede=trede)).when("UnwillingnessReported", on="2024-02-01")
    if trede == LADDER_TOP:
        attempt.then_refused("UNWILLINGNESS_NOT_ON_TOP_TREDE")
    else:
        attempt.then_accepted()


def test_route_d_asks_for_an_extra_reason():
    resting = given(registered(), fact("RouteAssigned", "2024-01-20", route="D"))
    resting.when("UnwillingnessReported", on="2024-02-01").then_refused(
        "UNWILLINGNESS_ON_ROUTE_D_NEEDS_REASON", "extra reden"
    )
    resting.when(
        "UnwillingnessReported", on="2024-02-01", observations=[STATEMENT, STATEMENT]
    ).then_accepted()
    resting.when("UnwillingnessReported", on="2024-01-19").then_accepted()
