"""How a file of facts may be laid out: what is no fault at all."""

import pytest

from tests.cli.door import as_line
from tests.cli.facts import fact, registered

DAY = "2026-11-20"
TWO = [as_line(registered("R-1")), as_line(fact("R-1", "ContactHeld", DAY, note="één ☺"))]


@pytest.mark.parametrize(
    "content",
    [
        b"\n".join(TWO),
        b"\n".join(TWO) + b"\n",
        b"\r\n".join(TWO) + b"\r\n",
        b"\xef\xbb\xbf" + b"\n".join(TWO),
        b"\n\n" + b"\n  \n\n".join(TWO) + b"\n\n\n",
        b"  " + b"  \n\t".join(TWO) + b"  ",
    ],
    ids=["no last newline", "lf", "crlf", "bom", "empty lines", "spaces"],
)
def test_a_sound_file_comes_in_whole(door, content):
    path = door.file("facts.jsonl", content)
    assert door.run("import", "facts", path).ok().out.startswith("2 feiten vastgelegd, ")
    assert door.exported()[1]["note"] == "één ☺"
    assert door.run("import", "facts", path).ok().out.startswith("0 feiten vastgelegd, 2 stonden")


def test_empty_lines_count_in_the_line_numbers(door):
    door.facts(registered("R-1"), "", "", '{"client": "R-1"}').refused("Regel 4, veld type")


def test_an_empty_file_adds_nothing(door):
    door.run("import", "facts", door.file("empty.jsonl", b"")).ok()


def test_standard_input_will_do(door):
    said = door.run("import", "facts", "-", stdin=b"\n".join(TWO))
    assert said.ok().out.startswith("2 feiten vastgelegd, ")


def test_what_is_left_out_may_also_be_null(door):
    talk = fact("R-1", "ContactHeld", DAY)
    door.facts(registered("R-1"), {**talk, "note": None, "id": None}).ok()
    assert "note" not in door.exported()[1]
    assert door.facts(talk).ok().out.startswith("0 feiten vastgelegd, 1 stond er al")


def test_as_names_who_recorded_what_does_not_say_so(door):
    line = fact("R-1", "ContactHeld", DAY)
    del line["recorded_by"]
    door.facts(registered("R-1")).ok()
    door.facts(line, options=("--as", "p.smit")).ok()
    assert [one["recorded_by"] for one in door.exported()] == ["t.bakker", "p.smit"]


def test_a_note_pasted_from_a_mail_keeps_its_lines(door):
    note = "Goed gesprek.\r\nVolgende keer over werk."
    door.facts(registered("R-1"), fact("R-1", "ContactHeld", DAY, note=note)).ok()
    assert door.exported()[1]["note"] == "Goed gesprek.\nVolgende keer over werk."


@pytest.mark.parametrize("by", ["p.smit", "x.onbekend"])
def test_as_takes_in_only_what_they_recorded_themselves(door, by):
    door.facts(registered("R-1")).ok()
    said = door.facts(fact("R-1", "ContactHeld", DAY), options=("--as", by))
    said.refused("Regel 1, veld recorded_by", "RECORDED_BY_SOMEBODY_ELSE", "t.bakker", by)
    own = fact("R-1", "ContactHeld", DAY, recorded_by="p.smit")
    door.facts(own, options=("--as", "p.smit")).ok()
    assert len(door.exported()) == 2


def test_an_administrator_takes_in_what_others_recorded(door):
    door.facts(registered("R-1"), options=("--as", "a.beheer")).ok()
    assert door.exported()[0]["recorded_by"] == "t.bakker"
