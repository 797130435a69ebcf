"""``journeys policy``: which sets there are, what differs, and the way of one into force."""

import pytest

from journeys.policies import shipped
from journeys.policies.policy_set import shipped_sets
from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import registered
from tests.own_sets import SCREENED_SOONER, YEARLY, text_of
from tests.usual import CONSULTANT, OTHER_SUPERVISOR, SUPERVISOR

BEGINS = "2027-01-01"


@beginning
def town(everywhere: Door) -> Door:
    everywhere.facts(registered("R-1", "2026-11-02", benefit="ioaw")).ok()
    return everywhere


@pytest.fixture
def own(town):
    return town.file("eigen.toml", text_of(SCREENED_SOONER))


@pytest.fixture
def diff(town, own):
    return what_changes(town, own)


def what_changes(door, which, begins=BEGINS):
    path = door.folder / f"verschil-{begins}.csv"
    door.run("what-if", "--policy", which, "--on", begins, "--csv", path).ok()
    return path


def policy(door, *words):
    return door.run("policy", *words)


def shown(door, *options):
    found = policy(door, "show", "--format", "json", *options).ok().json
    return {one["label"]: one for one in found}


def adopted(door, own, diff, begins=BEGINS):
    policy(door, "propose", own, "--from", begins, "--by", SUPERVISOR).ok()
    policy(door, "approve", "rijswijk@2", "--by", OTHER_SUPERVISOR).ok()
    return policy(door, "adopt", "rijswijk@2", "--diff", diff, "--by", SUPERVISOR).ok()


class TestShow:
    def test_in_the_beginning_there_is_what_ships(self, town):
        found = shown(town)
        assert {label: one["status"] for label, one in found.items()} == {
            "rijswijk@1": "begin",
            "rijswijk@2": "ships",
        }
        assert found["rijswijk@1"]["counts"]
        assert found["rijswijk@1"]["digest"] == shipped().digest
        assert found["rijswijk@1"]["effective_from"] == "2021-06-15"

    def test_who_brought_a_set_how_far(self, town, own, diff):
        adopted(town, own, diff)
        one = shown(town)["rijswijk@2"]
        assert (one["proposed_by"], one["approved_by"], one["adopted_by"]) == (
            SUPERVISOR,
            OTHER_SUPERVISOR,
            SUPERVISOR,
        )
        assert (one["status"], one["effective_from"], one["counts"]) == ("adopted", BEGINS, False)
        assert shown(town, "--on", BEGINS)["rijswijk@2"]["counts"]
        out = " ".join(policy(town, "show").ok().out.split())
        assert "Op 21-11-2026 geldt rijswijk@1" in out
        assert f"rijswijk@2 01-01-2027 vastgesteld {SUPERVISOR} {OTHER_SUPERVISOR}" in out

    def test_the_text_of_a_set_to_the_letter(self, town, own, diff):
        assert policy(town, "show", "rijswijk@1").ok().out == shipped().content
        assert policy(town, "show", "rijswijk@2").ok().out == shipped_sets()[1].content
        adopted(town, own, diff)
        assert policy(town, "show", "rijswijk@2").ok().out == text_of(SCREENED_SOONER)

    def test_a_set_that_nobody_knows(self, town):
        policy(town, "show", "rijswijk@9").refused("UNKNOWN_POLICY", "now, rijswijk@1, rijswijk@2")


class TestDiff:
    def test_each_field_that_differs(self, town, own):
        found = policy(town, "diff", "now", own, "--format", "json").ok().json
        assert found == [
            {
                "rule": "screening",
                "field": "term",
                "before": "8 weken (open)",
                "after": "4 weken (open)",
            }
        ]
        out = " ".join(policy(town, "diff", "now", own).ok().out.split())
        assert "1 verschil tussen rijswijk@1 en rijswijk@2" in out
        assert "Screenen (screening) term 8 weken (open) 4 weken (open)" in out

    def test_of_the_set_that_counts_there_is_none(self, town):
        out = policy(town, "diff", "now", "rijswijk@1").ok().out
        assert "verschilt niets" in out

    def test_a_slip_in_the_file_with_its_line(self, town):
        fault = town.file("fout.toml", "version = een\n")
        policy(town, "diff", "now", fault).refused("fout.toml, regel 1")


class TestTheWayIntoForce:
    def test_each_step_says_what_comes_next(self, town, own, diff):
        said = policy(town, "propose", own, "--from", BEGINS, "--by", SUPERVISOR).ok()
        assert "journeys policy approve rijswijk@2 --by WIE" in said.out
        said = policy(town, "approve", "rijswijk@2", "--by", OTHER_SUPERVISOR).ok()
        assert "journeys policy adopt rijswijk@2 --diff VERSCHIL.csv --by" in said.out
        said = policy(town, "adopt", "rijswijk@2", "--diff", diff, "--by", SUPERVISOR).ok()
        assert said.out == (
            "Vastgesteld: rijswijk@2, geldt vanaf 01-01-2027.\nVandaag geldt rijswijk@1.\n"
        )

    def test_the_lists_follow_from_its_day_on(self, town, own, diff):
        adopted(town, own, diff)

        def due_on(day, *options):
            rows = town.due(day, "--role", "participatieconsulent", *options)
            return [reason["due_on"] for row in rows for reason in row["reasons"]]

        assert due_on("2026-12-31") == ["2026-12-28"]
        assert due_on(BEGINS) == ["2026-11-30"]
        assert due_on(BEGINS, "--policy", "now") == ["2026-12-28"]
        assert due_on("2026-12-31", "--policy", "rijswijk@2") == ["2026-11-30"]
        assert due_on("2026-12-31", "--policy", own) == ["2026-11-30"]
        town.run("due", "--policy", "rijswijk@7").refused("UNKNOWN_POLICY", "rijswijk@7")
        town.clock.set("2027-01-04")
        assert due_on(BEGINS) == ["2026-11-30"]
        town.run("verify").ok()

    def test_an_empty_list_says_when_the_next_comes_under_the_set_asked_about(self, town, own):
        def coming(*options):
            asked = ("due", "--on", "2026-11-03", "--role", "participatieconsulent", *options)
            return " ".join(town.run(*asked).ok().out.split())

        assert "De volgende komt op de lijst op maandag 14 december 2026" in coming()
        assert "op maandag 16 november 2026" in coming("--policy", own)

    def test_a_set_that_ships_is_adopted_by_its_label(self, town):
        policy(town, "propose", "rijswijk@2", "--by", SUPERVISOR).refused("POLICY_IN_THE_PAST")
        policy(town, "propose", "rijswijk@2", "--from", BEGINS, "--by", SUPERVISOR).ok()

    def test_who_may_not(self, town, own):
        by = ("--from", BEGINS, "--by", CONSULTANT)
        policy(town, "propose", own, *by).refused("ROLE_MAY_NOT_RECORD", "teamleider")

    def test_four_eyes(self, town, own):
        policy(town, "propose", own, "--from", BEGINS, "--by", SUPERVISOR).ok()
        said = policy(town, "approve", "rijswijk@2", "--by", SUPERVISOR)
        said.refused("POLICY_FOUR_EYES", "Vraag een ander")

    def test_without_what_it_changes(self, town, own):
        policy(town, "propose", own, "--from", BEGINS, "--by", SUPERVISOR).ok()
        policy(town, "approve", "rijswijk@2", "--by", OTHER_SUPERVISOR).ok()
        said = policy(town, "adopt", "rijswijk@2", "--by", SUPERVISOR)
        said.refused("POLICY_NEEDS_DIFF", "journeys what-if --policy")

    def test_a_diff_that_is_not_there(self, town, own):
        said = policy(town, "propose", own, "--by", SUPERVISOR, "--diff", "weg.csv")
        said.misused("weg.csv bestaat niet")

    def test_a_file_without_toml(self, town, own):
        policy(town, "propose", "eigen.txt", "--by", SUPERVISOR).refused("UNKNOWN_POLICY", ".toml")

    def test_several_changes_one_after_the_other(self, town, own, diff):
        adopted(town, own, diff)
        third = town.file("derde.toml", text_of(SCREENED_SOONER, YEARLY, version=3))
        policy(town, "propose", third, "--from", BEGINS, "--by", SUPERVISOR).ok()
        policy(town, "approve", "rijswijk@3", "--by", OTHER_SUPERVISOR).ok()
        adopt = ("adopt", "rijswijk@3", "--by", SUPERVISOR)
        its = what_changes(town, third)
        policy(town, *adopt, "--diff", its).refused("POLICY_DAY_TAKEN", "rijswijk@2")
        its = what_changes(town, third, "2027-04-01")
        policy(town, *adopt, "--from", "2027-04-01", "--diff", its).ok()
        assert shown(town, "--on", "2027-04-01")["rijswijk@3"]["counts"]
