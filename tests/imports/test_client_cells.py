"""``journeys import clients``: one changed cell says nothing of the other cells of its row."""

import pytest
from sqlalchemy import select

from journeys.application.bootstrap import open_journeys
from journeys.store.tables import clients
from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import fact
from tests.imports.test_clients import ANNA, BOB, table, types
from tests.usual import CONSULTANT, EXAMINER, INCOME, SUPERVISOR

RECORDED_HERE = {
    "trede": fact("R-1", "TredeDetermined", "2026-11-10", trede=4),
    "lead": fact("R-1", "LeadTransferred", "2026-11-10", lead="inkomen"),
    "benefit": fact("R-1", "BenefitEnded", "2026-11-10", reason="work"),
    "participatieconsulent": fact("R-1", "ConsultantAssigned", "2026-11-10", consultant=EXAMINER),
}
CHANGED_IN_THE_FILE = {
    "trede": ({"trede": "3"}, "TredeDetermined"),
    "lead": ({"lead": "wsp"}, "LeadTransferred"),
    "benefit": ({"benefit": "ioaw", "benefit_since": "2026-10-01"}, "BenefitStarted"),
    "benefit_since": ({"benefit_since": "2026-11-15"}, "BenefitStarted"),
    "participatieconsulent": ({"participatieconsulent": "p.nieuw"}, "ConsultantAssigned"),
    "inkomensconsulent": ({"inkomensconsulent": "p.nieuw"}, "ConsultantAssigned"),
    "last_reexamination_on": ({"last_reexamination_on": "2026-05-05"}, "ReexaminationHeld"),
}
NEWCOMER = "user;name;roles\np.nieuw;Nieuw;participatieconsulent,inkomensconsulent\n"


@beginning
def town(everywhere: Door) -> Door:
    """Anna and Bob, registered on 1 November 2026; since then Anna's whole row went its own way."""
    everywhere.clock.set("2026-11-01")
    everywhere.users(NEWCOMER, "--as", "a.beheer").ok()
    everywhere.clients(table(ANNA, BOB)).ok()
    everywhere.clock.set("2026-11-21")
    everywhere.facts(*RECORDED_HERE.values()).ok()
    return everywhere


@pytest.mark.parametrize("cell", CHANGED_IN_THE_FILE)
def test_one_changed_cell_becomes_one_fact_and_restores_no_other(town, cell):
    changed, expected = CHANGED_IN_THE_FILE[cell]
    before = types(town)
    for _ in range(2):
        town.clients(table({**ANNA, **changed}, BOB)).ok()
    assert types(town) == [*before, expected]
    assert types(town, "R-2") == ["ClientRegistered"]


def test_what_was_recorded_here_stands_beside_what_the_file_changed(town):
    town.clients(table({**ANNA, "inkomensconsulent": "p.nieuw"}, BOB)).ok()
    state = town.history("R-1")["state"]
    assert (state["trede"], state["lead"], state["benefit"]) == (4, "inkomen", "none")
    assert state["consultants"] == {
        "participatieconsulent": EXAMINER,
        "inkomensconsulent": "p.nieuw",
    }


def test_a_cell_that_changes_back_is_a_change_of_that_cell_alone(town):
    before = types(town)
    for trede in ("3", "2"):
        town.clients(table({**ANNA, "trede": trede}, BOB)).ok()
    assert types(town) == [*before, "TredeDetermined", "TredeDetermined"]


def test_a_refused_row_is_news_the_next_time_cell_by_cell(town):
    town.facts(fact("R-1", "JourneyClosed", "2026-11-11")).ok()
    changed = table({**ANNA, "trede": "3"}, BOB)
    town.clients(changed).refused("Regel 2")
    town.facts(fact("R-1", "JourneyReopened", "2026-11-12")).ok()
    before = types(town)
    town.clients(changed).ok()
    assert types(town) == [*before, "TredeDetermined"]


def test_a_reexamination_that_was_retracted_here_does_not_come_back_with_its_file(town):
    row = {**ANNA, "last_reexamination_on": "2026-05-05"}
    town.clients(table(row, BOB)).ok()
    number = len(types(town))
    town.run("retract", "R-1", number, "--reason", "niet gehouden", "--by", SUPERVISOR).ok()
    before = types(town)
    town.clients(table(row, BOB)).ok()
    town.clients(table({**row, "lead": "wsp"}, BOB)).ok()
    assert types(town) == [*before, "LeadTransferred"]


def test_a_file_without_a_column_forgets_nothing_of_that_column(town):
    before = types(town)
    lines = "client_ref;trede;benefit;benefit_since\nR-1;2;participatiewet;2019-04-03\n"
    town.clients(lines).ok()
    town.clients(table(ANNA, BOB)).ok()
    assert types(town) == before


def test_an_emptied_cell_says_nothing_and_filled_again_it_is_news(town):
    before = types(town)
    town.clients(table({**ANNA, "lead": "", "participatieconsulent": ""}, BOB)).ok()
    assert types(town) == before
    town.clients(table({**ANNA, "participatieconsulent": ""}, BOB)).ok()
    assert types(town) == [*before, "LeadTransferred"]
    assert town.history("R-1")["state"]["lead"] == "mp"


def test_a_client_known_from_elsewhere_is_compared_with_what_stands_here(everywhere):
    everywhere.facts(
        fact("R-1", "ClientRegistered", "2026-01-05", trede=1, benefit_since="2019-04-03"),
        fact("R-1", "ConsultantAssigned", "2026-01-05", consultant=CONSULTANT),
    ).ok()
    everywhere.clients(table(ANNA)).ok()
    assert types(everywhere)[2:] == ["TredeDetermined", "ConsultantAssigned"]
    assert everywhere.history("R-1")["state"]["consultants"]["inkomensconsulent"] == INCOME


def test_what_is_kept_of_a_cell_can_be_neither_read_nor_guessed(everywhere):
    everywhere.clients(table(ANNA, {**ANNA, "client_ref": "R-2", "bsn": ""})).ok()
    with (
        open_journeys(everywhere.url) as journeys,
        journeys.database.read() as connection,
    ):
        anna, other = connection.scalars(select(clients.c.file_cells)).all()
    assert anna.keys() == other.keys() >= {"trede", "lead", "benefit"}
    assert not set(anna.values()) & set(other.values())
    assert CONSULTANT not in str(anna)


def test_the_same_word_in_two_columns_of_one_row_is_kept_as_two(everywhere):
    row = {**ANNA, "inkomensconsulent": CONSULTANT}
    everywhere.clients(table(row)).ok()
    with (
        open_journeys(everywhere.url) as journeys,
        journeys.database.read() as connection,
    ):
        (kept,) = connection.scalars(select(clients.c.file_cells))
    assert kept["participatieconsulent"] != kept["inkomensconsulent"]
