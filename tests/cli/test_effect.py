"""``journeys report effect``: what changed, how sure that is, and what is promised by when."""

import pytest

from tests.cli.facts import fact, registered

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


def measured(client, day, happiness):
    scores = {"loneliness": 5, "happiness": happiness, "health": 5, "obstacles_fewer": True}
    line = fact(client, "EffectMeasured", day, recorded_at=f"{day}T12:00:00Z", **scores)
    return {name: value for name, value in line.items() if name != "declined"}


@pytest.fixture
def town(everywhere):
    """Six clients who were measured in two years, and were happier the second time."""
    clients = [f"R-00041{n}" for n in range(6)]
    begun = {"recorded_at": "2023-01-01T12:00:00Z", "benefit_since": "2022-01-01"}
    everywhere.taken_over(
        *(registered(client, "2023-01-01", **begun) for client in clients),
        *(measured(client, "2023-05-01", 3) for client in clients),
        *(measured(client, "2024-05-01", 6) for client in clients),
    ).ok()
    return everywhere


def test_what_changed_is_told_with_how_sure_that_is(town):
    said = " ".join(town.run("report", "effect", "--year", 2024).ok().out.split())
    assert "6 inwoners gemeten in 2024, 0 deden niet mee." in said
    assert (
        "Geluk +3,0 waarschijnlijk tussen +2,6 en +3,4 Beter; waarschijnlijk geen toeval." in said
    )
    assert "Eenzaamheid 0,0" in said
    assert "Bij zo weinig mensen kan dit toeval zijn." in said
    assert "Effectmeting houden: uiterlijk do 31-12-2026" in said


def test_as_known_then_and_for_a_program(town):
    then = ("--year", 2024, "--known-at", "2024-01-01", "--format", "json")
    told = town.run("report", "effect", *then).ok().json
    assert [year["measured"] for year in told["years"]] == [0, 6]
    assert told["comparisons"][0]["changes"] == []


def test_how_many_say_so_is_not_told_when_that_tells_of_a_few_or_of_all(town):
    told = town.run("report", "effect", "--year", 2024, "--format", "json").ok().json
    assert [(year["measured"], year["fewer_obstacles"]) for year in told["years"]] == [
        (6, None)
    ] * 2


def test_a_year_to_come_is_refused(town):
    town.run("report", "effect", "--year", 2027).refused("NOT_IN_THE_FUTURE")
