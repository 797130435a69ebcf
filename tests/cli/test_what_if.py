"""``journeys what-if``: whom another policy concerns, before anybody decides on it."""

import csv
import hashlib
import io
import shlex
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import inspect

from journeys.policies import load_policy_set, shipped
from journeys.store.database import Database
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.own_sets import SCREENED_SOONER, YEARLY, text_of
from tests.usual import INCOME, OTHER_SUPERVISOR, STATEMENT, SUPERVISOR

ON = "2026-11-23"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def town(everywhere: Door) -> Door:
    """Two clients on a benefit, one of them with an inkomensconsulent; and one without."""
    for ref, since in (("R-1", "2025-12-07"), ("R-2", "2025-12-21")):
        everywhere.facts(
            registered(ref, "2024-01-01", benefit_since=since),
            fact(ref, "ClientScreened", "2024-01-10"),
            fact(ref, "RouteAssigned", "2024-01-12", route="D"),
        ).ok()
    everywhere.facts(
        fact("R-1", "ConsultantAssigned", "2024-01-10", role="inkomensconsulent", consultant=INCOME)
    ).ok()
    everywhere.facts(registered("=R-3", "2026-11-02", benefit="ioaw")).ok()
    return everywhere


@pytest.fixture
def yearly(town):
    return town.file("eigen.toml", text_of(YEARLY))


def asked(door, policy, *options):
    return door.run("what-if", "--policy", policy, "--on", ON, *options)


def in_json(door, policy, *options):
    return asked(door, policy, "--format", "json", *options).ok().json


def written(door, policy, *options):
    path = door.folder / "verschil.csv"
    asked(door, policy, "--csv", path, *options).ok()
    return path


def whole_database(door):
    """Every row of every table."""
    database = Database(door.url)
    with database.read() as connection:
        tables = inspect(connection).get_table_names()
        rows = {
            name: sorted(map(repr, connection.exec_driver_sql(f'SELECT * FROM "{name}"')))
            for name in tables
        }
    database.close()
    assert {"stored_events", "positions", "obligations"} <= rows.keys()
    return rows


class TestWhatItSays:
    def test_who_comes_up_when_and_with_whom(self, town, yearly):
        found = in_json(town, yearly)
        assert [(one["client"], one["change"]) for one in found["changes"]] == [
            ("R-1", "earlier"),
            ("R-2", "earlier"),
        ]
        joins = {
            (week["week"], who["person"]): who["joins"]
            for week in found["weeks"]
            for who in week["consultants"]
            if who["joins"]
        }
        assert joins == {("2026-W50", INCOME): ["R-1"], ("2026-W52", None): ["R-2"]}

    def test_of_which_sets_and_over_whom(self, town, yearly):
        found = in_json(town, yearly)
        assert found["before"] == {"policy": "rijswijk@1", "digest": shipped().digest}
        assert found["after"]["policy"] == "rijswijk@2"
        assert found["clients"] == 3
        assert found["totals"]["clients"] == 2

    def test_the_table_says_it_in_words(self, town, yearly):
        out = " ".join(asked(town, yearly).ok().out.split())
        assert "Wat als rijswijk@2 geldt in plaats van rijswijk@1" in out
        assert "Voor 2 van 3 inwoners verandert iets: 2 eerder." in out
        assert f"{INCOME} inkomensconsulent 0 1 1 0 +1" in out

    def test_whose_day_of_escalation_moves(self, town):
        old = 'escalate_after = { length = "4 weeks"'
        later = town.file("later.toml", text_of((old, old.replace("4", "6"))))
        out = " ".join(asked(town, later, "--weeks", "40").ok().out.split())
        assert "Voor 2 van 3 inwoners verandert iets: 2 later geëscaleerd." in out
        assert f"{INCOME} inkomensconsulent 1 1 0 1" in out
        rows = written(town, later, "--weeks", "40").read_text("utf-8-sig").splitlines()
        assert [row.split(";")[9:] for row in rows if row.startswith("R-1;")] == [
            [
                *("later geëscaleerd", "", "", "05-07-2027", "19-07-2027"),
                *("teamleider", "teamleider", "", ""),
            ]
        ]

    def test_whose_suspicion_lapses_sooner(self, town):
        """Whatever was reported a week ago or more, on the very first day."""
        twice = [STATEMENT, {**STATEMENT, "on": "2024-02-01"}]
        town.facts(
            fact("R-1", "UnwillingnessReported", "2026-11-02", observations=twice),
            fact("R-2", "UnwillingnessReported", "2026-11-19", observations=twice),
        ).ok()
        old = 'lapses_after = { length = "13 weeks"'
        soon = town.file("soon.toml", text_of((old, old.replace("13 weeks", "1 week"))))
        out = " ".join(asked(town, soon).ok().out.split())
        assert "Voor 2 van 3 inwoners verandert iets: 2 eerder vervallen." in out
        assert "Op 23-11-2026 vervalt bij 1 van hen het vermoeden meteen." in out
        head, *rows = written(town, soon).read_text("utf-8-sig").splitlines()[1:]
        assert head.split(";")[-2:] == ["Vervalt op was", "Vervalt op wordt"]
        assert [[row.split(";")[cell] for cell in (0, 9, -2, -1)] for row in rows] == [
            ["R-1", "eerder vervallen", "01-02-2027", "09-11-2026"],
            ["R-2", "eerder vervallen", "18-02-2027", "26-11-2026"],
        ]

    def test_the_same_set_changes_nothing(self, town):
        out = " ".join(asked(town, "rijswijk@1").ok().out.split())
        assert "Voor geen van de 3 inwoners verandert iets." in out

    def test_against_another_set(self, town, yearly):
        soon = town.file("soon.toml", text_of(SCREENED_SOONER, version=3))
        found = in_json(town, yearly, "--against", soon)
        assert found["before"]["policy"] == "rijswijk@3"
        kinds = {(one["client"], one["rule"], one["change"]) for one in found["changes"]}
        assert ("=R-3", "screening", "later") in kinds

    def test_before_anybody_was_registered_it_is_empty(self, town, yearly):
        found = town.run("what-if", "--policy", yearly, "--on", "2019-01-01", "--format", "json")
        assert (found.ok().json["clients"], found.json["changes"]) == (0, [])
        said = town.run("what-if", "--policy", yearly, "--on", "2019-01-01").ok().out
        assert "Er was op die dag nog niemand ingeschreven." in said

    def test_without_a_day_it_is_from_today(self, town, yearly):
        town.clock.set(ON)
        assert town.run("what-if", "--policy", yearly, "--format", "json").ok().json == in_json(
            town, yearly
        )

    def test_it_looks_as_many_weeks_ahead_as_asked(self, town, yearly):
        assert [c["client"] for c in in_json(town, yearly, "--weeks", "1")["changes"]] == [
            "R-1",  # on the list by then, due later
            "R-2",
        ]
        assert len(in_json(town, yearly, "--weeks", "520")["weeks"]) == 521


def test_it_changes_nothing_in_the_database(town, yearly):
    before = whole_database(town)
    asked(town, yearly, "--csv", town.folder / "v.csv", "--svg", town.folder / "v.svg").ok()
    in_json(town, yearly)
    assert whole_database(town) == before


class TestTheCsv:
    def test_opens_in_a_dutch_excel_under_a_line_that_says_of_which_sets(self, town, yearly):
        content = written(town, yearly).read_bytes()
        assert content.startswith(b"\xef\xbb\xbfwhat-if;")
        first, *rest = content.decode("utf-8-sig").split("\r\n")
        digest = load_policy_set(text_of(YEARLY)).digest
        assert first == f"what-if;rijswijk@1;rijswijk@2;{digest};{shipped().digest}"
        rows = list(csv.DictReader(io.StringIO("\n".join(rest)), delimiter=";"))
        assert rows[0] == {
            "Inwoner": "R-1",
            "Regel": "Heronderzoek",
            "Sleutel": "",
            "Functie": "inkomensconsulent",
            "Medewerker": INCOME,
            "Uiterlijk op was": "07-06-2027",
            "Uiterlijk op wordt": "07-12-2026",
            "Op de lijst vanaf was": "07-03-2027",
            "Op de lijst vanaf wordt": "07-09-2026",
            "Wat": "eerder",
            "Functie was": "",
            "Medewerker was": "",
            "Escalatie op was": "05-07-2027",
            "Escalatie op wordt": "04-01-2027",
            "Escalatie naar was": "teamleider",
            "Escalatie naar wordt": "teamleider",
            "Vervalt op was": "",
            "Vervalt op wordt": "",
        }
        assert [row["Inwoner"] for row in rows] == ["R-1", "R-2"]

    def test_says_from_whom_a_task_goes(self, town):
        old = 'records = "ReexaminationFellDue"\nrole = "inkomensconsulent"'
        text = text_of((old, old.replace("inkomensconsulent", "teamleider")))
        content = written(town, town.file("ander.toml", text), "--weeks", "40").read_text(
            "utf-8-sig"
        )
        (row,) = [line for line in content.splitlines() if line.startswith("R-1;Heronderzoek")]
        assert row.split(";")[3:5] == ["teamleider", ""]
        assert row.split(";")[9:12] == ["ander persoon", "inkomensconsulent", INCOME]

    def test_runs_no_formula(self, town):
        soon = town.file("soon.toml", text_of(SCREENED_SOONER))
        assert "\r\n'=R-3;" in written(town, soon).read_bytes().decode()

    def test_its_hash_is_said_with_what_to_type_next(self, town, yearly):
        path = town.folder / "verschil.csv"
        out = asked(town, yearly, "--csv", path).ok().out
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert f"Hash: {digest}" in out
        assert f"journeys policy propose {yearly} --from {ON} --diff {path} --by WIE" in out
        assert in_json(town, yearly)["diff_hash"] == digest

    def test_what_to_type_next_works(self, town):
        """Also after a question about a day that is past, and with a space in a name."""
        own = town.file("eigen beleid.toml", text_of(YEARLY))
        question = ("what-if", "--policy", own, "--on", "2026-01-01")
        out = town.run(*question, "--csv", town.folder / "het verschil.csv").ok().out
        (line,) = [line for line in out.splitlines() if line.startswith("  journeys ")]
        words = shlex.split(line.replace("WIE", SUPERVISOR))
        town.run(*words[1:]).ok()

    def test_the_same_question_gives_the_same_bytes(self, town, yearly):
        first = written(town, yearly).read_bytes()
        assert written(town, yearly).read_bytes() == first

    def test_where_it_cannot_be_written_is_said(self, town, yearly):
        asked(town, yearly, "--csv", town.folder / "geen" / "map.csv").refused("map.csv")


class TestTheChart:
    @pytest.fixture
    def drawing(self, town, yearly):
        asked(town, yearly, "--svg", town.folder / "v.svg").ok()
        return ET.parse(town.folder / "v.svg").getroot()

    def test_can_be_read_aloud(self, drawing):
        assert drawing.get("role") == "img"
        named = {one.get("id"): one.text or "" for one in drawing if one.get("id")}
        title, description = (
            named[name] for name in (drawing.get("aria-labelledby") or "").split()
        )
        assert "rijswijk@1 en rijswijk@2" in title
        assert "Voor 2 van 3 inwoners verandert iets" in description
        assert "was 0, wordt 1" in description

    def test_tells_its_series_apart_without_colour(self, drawing):
        assert len(drawing.findall(f"{SVG}circle")) == len(drawing.findall(f"{SVG}rect")) - 1
        dashed = {line.get("class") for line in drawing if line.get("stroke-dasharray")}
        assert dashed == {"before"}

    def test_still_draws_ten_years(self, town, yearly):
        asked(town, yearly, "--weeks", "520", "--svg", town.folder / "v.svg").ok()
        drawing = ET.parse(town.folder / "v.svg").getroot()
        assert len(drawing.findall(f"{SVG}circle")) == 2


class TestRefusals:
    @pytest.mark.parametrize("weeks", ["0", "521", "-3", "veel"])
    def test_too_few_or_too_many_weeks(self, town, yearly, weeks):
        said = asked(town, yearly, "--weeks", weeks)
        said.misused(f"'{weeks}' weken kan niet", "1 tot en met 520")

    def test_beyond_the_calendar(self, town, yearly):
        for day in ("0001-01-01", "9999-12-01"):
            said = town.run("what-if", "--policy", yearly, "--on", day, "--weeks", "20")
            said.refused("buiten de kalender", "--on")

    def test_a_label_that_nobody_knows(self, town):
        asked(town, "rijswijk@9").refused("UNKNOWN_POLICY", "rijswijk@9", "rijswijk@1")

    def test_a_file_that_is_not_there(self, town):
        asked(town, "weg.toml").refused("weg.toml is er niet")

    def test_a_slip_in_the_file_with_its_line(self, town):
        text = text_of(('kind = "screening"', 'kind = "screenen"'))
        line = text.splitlines().index('kind = "screenen"') + 1
        asked(town, town.file("fout.toml", text)).refused(f"regel {line}", "screenen")

    def test_without_a_policy(self, town):
        town.run("what-if").misused("--policy")


def adopted_next_year(door, policy):
    """Proposed, approved and adopted with what it changes; the last answer and that file."""
    diff = written(door, policy)
    propose = ("policy", "propose", policy, "--from", "2027-01-01", "--by", SUPERVISOR)
    door.run(*propose, "--diff", diff).ok()
    door.run("policy", "approve", "rijswijk@2", "--by", OTHER_SUPERVISOR).ok()
    adopt = ("policy", "adopt", "rijswijk@2", "--by", SUPERVISOR)
    return door.run(*adopt, "--diff", diff).ok(), diff


class TestFromQuestionToAdoption:
    def test_a_set_is_adopted_with_what_it_changes(self, town, yearly):
        said, diff = adopted_next_year(town, yearly)
        assert "geldt vanaf 01-01-2027" in said.out
        (adopted,) = [s for s in shown(town) if s["label"] == "rijswijk@2"]
        assert adopted["diff_hash"] == hashlib.sha256(diff.read_bytes()).hexdigest()
        assert in_json(town, yearly, "--against", "rijswijk@2")["changes"] == []

    def test_the_diff_of_the_proposal_need_not_be_given_again(self, town, yearly):
        diff = written(town, yearly)
        town.run("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR, "--diff", diff).ok()
        town.run("policy", "approve", "rijswijk@2", "--by", OTHER_SUPERVISOR).ok()
        town.run("policy", "adopt", "rijswijk@2", "--by", SUPERVISOR).ok()

    def test_not_with_what_another_set_changes(self, town, yearly):
        other = town.file("ander.toml", text_of(SCREENED_SOONER))
        diff = written(town, other)
        propose = ("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR)
        town.run(*propose, "--diff", diff).refused("POLICY_DIFF_OF_ANOTHER", "journeys what-if")
        town.run(*propose).ok()
        town.run("policy", "approve", "rijswijk@2", "--by", OTHER_SUPERVISOR).ok()
        adopt = ("policy", "adopt", "rijswijk@2", "--by", SUPERVISOR)
        town.run(*adopt, "--diff", diff).refused("POLICY_DIFF_OF_ANOTHER")
        town.run(*adopt, "--diff", written(town, yearly)).ok()

    def test_not_after_the_set_was_edited(self, town, yearly):
        diff = written(town, yearly)
        yearly.write_text(text_of(YEARLY, SCREENED_SOONER), encoding="utf-8")
        town.run(
            *("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR, "--diff", diff)
        ).refused("POLICY_DIFF_OF_ANOTHER", "daarna gewijzigd")

    def test_nor_the_other_way_round(self, town, yearly):
        """What leaving a set would change says nothing of adopting it."""
        diff = written(town, "rijswijk@1", "--against", yearly)
        town.run(
            *("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR, "--diff", diff)
        ).refused("POLICY_DIFF_OF_ANOTHER")

    def test_nor_with_a_file_that_only_names_the_set_somewhere(self, town, yearly):
        digest = load_policy_set(text_of(YEARLY)).digest
        diff = town.file("zelf.csv", f"over {digest};niets\n")
        town.run(
            *("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR, "--diff", diff)
        ).refused("POLICY_DIFF_OF_ANOTHER")

    def test_nor_with_what_it_changes_of_itself(self, town, yearly):
        diff = written(town, yearly, "--against", yearly)
        propose = ("policy", "propose", yearly, "--from", ON, "--by", SUPERVISOR)
        town.run(*propose, "--diff", diff).refused(
            "POLICY_DIFF_OF_ANOTHER", "ander beleid (rijswijk@2)", "(rijswijk@1)"
        )
        town.run(*propose).ok()
        town.run("policy", "approve", "rijswijk@2", "--by", OTHER_SUPERVISOR).ok()
        adopt = ("policy", "adopt", "rijswijk@2", "--by", SUPERVISOR)
        town.run(*adopt, "--diff", diff).refused("POLICY_DIFF_OF_ANOTHER", f"--on {ON}")


class TestWhatItIsComparedWith:
    """Rijswijk@2 counts from 1 January; rijswijk@3 is to follow it on 1 April."""

    LATER = "2027-04-01"

    @pytest.fixture
    def third(self, town):
        return town.file("derde.toml", text_of(SCREENED_SOONER, version=3))

    def follows(self, door, *words):
        return door.run("policy", *words, "--from", self.LATER, "--by", SUPERVISOR)

    def test_the_set_that_counts_until_it_begins(self, town, yearly, third):
        adopted_next_year(town, yearly)
        replaced = written(town, third)
        self.follows(town, "propose", third, "--diff", replaced).refused(
            "POLICY_DIFF_OF_ANOTHER", "ander beleid (rijswijk@1)", "(rijswijk@2)"
        )
        diff = town.folder / "tegen-de-tweede.csv"
        town.run("what-if", "--policy", third, "--on", self.LATER, "--csv", diff).ok()
        self.follows(town, "propose", third, "--diff", diff).ok()
        town.run("policy", "approve", "rijswijk@3", "--by", OTHER_SUPERVISOR).ok()
        town.run("policy", "adopt", "rijswijk@3", "--by", SUPERVISOR).ok()

    def test_also_when_another_set_came_in_between_since_it_was_proposed(self, town, yearly, third):
        self.follows(town, "propose", third, "--diff", written(town, third)).ok()
        adopted_next_year(town, yearly)
        town.run("policy", "approve", "rijswijk@3", "--by", OTHER_SUPERVISOR).ok()
        town.run("policy", "adopt", "rijswijk@3", "--by", SUPERVISOR).refused(
            "POLICY_DIFF_OF_ANOTHER", f"--on {self.LATER}"
        )
        diff = town.folder / "tegen-de-tweede.csv"
        town.run("what-if", "--policy", third, "--on", self.LATER, "--csv", diff).ok()
        town.run("policy", "adopt", "rijswijk@3", "--by", SUPERVISOR, "--diff", diff).ok()

    def test_a_question_against_another_set_does_not_lead_to_a_proposal(self, town, yearly, third):
        diff = town.folder / "v.csv"
        said = asked(town, yearly, "--against", third, "--csv", diff).ok().out
        assert "journeys policy propose" not in said
        assert f"journeys what-if --policy {yearly} --on {ON} --csv {diff}" in said


def shown(door):
    return door.run("policy", "show", "--format", "json").ok().json


def test_what_is_adopted_for_a_day_is_what_a_question_about_that_day_starts_from(town, yearly):
    adopted_next_year(town, yearly)
    after = town.file("soon.toml", text_of(YEARLY, SCREENED_SOONER, version=3))
    found = [
        town.run("what-if", "--policy", after, "--on", day, "--format", "json").ok().json
        for day in ("2026-12-31", "2027-01-01")
    ]
    assert [one["before"]["policy"] for one in found] == ["rijswijk@1", "rijswijk@2"]
