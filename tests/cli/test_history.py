"""``journeys history``: the timeline and the state, as known then and true then."""

import pytest

from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.usual import CONSULTANT

STATE = {
    "trede",
    "route",
    "lead",
    "benefit",
    "in_target_group",
    "journey",
    "plan",
    "activities",
    "obstacles",
    "referrals",
    "path",
    "consultants",
}
ENVELOPE = {"number", "type", "happened_on", "recorded_at", "stored_at", "recorded_by"}


@beginning
def town(door: Door) -> Door:
    """A client whose third fact was corrected and whose fourth was retracted."""
    door.clock.set("2024-03-01")
    door.facts(
        registered("R-1"),
        fact("R-1", "ConsultantAssigned", "2024-01-02"),
        fact("R-1", "ObstacleFound", "2024-02-01", kind="schulden"),
        fact("R-1", "ContactMissed", "2024-02-05"),
    ).ok()
    door.clock.set("2024-03-10")
    door.facts(
        fact("R-1", "FactCorrected", "2024-03-10", fact=3, changes={"kind": "taal"}),
        fact("R-1", "FactRetracted", "2024-03-10", fact=4),
    ).ok()
    return door


def test_json_has_exactly_the_documented_keys(town):
    found = town.history("R-1")
    assert set(found) == {"client", "on", "known_at", "state", "facts"}
    assert set(found["state"]) == STATE
    assert (found["client"], found["on"]) == ("R-1", "2024-03-10")
    assert [set(one) - ENVELOPE for one in found["facts"]] == [
        {"trede", "benefit", "benefit_since", "lead"},
        {"role", "consultant"},
        {"kind", "corrected_by"},
        {"channel", "retracted_by"},
        {"fact", "changes", "reason"},
        {"fact", "reason"},
    ]
    assert [one["number"] for one in found["facts"]] == [1, 2, 3, 4, 5, 6]
    assert found["facts"][2]["corrected_by"] == 5
    assert found["facts"][3]["retracted_by"] == 6


def test_the_state_is_what_stands_now(town):
    state = town.history("R-1")["state"]
    assert state["trede"] == 2
    assert state["benefit"] == "participatiewet"
    assert state["journey"] == "open"
    assert state["consultants"] == {"participatieconsulent": CONSULTANT}
    assert [obstacle["kind"] for obstacle in state["obstacles"]] == ["taal"]
    assert (state["plan"], state["path"], state["activities"]) == (None, None, [])


def test_known_at_shows_what_stood_there_then(town):
    then = town.history("R-1", "--known-at", "2024-03-05")
    assert [one["number"] for one in then["facts"]] == [1, 2, 3, 4]
    assert not any("corrected_by" in one or "retracted_by" in one for one in then["facts"])
    assert [obstacle["kind"] for obstacle in then["state"]["obstacles"]] == ["schulden"]
    assert then["on"] == "2024-03-05"
    assert town.history("R-1", "--known-at", "2024-02-29")["facts"] == []


def test_on_leaves_out_what_happened_later_but_no_correction(town):
    then = town.history("R-1", "--on", "2024-02-01")
    assert [one["number"] for one in then["facts"]] == [1, 2, 3, 5, 6]
    assert then["on"] == "2024-02-01"
    assert town.history("R-1", "--on", "2023-12-31")["facts"] == []


def test_the_table_is_for_people(town):
    out = town.run("history", "R-1").ok().out
    assert "R-1 · stand op 10-03-2024, zoals bekend op 10-03-2024 13:00" in out
    for words in ("Trede 2", "schulden → taal", "ingetrokken door 6", "Contact gemist"):
        assert words in " ".join(out.split())


def test_what_was_taken_over_keeps_when_it_was_recorded_there(door):
    recorded = "2024-01-05T10:00:00+01:00"
    door.taken_over({**registered("R-1"), "recorded_at": recorded}).ok()
    (one,) = door.history("R-1")["facts"]
    assert one["recorded_at"] == "2024-01-05T09:00:00+00:00"
    assert one["stored_at"] == "2026-11-21T12:00:00+00:00"
    assert "Overgenomen" in door.run("history", "R-1").ok().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["history", "R-9"],
        ["retract", "R-9", 1, "--reason", "x", "--by", CONSULTANT],
        ["correct", "R-9", 1, "trede=1", "--reason", "x", "--by", CONSULTANT],
    ],
)
def test_an_unknown_client_is_refused(town, arguments):
    town.run(*arguments).refused("R-9", "UNKNOWN_CLIENT")


class TestUnderAPolicy:
    def test_the_traject_is_told_by_the_set_that_is_asked(self, town):
        out = town.run("history", "R-1", "--policy", "rijswijk@2").ok().out
        assert "Beleid rijswijk@2: traject zorg." in out
        found = town.history("R-1", "--policy", "rijswijk@2")
        assert (found["policy"], found["traject"]) == ("rijswijk@2", "zorg")

    @pytest.mark.parametrize("which", ["then", "now", "rijswijk@1"])
    def test_a_set_without_trajecten_is_named_as_well(self, town, which):
        out = town.run("history", "R-1", "--policy", which).ok().out
        assert "Beleid rijswijk@1: de treden zijn niet in trajecten ingedeeld." in out
        found = town.history("R-1", "--policy", which)
        assert (found["policy"], found["traject"]) == ("rijswijk@1", None)
