"""One fact that cannot be read keeps nobody from working for the other clients."""

import pytest

from journeys.application.bootstrap import open_journeys
from tests.beginnings import beginning
from tests.cases import SettableClock, noon
from tests.cli.door import LATER, Door
from tests.cli.facts import fact, registered
from tests.conftest import ENVIRONMENT
from tests.store.poison import spoil
from tests.store.tampering import change, stored_id

DAY = "2026-11-20"
WHICH = "Feit 1 (ClientRegistered) van R-1 is niet te lezen"


def behind_the_back(door):
    return open_journeys(door.url, clock=SettableClock(noon(LATER)), environment=ENVIRONMENT)


@beginning
def spoiled(everywhere: Door) -> Door:
    """A town in which nobody knows any more how the first client was registered."""
    everywhere.facts(registered("R-1"), registered("R-2")).ok()
    with behind_the_back(everywhere) as journeys:
        spoil(journeys, "R-1")
    return everywhere


def test_facts_of_others_come_in(spoiled):
    said = spoiled.facts(fact("R-1", "IntakeHeld", DAY), fact("R-2", "IntakeHeld", DAY))
    said.refused("Regel 1: ", "FACT_NOT_READABLE", WHICH, "journeys verify")
    assert said.out == "1 feit vastgelegd, 0 stonden er al, 1 regel geweigerd.\n"


def test_rows_of_others_come_in(spoiled):
    rows = "client_ref;trede;benefit\nR-1;3;none\nR-2;3;none\nR-3;3;none\n"
    said = spoiled.clients(rows)
    said.refused("Regel 2", "FACT_NOT_READABLE", WHICH)
    assert said.out.startswith("1 inwoner ingeschreven, 1 gewijzigd, ")


@pytest.mark.parametrize("cells", ["{", "[1]", '"x"'])
def test_rows_of_others_come_in_beside_cells_that_cannot_be_read(everywhere, cells):
    header = "client_ref;trede;benefit\n"
    everywhere.clients(f"{header}R-1;2;none\nR-2;2;none\n").ok()
    with behind_the_back(everywhere) as journeys:
        if cells == "{" and not journeys.database.is_sqlite:
            cells = "1"  # PostgreSQL keeps no broken JSON
        change(journeys, "UPDATE clients SET file_cells = :cells WHERE ref = 'R-1'", cells=cells)
    said = everywhere.clients(f"{header}R-1;3;none\nR-2;3;none\nR-3;3;none\n")
    said.refused("Regel 2: ", "FILE_CELLS_NOT_READABLE", "R-1", "file_cells", "journeys verify")
    assert said.out.startswith("1 inwoner ingeschreven, 1 gewijzigd, ")
    assert everywhere.history("R-1")["state"]["trede"] == 2


class TestWhoSomebodyIsCannotBeRead:
    @beginning
    def town(self, everywhere):
        header = "client_ref;name;trede;benefit\n"
        everywhere.clients(f"{header}R-1;Anna;2;none\nR-2;Bob;2;none\n").ok()
        with behind_the_back(everywhere) as journeys:
            change(journeys, "UPDATE clients SET person = :it WHERE ref = 'R-1'", it=b"\x00")
        return everywhere

    def test_rows_of_others_come_in(self, town):
        header = "client_ref;name;trede;benefit\n"
        said = town.clients(f"{header}R-1;Anna;3;none\nR-2;Bob;3;none\n")
        said.refused("Regel 2: ", "PERSON_NOT_READABLE", "R-1", "journeys verify")
        assert said.out.startswith("0 inwoners ingeschreven, 1 gewijzigd, ")
        assert town.history("R-1")["state"]["trede"] == 2

    def test_others_stand_by_name_on_the_list(self, town):
        out = town.run("due", "--on", "2027-03-01", "--names").ok().out
        assert "Bob" in out
        assert "R-1" in out


def test_facts_of_others_go_out(spoiled):
    said = spoiled.run("export", "facts")
    said.refused(WHICH, "journeys verify")
    assert [one["client"] for one in said.lines] == ["R-2"]


@pytest.mark.parametrize(
    "command", [["day"], ["rebuild"], ["due", "--on", "2023-01-01"], ["history", "R-1"]], ids=str
)
def test_who_needs_that_client_is_told_in_a_sentence(spoiled, command):
    spoiled.run(*command).refused(WHICH, "journeys verify")


class TestALostKey:
    @pytest.fixture(params=["DELETE FROM client_keys", "UPDATE client_keys SET wrapped = NULL"])
    def lost(self, everywhere, request):
        everywhere.facts(registered("R-1"), registered("R-2")).ok()
        with behind_the_back(everywhere) as journeys:
            client = stored_id(journeys, "R-1")
            change(journeys, f"{request.param} WHERE client = :client", client=client)
        return everywhere

    def test_is_no_destroyed_file(self, lost):
        said = lost.facts(
            fact("R-1", "JourneyClosed", DAY),
            fact("R-1", "IntakeHeld", DAY, note="x"),
            fact("R-2", "IntakeHeld", DAY, note="x"),
        )
        said.refused("Regel 1: ", "Regel 2: ", "KEY_LOST", "back-up van de sleutels")
        assert said.out.startswith("1 feit vastgelegd")
        assert "vernietigd dossier" not in said.err


def test_a_secret_that_is_gone_is_not_made_anew(everywhere):
    everywhere.facts(registered("R-1")).ok()
    with behind_the_back(everywhere) as journeys:
        change(journeys, "DELETE FROM client_keys WHERE client NOT IN (SELECT client FROM clients)")
    for _ in range(2):
        said = everywhere.facts(registered("R-1"))
        said.refused("back-up van de sleutels terug")
