"""A question changes nothing, and what cannot be asked is told."""

import pytest
from sqlalchemy import inspect

from journeys.store.database import Database
from tests.cli.what_if.asking import asked, in_json
from tests.own_sets import text_of


def whole_database(door):
    """Every row of every table."""
    database = Database(door.url)
    with database.read() as connection:
        tables = inspect(connection).get_table_names()
        rows = {
            name: sorted(map(repr, connection.exec_driver_sql(f'SELECT * FROM "{name}"')))
            for name in tables
        }
    database.close()
    assert {"stored_events", "positions", "obligations"} <= rows.keys()
    return rows


def test_it_changes_nothing_in_the_database(town, yearly):
    before = whole_database(town)
    asked(town, yearly, "--csv", town.folder / "v.csv", "--svg", town.folder / "v.svg").ok()
    in_json(town, yearly)
    assert whole_database(town) == before


@pytest.mark.parametrize("weeks", ["0", "521", "-3", "veel"])
def test_too_few_or_too_many_weeks(town, yearly, weeks):
    said = asked(town, yearly, "--weeks", weeks)
    said.misused(f"'{weeks}' weken kan niet", "1 tot en met 520")


def test_beyond_the_calendar(town, yearly):
    for day in ("0001-01-01", "9999-12-01"):
        said = town.run("what-if", "--policy", yearly, "--on", day, "--weeks", "20")
        said.refused("buiten de kalender", "--on")


def test_a_label_that_nobody_knows(town):
    asked(town, "rijswijk@9").refused("UNKNOWN_POLICY", "rijswijk@9", "rijswijk@1")


def test_a_file_that_is_not_there(town):
    asked(town, "weg.toml").refused("weg.toml is er niet")


def test_a_slip_in_the_file_with_its_line(town):
    text = text_of(('kind = "screening"', 'kind = "screenen"'))
    line = text.splitlines().index('kind = "screenen"') + 1
    asked(town, town.file("fout.toml", text)).refused(f"regel {line}", "screenen")


def test_without_a_policy(town):
    town.run("what-if").misused("--policy")
