"""The name of a municipality's schema on PostgreSQL."""

from urllib.parse import quote

import pytest
from sqlalchemy import create_engine, make_url, text

from journeys.store.database import Database
from tests.cli.door import Door


def with_schema(url: str, *names: str) -> str:
    """The URL of these schemas on a server."""
    asked = "&".join(f"schema={quote(name)}" for name in names)
    return f"{url}{'&' if '?' in url else '?'}{asked}"


@pytest.mark.parametrize(
    "name",
    [
        "Rijswijk",
        "RIJSWIJK",
        "den haag",
        "'s-hertogenbosch",
        "súdwest",
        "1e",
        'a"b',
        "a,public",
        "a -cwork_mem=1",
        "pg_rijswijk",
        "g" * 64,
    ],
)
def test_another_name_is_refused_before_anything_is_made(postgres, tmp_path, name):
    door = Door(with_schema(postgres, name), tmp_path)
    for command in ("migrate", "due"):
        said = door.run(command).refused("WRONG_SCHEMA_NAME", "kleine letters", "rijswijk")
        assert repr(name[:63]) in said.err
    engine = create_engine(make_url(postgres).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        found = connection.scalars(text("SELECT nspname FROM pg_namespace")).all()
    engine.dispose()
    assert not {name, name.lower(), name[:63]} & set(found)


@pytest.mark.parametrize("name", ["user", "order", "int", "information_schema"])
def test_a_name_that_the_server_keeps_for_itself_is_refused_too(postgres, tmp_path, name):
    door = Door(with_schema(postgres, name), tmp_path)
    for command in ("migrate", "due", "migrate"):
        door.run(command).refused(repr(name), "PostgreSQL", "?schema=rijswijk")
    with_clients = door.clients("client_ref;trede;benefit\nR-1;2;none\n")
    with_clients.refused(repr(name), "PostgreSQL")
    engine = create_engine(make_url(postgres).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        made = "SELECT count(*) FROM information_schema.tables WHERE table_schema = :name "
        query = text(f"{made} AND table_name = 'stored_events'")
        assert connection.scalar(query, {"name": name}) == 0
    engine.dispose()


def test_two_names_are_none(postgres, tmp_path):
    Door(with_schema(postgres, "a", "b"), tmp_path).run("due").refused("WRONG_SCHEMA_NAME")


@pytest.mark.parametrize("name", ["t_rijswijk_2", "_t", "t" * 63, "left"])
def test_a_name_of_small_letters_digits_and_underscores_works(postgres, tmp_path, name):
    door = Door(with_schema(postgres, name), tmp_path)
    try:
        door.run("migrate").ok()
        door.clients("client_ref;trede;benefit\nR-1;2;none\n").ok()
        door.run("verify").ok()
    finally:
        database = Database(with_schema(postgres, name))
        with database.write() as connection:
            connection.execute(text(f'DROP SCHEMA IF EXISTS "{name}" CASCADE'))
        database.close()
