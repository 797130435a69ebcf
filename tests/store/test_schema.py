"""The schema: what the migrations make is what the code asks for."""

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, Table, inspect, text

from journeys.application.bootstrap import open_journeys
from journeys.projections import tables as derived_tables
from journeys.store import schema, users
from journeys.store import tables as kept_tables
from journeys.store.database import Database
from journeys.store.rebuild import rebuild
from journeys.store.schema import SchemaError, migrate, require, version_of
from tests.cases import REF, STAFF, fact, facts_of, record_at, registered
from tests.conftest import ENVIRONMENT
from tests.postgres import schema_of_its_own

TABLES = {
    table.name: table
    for metadata in (kept_tables.metadata, derived_tables.metadata)
    for table in metadata.tables.values()
}
BY_THE_LIBRARY = {"stored_events"}


def found_in(database: Database) -> dict[str, Table]:
    metadata = MetaData()
    with database.read() as connection:
        schema_name = None if database.is_sqlite else database.schema
        metadata.reflect(connection, schema=schema_name)
    return {table.name: table for table in metadata.tables.values()}


def shape(table: Table, dialect) -> dict[str, tuple[str, bool, bool]]:
    return {
        column.name: (
            column.type.compile(dialect),
            bool(column.nullable),
            column.primary_key,
        )
        for column in table.columns
    }


def test_the_newest_migration_is_the_one_the_code_asks_for():
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]


def assert_as_described(database):
    found = found_in(database)
    assert found.keys() == TABLES.keys() | {"alembic_version"}
    with database.read() as connection:
        for name in TABLES.keys() - BY_THE_LIBRARY:
            expected = shape(TABLES[name], connection.dialect)
            assert shape(found[name], connection.dialect) == expected, name
        names = set(shape(found["stored_events"], connection.dialect))
        assert names - {"notification_id"} == set(TABLES["stored_events"].columns.keys())


def test_the_tables_are_as_the_code_describes_them(journeys):
    assert_as_described(journeys.database)


def test_also_after_a_rebuild(journeys):
    record_at(journeys, REF, registered())
    rebuild(journeys.projector)
    assert_as_described(journeys.database)
    assert not [name for name in found_in(journeys.database) if "shadow" in name]


def test_a_unique_column_is_unique(journeys):
    with journeys.database.read() as connection:
        schema_name = None if journeys.database.is_sqlite else journeys.database.schema
        unique = inspect(connection).get_unique_constraints("clients", schema=schema_name)
    assert sorted(c["column_names"] for c in unique) == [["bsn_hash"], ["ref"]]


def test_migrating_again_changes_nothing(journeys):
    record_at(journeys, REF, registered())
    migrate(journeys.database)
    assert len(facts_of(journeys, REF)) == 1


def test_an_empty_database_asks_to_be_laid_out(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'leeg.db'}")
    assert version_of(database) is None
    with pytest.raises(SchemaError, match="migrate"):
        require(database, make=False)
    assert not (tmp_path / "leeg.db").exists()
    database.close()


def test_another_version_is_refused(journeys):
    with journeys.database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaError, match="9999"):
        require(journeys.database, make=True)


def test_two_schemas_on_one_server_do_not_see_each_other(postgres, clock):
    with (
        schema_of_its_own(postgres) as one_url,
        schema_of_its_own(postgres) as other_url,
        open_journeys(one_url, make=True, clock=clock, environment=ENVIRONMENT) as one,
        open_journeys(other_url, make=True, clock=clock, environment=ENVIRONMENT) as other,
    ):
        for municipality in (one, other):
            with municipality.database.write() as connection:
                users.save(connection, STAFF.values())
        record_at(one, REF, registered(), fact("ContactHeld", "2024-02-01"))
        assert facts_of(other, REF) == []
        record_at(other, REF, registered("2024-01-05"))
        assert [len(facts_of(m, REF)) for m in (one, other)] == [2, 1]
