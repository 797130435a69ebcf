"""``journeys correct`` and ``retract``: what they change is shown, and the old stays readable."""

import pytest

from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.usual import CONSULTANT, EXAMINER, SUPERVISOR


@pytest.fixture
def town(door: Door) -> Door:
    """A client with a route, spoken to on 5 March 2024."""
    door.clock.set("2024-03-09")
    door.facts(
        registered("R-1"),
        fact("R-1", "ClientScreened", "2024-01-02"),
        fact("R-1", "RouteAssigned", "2024-01-03", route="B"),
        fact("R-1", "IntakeHeld", "2024-01-10", recorded_by=CONSULTANT),
        fact("R-1", "ContactHeld", "2024-03-05", recorded_by=CONSULTANT),
    ).ok()
    return door


def test_a_correction_shows_what_it_changes(town):
    said = town.run(
        "correct", "R-1", 5, "happened_on=2024-02-27", "--reason", "andere dag", "--by", CONSULTANT
    ).ok()
    assert said.out.splitlines()[0] == "Vastgelegd: feit 6 van R-1."
    assert "Vervolgcontact  30-04-2024 → 23-04-2024" in said.out
    assert town.history("R-1")["facts"][4]["happened_on"] == "2024-03-05"
    assert town.history("R-1")["facts"][4]["corrected_by"] == 6


def test_a_retraction_shows_what_it_changes(town):
    said = town.run("retract", "R-1", 5, "--reason", "andere inwoner", "--by", SUPERVISOR).ok()
    assert "Vervolgcontact  30-04-2024 → 06-03-2024" in said.out


def test_what_changes_no_term_says_so(town):
    said = town.run(
        "correct", "R-1", 5, "channel=telefoon", "--reason", "gebeld", "--by", CONSULTANT
    ).ok()
    assert "Geen termijnen." in said.out


def test_retracting_is_as_never_having_recorded(town):
    before = town.due("2024-06-01")
    town.facts(fact("R-1", "ContactHeld", "2024-03-08")).ok()
    assert town.due("2024-06-01") != before
    town.run("retract", "R-1", 6, "--reason", "fout", "--by", SUPERVISOR).ok()
    assert town.due("2024-06-01") == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["correct", "R-1", 9, "channel=video"], ["feit 9", "1 tot en met 5"]),
        (["correct", "R-1", 0, "channel=video"], ["fact"]),
        (["correct", "R-1", 5, "channel=brief"], ["channel", "gesprek"]),
        (["correct", "R-1", 5, "type=IntakeHeld"], ["type"]),
        (["correct", "R-1", 5, "client=R-2"], ["client"]),
        (["correct", "R-1", 5, "route=A"], ["route"]),
        (["correct", "R-1", 5, "happened_on=2024-03-10"], ["10-03-2024"]),
        (["correct", "R-1", 5, "happened_on=2024-02-30"], ["happened_on", "een dag die bestaat"]),
        (["retract", "R-1", 9], ["feit 9"]),
        (["retract", "R-1", 1], ["2, 3, 4, 5"]),
    ],
)
def test_what_cannot_be_amended_says_why_and_adds_nothing(town, arguments, words):
    town.run(*arguments, "--reason", "x", "--by", SUPERVISOR).refused(*words)
    assert len(town.exported()) == 5


def test_only_who_recorded_it_or_the_teamleider_amends(town):
    for command in ("correct", "retract"):
        fields = ["channel=video"] if command == "correct" else []
        town.run(command, "R-1", 5, *fields, "--reason", "x", "--by", EXAMINER).refused(
            CONSULTANT, "teamleider"
        )


def test_a_reason_is_asked_for(town):
    for command in ("correct", "retract"):
        town.run(command, "R-1", 5, "--by", CONSULTANT).misused("--reason", "ontbreekt")
        fields = ["channel=video"] if command == "correct" else []
        town.run(command, "R-1", 5, *fields, "--reason", " ", "--by", SUPERVISOR).refused("reason")


def test_a_correction_names_a_field(town):
    town.run("correct", "R-1", 5, "--reason", "x", "--by", CONSULTANT).misused("VELD=WAARDE")


RETRACTION = ("retract", "R-1", 5, "--reason", "andere inwoner", "--by", SUPERVISOR)


@pytest.mark.parametrize("answer", ["j", "ja", "J"])
def test_somebody_at_a_terminal_is_asked_first(town, answer):
    said = town.run(*RETRACTION, typed=f"{answer}\n").ok()
    assert "Intrekking van feit 5 verandert:" in said.out
    assert "Vastleggen? [j/N]" in said.out
    assert "Vastgelegd: feit 6 van R-1." in said.out


@pytest.mark.parametrize("answer", ["n", "", "nee", "wat?"])
def test_whoever_does_not_agree_records_nothing(town, answer):
    said = town.run(*RETRACTION, typed=f"{answer}\n").ok()
    assert said.out.endswith("Niets vastgelegd.\n")
    assert len(town.exported()) == 5


def test_walking_away_from_the_question_records_nothing(town):
    town.run(*RETRACTION, typed="").refused("Afgebroken.")
    assert len(town.exported()) == 5


def test_with_yes_nobody_is_asked(town):
    assert "[j/N]" not in town.run(*RETRACTION, "--yes", typed="").ok().out
