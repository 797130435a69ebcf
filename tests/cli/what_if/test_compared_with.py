"""A decision rests on what the set changes beside the one it follows: rijswijk@2 counts from
1 January, rijswijk@3 is to follow it on 1 April.
"""

import pytest

from tests.cli.what_if.asking import ON, adopted_next_year, asked, written
from tests.own_sets import SCREENED_SOONER, text_of
from tests.usual import OTHER_SUPERVISOR, SUPERVISOR

LATER = "2027-04-01"


@pytest.fixture
def third(town):
    return town.file("derde.toml", text_of(SCREENED_SOONER, version=3))


def follows(door, *words):
    return door.run("policy", *words, "--from", LATER, "--by", SUPERVISOR)


def test_the_set_that_counts_until_it_begins(town, yearly, third):
    adopted_next_year(town, yearly)
    replaced = written(town, third)
    follows(town, "propose", third, "--diff", replaced).refused(
        "POLICY_DIFF_OF_ANOTHER", "ander beleid (rijswijk@1)", "(rijswijk@2)"
    )
    diff = town.folder / "tegen-de-tweede.csv"
    town.run("what-if", "--policy", third, "--on", LATER, "--csv", diff).ok()
    follows(town, "propose", third, "--diff", diff).ok()
    town.run("policy", "approve", "rijswijk@3", "--by", OTHER_SUPERVISOR).ok()
    town.run("policy", "adopt", "rijswijk@3", "--by", SUPERVISOR).ok()


def test_also_when_another_set_came_in_between_since_it_was_proposed(town, yearly, third):
    follows(town, "propose", third, "--diff", written(town, third)).ok()
    adopted_next_year(town, yearly)
    town.run("policy", "approve", "rijswijk@3", "--by", OTHER_SUPERVISOR).ok()
    town.run("policy", "adopt", "rijswijk@3", "--by", SUPERVISOR).refused(
        "POLICY_DIFF_OF_ANOTHER", f"--on {LATER}"
    )
    diff = town.folder / "tegen-de-tweede.csv"
    town.run("what-if", "--policy", third, "--on", LATER, "--csv", diff).ok()
    town.run("policy", "adopt", "rijswijk@3", "--by", SUPERVISOR, "--diff", diff).ok()


def test_a_question_against_another_set_does_not_lead_to_a_proposal(town, yearly, third):
    diff = town.folder / "v.csv"
    said = asked(town, yearly, "--against", third, "--csv", diff).ok().out
    assert "journeys policy propose" not in said
    assert f"journeys what-if --policy {yearly} --on {ON} --csv {diff}" in said
