"""Wegen: the roads that clients really took, and all of it for process mining."""

import json

import pytest

from tests.cases import fact, noon, record_at, registered
from tests.service.asking import OWN, TODAY
from tests.service.browsing import text_of
from tests.service.test_logs import people
from tests.usual import CONSULTANT, CONTROLLER, SUPERVISOR

ROADS = "/wegen"
FILE = f"{ROADS}/trajecten.json"

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))
    record_at(served, "R-000777", registered("2024-01-01"), fact("ClientScreened", "2024-02-10"))


@pytest.fixture
def controller(at_browser):
    return at_browser(CONTROLLER)


def test_a_teamleider_sees_from_step_to_step_how_many_and_how_long(at_browser, served):
    page = at_browser(SUPERVISOR).get(ROADS, van="2024-02-01", tot="2024-02-28")
    assert "Ingeschreven Gescreend 1 40" in text_of(page)
    assert 'role="img"' in page.text
    assert OWN not in page.text
    assert people(served) == []


def test_to_a_controller_no_small_number_is_shown(controller):
    page = controller.get(ROADS, van="2024-02-01", tot="2024-02-28")
    assert "Ingeschreven Gescreend –* –*" in text_of(page)
    assert "zoveel inwoners dat het te tonen is" in text_of(page)
    assert "niet getoond" in text_of(page)
    assert FILE not in page.text


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"van": "2024-02-31"}, "Vul een dag in die bestaat"),
        ({"van": "2024-03-01", "tot": "2024-02-01"}, "Deze dag ligt voor de eerste."),
        ({"tot": "2199-01-01"}, "Deze dag is nog niet geweest."),
        ({"van": "2199-01-01"}, "Deze dag is nog niet geweest."),
    ],
)
def test_days_that_cannot_be_are_told_beside_their_field(at_browser, days, told):
    page = at_browser(SUPERVISOR).get(ROADS, **days)
    assert page.status_code == 400
    assert told in text_of(page)


def test_days_in_which_nothing_happened(at_browser):
    page = text_of(at_browser(SUPERVISOR).get(ROADS, van="1999-01-01", tot="1999-12-31"))
    assert "In deze dagen is geen stap gezet." in page


def test_a_teamleider_takes_every_journey_out_and_the_log_says_whose(at_browser, served):
    answer = at_browser(SUPERVISOR).get(FILE)
    kinds = {event["type"] for event in json.loads(answer.content)["events"]}
    assert "ClientScreened" in kinds
    assert OWN not in answer.text
    assert {OWN, "R-000777"} <= set(people(served))


def test_others_do_not(at_browser, controller):
    assert controller.get(FILE).status_code == 403
    assert at_browser(CONSULTANT).get(ROADS).status_code == 403
