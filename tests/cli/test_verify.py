"""``journeys verify``: what it says to whoever keeps the system."""

import sqlite3

from tests.cli.facts import fact, registered


def test_one_is_one_and_two_are_two(everywhere):
    everywhere.facts(registered("R-1", benefit="none", benefit_since=None)).ok()
    assert everywhere.run("verify").ok().out.startswith("1 inwoner, 1 feit, 1 termijn en 0 lijsten")
    everywhere.facts(registered("R-2"), fact("R-2", "ContactHeld", "2024-02-01")).ok()
    assert everywhere.run("verify").ok().out.startswith("2 inwoners, 3 feiten, ")


def test_the_result_comes_first_and_what_the_database_is_after_it(everywhere):
    result, *after = everywhere.run("verify").ok().out.splitlines()
    assert result.endswith(": geen verschil.")
    assert "ouder" not in result
    assert all(line.startswith("Let op, dit is geen verschil") for line in after)


def test_one_difference_is_one(door):
    door.facts(registered("R-1")).ok()
    with sqlite3.connect(door.folder / "door.db") as database:
        database.execute("UPDATE client_states SET trede = 5")
    database.close()
    said = door.run("verify")
    assert said.code == 1
    assert ": 1 verschil." in said.out
