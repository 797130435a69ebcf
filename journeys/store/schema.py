"""Making and upgrading the schema, and knowing whether it is there."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from journeys.store.database import Database

MIGRATIONS = Path(__file__).with_name("migrations")
HEAD = "0012"
"""The newest migration; a test compares it with what Alembic finds."""


class SchemaError(Exception):
    """The database is not laid out as this version of the software needs it."""


def version_of(database: Database) -> str | None:
    """The migration the database is at; nothing for an empty or absent one."""
    if database.is_sqlite and not Path(database.url.database or "").exists():
        return None
    with database.read() as connection:
        if not inspect(connection).has_table("alembic_version", schema=_schema(database)):
            _require_free_name(connection, database)
            return None
        version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return version


def migrate(database: Database) -> None:
    """Make the schema, or bring it up to date; two processes may do so at once."""
    from alembic import command  # noqa: PLC0415 - slow to import, and rarely needed
    from alembic.config import Config  # noqa: PLC0415

    with database.write() as connection:
        if not database.is_sqlite:
            _require_free_name(connection, database)
            _prepare_postgres(connection, database.schema)
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def require(database: Database, *, make: bool) -> None:
    """Check the schema, making it in an empty database when ``make`` is set.

    Raises ``SchemaError`` when it is absent or of another version.
    """
    version = version_of(database)
    if version == HEAD:
        return
    if version is None and make:
        migrate(database)
        return
    address = database.url.render_as_string(hide_password=True)
    if database.is_sqlite and not Path(database.url.database or "").exists():
        raise SchemaError(
            f"De database {address} bestaat niet; klopt --db?\n"
            f"  Een nieuwe maken:  journeys --db {address} migrate"
        )
    found = "is leeg" if version is None else f"staat op versie {version}"
    raise SchemaError(
        f"De database {address} {found}; "
        f"deze software vraagt versie {HEAD}.\n  Voer eerst uit:  journeys migrate"
    )


def _require_free_name(connection: Connection, database: Database) -> None:
    """The library names types with the schema unquoted, which PostgreSQL takes of no such word."""
    if database.is_sqlite:
        return
    word = text("SELECT true FROM pg_get_keywords() WHERE word = :name AND catcode IN ('R', 'C')")
    name = database.schema
    if name == "information_schema" or connection.scalar(word, {"name": name}):
        raise SchemaError(
            f"Het schema kan niet {name!r} heten: dat woord houdt PostgreSQL voor zichzelf.\n"
            "  Kies een andere naam, zoals ?schema=rijswijk."
        )


def _prepare_postgres(connection: Connection, schema: str) -> None:
    # Creating a schema at the same moment fails in PostgreSQL even with IF NOT EXISTS.
    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('journeys migrate'))"))
    if schema != "public":
        connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{schema}"'))


def _schema(database: Database) -> str | None:
    return None if database.is_sqlite else database.schema
