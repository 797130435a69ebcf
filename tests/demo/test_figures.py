"""Each published figure, counted from the facts.

Sources: raadsinformatiebrief 2023 (eerste resultaten) and raadsinformatiebrief 2026 (voortgang).
The expected numbers are written out here, so that a slip in the figures cannot hide itself.
"""

from collections import Counter
from datetime import date

import pytest

from journeys.demo import SampleMunicipality, municipality
from tests.demo.counting import (
    TALKS,
    FactLine,
    actively_supported,
    clients,
    firsts,
    histories,
    of_type,
    route_on,
    within,
)

FIRST_PERIOD = (date(2022, 9, 1), date(2023, 5, 31))
YEAR_2025 = (date(2025, 1, 1), date(2025, 12, 31))
START_TO_2025 = (date(2022, 9, 1), date(2025, 12, 31))


@pytest.fixture(scope="module", params=["when the letter appeared", "in November 2026"])
def first_facts(request, sample: SampleMunicipality) -> list[FactLine]:
    """The figures of 2023 hold as known then and as known later."""
    if request.param == "in November 2026":
        return sample.facts
    return municipality(date(2023, 5, 31)).facts


@pytest.fixture(scope="module", params=["when the year ended", "in November 2026"])
def facts_2025(request, sample: SampleMunicipality) -> list[FactLine]:
    """The figures of 2025 hold as known then and as known later."""
    if request.param == "in November 2026":
        return sample.facts
    return municipality(date(2025, 12, 31)).facts


def test_1113_clients_are_registered_in_september_2022(sample: SampleMunicipality):
    registered = of_type(sample.facts, "ClientRegistered")
    assert len(registered) == len(sample.people) == 1_113
    assert {fact["happened_on"][:7] for fact in registered} == {"2022-09"}


def test_1109_files_screened_of_clients_on_benefit(first_facts):
    screened = clients(within(of_type(first_facts, "ClientScreened"), *FIRST_PERIOD))
    registered = {f["client"]: f for f in of_type(first_facts, "ClientRegistered")}
    assert len(screened) == 1_109
    assert {ref for ref, f in registered.items() if f["benefit"] == "none"} == (
        registered.keys() - screened
    )
    assert Counter(registered[ref]["lead"] for ref in screened) == {
        "mp": 948,
        "wsp_administratief": 87,
        "ondertussengroep": 74,
    }


def test_nobody_is_screened_for_the_first_time_later(sample):
    assert len(clients(of_type(sample.facts, "ClientScreened"))) == 1_109


def test_wsp_still_leads_the_same_clients_at_the_end_of_the_first_period(first_facts):
    moved = within(of_type(first_facts, "LeadTransferred", "WspAccepted"), *FIRST_PERIOD)
    assert moved == []


def test_229_spoken_by_route(first_facts):
    spoken = clients(within(of_type(first_facts, *TALKS), *FIRST_PERIOD))
    by_route = Counter(
        route_on(history, FIRST_PERIOD[1])
        for client, history in histories(first_facts)
        if client in spoken
    )
    without = {
        f["client"] for f in of_type(first_facts, "ClientRegistered") if f["benefit"] == "none"
    }
    assert len(spoken) == 229
    assert by_route == {"A": 21, "B": 204, None: 4}
    assert without < spoken
    assert len(without) == 4


def test_77_activated_by_kind(first_facts):
    started = within(of_type(first_facts, "ActivityStarted"), *FIRST_PERIOD)
    assert len(started) == len(clients(started)) == 77
    assert clients(started) <= clients(within(of_type(first_facts, *TALKS), *FIRST_PERIOD))
    assert Counter(fact["kind"] for fact in started) == {
        "mantelzorg": 6,
        "vrijwilligerswerk": 25,
        "dagbesteding": 2,
        "individueel_traject": 25,
        "zelf_zoeker": 5,
        "deed_al_een_activiteit": 14,
    }


def test_10_of_the_individual_trajecten_are_basisbanen(first_facts):
    started = within(of_type(first_facts, "ActivityStarted"), *FIRST_PERIOD)
    basisbanen = [fact for fact in started if fact.get("basisbaan")]
    assert [fact["kind"] for fact in basisbanen] == ["individueel_traject"] * 10


def test_46_new_intakes_in_2025(facts_2025):
    assert len(within(firsts(of_type(facts_2025, "IntakeHeld")), *YEAR_2025)) == 46


def test_40_activated_in_2025(facts_2025):
    started = of_type(facts_2025, "ActivityStarted")
    assert len(within(firsts(started), *YEAR_2025)) == 40
    assert len(within(started, *YEAR_2025)) == 40


def test_748_supported_since_the_start_however_one_counts(facts_2025):
    assert len(clients(within(of_type(facts_2025, *TALKS), *START_TO_2025))) == 748
    assert len(clients(within(of_type(facts_2025, "IntakeHeld"), *START_TO_2025))) == 748


def test_250_actively_supported_at_the_end_of_2025(facts_2025):
    assert len(actively_supported(facts_2025, date(2025, 12, 31))) == 250


def test_the_pace_of_2025_goes_on(sample):
    year_2026 = (date(2026, 1, 1), date(2026, 12, 31))
    assert 30 <= len(within(firsts(of_type(sample.facts, "IntakeHeld")), *year_2026)) <= 50
    assert 25 <= len(within(of_type(sample.facts, "ActivityStarted"), *year_2026)) <= 50
    assert 200 <= len(actively_supported(sample.facts, date(2026, 11, 20))) <= 300
