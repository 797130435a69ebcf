"""What changes client by client, for a spreadsheet and to go with a decision."""

import csv
import hashlib
import io
import shlex

from journeys.policies import load_policy_set, shipped
from tests.cli.what_if.asking import ON, asked, in_json, written
from tests.own_sets import SCREENED_SOONER, YEARLY, text_of
from tests.usual import INCOME, SUPERVISOR


def test_opens_in_a_dutch_excel_under_a_line_that_says_of_which_sets(town, yearly):
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


def test_says_from_whom_a_task_goes(town):
    old = 'records = "ReexaminationFellDue"\nrole = "inkomensconsulent"'
    text = text_of((old, old.replace("inkomensconsulent", "teamleider")))
    content = written(town, town.file("ander.toml", text), "--weeks", "40").read_text("utf-8-sig")
    (row,) = [line for line in content.splitlines() if line.startswith("R-1;Heronderzoek")]
    assert row.split(";")[3:5] == ["teamleider", ""]
    assert row.split(";")[9:12] == ["ander persoon", "inkomensconsulent", INCOME]


def test_runs_no_formula(town):
    soon = town.file("soon.toml", text_of(SCREENED_SOONER))
    assert "\r\n'=R-3;" in written(town, soon).read_bytes().decode()


def test_its_hash_is_said_with_what_to_type_next(town, yearly):
    path = town.folder / "verschil.csv"
    out = asked(town, yearly, "--csv", path).ok().out
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert f"Hash: {digest}" in out
    assert f"journeys policy propose {yearly} --from {ON} --diff {path} --by WIE" in out
    assert in_json(town, yearly)["diff_hash"] == digest


def test_what_to_type_next_works(town):
    """Also after a question about a day that is past, and with a space in a name."""
    own = town.file("eigen beleid.toml", text_of(YEARLY))
    question = ("what-if", "--policy", own, "--on", "2026-01-01")
    out = town.run(*question, "--csv", town.folder / "het verschil.csv").ok().out
    (line,) = [line for line in out.splitlines() if line.startswith("  journeys ")]
    words = shlex.split(line.replace("WIE", SUPERVISOR))
    town.run(*words[1:]).ok()


def test_the_same_question_gives_the_same_bytes(town, yearly):
    first = written(town, yearly).read_bytes()
    assert written(town, yearly).read_bytes() == first


def test_where_it_cannot_be_written_is_said(town, yearly):
    asked(town, yearly, "--csv", town.folder / "geen" / "map.csv").refused("map.csv")
