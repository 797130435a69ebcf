"""``--explain``: every term prints its working, on the list and under a history."""

import pytest

from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.cli.test_due import CLIENTS, REASON, ROW
from tests.usual import CONSULTANT, INCOME

DAY = "2024-08-20"
WORKING = {
    "anchor",
    "note",
    "due_on",
    "plan_on",
    "list_from",
    "escalate_on",
    "escalates_to",
    "rule",
}


@beginning
def town(door: Door) -> Door:
    """Two clients registered on 1 July 2024; somebody is assigned to one of them."""
    door.clock.set("2024-07-01")
    door.clients(CLIENTS).ok()
    return door


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def test_json_has_the_working_in_each_reason_and_nothing_else_more(town):
    plain, explained = town.due(DAY), town.due(DAY, "--explain")
    assert plain
    for row in explained:
        assert set(row) == ROW
        for reason in row["reasons"]:
            assert set(reason) == REASON | {"working"}
            assert set(reason.pop("working")) == WORKING
    assert explained == plain


def test_the_working_of_a_re_examination_as_data(town):
    (found,) = [
        reason["working"]
        for row in town.due(DAY, "--role", "inkomensconsulent", "--explain")
        for reason in row["reasons"]
        if row["client"] == "R-1"
    ]
    assert found["anchor"] == {
        "fact": 1,
        "type": "ClientRegistered",
        "happened_on": "2024-07-01",
        "field": "benefit_since",
        "recorded_at": "2024-07-01T12:00:00+00:00",
        "recorded_by": "a.beheer",
        "corrected_by": None,
    }
    assert [(step["step"], step["on"], step.get("term")) for step in found["due_on"]] == [
        ("anchor", "2023-01-31", None),
        ("term", "2024-07-31", "18 months"),
    ]
    assert [(step["step"], step["on"]) for step in found["list_from"]] == [
        ("due_on", "2024-07-31"),
        ("before", "2024-04-30"),
    ]
    assert found["escalate_on"][-1] == {
        "step": "term",
        "on": "2024-08-28",
        "says": "4 weken na woensdag 31-07-2024",
        "term": "4 weeks",
        "kind": "policy",
        "open": True,
    }
    assert found["rule"] == {
        "kind": "recurring",
        "quote": "Inwoners in trede 1 en 2 hebben elk 1,5 jaar contact met hun inkomensconsulent.",
        "open": False,
    }


def test_the_list_prints_each_working_once_under_it(town):
    out = town.run("due", "--on", "2024-09-30", "--explain").ok().out
    assert out.startswith(town.run("due", "--on", "2024-09-30").ok().out)
    assert out.count("Heronderzoek · R-1") == 1
    assert "18 maanden na dinsdag 31-01-2023 = woensdag 31-07-2024" in on_one_line(out)
    assert "rijswijk@1 – " in on_one_line(out)


def test_an_empty_list_has_nothing_to_work_out(town):
    out = town.run("due", "--on", "2024-01-01", "--explain").ok().out
    assert out == town.run("due", "--on", "2024-01-01").ok().out


def test_the_working_is_that_of_the_facts_known_then(town):
    town.facts(fact("R-1", "ClientScreened", "2024-07-01", in_target_group=True)).ok()
    town.clock.set("2024-07-02")
    town.facts(
        fact("R-1", "FactCorrected", "2024-07-02", fact=4, changes={"happened_on": "2024-06-24"})
    ).ok()

    def route_of(*options: str):
        (found,) = [
            reason["working"]
            for row in town.due("2024-07-10", "--explain", *options)
            for reason in row["reasons"]
            if reason["rule"] == "route"
        ]
        return found["anchor"]

    assert route_of()["happened_on"] == "2024-06-24"
    assert route_of()["corrected_by"]["fact"] == 5
    then = route_of("--known-at", "2024-07-01T18:00")
    assert (then["happened_on"], then["corrected_by"]) == ("2024-07-01", None)


def test_each_database_works_it_out(everywhere):
    everywhere.clock.set("2024-07-01")
    everywhere.clients(CLIENTS).ok()
    reasons = [reason for row in everywhere.due(DAY, "--explain") for reason in row["reasons"]]
    told = {reason["rule"]: reason["working"]["due_on"][-1]["says"] for reason in reasons}
    assert told == {
        "screening": "8 weken na maandag 01-07-2024",
        "re-examination": "18 maanden na dinsdag 31-01-2023",
    }
    found = everywhere.history("R-1", "--on", DAY, "--explain")["obligations"]
    assert [one["working"] for one in found] == [
        next(r["working"] for r in reasons if r["rule"] == one["rule"]) for one in found
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx", "ics"])
def test_a_file_for_another_program_has_no_place_for_it(town, form):
    town.run("due", "--on", DAY, "--explain", "--format", form).misused("--explain", "json")


def test_a_history_has_what_is_open_with_its_working_under_it(town):
    out = town.run("history", "R-1", "--on", DAY, "--explain").ok().out
    assert out.startswith(town.run("history", "R-1", "--on", DAY).ok().out)
    said = on_one_line(out)
    assert f"Heronderzoek · {INCOME}" in said
    assert f"Screenen · {CONSULTANT}" in said
    assert "8 weken na maandag 01-07-2024 = maandag 26-08-2024" in said


def test_a_history_tells_also_what_is_not_on_the_list_yet(town):
    found = town.history("R-1", "--on", "2024-07-01", "--explain")["obligations"]
    by_rule = {reason["rule"]: reason for reason in found}
    assert [(r["rule"], r["state"]) for r in found] == [
        ("re-examination", "listed"),
        ("screening", None),
    ]
    assert set(by_rule["screening"]) == REASON | {"role", "person", "working"}
    assert by_rule["screening"]["person"] == CONSULTANT
    assert "obligations" not in town.history("R-1", "--on", "2024-07-01")


def test_a_history_with_nothing_open_says_so(door):
    door.clock.set("2024-03-01")
    door.facts(registered("R-1", "2024-02-01", benefit="none", benefit_since=None, trede=4)).ok()
    door.facts(fact("R-1", "LeadTransferred", "2024-02-01", lead="ondertussengroep")).ok()
    door.facts(fact("R-1", "JourneyClosed", "2024-02-02")).ok()
    out = door.run("history", "R-1", "--on", "2024-01-31", "--explain").ok().out
    assert "Er stond op die dag niets open." in out


def test_no_text_that_is_encrypted_stands_in_a_working(town):
    town.facts(
        fact("R-1", "ContactMissed", "2024-07-01", reason="GEHEIM"),
        fact("R-1", "RouteAssigned", "2024-07-01", reason="GEHEIM"),
        fact("R-1", "UnwillingnessReported", "2024-07-01"),
    ).ok()
    town.facts(
        fact("R-1", "FactRetracted", "2024-07-01", fact=4, reason="GEHEIM"),
    ).ok()
    assert "GEHEIM" not in str(town.due("2025-12-01", "--explain"))
    assert "GEHEIM" not in str(town.history("R-1", "--explain")["obligations"])
