"""A row of the clients' file is one thing: its facts, its person and its cells go in together."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select, text

from journeys.application.import_clients import import_clients
from journeys.application.verify import verify
from journeys.store.people import people
from journeys.store.tables import clients
from tests.cases import facts_of
from tests.imports.test_clients import ANNA, table

TWINS = ("111222333", "123456782")
HEADER = "client_ref;bsn;trede;benefit\n"


def test_what_cannot_be_written_of_a_person_keeps_its_facts_out(journeys, engine):
    nobody = {
        "sqlite": "CREATE TRIGGER nobody BEFORE UPDATE ON clients "
        "BEGIN SELECT RAISE(ABORT, 'nobody'); END",
        "postgres": "ALTER TABLE clients ADD CONSTRAINT nobody CHECK (person IS NULL)",
    }
    with journeys.database.write() as connection:
        connection.execute(text(nobody[engine]))
    journeys.clock.set("2026-11-21")
    with pytest.raises(Exception, match=r"nobody|attempts"):
        import_clients(journeys, table(ANNA).encode())
    assert facts_of(journeys, "R-1") == []


def test_two_files_at_once_let_a_bsn_in_once(opened, clock):
    clock.set("2026-11-21")
    together = Barrier(2)

    def bring_in(letter):
        journeys = opened()
        rows = "".join(f"{letter}-{n};{bsn};2;none\n" for n, bsn in enumerate(TWINS))
        together.wait()
        return import_clients(journeys, (HEADER + rows).encode())

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(bring_in, "AB"))
    assert sum(result.registered for result in said) == len(TWINS)
    told = [line.refusal.code for result in said for line in result.refused]
    assert told == ["BSN_KNOWN"] * len(TWINS)
    journeys = opened()
    with journeys.database.read() as connection:
        known = people(connection, journeys.keyring)
        assert set(known) == set(connection.scalars(select(clients.c.ref)))
    assert sorted(person.bsn for person in known.values()) == sorted(TWINS)
    assert verify(journeys).differences == []


def test_a_bsn_that_came_in_since_is_refused_alone(opened, clock):
    """The second part of a file is judged by what stands here by then."""
    clock.set("2026-11-21")
    one, other = opened(), opened()
    first = "".join(f"A-{n};;2;none\n" for n in range(200))
    rows = f"{HEADER}{first}B-1;{TWINS[0]};2;none\nB-2;{TWINS[1]};2;none\n"

    def meanwhile(_: int) -> None:
        taken = f"{HEADER}C-1;{TWINS[0]};2;none\n"
        import_clients(other, taken.encode())

    result = import_clients(one, rows.encode(), progress=meanwhile)
    assert [(line.line, line.refusal.code) for line in result.refused] == [(202, "BSN_KNOWN")]
    assert len(facts_of(one, "B-2")) == 1
