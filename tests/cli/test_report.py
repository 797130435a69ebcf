"""``journeys report council``: the figures, each with what it means."""

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from tests.beginnings import beginning
from tests.cli.facts import fact, registered
from tests.usual import SUPERVISOR

CLIENT = "R-000412"
KEYS = {"id", "label", "value", "by", "definition", "definition_version", "suppressed"}


@beginning
def town(everywhere):
    """A client who was spoken to in May 2024, of which one talk came in late."""
    everywhere.taken_over(
        registered(CLIENT, recorded_at="2024-01-01T12:00:00Z"),
        fact(CLIENT, "ClientScreened", "2024-01-08", recorded_at="2024-01-08T12:00:00Z"),
        fact(CLIENT, "RouteAssigned", "2024-01-09", route="B", recorded_at="2024-01-09T12:00:00Z"),
        fact(CLIENT, "ContactHeld", "2024-05-30", recorded_at="2024-06-02T12:00:00Z"),
    ).ok()
    return everywhere


def report(door, *options, first="2024-01-01", last="2024-05-31"):
    return door.run("report", "council", "--from", first, "--to", last, *options)


def figures(door, *options):
    told = report(door, "--format", "json", *options).ok().json
    return {figure["id"]: figure for figure in told["figures"]}


def test_each_figure_says_what_it_counts(town):
    told = report(town, "--format", "json").ok().json
    assert set(told) == {"from", "to", "known_at", "policy", "figures"}
    assert (told["from"], told["to"], told["policy"]) == ("2024-01-01", "2024-05-31", "rijswijk@1")
    assert all(set(figure) == KEYS for figure in told["figures"])
    spoken = next(figure for figure in told["figures"] if figure["id"] == "spoken")
    assert spoken["value"] == 1
    assert spoken["by"] == {"A": 0, "B": 1, "C": 0, "D": 0, "geen_uitkering": 0}
    assert spoken["definition_version"] == 1


def test_as_known_then_what_came_later_is_not_counted(town):
    assert figures(town, "--known-at", "2024-06-01")["spoken"]["value"] == 0


@pytest.mark.parametrize("everywhere", ["sqlite"], indirect=True)
def test_nothing_is_known_before_it_is_told(town):
    now = report(town, "--format", "json").ok().json["known_at"]
    ahead = report(town, "--known-at", "2030-01-01", "--format", "json")
    assert ahead.ok().json["known_at"] == now


@pytest.mark.parametrize("everywhere", ["sqlite"], indirect=True)
def test_what_one_person_says_of_their_health_stands_in_no_report(town):
    scores = {"loneliness": 5, "happiness": 5, "health": 5, "obstacles_fewer": True}
    said = {**scores, "declined": None}
    town.taken_over(
        *(fact(CLIENT, "EffectMeasured", day, recorded_at=f"{day}T12:00:00Z", **said)
          for day in ("2024-06-03", "2025-06-03"))
    ).ok()  # fmt: skip
    told = report(town, "--format", "json", last="2025-12-31").ok().json
    effect = next(figure for figure in told["figures"] if figure["id"] == "effect")
    assert effect["value"] == 1
    assert set(effect["by"].values()) == {None}


def test_what_came_in_after_the_period_stands_beside_it(town):
    said = " ".join(report(town).ok().out.split())
    assert "Gesproken 1" in said
    assert "bij het einde van de periode 0 nagekomen" in said


def test_another_version_of_a_definition_can_be_asked_for(town):
    found = figures(town, "--definition", "spoken@2")["spoken"]
    assert (found["value"], found["definition_version"]) == (0, 2)


def test_each_figure_leads_to_the_facts_it_rests_on(town):
    asked = ("report", "facts", "spoken", "--from", "2024-01-01", "--to", "2024-05-31")
    told = town.run(*asked, "--format", "json").ok().json
    assert (told["figure"], told["definition_version"]) == ("spoken", 1)
    (rest,) = told["facts"]
    assert (rest["client"], rest["number"], rest["type"], rest["part"]) == (
        *(CLIENT, 4, "ContactHeld", "B"),
    )
    said = " ".join(town.run(*asked).ok().out.split())
    assert "Gesproken: 1 feit van 1 inwoner" in said
    assert f"{CLIENT} 4 do 30-05-2024 Gesprek gevoerd B Beweging" in said
    assert town.run(*asked, "--known-at", "2024-06-01", "--format", "json").ok().json["facts"] == []
    town.run("report", "facts", "nergens", *asked[3:]).refused("UNKNOWN_FIGURE")


@pytest.mark.parametrize("everywhere", ["sqlite"], indirect=True)
def test_a_fact_that_was_set_right_stands_under_its_figure_as_it_is_now(town):
    why = ("--reason", "verkeerde dag", "--by", SUPERVISOR, "--yes")
    town.run("correct", CLIENT, 4, "happened_on=2024-05-29", *why).ok()
    asked = ("report", "facts", "spoken", "--from", "2024-01-01", "--to", "2024-05-31")
    (rest,) = town.run(*asked, "--format", "json").ok().json["facts"]
    assert (rest["number"], rest["happened_on"]) == (4, "2024-05-29")


def test_a_dutch_excel_opens_it(town):
    written = report(town, "--format", "csv").ok().written
    assert written.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))
    (spoken,) = (r for r in rows if r["Id"] == "spoken" and not r["Onderdeel"])
    assert (spoken["Cijfer"], spoken["Aantal"], spoken["Peildatum"]) == (
        "Gesproken",
        "1",
        "31-05-2024",
    )


@pytest.mark.parametrize("everywhere", ["sqlite"], indirect=True)
def test_it_can_be_read_on_paper_on_a_page_and_in_a_spreadsheet(town):
    def written(form):
        file = town.folder / f"cijfers.{form}"
        assert str(file) in report(town, "--format", form, "--out", file).ok().out
        return file.read_bytes()

    page = written("html").decode()
    assert "In deze periode spraken wij 1 inwoner, zagen wij er 0 gaan meedoen" in page
    assert "Met zoveel mensen hadden wij echt contact." in page
    assert "spoken@1" in page
    assert "1 januari tot en met 31 mei 2024" in page
    assert "Gebruik het alleen binnen de gemeente." in page
    assert b"pdfuaid" in written("pdf")
    drawn = ET.fromstring(written("svg"))
    assert "B Beweging 1" in str(drawn.findtext("{http://www.w3.org/2000/svg}desc"))
    sheet = load_workbook(io.BytesIO(written("xlsx")))["Cijfers"]
    assert ("Gesproken", "B Beweging", 1) in [row[:3] for row in sheet.values]


@pytest.mark.parametrize("everywhere", ["sqlite"], indirect=True)
@pytest.mark.parametrize("form", ["table", "text", "html", "csv", "svg", "xlsx"])
def test_each_form_says_of_which_day_as_known_when_by_what_and_what_is_left_out(town, form):
    file = () if form == "table" else ("--out", town.folder / f"cijfers.{form}")
    out = report(town, "--hide-below", "5", "--format", form, *file).ok().out
    written = file[1].read_bytes() if file else out.encode()
    if form == "xlsx":
        cells = [row for sheet in load_workbook(io.BytesIO(written)) for row in sheet.values]
        written = " ".join(str(cell) for row in cells for cell in row).encode()
    said = " ".join(re.sub(r"<[^>]*>", " ", written.decode("utf-8-sig")).split())
    for day in ("31-05-2024", "31 mei 2024"):
        said = said.replace(day, "PEILDATUM")
    assert all(one in said for one in ("PEILDATUM", "21-11-2026", "rijswijk@1", "ten minste één"))
    assert re.search(r"spoken@1|spoken;[^;]+;1;|spoken;.*;1;", said)
    assert "–*" in said
    assert "verraden" in said


@pytest.mark.parametrize("everywhere", ["sqlite"], indirect=True)
def test_moves_on_the_ladder_stand_from_trede_to_trede(town):
    town.taken_over(
        fact(CLIENT, "TredeDetermined", "2024-05-01", recorded_at="2024-06-03T12:00:00Z", trede=3)
    ).ok()
    page = report(town, "--format", "html").ok().out
    crossed = page[page.index('<table class="grid">') :]
    assert "van ↓ naar →" in crossed
    assert re.search(r"trede 3</th>.*trede 2</th><td[^>]*>1</td>", crossed, re.DOTALL)


@pytest.mark.parametrize("everywhere", ["sqlite"], indirect=True)
def test_a_file_that_cannot_be_written_is_told_and_nothing_of_it_is_left(town):
    before = sorted(town.folder.iterdir())
    report(town, "--format", "svg", "--out", town.folder).refused("is een map")
    report(town, "--format", "html", "--out", "/dev/full/x.html").refused("ligt niet in een map")
    report(town, "--format", "pdf").misused("--out cijfers.pdf")
    report(town, "--out", "x").misused("--out hoort bij een andere vorm")
    assert sorted(town.folder.iterdir()) == before


def test_a_period_that_cannot_be_is_refused(town):
    report(town, first="2024-06-01").refused("WRONG_PERIOD", "begint op 01-06-2024")
    report(town, last="2026-11-22").refused("NOT_IN_THE_FUTURE", "tot en met 21-11-2026")
    report(town, last="2024-02-30").misused("geen dag die bestaat")


def test_what_is_too_small_or_too_large_is_told_in_dutch(town):
    report(town, "--hide-below", "1").misused("--hide-below' moet ten minste 2 zijn")
    town.run("report", "effect", "--year", "4000").misused("--year' mag hoogstens 2999 zijn")


def test_a_definition_that_does_not_exist_is_refused(town):
    report(town, "--definition", "spoken@9").refused("UNKNOWN_DEFINITION", "spoken@1, spoken@2")


def test_as_it_may_be_published_no_small_number_stands_in_it(town):
    spoken = figures(town, "--hide-below", "5")["spoken"]
    assert spoken["suppressed"]
    assert spoken["value"] is None
    assert spoken["by"] == {"A": 0, "B": None, "C": 0, "D": 0, "geen_uitkering": 0}
    said = " ".join(report(town, "--hide-below", "5").ok().out.split())
    assert "Gesproken –*" in said
    assert "–* niet getoond" in said
    assert "nagekomen" not in said
