"""A municipality's own rules, in the file that ``JOURNEYS_POLICY`` names."""

import pytest

from journeys.policies import shipped
from tests.cli.facts import registered

EFFECTIVE_FROM = f"effective_from = {shipped().effective_from.isoformat()}"


@pytest.fixture
def own(door, monkeypatch):
    """Let the municipality go by its own file with this content."""

    def go_by(content):
        monkeypatch.setenv("JOURNEYS_POLICY", str(door.file("beleid.toml", content)))

    return go_by


def effective_from(day):
    assert EFFECTIVE_FROM in shipped().content
    return shipped().content.replace(EFFECTIVE_FROM, f"effective_from = {day}")


def screening_due(door):
    found = door.due("2026-11-20", "--role", "participatieconsulent")
    return [reason["due_on"] for row in found for reason in row["reasons"]]


def test_its_rules_count_from_the_day_it_names(door, own):
    door.facts(registered("R-1", "2026-09-01", benefit="ioaw")).ok()
    assert screening_due(door) == ["2026-10-27"]
    own(effective_from("2026-11-21").replace('length = "8 weeks"', 'length = "1 week"', 1))
    assert screening_due(door) == ["2026-09-08"]


def test_rules_that_are_to_come_are_refused(door, own):
    own(effective_from("2026-11-22"))
    door.run("due").refused("beleid.toml", "effective_from 22-11-2026 ligt na vandaag")


def test_a_file_as_a_windows_editor_saves_it_is_the_same_set(door, own):
    own(b"\xef\xbb\xbf" + shipped().content.replace("\n", "\r\n").encode())
    (found, _) = door.run("policy", "show", "--format", "json").ok().json
    assert (found["label"], found["digest"]) == ("rijswijk@1", shipped().digest)


def test_a_file_in_another_encoding_is_refused(door, own):
    own("# Rijswijk, beleid voor één gemeente\n".encode("latin-1"))
    door.run("due").refused("beleid.toml", "geen UTF-8")


def test_a_fault_is_told_with_its_line(door, own):
    own("version = een\n")
    door.run("due").refused("beleid.toml, regel 1", "geen geldige TOML")


def test_a_file_that_is_not_there_is_told(door, monkeypatch):
    monkeypatch.setenv("JOURNEYS_POLICY", str(door.folder / "nergens.toml"))
    door.run("due").refused("nergens.toml")


def test_its_roles_are_the_ones_that_can_be_asked_for(door, own):
    door.facts(registered("R-1", "2026-09-01", benefit="ioaw")).ok()
    own(shipped().content.replace("wsp_consulent", "wijkteam"))
    assert door.due("2026-11-20", "--role", "wijkteam") == []
    own(shipped().content.replace("participatieconsulent", "wijkteam"))
    assert {row["role"] for row in door.due("2026-11-20", "--role", "wijkteam")} == {"wijkteam"}
    door.run("due", "--role", "participatieconsulent").misused("rijswijk@1", "wijkteam")
