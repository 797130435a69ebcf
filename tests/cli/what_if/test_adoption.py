"""From a question to a set that counts, with just what it changes."""

import hashlib

from journeys.policies import load_policy_set
from tests.cli.what_if.asking import ON, adopted_next_year, in_json, written
from tests.own_sets import SCREENED_SOONER, YEARLY, text_of
from tests.usual import OTHER_SUPERVISOR, SUPERVISOR


def shown(door):
    return door.run("policy", "show", "--format", "json").ok().json


def test_a_set_is_adopted_with_what_it_changes(town, yearly):
    said, diff = adopted_next_year(town, yearly)
    assert "geldt vanaf 01-01-2027" in said.out
    (adopted,) = [s for s in shown(town) if s["label"] == "rijswijk@2"]
    assert adopted["diff_hash"] == hashlib.sha256(diff.read_bytes()).hexdigest()
    assert in_json(town, yearly, "--against", "rijswijk@2")["changes"] == []


def test_the_diff_of_the_proposal_need_not_be_given_again(town, yearly):
    diff = written(town, yearly)
    town.run("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR, "--diff", diff).ok()
    town.run("policy", "approve", "rijswijk@2", "--by", OTHER_SUPERVISOR).ok()
    town.run("policy", "adopt", "rijswijk@2", "--by", SUPERVISOR).ok()


def test_not_with_what_another_set_changes(town, yearly):
    other = town.file("ander.toml", text_of(SCREENED_SOONER))
    diff = written(town, other)
    propose = ("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR)
    town.run(*propose, "--diff", diff).refused("POLICY_DIFF_OF_ANOTHER", "journeys what-if")
    town.run(*propose).ok()
    town.run("policy", "approve", "rijswijk@2", "--by", OTHER_SUPERVISOR).ok()
    adopt = ("policy", "adopt", "rijswijk@2", "--by", SUPERVISOR)
    town.run(*adopt, "--diff", diff).refused("POLICY_DIFF_OF_ANOTHER")
    town.run(*adopt, "--diff", written(town, yearly)).ok()


def test_not_after_the_set_was_edited(town, yearly):
    diff = written(town, yearly)
    yearly.write_text(text_of(YEARLY, SCREENED_SOONER), encoding="utf-8")
    town.run(
        *("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR, "--diff", diff)
    ).refused("POLICY_DIFF_OF_ANOTHER", "daarna gewijzigd")


def test_nor_the_other_way_round(town, yearly):
    """What leaving a set would change says nothing of adopting it."""
    diff = written(town, "rijswijk@1", "--against", yearly)
    town.run(
        *("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR, "--diff", diff)
    ).refused("POLICY_DIFF_OF_ANOTHER")


def test_nor_with_a_file_that_only_names_the_set_somewhere(town, yearly):
    digest = load_policy_set(text_of(YEARLY)).digest
    diff = town.file("zelf.csv", f"over {digest};niets\n")
    town.run(
        *("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR, "--diff", diff)
    ).refused("POLICY_DIFF_OF_ANOTHER")


def test_nor_with_what_it_changes_of_itself(town, yearly):
    diff = written(town, yearly, "--against", yearly)
    propose = ("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR)
    town.run(*propose, "--diff", diff).refused(
        "POLICY_DIFF_OF_ANOTHER", "ander beleid (rijswijk@2)", "(rijswijk@1)"
    )
    town.run(*propose).ok()
    town.run("policy", "approve", "rijswijk@2", "--by", OTHER_SUPERVISOR).ok()
    adopt = ("policy", "adopt", "rijswijk@2", "--by", SUPERVISOR)
    town.run(*adopt, "--diff", diff).refused("POLICY_DIFF_OF_ANOTHER", f"--on {ON}")


def test_what_is_adopted_for_a_day_is_what_a_question_about_that_day_starts_from(town, yearly):
    adopted_next_year(town, yearly)
    after = town.file("soon.toml", text_of(YEARLY, SCREENED_SOONER, version=3))
    found = [
        town.run("what-if", "--policy", after, "--on", day, "--format", "json").ok().json
        for day in ("2026-12-31", "2027-01-01")
    ]
    assert [one["before"]["policy"] for one in found] == ["rijswijk@1", "rijswijk@2"]
