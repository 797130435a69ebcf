"""A wrong line of facts: told by line and field, with what was found and what is allowed.

Every other line goes in, nothing of the wrong one does, and the file again adds nothing.
"""

import json
from typing import Any

import pytest

from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.usual import REASONS, STATEMENT

DAY = "2026-11-20"
TALK = fact("R-1", "ContactHeld", DAY)
NOTHING = object()


def changed(line: dict[str, Any], field: str, value: Any) -> dict[str, Any]:
    """The line with one field another, or absent."""
    kept = {name: old for name, old in line.items() if name != field}
    return kept if value is NOTHING else {**kept, field: value}


def refused(door: Door, line: dict[str, Any] | str | bytes) -> str:
    """What is said of a bad line between two good ones, after checking that those are in."""
    first, last = registered("R-1"), fact("R-1", "IntakeHeld", DAY)
    said = door.facts(first, line, last).refused("Regel 2")
    assert said.out == "2 feiten vastgelegd, 0 stonden er al, 1 regel geweigerd.\n"
    assert "Regel 1" not in said.err
    assert "Regel 3" not in said.err
    kept = door.run("export", "facts").ok()
    assert [one["type"] for one in kept.lines] == ["ClientRegistered", "IntakeHeld"]
    again = door.facts(first, line, last).refused("Regel 2")
    assert again.out == "0 feiten vastgelegd, 2 stonden er al, 1 regel geweigerd.\n"
    assert door.run("export", "facts").ok().written == kept.written
    return " ".join(said.err.split())


DATES = [
    ("31-02-2026", "een datum als 2026-03-05"),
    ("2026-02-31", "een dag die bestaat, zoals 2026-03-05"),
    ("2026-2-3", "een datum als 2026-03-05"),
    ("2026-02-03T10:00:00", "een datum als 2026-03-05"),
    ("2026-02-03T10:00:00Z", "een datum als 2026-03-05"),
    ("20260203", "een datum als 2026-03-05"),
    ("2026-02-03 ", "een datum als 2026-03-05"),
    ("0000-01-01", "een dag die bestaat, zoals 2026-03-05"),
    ("٢٠٢٦-٠٢-٠٣", "een dag die bestaat, zoals 2026-03-05"),
    ("vandaag", "een datum als 2026-03-05"),
    ("", "een datum als 2026-03-05"),
    (20260203, "een datum als 2026-03-05"),
    (True, "een datum als 2026-03-05"),
    (["2026-02-03"], "een datum als 2026-03-05"),
]


@pytest.mark.parametrize("field", ["happened_on", "for_on"])
@pytest.mark.parametrize(("value", "allowed"), DATES)
def test_a_date_that_is_none(door, field, value, allowed):
    planned = fact("R-1", "ContactPlanned", DAY)
    said = refused(door, changed(planned, field, value))
    assert f"Regel 2, veld {field}:" in said
    assert repr(value) in said
    assert f"Toegestaan: {allowed}." in said


@pytest.mark.parametrize("field", ["client", "type", "happened_on", "recorded_by", "channel"])
@pytest.mark.parametrize("value", [None, NOTHING])
def test_a_field_that_is_missing(door, field, value):
    said = refused(door, changed(TALK, field, value))
    assert f"Regel 2, veld {field}:" in said
    assert f"Veld {field} ontbreekt." in said


FIELDS = [
    (TALK, "client", 5, "tekst"),
    (TALK, "client", "", "tekst"),
    (TALK, "client", "   ", "tekst"),
    (TALK, "client", "x" * 41, "1 tot 40 tekens"),
    (TALK, "client", "R-1\x00", "stuurtekens"),
    (TALK, "client", "R-1\n", "stuurtekens"),
    (TALK, "client", " R-1 ", "blanco"),
    (TALK, "client", "R-1\u200b", "onzichtbare"),
    (TALK, "client", "R\ufe0f-1", "onzichtbare"),
    (TALK, "id", "bron-1 ", "blanco"),
    (TALK, "id", "bron\u00ad1", "onzichtbare"),
    (TALK, "type", 5, "tekst"),
    (TALK, "type", "Gesprek", "ContactHeld"),
    (TALK, "type", "contactheld", "ContactHeld"),
    (TALK, "type", "DueListIssued", "van de gemeente zelf"),
    (TALK, "type", "x" * 50_000, "64 tekens"),
    (TALK, "type", "Contact\x1b[2JHeld", "stuurtekens"),
    (TALK, "recorded_by", 5, "tekst"),
    (TALK, "recorded_by", "", "1 tot 64 tekens"),
    (TALK, "recorded_by", "x" * 65, "1 tot 64 tekens"),
    (TALK, "recorded_by", "x.onbekend", "journeys import users"),
    (TALK, "recorded_by", "a\x00", "stuurtekens"),
    (TALK, "happened_on", "2026-11-22", "21-11-2026"),
    (TALK, "happened_on", "9999-12-31", "21-11-2026"),
    (TALK, "channel", "brief", "gesprek, telefoon, huisbezoek, video"),
    (TALK, "channel", "Gesprek", "gesprek, telefoon, huisbezoek, video"),
    (TALK, "channel", ["gesprek"], "gesprek, telefoon"),
    (TALK, "channel", {"gesprek": 1}, "gesprek, telefoon"),
    (TALK, "channel", True, "gesprek, telefoon"),
    (TALK, "note", 5, "tekst"),
    (TALK, "note", ["a"], "tekst"),
    (TALK, "note", "", "niet leeg"),
    (TALK, "note", " \n ", "niet leeg"),
    (TALK, "note", "x" * 10_001, "ten hoogste 10000 tekens"),
    (TALK, "note", "a\x00b", "stuurtekens"),
    (TALK, "note", "a\x1b[2Jb", "stuurtekens"),
    (TALK, "kanaal", "gesprek", "channel, note"),
    (TALK, "naam", "Anna", "channel, note"),
    (TALK, "id", 5, "tekst"),
    (TALK, "id", "", "tekst"),
    (TALK, "id", "a\x00", "stuurtekens"),
    (TALK, "id", "x" * 201, "200 tekens"),
    (TALK, "recorded_at", "2026-11-20T10:00:00Z", "--history"),
    (TALK, "originator_id", "x", "systeem"),
    (TALK, "command_id", "x", "systeem"),
    (fact("R-1", "ClientScreened", DAY), "in_target_group", "true", "true of false"),
    (fact("R-1", "ClientScreened", DAY), "in_target_group", 1, "true of false"),
    (fact("R-1", "ClientScreened", DAY), "in_target_group", 0.0, "true of false"),
    (fact("R-1", "TredeSignalled", DAY), "expected_trede", 0, "ten minste 1"),
    (fact("R-1", "TredeSignalled", DAY), "expected_trede", -1, "ten minste 1"),
    (fact("R-1", "TredeSignalled", DAY), "expected_trede", 7, "ten hoogste 6"),
    (fact("R-1", "TredeSignalled", DAY), "expected_trede", "3", "geheel getal"),
    (fact("R-1", "TredeSignalled", DAY), "expected_trede", 3.0, "geheel getal"),
    (fact("R-1", "TredeSignalled", DAY), "expected_trede", True, "geheel getal"),
    (fact("R-1", "TredeSignalled", DAY), "expected_trede", 2**63, "ten hoogste 6"),
    (fact("R-1", "TredeSignalled", DAY), "expected_trede", 10**30, "geheel getal"),
    (fact("R-1", "PlacedInWork", DAY), "hours", 61, "ten hoogste 60"),
    (fact("R-1", "PlacedInWork", DAY), "hours", 0, "ten minste 1"),
    (fact("R-1", "PlacedInWork", DAY), "instruments", "sroi", "een lijst"),
    (fact("R-1", "CostCommitted", DAY), "amount", 0, "meer dan 0"),
    (fact("R-1", "CostCommitted", DAY), "amount", -5, "meer dan 0"),
    (fact("R-1", "CostCommitted", DAY), "amount", 1.005, "twee decimalen"),
    (fact("R-1", "CostCommitted", DAY), "amount", "1.250,00", "een bedrag in euro's"),
    (fact("R-1", "CostCommitted", DAY), "amount", "NaN", "een eindig getal"),
    (fact("R-1", "CostCommitted", DAY), "amount", "Infinity", "een eindig getal"),
    (fact("R-1", "CostCommitted", DAY), "amount", True, "een bedrag in euro's"),
    (fact("R-1", "CostCommitted", DAY), "amount", 10**12, "onder de miljard"),
    (fact("R-1", "CostCommitted", DAY), "amount", 1e300, "onder de miljard"),
    (fact("R-1", "ActivityStarted", DAY), "activity", "A 1", "kleine letters"),
    (fact("R-1", "ActivityStarted", DAY), "activity", "x" * 21, "1 tot 20"),
    (fact("R-1", "ActivityStarted", DAY), "activity", "a1\n", "1 tot 20"),
    (fact("R-1", "UnwillingnessReported", DAY), "observations", [], "een lijst"),
    (fact("R-1", "UnwillingnessReported", DAY), "observations", {}, "een lijst"),
    (fact("R-1", "UnwillingnessReported", DAY), "observations", "x", "een lijst"),
    (fact("R-1", "FactRetracted", DAY), "fact", 0, "ten minste 1"),
    (fact("R-1", "FactRetracted", DAY), "fact", 1.5, "geheel getal"),
    (fact("R-1", "FactCorrected", DAY, fact=1), "changes", {}, "een object"),
    (fact("R-1", "FactCorrected", DAY, fact=1), "changes", [], "een object"),
    (fact("R-1", "FactCorrected", DAY, fact=1), "changes", None, "changes"),
]


@pytest.mark.parametrize(("line", "field", "value", "allowed"), FIELDS)
def test_a_value_that_is_wrong(door, line, field, value, allowed):
    said = refused(door, changed(line, field, value))
    assert f"Regel 2, veld {field}:" in said
    assert allowed in said
    assert "\x1b" not in said
    assert len(said) < 3_000


NESTED = [
    ("PlacedInWork", "instruments", ["sroi", "x"], "instruments.1"),
    ("UnwillingnessReported", "observations", [{**STATEMENT, "kind": "x"}], "observations.0.kind"),
    ("UnwillingnessReported", "observations", [{**STATEMENT, "on": "x"}], "observations.0.on"),
    (
        "UnwillingnessReported",
        "observations",
        [STATEMENT, {**STATEMENT, "on": "2026-11-22"}],
        "observations.1.on",
    ),
    ("UnwillingnessReported", "observations", [STATEMENT, {}], "observations.1.kind"),
    ("UnwillingnessReported", "observations", [{**STATEMENT, "x": 1}], "observations.0.x"),
    ("UnwillingnessReported", "observations", ["x"], "observations.0"),
    ("PathDecided", "reasons", {"health": "x"}, "reasons.debts"),
    ("PathDecided", "reasons", [], "reasons"),
    ("FileDestroyed", "approved_by", ["a"], "approved_by.1"),
]


@pytest.mark.parametrize(("type_", "field", "value", "place"), NESTED)
def test_a_value_inside_another_is_named_by_its_place(door, type_, field, value, place):
    assert f"Regel 2, veld {place}:" in refused(door, fact("R-1", type_, DAY, **{field: value}))


def text(line: dict[str, Any] = TALK) -> str:
    """The line as JSON."""
    return json.dumps(line)


DEEP = '{"client": "R-1", "type": "ContactHeld", "note": %s}'
LINES = [
    ("truncated", text()[:-10], "geen JSON"),
    ("not json", "client=R-1", "geen JSON"),
    ("single quotes", text().replace('"', "'"), "geen JSON"),
    ("NaN", text()[:-1] + ', "note": NaN}', "geen JSON"),
    ("Infinity", text()[:-1] + ', "note": -Infinity}', "geen JSON"),
    ("half a character", text()[:-1] + ', "note": "\\ud800"}', "geen JSON"),
    ("two objects", text() + text(), "geen JSON"),
    ("a comment", text() + " // zo", "geen JSON"),
    ("a list", f"[{text()}]", "geen JSON-object"),
    ("a number", "5", "geen JSON-object"),
    ("a text", '"R-1"', "geen JSON-object"),
    ("null", "null", "geen JSON-object"),
    ("latin-1", text()[:-1].encode() + ', "note": "café"}'.encode("latin-1"), "UTF-8"),
    ("utf-16", text().encode("utf-16"), "UTF-8"),
    ("binary", b"\x00\x01\x02\xff", "UTF-8"),
    ("deep", DEEP % ("[" * 100_000 + "]" * 100_000), "genest"),
    ("less deep", DEEP % ("[" * 800 + "]" * 800), "genest"),
    ("rather deep", DEEP % ('{"a":' * 300 + "1" + "}" * 300), "genest"),
    ("huge", DEEP % f'"{"x" * 1_000_000}"', "bytes"),
    ("a double field", text()[:-1] + ', "client": "R-2"}', "client staat er twee keer"),
    ("a double field inside", DEEP % '{"a": 1, "a": 2}', "a staat er twee keer"),
]


@pytest.mark.parametrize(
    ("line", "words"), [(line, words) for _, line, words in LINES], ids=[one[0] for one in LINES]
)
def test_a_line_that_is_no_fact(door, line, words):
    said = refused(door, line)
    assert words in said
    assert len(said) < 1_000


def test_fields_that_do_not_go_together(door):
    for line, words in [
        (registered("R-2", benefit="none"), "benefit_since"),
        (changed(registered("R-2"), "benefit_since", NOTHING), "benefit_since"),
        (fact("R-1", "EffectMeasured", DAY, loneliness=3), "declined"),
        (changed(fact("R-1", "EffectMeasured", DAY), "declined", NOTHING), "samen verplicht"),
    ]:
        door.facts(line).refused("Regel 1", words)


def test_every_wrong_line_of_a_file_is_named_once(door):
    bad = [changed(TALK, "channel", f"kanaal {number}") for number in range(1, 1_200)]
    said = door.facts(registered("R-1"), *bad, TALK).refused()
    assert said.out == "2 feiten vastgelegd, 0 stonden er al, 1199 regels geweigerd.\n"
    told = [line for line in said.err.splitlines() if line.startswith("Regel ")]
    assert [line.split(",")[0] for line in told] == [f"Regel {n}" for n in range(2, 1_201)]


CORRECTIONS = [
    (6, {"reasons": {"health": "b"}}, "reasons.debts"),
    (6, {"reasons": {**REASONS, "x": "b"}}, "reasons.x"),
    (6, {"until": "morgen"}, "until"),
    (2, {"observations": [{"kind": "statement"}]}, "observations.0.on"),
    (2, {"observations": [{**STATEMENT, "on": "2026-11-22"}]}, "observations.0.on"),
    (7, {"instruments": ["x"]}, "instruments.0"),
]
"""What a correction makes of a decision, a report and a placement, and what is wrong about it."""


@pytest.mark.parametrize(("number", "changes", "place"), CORRECTIONS)
def test_what_a_correction_makes_of_a_fact_is_named_by_its_place(
    everywhere, number, changes, place
):
    everywhere.taken_over(
        registered("R-1"),
        fact("R-1", "UnwillingnessReported", "2024-02-01"),
        fact("R-1", "ExaminationOpened", "2024-02-02"),
        fact("R-1", "AbilityAssessed", "2024-02-03"),
        fact("R-1", "Heard", "2024-02-04"),
        fact("R-1", "PathDecided", "2024-02-05"),
        fact("R-1", "PlacedInWork", "2024-02-06"),
    ).ok()
    wrong = fact("R-1", "FactCorrected", DAY, fact=number, changes=changes)
    said = everywhere.facts(TALK, wrong, TALK).refused(f"Regel 2, veld {place}:", "Niet vastgelegd")
    assert said.out == "2 feiten vastgelegd, 0 stonden er al, 1 regel geweigerd.\n"


@pytest.mark.parametrize(
    "line",
    [
        fact("R-1", "ConsultantAssigned", DAY, consultant="a\x00"),
        fact("R-1", "ExaminationOpened", DAY, examiner="a\x00"),
        fact("R-1", "FactCorrected", DAY, fact=1, changes={"consultant": "a\x00"}),
    ],
    ids=lambda line: line["type"],
)
def test_no_database_is_asked_who_nobody_can_be(everywhere, line):
    assert "stuurtekens" in refused(everywhere, line)


@pytest.mark.parametrize("changed_field", ["consultant", "examiner"])
def test_a_correction_gives_work_to_nobody_who_is_not_there(everywhere, changed_field):
    everywhere.facts(
        registered("R-1"),
        fact("R-1", "ConsultantAssigned", "2024-02-01"),
        fact("R-1", "UnwillingnessReported", "2024-02-01"),
        fact("R-1", "ExaminationOpened", "2024-02-02"),
    ).ok()
    number = {"consultant": 2, "examiner": 4}[changed_field]
    once = fact("R-1", "FactCorrected", DAY, fact=number, changes={changed_field: "x.niemand"})
    everywhere.facts(once).refused(f"Regel 1, veld {changed_field}:", "UNKNOWN_USER")
    right = {changed_field: "t.dekker"}
    everywhere.facts(fact("R-1", "FactCorrected", DAY, fact=number, changes=right)).ok()
    again = fact("R-1", "FactCorrected", DAY, fact=5, changes={"changes": once["changes"]})
    everywhere.facts(again).refused("UNKNOWN_USER", "x.niemand")


@pytest.mark.parametrize("field", ["client", "id", "recorded_by", "note"])
def test_no_database_is_handed_what_it_cannot_keep(everywhere, field):
    said = refused(everywhere, changed(TALK, field, "a\x00"))
    assert f"Regel 2, veld {field}:" in said
