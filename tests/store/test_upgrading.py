"""An existing database is upgraded with everything that stands in it."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import text

from journeys.application.bootstrap import Journeys
from journeys.application.import_clients import import_clients
from journeys.application.lists_follow import follow
from journeys.application.verify import verify
from journeys.store.database import Database
from journeys.store.schema import HEAD, migrate, version_of
from tests.cases import REF, fact, facts_of, record_at, registered
from tests.conftest import Opened

FILE = "client_ref;trede;benefit;benefit_since;lead\nR-000001;2;participatiewet;2024-01-01;{lead}\n"
MADE_SINCE = (
    "idempotency_keys",
    "processing_log",
    "audit_log",
    "sessions",
    "sign_in_failures",
    "mail_wishes",
    "mails",
    "moved_in",
)


@pytest.fixture
def first_version(journeys: Journeys) -> Database:
    """A database as version 0001 left it: a client, their facts, one hash of their whole row."""
    record_at(journeys, REF, registered(), fact("TredeDetermined", "2024-02-01", trede=3))
    with journeys.database.write() as connection:
        binary = "BLOB" if journeys.database.is_sqlite else "BYTEA"
        if not journeys.database.is_sqlite:
            rename = "ALTER TABLE commands RENAME CONSTRAINT commands_once TO commands_pkey"
            connection.execute(text(rename))
        for made in MADE_SINCE:
            connection.execute(text(f"DROP TABLE {made}"))
        connection.execute(text("DROP INDEX ix_obligations_person_role"))
        for of_states in ("last_spoken_on", "as_accepted", "path_since"):
            connection.execute(text(f"ALTER TABLE client_states DROP COLUMN {of_states}"))
        connection.execute(text("ALTER TABLE client_keys DROP COLUMN kept"))
        connection.execute(text("ALTER TABLE clients DROP COLUMN file_cells"))
        connection.execute(text(f"ALTER TABLE clients ADD COLUMN file_row {binary}"))
        connection.execute(text("UPDATE clients SET file_row = :row"), {"row": b"hash"})
        connection.execute(
            text(
                "CREATE TABLE chain_heads AS SELECT client, last_number AS number, hash "
                "FROM commands WHERE last_number = (SELECT max(last_number) FROM commands)"
            )
        )
        connection.execute(text("ALTER TABLE commands DROP COLUMN hash"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    return journeys.database


def stored(database: Database) -> Sequence[Any]:
    """The log as it stands."""
    with database.read() as connection:
        return connection.execute(text("SELECT * FROM stored_events")).all()


def upgraded(database: Database) -> None:
    """``journeys migrate``, on a database of the first version."""
    assert version_of(database) == "0001"
    migrate(database)
    assert version_of(database) == HEAD


def test_every_fact_stands_as_it_stood(journeys, first_version):
    before = stored(first_version)
    upgraded(first_version)
    assert stored(first_version) == before
    reasons = [fact_.own_fields().get("reason") for fact_ in facts_of(journeys, REF)]
    assert reasons == [None, "na gesprek"]


def test_a_change_in_the_last_fact_still_shows(journeys, first_version):
    upgraded(first_version)
    follow(journeys)  # as the first who reads them lets them
    assert verify(journeys).differences == []
    with journeys.database.write() as connection:
        connection.execute(
            text("UPDATE stored_events SET topic = 'RouteReviewed' WHERE originator_version = 2")
        )
    assert f"{REF}: feit 2 is gewijzigd na het vastleggen" in verify(journeys).differences


def test_the_next_file_is_compared_with_what_stands_here_and_the_one_after_with_that_file(
    journeys, first_version, opened: Opened
):
    upgraded(first_version)
    again = opened()
    for lead in ("mp", "mp", "wsp"):
        result = import_clients(again, FILE.format(lead=lead).encode(), by="a.beheer")
        assert not result.refused
    types = [fact_.topic() for fact_ in facts_of(again, REF)]
    assert types[2:] == ["TredeDetermined", "LeadTransferred"]
