"""Screening, the route, the first intake, the route's horizon."""

import pytest

from tests.policies.given import fact, given, registered

IN = fact("ClientScreened", "2024-02-01")
OUT = fact("ClientScreened", "2024-02-01", in_target_group=False)


def route(day, letter="B"):
    return fact("RouteAssigned", day, route=letter)


def trede(day, number):
    return fact("TredeDetermined", day, trede=number)


# -- screening ---------------------------------------------------------------------------------


def test_screening_eight_weeks_after_registration():
    given(registered("2024-01-01")).on("2024-01-01").then_due(
        "screening",
        "2024-02-26",
        list_from="2024-02-12",
        escalate_on="2024-03-11",
        plan_on="2024-02-26",
        role="participatieconsulent",
        person=None,
        anchor=1,
        because="8 weken na de inschrijving van ma 01-01-2024",
        policy="rijswijk@1",
    )


def test_nothing_before_the_registration():
    given(registered("2024-01-02")).on("2024-01-01").then_only()


@pytest.mark.parametrize("screened", [IN, OUT])
def test_not_screening_when_screened(screened):
    given(registered(), screened).later().then_not_due("screening")


def test_not_screening_beyond_the_target():
    given(registered(trede=3)).later().then_not_due("screening")


def test_screening_counts_from_the_latest_return_below_trede_3():
    given(
        registered(),
        trede("2024-03-01", 3),
        trede("2024-05-01", 2),
        trede("2024-06-01", 1),
    ).later().then_due("screening", "2024-06-26", anchor=3)


def test_screening_after_a_registration_beyond_the_target():
    given(registered(trede=4), trede("2024-03-01", 2)).later().then_due("screening", "2024-04-26")


def test_a_lower_trede_within_the_target_is_no_return():
    given(registered(), trede("2024-03-01", 1)).later().then_due(
        "screening", "2024-02-26", anchor=1
    )


def test_a_return_on_the_day_of_registration_is_no_later_one():
    given(registered("2024-01-01", trede=4), trede("2024-01-01", 2)).later().then_due(
        "screening", "2024-02-26", anchor=1
    )


def test_screening_keeps_the_registration_when_it_was_set_right_to_a_later_day():
    given(
        registered("2024-01-01", trede=3),
        trede("2024-02-01", 2),
        fact("FactCorrected", "2024-04-01", fact=1, changes={"happened_on": "2024-03-01"}),
    ).later().then_due("screening", "2024-04-26", anchor=1)


def test_screening_again_after_the_first_low_trede_since_the_screening_outside():
    given(registered(), OUT, trede("2024-05-01", 2), trede("2024-06-01", 1)).later().then_due(
        "screening", "2024-06-26", anchor=3
    )


def test_not_screening_again_on_the_day_of_the_screening_itself():
    given(registered(), OUT, trede("2024-02-01", 2)).later().then_not_due("screening")


@pytest.mark.parametrize("lead", ["wsp", "wsp_administratief", "inkomen", "ondertussengroep"])
def test_screening_whoever_leads(lead):
    given(registered(lead=lead)).later().then_due("screening", "2024-02-26")


def test_screening_returns_when_the_screening_is_retracted():
    given(registered(), IN, fact("FactRetracted", "2024-03-01", fact=2)).later().then_due(
        "screening", "2024-02-26"
    )


def test_screening_is_floored_by_a_lead_that_mp_took_and_gave_away():
    given(
        registered(lead="wsp"),
        fact("LeadTransferred", "2024-03-01", lead="mp"),
        fact("LeadTransferred", "2024-04-01", lead="inkomen"),
    ).later().then_due("screening", "2024-04-26", floor="2024-03-01")


# -- route -------------------------------------------------------------------------------------


def test_route_two_weeks_after_the_latest_screening():
    given(registered(), IN, fact("ClientScreened", "2024-03-01")).later().then_due(
        "route", "2024-03-15", anchor=3
    )


def test_no_route_to_choose_once_there_was_one():
    given(registered(), route("2024-01-15"), IN).later().then_not_due("route")


def test_no_route_to_choose_unscreened_or_outside():
    given(registered()).later().then_not_due("route")
    given(registered(), OUT).later().then_not_due("route")


# -- first intake ------------------------------------------------------------------------------


@pytest.mark.parametrize(("letter", "due_on"), [("A", "2024-04-12"), ("B", "2024-05-10")])
def test_first_intake_by_route(letter, due_on):
    given(registered(), IN, route("2024-03-01", letter)).later().then_due("first-intake", due_on)


@pytest.mark.parametrize("letter", ["C", "D"])
def test_no_first_intake_on_a_quiet_route(letter):
    given(registered(), IN, route("2024-03-01", letter)).later().then_not_due("first-intake")


def test_first_intake_counts_from_the_first_active_route_by_the_present_one():
    given(registered(), route("2024-03-01", "A"), route("2024-04-01", "B")).later().then_due(
        "first-intake", "2024-05-10", anchor=2
    )


def test_first_intake_counts_anew_after_a_quiet_route():
    given(
        registered(),
        route("2024-03-01", "A"),
        route("2024-04-01", "C"),
        route("2024-05-01", "A"),
        route("2024-06-01", "A"),
    ).later().then_due("first-intake", "2024-06-12", anchor=4)


def test_no_first_intake_after_an_intake_however_long_ago():
    given(
        registered(), fact("IntakeHeld", "2024-01-05"), route("2024-03-01", "A")
    ).later().then_not_due("first-intake")


# -- horizon -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letter", "due_on", "list_from"),
    [
        ("A", "2025-02-28", "2025-02-14"),
        ("B", "2025-08-29", "2025-02-28"),
        ("C", "2026-02-28", "2026-02-14"),
        ("D", "2026-02-28", "2026-02-14"),
    ],
)
def test_horizon(letter, due_on, list_from):
    given(registered(), route("2024-02-29", letter)).later().then_due(
        "route-horizon", due_on, list_from=list_from
    )


def test_horizon_counts_from_a_review():
    given(registered(), route("2024-02-29"), fact("RouteReviewed", "2025-06-01")).later().then_due(
        "route-horizon", "2026-12-01", list_from="2026-06-01"
    )


def test_no_horizon_without_a_route_or_beyond_the_target():
    given(registered(), fact("RouteReviewed", "2025-06-01")).later().then_not_due("route-horizon")
    given(registered(), route("2024-02-29"), trede("2024-03-01", 3)).later().then_not_due(
        "route-horizon"
    )


def test_horizon_floored_with_its_list_day():
    given(
        registered(),
        route("2024-02-29"),
        fact("JourneyClosed", "2024-03-01"),
        fact("JourneyReopened", "2024-06-30"),
    ).later().then_due("route-horizon", "2025-12-30", list_from="2025-06-30", floor="2024-06-30")
