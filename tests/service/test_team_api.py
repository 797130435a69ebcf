"""Moving a caseload and appointing a stand-in, by another system."""

import pytest

from journeys.events import ConsultantAssigned
from tests.cases import facts_of, noon
from tests.service.asking import OTHERS, OWN, TODAY
from tests.usual import CONSULTANT, EXAMINER, SUPERVISOR

# What is asked does not hang on the database; the CLI's tests move and appoint on both.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

MOVE = {"giver": CONSULTANT, "taker": EXAMINER}
AS_CONSULTANT = {"client": OWN, "role": "participatieconsulent"}
AWAY = {"absent": CONSULTANT, "stand_in": EXAMINER, "from_on": TODAY, "until": "2024-06-14"}


def consultant_of(served):
    last = facts_of(served, OWN)[-1]
    assert isinstance(last, ConsultantAssigned)
    return last.consultant


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def test_a_caseload_is_tried_first_and_then_moved(signed_in, served):
    asker, before = signed_in(SUPERVISOR), len(facts_of(served, OWN))
    tried = asker.post("/caseload-moves?dryRun=true", MOVE).json()
    assert (tried["outcome"], tried["moved"]) == ("tried", [AS_CONSULTANT])
    assert len(facts_of(served, OWN)) == before
    done = asker.post("/caseload-moves", MOVE).json()
    assert done == {"outcome": "done", "moved": [AS_CONSULTANT], "stood": [], "refused": []}
    assert consultant_of(served) == EXAMINER


def test_the_same_wish_moves_nobody_back_and_forth(signed_in, served):
    asker = signed_in(SUPERVISOR)
    asker.post("/caseload-moves", MOVE, key="the-first-wish")
    asker.post("/caseload-moves", {"giver": EXAMINER, "taker": CONSULTANT, "clients": [OWN]})
    again = asker.post("/caseload-moves", MOVE, key="the-first-wish").json()
    assert (again["moved"], again["stood"]) == ([], [AS_CONSULTANT])
    assert consultant_of(served) == CONSULTANT


def test_who_stays_is_told_with_why(signed_in):
    asked = {**MOVE, "clients": [OWN, OTHERS, "R-999999"], "happened_on": "2024-01-01"}
    answer = signed_in(SUPERVISOR).post("/caseload-moves", asked).json()
    assert {one["client"]: one["problem"]["code"] for one in answer["refused"]} == {
        OWN: "ASSIGNED_LATER",
        "R-999999": "NOT_IN_THIS_CASELOAD",
    }


def test_a_stand_in_is_appointed_once_and_can_end_sooner(signed_in):
    asker = signed_in(SUPERVISOR)
    for _ in range(2):
        answer = asker.post("/stand-ins", AWAY, key="on-holiday-then")
        assert answer.status_code == 201
    assert answer.json()["appointed_by"] == SUPERVISOR
    (found,) = asker.get("/stand-ins").json()["items"]
    assert found == answer.json()
    back = {**AWAY, "stand_in": CONSULTANT, "from_on": "2024-06-10"}
    assert asker.post("/stand-ins", back).status_code == 201
    (found,) = asker.get("/stand-ins").json()["items"]
    assert found["until"] == "2024-06-09"
