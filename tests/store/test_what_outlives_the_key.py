"""A destroyed file: what corrections made of the fields anybody may read stays right."""

import json
from datetime import date

import pytest
from sqlalchemy import select

from journeys.application.due import due
from journeys.application.export_facts import export_facts
from journeys.application.history import history
from journeys.application.verify import verify
from journeys.events.loading import DESTROYED_TEXT
from journeys.store.rebuild import rebuild
from journeys.store.tables import client_keys
from journeys.store.unreadable import Unreadable
from tests.beginnings import beginning
from tests.cases import REF, destroy_key, fact, facts_of, noon, record_at, registered

SECRET = "Zwaluwstaartverbinding"
SET_RIGHT = (
    registered(),
    fact("ClientScreened", "2024-03-01", in_target_group=False),
    fact("RouteAssigned", "2024-03-02", route="A"),
    fact("IntakeHeld", "2024-03-03"),
    fact("PlanAgreed", "2024-03-04", evaluate_on="2024-12-01"),
    fact("FactCorrected", "2024-03-05", fact=2, changes={"in_target_group": True, "note": SECRET}),
    fact("FactCorrected", "2024-03-05", fact=3, changes={"route": "D", "reason": SECRET}),
    fact("FactCorrected", "2024-03-06", fact=5, changes={"evaluate_on": "2024-06-01"}),
    fact("FactCorrected", "2024-03-06", fact=4, changes={"happened_on": "2024-03-01"}),
    fact("FactCorrected", "2024-03-07", fact=7, changes={"changes": {"route": "B"}}),
    fact("ContactHeld", "2024-03-08"),
    fact("ContactMissed", "2024-03-08"),
    fact("FactRetracted", "2024-03-09", fact=11),
    fact("FactCorrected", "2024-03-10", fact=13, changes={"fact": 12, "reason": SECRET}),
    fact("FactCorrected", "2024-03-11", fact=1, changes={"trede": 1}),
    fact("FactRetracted", "2024-03-12", fact=15),
)
"""Dates, a route, a target group, and what was set right once more."""
DAYS = ("2024-03-05", "2024-03-07", "2024-03-09", "2024-03-11", "2024-07-01")


@beginning
def set_right(journeys, clock):
    record_at(journeys, REF, *SET_RIGHT)
    clock.set("2024-07-01")
    return journeys


def kept(journeys):
    with journeys.database.read() as connection:
        return connection.execute(
            select(client_keys.c.kept).where(client_keys.c.kept.is_not(None))
        ).scalar_one()


def states(journeys):
    """The state now, and as it was known on days gone by."""
    found = [history(journeys, REF, known=noon(day))["state"] for day in DAYS]
    for state in found:
        if plan := state["plan"]:
            plan.pop("goals")
    return found


def lists(journeys):
    """Each reason of each row, now and as it was known then."""
    on = date(2024, 7, 1)
    return [due(journeys, on, known_at=noon(day)) for day in DAYS]


def exported(journeys):
    """What goes out of each fact without its sealed fields, and its changes."""
    lines = [json.loads(line) for line in export_facts(journeys)]
    sealed = {fact_.number: fact_.sealed for fact_ in facts_of(journeys, REF)}
    return [
        {name: value for name, value in line.items() if name not in sealed[line["number"]]}
        for line in lines
    ]


def changes(journeys):
    return {
        fact_["number"]: fact_["changes"]
        for fact_ in history(journeys, REF)["facts"]
        if "changes" in fact_
    }


@pytest.mark.parametrize("told", [states, lists, exported])
def test_nothing_that_may_be_read_becomes_another(set_right, told):
    before = told(set_right)
    destroy_key(set_right, REF)
    assert told(set_right) == before
    rebuild(set_right.projector)
    assert told(set_right) == before


def test_of_a_correction_the_readable_changes_are_left(set_right):
    destroy_key(set_right, REF)
    assert changes(set_right) == {
        6: {"in_target_group": True},
        7: {"route": "D"},
        8: {"evaluate_on": "2024-06-01"},
        9: {"happened_on": "2024-03-01"},
        10: {"changes": {"route": "B"}},
        14: {"fact": 12},
        15: {"trede": 1},
    }


def test_verification_reads_what_is_left_as_well(set_right):
    destroy_key(set_right, REF)
    assert verify(set_right).differences == []


def test_nothing_sealed_stands_beside_the_key(set_right):
    assert SECRET in str(changes(set_right))
    destroy_key(set_right, REF)
    assert SECRET not in str(kept(set_right))
    assert "reason" not in str(kept(set_right))
    assert SECRET not in str(history(set_right, REF))


def test_a_correction_of_sealed_text_alone_is_destroyed(journeys):
    record_at(
        journeys,
        REF,
        registered(),
        fact("IntakeHeld", "2024-03-01", note="eerst"),
        fact("FactCorrected", "2024-03-02", fact=2, changes={"note": SECRET}),
    )
    destroy_key(journeys, REF)
    assert kept(journeys) == {}
    assert changes(journeys) == {3: DESTROYED_TEXT}


def test_a_correction_that_left_only_sealed_text_lets_go_of_the_rest(journeys):
    """The date it first changed was right after all: it is not to come back."""
    record_at(
        journeys,
        REF,
        registered(),
        fact("IntakeHeld", "2024-03-01"),
        fact("FactCorrected", "2024-03-02", fact=2, changes={"happened_on": "2024-02-01"}),
        fact("FactCorrected", "2024-03-03", fact=3, changes={"changes": {"note": SECRET}}),
        fact("ContactHeld", "2024-03-04"),
    )
    before = exported(journeys), due(journeys, date(2024, 4, 1))
    destroy_key(journeys, REF)
    assert (exported(journeys), due(journeys, date(2024, 4, 1))) == before
    assert kept(journeys)["4"] == {"changes": {}}


def test_what_was_kept_and_then_changed_stops_that_client_and_no_other(set_right, engine):
    if engine == "postgres":
        return  # which takes nothing but JSON there
    record_at(set_right, "R-000002", registered())
    destroy_key(set_right, REF)
    with set_right.database.write() as connection:
        connection.exec_driver_sql("UPDATE client_keys SET kept = '{' WHERE kept IS NOT NULL")
    with pytest.raises(Unreadable, match="Feit 6"):
        history(set_right, REF)
    assert history(set_right, "R-000002")["facts"]
    assert any(REF in told and "niet te lezen" in told for told in verify(set_right).differences)
