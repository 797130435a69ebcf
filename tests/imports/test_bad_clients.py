"""A wrong row of the clients' file: told by line and field; every other row goes in."""

import pytest

from tests.cli.door import Door
from tests.imports.test_clients import ANNA, BOB, COLUMNS, table, types

CAROL = {"client_ref": "R-3", "name": "Carol", "trede": "1", "benefit": "none"}
CELLS = [
    ("client_ref", "", "leeg"),
    ("client_ref", "x" * 41, "1 tot 40 tekens"),
    ("client_ref", "R-2", "regel 2"),
    ("client_ref", "R-1\u200b", "te zien"),
    ("name", "x" * 1_001, "1000 tekens"),
    ("name", "=HYPERLINK(1)", "formule"),
    ("name", "@SOM(A1)", "formule"),
    ("name", "+1+1", "formule"),
    ("name", "-2+3", "formule"),
    ("name", "An\x00na", "stuurtekens"),
    ("name", "An\x1bna", "stuurtekens"),
    ("birth_date", "31-02-1980", "2026-03-05"),
    ("birth_date", "1980-02-31", "een dag die bestaat"),
    ("birth_date", "2026-11-22", "een dag die geweest is"),
    ("trede", "", "1, 2, 3, 4, 5, 6"),
    ("trede", "0", "1, 2, 3, 4, 5, 6"),
    ("trede", "7", "1, 2, 3, 4, 5, 6"),
    ("trede", "2.0", "1, 2, 3, 4, 5, 6"),
    ("trede", "twee", "1, 2, 3, 4, 5, 6"),
    ("trede", "²", "1, 2, 3, 4, 5, 6"),
    ("benefit", "", "participatiewet, ioaw, ioaz, none"),
    ("benefit", "bijstand", "participatiewet, ioaw, ioaz, none"),
    ("benefit_since", "", "een datum bij een uitkering"),
    ("benefit_since", "03-04-2019", "2026-03-05"),
    ("benefit_since", "2019-4-3", "2026-03-05"),
    ("benefit_since", "2026-11-22", "een dag die geweest is"),
    ("last_reexamination_on", "2026-11-22", "een dag die geweest is"),
    ("last_reexamination_on", "vorig jaar", "2026-03-05"),
    ("lead", "mpp", "mp, inkomen, wsp, wsp_administratief, ondertussengroep"),
    ("participatieconsulent", "x.onbekend", "een gebruiker die er nu is"),
    ("inkomensconsulent", "x.onbekend", "een gebruiker die er nu is"),
]


def refused(door: Door, content: bytes) -> str:
    """What is said of the third line, after checking that the second and fourth are in."""
    said = door.clients(content).refused("Regel 3")
    assert said.out.startswith("2 inwoners ingeschreven, 0 gewijzigd, 0 ongewijzigd, 1 regel ")
    assert (types(door), types(door, "R-2"), types(door, "R-3")) == (
        [],
        ["ClientRegistered"],
        ["ClientRegistered"],
    )
    exported = door.exported()
    door.clients(content).refused("Regel 3")
    assert door.exported() == exported
    return " ".join(said.err.split())


@pytest.mark.parametrize(("column", "cell", "allowed"), CELLS)
def test_a_cell_that_is_wrong(door, column, cell, allowed):
    said = refused(door, table(BOB, {**ANNA, column: cell}, CAROL).encode())
    assert f"Regel 3, veld {column}:" in said
    assert allowed in said
    assert len(said) < 600


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (b"R-1;Anna;1980-01-01", "3 cellen"),
        (b"R-1" + b";" * 13, "14 cellen"),
        (b'R-1;"Anna' + b";" * 11, "aanhalingstekens"),
        (b'R-1;"An"na"' + b";" * 11, "aanhalingstekens"),
        (b"R-1;Ren\xe9e" + b";" * 11, "UTF-8"),
        (b"R-1", "1 cel"),
    ],
)
def test_a_row_that_cannot_be_read(door, row, words):
    rows = table(BOB, CAROL).encode().splitlines()
    assert words in refused(door, b"\n".join([*rows[:2], row, *rows[2:]]))


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + table(BOB),
        table(BOB, delimiter=","),
        "\ufeff" + table(BOB, delimiter=",").replace("\n", "\r\n"),
        table(BOB).rstrip("\n"),
        table({**BOB, "name": '"Bob; of: ""Bobbie"""'}),
        table({**BOB, "name": '"Bob, B."'}, delimiter=","),
        table({**BOB, "phone": "+31 (6) 123-456", "name": "  Bob  "}),
        ";".join(reversed(COLUMNS)) + "\n" + ";".join(BOB.get(c, "") for c in reversed(COLUMNS)),
        "client_ref,trede,benefit\nR-2,1,none\n",
        "\n".join(table(BOB).splitlines()) + "\n\n \n",
    ],
)
def test_files_as_offices_send_them(door, content):
    door.clients(content).ok()
    assert types(door, "R-2") == ["ClientRegistered"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["leeg"]),
        (b"\xef\xbb\xbf", ["leeg"]),
        (b"client_ref;trede\nR-1;2\n", ["ontbreekt: benefit"]),
        (b"client_ref;trede;benefit;naam\nR-1;2;none;x\n", ["onbekend: naam", "name"]),
        (b"client_ref;trede;benefit;trede\nR-1;2;none;2\n", ["dubbel: trede"]),
        (b"client_ref\ttrede\tbenefit\n", ["ontbreekt"]),
        (b'client_ref;"trede;benefit\n', ["aanhalingstekens"]),
        (table(BOB).encode("utf-16"), ["UTF-8"]),
        (b"PK\x03\x04" + bytes(range(256)), ["Bestand niet ingelezen"]),
    ],
)
def test_a_file_without_the_right_columns_is_refused_whole(door, content, words):
    door.clients(content).refused("Bestand niet ingelezen", *words)
    assert door.exported() == []


@pytest.mark.parametrize(
    ("column", "cell", "taken"),
    [
        ("benefit", "Participatiewet", "participatiewet"),
        ("benefit", "IOAW", "ioaw"),
        ("lead", "MP", "mp"),
        ("lead", "WSP_administratief", "wsp_administratief"),
    ],
)
def test_codes_may_be_in_capitals(door, column, cell, taken):
    door.clients(table({**ANNA, column: cell})).ok()
    assert door.exported()[0][column] == taken
    said = door.clients(table({**ANNA, column: taken})).ok()
    assert "0 gewijzigd, 1 ongewijzigd" in said.out


def test_no_benefit_may_be_said_in_dutch(door):
    door.clients(table({**BOB, "benefit": "Geen"})).ok()
    assert door.exported()[0]["benefit"] == "none"


def test_everything_wrong_with_a_row_is_told_at_once(door):
    row = {**ANNA, "trede": "7", "birth_date": "1-1-1980", "bsn": "111222334", "lead": "x"}
    said = door.clients(table(BOB, row)).refused()
    for column in ("trede", "birth_date", "bsn", "lead"):
        assert f"Regel 3, veld {column}:" in said.err
    assert said.out.endswith(" 1 regel geweigerd.\n")


def test_what_is_wrong_with_many_rows_in_the_same_way_is_told_once(door):
    rows = [{**BOB, "client_ref": f"R-{n}", "bsn": "", "trede": "7"} for n in range(5)]
    rows[2]["trede"] = "1"
    said = door.clients(table(*rows)).refused("En nog 3 regels met hetzelfde: 3, 5 t/m 6.")
    assert said.err.count("Veld trede is '7'") == 1
    assert said.out.endswith(" 4 regels geweigerd.\n")
