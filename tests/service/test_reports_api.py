"""The council's figures by the API: counted, published once, and told what is wrong with a wish."""

import hashlib

import pytest

from tests.cases import fact, noon, record_at
from tests.service.asking import OWN, TODAY
from tests.service.test_my_week import seen
from tests.usual import CONSULTANT, CONTROLLER, SUPERVISOR

PERIOD = {"from": "2024-01-01", "to": "2024-05-31"}


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


@pytest.fixture
def controller(signed_in):
    return signed_in(CONTROLLER)


def test_a_controller_asks_the_figures_of_a_period_as_known_on_any_day(controller):
    found = controller.get("/reports/council", **PERIOD).json()
    spoken = next(figure for figure in found["figures"] if figure["id"] == "spoken")
    assert (found["from"], spoken["value"], spoken["definition_version"]) == ("2024-01-01", 1, 1)
    then = controller.get("/reports/council", **PERIOD, knownAt="2024-01-31T12:00:00Z").json()
    assert next(figure["value"] for figure in then["figures"] if figure["id"] == "spoken") == 0
    hidden = controller.get("/reports/council", **PERIOD, hideBelow=5).json()
    assert next(f["value"] for f in hidden["figures"] if f["id"] == "spoken") is None


def test_each_figure_leads_to_its_facts_for_who_may_see_everybody(controller, signed_in, served):
    where = "/reports/council/figures/spoken/facts"
    assert controller.get(where, **PERIOD).status_code == 403
    told = signed_in(SUPERVISOR).get(where, **PERIOD).json()
    assert told["about"]["definition_version"] == 1
    assert {fact["client"] for fact in told["items"]} == {OWN}
    assert seen(served, "listFigureFacts") == [OWN]
    one = signed_in(SUPERVISOR).get(where, **PERIOD, limit=1).json()
    after = signed_in(SUPERVISOR).get(where, **PERIOD, cursor=one["next"]).json()
    assert [*one["items"], *after["items"]] == told["items"]
    assert signed_in(SUPERVISOR).get(where.replace("spoken", "x"), **PERIOD).status_code == 404


def test_what_is_published_twice_under_one_key_is_published_once_and_stays(controller, served):
    done = controller.post("/published-reports", PERIOD, key="publish-may-2024")
    again = controller.post("/published-reports", PERIOD, key="publish-may-2024")
    assert (done.status_code, done.json()) == (201, again.json())
    one = done.json()
    assert hashlib.sha256(one["content"].encode()).hexdigest() == one["content_hash"]
    assert one["published_by"] == CONTROLLER
    record_at(served, OWN, fact("FactRetracted", TODAY, fact=8))
    assert controller.get(f"/published-reports/{one['number']}").json() == one
    (listed,) = controller.get("/published-reports").json()["items"]
    assert listed["content_hash"] == one["content_hash"]
    changes = controller.get(f"/published-reports/{one['number']}/changes").json()
    assert changes["content_hash"] == one["content_hash"]
    assert all(figure["now"] is None for figure in changes["figures"] if figure["suppressed"])


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_what_is_published_says_its_instant_in_utc(controller):
    wished = {**PERIOD, "known_at": "2024-06-01T02:00:00+02:00"}
    one = controller.post("/published-reports", wished).json()
    assert one["known_at"] == one["report"]["known_at"] == "2024-06-01T00:00:00+00:00"
    before_time = {**PERIOD, "known_at": "0001-01-01T00:00:00+02:00"}
    assert controller.post("/published-reports", before_time).status_code == 400


@pytest.mark.parametrize(
    ("query", "code", "field"),
    [
        ({}, "MALFORMED", "from"),
        ({"from": "2024-01-01", "to": ""}, "MALFORMED", "to"),
        ({"from": "2024-06-01", "to": "2024-05-31"}, "WRONG_PERIOD", "to"),
        ({"from": "2024-06-01", "to": "2024-06-04"}, "NOT_IN_THE_FUTURE", "to"),
    ],
)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_period_that_cannot_be_is_told_as_a_problem(signed_in, query, code, field):
    answer = signed_in(SUPERVISOR).get("/reports/council", **query)
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (answer.status_code, told["code"], told["field"]) == (400, code, field)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_report_that_is_not_there_and_one_that_is_not_yours(signed_in):
    answer = signed_in(SUPERVISOR).get("/published-reports/77")
    assert (answer.status_code, answer.json()["code"]) == (404, "UNKNOWN_REPORT")
    consultant = signed_in(CONSULTANT)
    assert consultant.get("/reports/council", **PERIOD).status_code == 403
    assert consultant.post("/published-reports", PERIOD).status_code == 403
