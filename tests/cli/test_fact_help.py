"""``journeys record --help``: what can be recorded, as a consultant finds it."""

import pytest

from journeys.application.client_rows import COLUMNS as CLIENT_COLUMNS
from journeys.application.fact_types import facts_to_record
from journeys.application.import_users import COLUMNS as USER_COLUMNS
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.usual import CONSULTANT


@pytest.fixture
def nowhere(tmp_path, monkeypatch) -> Door:
    """A command line without a database, on a terminal of 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    return Door(f"sqlite:///{tmp_path}/none.db", tmp_path)


def told(door: Door, *arguments: str) -> list[list[str]]:
    """The words of each line of a help."""
    return [line.split() for line in door.run(*arguments, "--help").ok().out.splitlines()]


def test_every_fact_that_people_record_stands_there_with_its_dutch_name_and_fields(nowhere):
    lines = told(nowhere, "record")
    assert ["ContactHeld", "Gesprek", "gevoerd", "channel", "note?"] in lines
    assert ["TredeDetermined", "Trede", "vastgesteld", "trede", "reason"] in lines
    first_words = {line[0] for line in lines if line}
    assert {one.type for one in facts_to_record()} <= first_words


@pytest.mark.parametrize(
    "type_", ["ReexaminationFellDue", "DueListIssued", "PolicySetAdopted", "FactCorrected"]
)
def test_what_is_not_recorded_this_way_does_not(nowhere, type_):
    assert type_ not in {line[0] for line in told(nowhere, "record") if line}


def test_the_help_of_one_fact_says_what_each_field_takes(nowhere):
    lines = told(nowhere, "record", "R-1", "PlacedInWork")
    assert ["PlacedInWork", "–", "Geplaatst", "in", "werk"] in lines
    said = {line[0]: " ".join(line[1:]) for line in lines if line}
    assert said["form"] == "soort werk ja regulier, garantiebaan, beschut"
    assert said["hours"] == "uren per week 1 tot en met 60"
    assert said["instruments"] == (
        "instrumenten een lijst van sroi, loonkostensubsidie, jobcoaching"
    )


@pytest.mark.parametrize("asked", facts_to_record(), ids=lambda asked: asked.type)
def test_every_fact_explains_itself(nowhere, asked):
    words = {line[0] for line in told(nowhere, "record", "R-1", asked.type) if line}
    assert {field.name for field in asked.fields} <= words


@pytest.mark.parametrize(
    "line",
    [
        fact("R-1", "ActivityStarted", "2026-11-01"),
        fact("R-1", "ReferredToPartner", "2026-11-01"),
    ],
    ids=lambda line: line["type"],
)
def test_what_may_be_left_out_may_be_left_out(door, line):
    (asked,) = (one for one in facts_to_record() if one.type == line["type"])
    optional = {field.name for field in asked.fields if not field.required}
    door.facts(registered("R-1")).ok()
    given = {name: value for name, value in line.items() if name not in optional}
    pairs = [f"{field.name}={given[field.name]}" for field in asked.fields if field.required]
    pairs = [pair.replace("True", "true").replace("False", "false") for pair in pairs]
    day = line["happened_on"]
    door.run("record", "R-1", line["type"], "--on", day, *pairs, "--by", CONSULTANT).ok()


@pytest.mark.parametrize(
    ("what", "columns"), [("users", USER_COLUMNS), ("clients", CLIENT_COLUMNS)], ids=str
)
def test_the_help_of_an_import_names_its_columns(nowhere, what, columns):
    said = nowhere.run("import", what, "--help").ok().out
    assert ";".join(columns) in "".join(said.split())
