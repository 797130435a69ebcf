"""CSV that a Dutch Excel opens without questions."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.lists import due_csv
from journeys.lists.cells import FORMULA_STARTS
from tests.lists.rows import ESCALATED, FORMULAS, LATE, NAMES, ON, ROWS, TODAY


def read(written: bytes) -> list[list[str]]:
    text = written.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_bytes() -> None:
    written = due_csv([TODAY], on=ON, escalates_to="teamleider")
    assert written == (
        b"\xef\xbb\xbf"
        b"Plannen op;Uiterlijk op;Inwoner;Functie;Medewerker;Waarom;Stand;Beleid\r\n"
        b"23-11-2026;23-11-2026;R-000087;participatieconsulent;p.jansen;"
        b"Na gemist contact \xe2\x80\x93 2 weken na 09-11-2026 (2e keer op rij);vandaag;"
        b"rijswijk@1\r\n"
    )


def test_one_line_per_client_with_every_reason_in_a_cell() -> None:
    lines = read(due_csv(ROWS, on=ON, escalates_to="teamleider"))
    assert len(lines) == 1 + len(ROWS)
    assert lines[1][5] == (
        "Vervolgcontact – 8 weken na het gesprek van vr 18-09-2026"
        " | Plan evalueren – 6 maanden na 22-05-2026"
    )


def test_nobody_assigned_leaves_the_cell_empty_and_escalation_is_said() -> None:
    line = read(due_csv([ESCALATED], on=ON, escalates_to="teamleider"))[1]
    assert line[3:5] == ["inkomensconsulent", ""]
    assert line[6] == "6 jaar te laat, bij de teamleider"


def test_escalation_is_said_of_whom_the_policy_set_names() -> None:
    line = read(due_csv([ESCALATED], on=ON, escalates_to="recordmanager"))[1]
    assert line[6] == "6 jaar te laat, bij de recordmanager"


def test_names_only_when_asked_for() -> None:
    assert b"Maria" not in due_csv(ROWS, on=ON, escalates_to="teamleider")
    lines = read(due_csv([*ROWS, ESCALATED], on=ON, escalates_to="teamleider", names=NAMES))
    assert [line[3] for line in lines] == ["Naam", *NAMES.values(), ""]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_becomes_text(formula: str) -> None:
    line = read(
        due_csv([{**LATE, "client": formula, "person": formula}], on=ON, escalates_to="teamleider")
    )[1]
    assert [line[2], line[4]] == [f"'{formula}", f"'{formula}"]


@given(st.text(), st.text())
def test_no_cell_ever_begins_as_a_formula(client: str, because: str) -> None:
    hostile = {**TODAY, "client": client, "reasons": [{"rule": because, "because": client}]}
    for line in read(due_csv([hostile], on=ON, escalates_to="teamleider", names={client: because})):
        assert len(line) == 9
        assert not [cell for cell in line if cell.startswith(FORMULA_STARTS)]


def test_an_empty_list_has_its_headings() -> None:
    assert len(read(due_csv([], on=ON, escalates_to="teamleider"))) == 1
