"""Everything in: into an empty database, in one transaction, as it was elsewhere."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import IntegrityError

from journeys.aggregates.authority import User
from journeys.application.bootstrap import Journeys, database_at, master_key_of
from journeys.application.import_users import require_administrator
from journeys.application.moving import both_logs, contents, plain_rows
from journeys.application.moving.incoming_folder import NOT_READ, WHOLE, IncomingFolder
from journeys.application.moving.keys_and_log import wrapped_of
from journeys.application.moving.log_in import LogIn
from journeys.application.moving.people_in import PeopleIn
from journeys.clock import Clock, local_day
from journeys.events import MUNICIPALITY
from journeys.language.refusal import Refusal
from journeys.store import users
from journeys.store.keys import Keyring, MasterKey
from journeys.store.rebuild import rebuild
from journeys.store.tables import (
    audit_log,
    claimed_days,
    clients,
    mail_wishes,
    mails,
    moved_in,
    outbox,
    processing_log,
    stored_events,
)
from journeys.store.tables import users as users_table

Progress = Callable[[int], None]

WHAT_IS_THERE = {
    stored_events: "feiten",
    clients: "inwoners",
    users_table: "gebruikers",
    claimed_days: "gedane dagen",
    outbox: "uitgegeven lijsten",
    mail_wishes: "mailwensen",
    mails: "mails",
    audit_log: "regels in het auditlogboek",
    processing_log: "regels in het logboek dataverwerkingen",
}


@dataclass(frozen=True, slots=True)
class MovedIn:
    """What came in; ``other_policy`` when the set it began with is not the one used here."""

    clients: int
    facts: int
    other_policy: bool


def require_its_master_key(
    folder: IncomingFolder, url: str | None, environment: Mapping[str, str] = os.environ
) -> None:
    """Refuse keys that this place's master key does not open, before anything is made here.

    Raises ``MasterKeyError``.
    """
    if folder.with_keys:
        database = database_at(url, environment)
        database.close()
        _secret(folder, master_key_of(database, environment))


def require_its_administrator(folder: IncomingFolder, by: str | None, clock: Clock) -> None:
    """Refuse who is no administrator of that municipality, before anything is made here.

    Raises ``Refusal``.
    """
    known = {user.user: user for user in folder.read(contents.USERS, _user)}
    if known:
        require_administrator(
            known,
            by,
            local_day(clock()),
            code="ONLY_ADMINISTRATOR_IMPORTS_ALL",
            what=NOT_READ,
            example="journeys import all MAP --as GEBRUIKER, uit users.jsonl",
        )


def import_all(
    journeys: Journeys,
    folder: IncomingFolder,
    *,
    by: str | None = None,
    progress: Progress = lambda _: None,
) -> MovedIn:
    """Take everything in, or nothing; then make the lists.

    ``by`` is an administrator among the users who come in. Raises ``Refusal``, also when
    anything stands in the database.
    """
    require_its_administrator(folder, by, journeys.clock)
    keyring = journeys.keyring
    if folder.with_keys:
        keyring = Keyring(keyring.master, _secret(folder, keyring.master))
    with journeys.database.write() as connection, _once():
        _require_empty(connection)
        for name, table in plain_rows.TABLES.items():
            plain_rows.take_in(connection, table, folder.objects(name))
        people = PeopleIn(connection, keyring, folder)
        log = LogIn(connection, folder, people, progress)
        both_logs.take_in(connection, keyring, folder)
        connection.execute(
            insert(moved_in).values(
                position=log.last, facts=log.facts, manifest=folder.seal, by=by,
                at=journeys.clock(),
            )
        )  # fmt: skip
    # Anew: which policy sets were adopted, and by which secret things are recognised, came along.
    moved = Journeys(journeys.database, keyring, journeys.policies.base, journeys.clock)
    rebuild(moved.projector, progress)
    return MovedIn(len(people), log.facts, folder.policy != journeys.policies.base.digest)


@contextmanager
def _once() -> Iterator[None]:
    try:
        yield
    except (IntegrityError, sqlite3.IntegrityError, psycopg.IntegrityError) as error:
        raise Refusal(
            "EXPORT_NOT_READABLE", NOT_READ, f"Iets staat er twee keer in: {error}.", WHOLE
        ) from error


def _secret(folder: IncomingFolder, master: MasterKey) -> bytes:
    for client, wrapped, _ in folder.read(contents.KEYS, wrapped_of):
        if client == MUNICIPALITY:
            return master.unwrap(client, wrapped)
    why = f"{contents.KEYS} mist het geheim van de gemeente."
    raise Refusal("EXPORT_NOT_WHOLE", NOT_READ, why)


def _require_empty(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # nobody records while it fills; SQLite has one
        connection.execute(text("LOCK TABLE stored_events IN EXCLUSIVE MODE"))
    for table, what in WHAT_IS_THERE.items():
        if connection.execute(select(table).limit(1)).first():
            raise Refusal(
                "DATABASE_NOT_EMPTY",
                NOT_READ,
                f"De database is niet leeg: er staan {what} in.",
                "Lees alles in een nieuwe, lege database in:  journeys --db URL import all MAP",
            )


def _user(line: Mapping[str, Any]) -> User:
    return users.of_row(**plain_rows.row_of(users_table, line))
