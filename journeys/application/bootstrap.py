"""The one wiring point: settings in, a municipality's journeys out."""

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from journeys.clock import Clock, local_day, now
from journeys.events import Fact, PolicySetAdopted
from journeys.language.refusal import Refusal
from journeys.policies import (
    Adopted,
    PolicySet,
    PolicySetError,
    PolicyVersions,
    load_policy_set,
    shipped,
)
from journeys.store.database import Database
from journeys.store.keys import Keyring, MasterKey, keyring_for, master_key
from journeys.store.log import FactLog
from journeys.store.projector import Projector
from journeys.store.schema import require

DEFAULT_URL = "sqlite:///journeys.db"
SCHEMA_LENGTH = 63
"""Characters; PostgreSQL cuts off what comes after them."""
PLAIN_SCHEMA = re.compile(rf"(?!pg_)[a-z_][a-z0-9_]{{0,{SCHEMA_LENGTH - 1}}}")


class Journeys:
    """One municipality: its log, its read models, its policy, and the clock it goes by.

    ``base`` is the policy set that counts until one is adopted.
    """

    def __init__(self, database: Database, keyring: Keyring, base: PolicySet, clock: Clock) -> None:
        self.database = database
        self.keyring = keyring
        self.clock = clock
        self.log = FactLog(database, keyring)
        self.policies = PolicyVersions(base)
        self.reread_policies()
        self._projector = Projector(self.log, self.policy_set)

    @property
    def policy_set(self) -> PolicySet:
        """The policy set in force today.

        On a new day it is looked up again which were adopted: one may count from that day on,
        and who let another process adopt it was not told.
        """
        today = local_day(self.clock())
        if today != self._policies_read_on:
            self.reread_policies()
        return self.policies.on(today)

    @property
    def projector(self) -> Projector:
        """What keeps the read models up, under the policy set in force today."""
        if self._projector.policy_set is not self.policy_set:
            self._projector = Projector(self.log, self.policy_set)
        return self._projector

    def reread_policies(self) -> None:
        """Look again which policy sets were adopted, here or by another process."""
        self._policies_read_on = local_day(self.clock())
        with self.database.read() as connection:
            facts = self.log.of_municipality(connection, PolicySetAdopted.topic())
        self.policies = self.policies_by(facts)

    def policies_by(self, facts: Iterable[Fact]) -> PolicyVersions:
        """The policy sets through time as these facts of the municipality tell."""
        adopted = (_adopted(fact) for fact in facts if isinstance(fact, PolicySetAdopted))
        return PolicyVersions(self.policies.base, adopted)

    def close(self) -> None:
        """Let go of the database."""
        self.log.close()
        self.database.close()

    def __enter__(self) -> "Journeys":
        """Use as a context, so that the database is let go of."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the database, also after an error."""
        self.close()


def open_journeys(
    url: str | None = None,
    *,
    make: bool = False,
    policy_set: PolicySet | None = None,
    clock: Clock = now,
    environment: Mapping[str, str] = os.environ,
) -> Journeys:
    """Open the municipality at a database URL; ``make`` lays out an empty database first.

    Raises ``SchemaError`` when the database is not ready, ``MasterKeyError`` when its master
    key is absent or another, ``PolicySetError`` when the municipality's own set is unsound.
    """
    database = database_at(url, environment)
    with ExitStack() as when_it_fails:
        when_it_fails.callback(database.close)
        require(database, make=make)
        keyring = keyring_of(database, environment)
        base = policy_set or policy_set_of(environment, clock)
        journeys = Journeys(database, keyring, base, clock)
        when_it_fails.pop_all()
    return journeys


def _adopted(fact: PolicySetAdopted) -> Adopted:
    label = f"{fact.name}@{fact.version}"
    return Adopted(fact.effective_from, fact.timestamp, label, fact.content)


def policy_set_of(environment: Mapping[str, str], clock: Clock) -> PolicySet:
    """The municipality's own policy set when the environment names its file, or the shipped one.

    Raises ``PolicySetError`` with the line at fault.
    """
    path = environment.get("JOURNEYS_POLICY")
    if not path:
        return shipped()
    policy_set = policy_set_at(Path(path))
    if policy_set.effective_from > local_day(clock()):
        raise PolicySetError(
            f"{path}: effective_from {policy_set.effective_from:%d-%m-%Y} ligt na vandaag; "
            "tot die dag geldt het beleid dat er is"
        )
    return policy_set


def policy_set_at(path: Path) -> PolicySet:
    """The policy set in a file. Raises ``PolicySetError`` with the line at fault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PolicySetError(f"{path}: geen UTF-8 (byte {error.start})") from None
    return load_policy_set(text, str(path))


def database_at(url: str | None, environment: Mapping[str, str]) -> Database:
    """The database at a URL, or the one the environment names, or the default.

    Raises ``Refusal`` for what is no such URL.
    """
    try:
        address = make_url(url or environment.get("JOURNEYS_DATABASE_URL") or DEFAULT_URL)
        if not address.database:
            raise ValueError(address.drivername)
        _require_plain_schema(address.query.get("schema"))
        return Database(address.render_as_string(hide_password=False))
    except (ArgumentError, ValueError):
        # The URL is not shown: it may hold a password.
        raise Refusal(
            "WRONG_DATABASE_URL",
            "De database is niet geopend",
            "Het adres van de database is niet te lezen.",
            "Toegestaan: sqlite:///PAD of postgresql://GEBRUIKER@SERVER/DATABASE.",
        ) from None


def _require_plain_schema(name: object) -> None:
    """PostgreSQL folds capitals in one place and not in another, and splits a path at a comma:
    under any other name half of the tables would be looked for elsewhere.
    """
    if name is None or (isinstance(name, str) and PLAIN_SCHEMA.fullmatch(name)):
        return
    raise Refusal(
        "WRONG_SCHEMA_NAME",
        "De database is niet geopend",
        f"Het schema heet {str(name)[:SCHEMA_LENGTH]!r}.",
        f"Toegestaan: kleine letters, cijfers en _, ten hoogste {SCHEMA_LENGTH} tekens en niet "
        "beginnend met een cijfer of pg_, zoals ?schema=rijswijk.",
    )


def keyring_of(database: Database, environment: Mapping[str, str]) -> Keyring:
    """The keyring of a database, whose master key is by default in a file beside an embedded
    database, for a server in the working directory."""
    return keyring_for(database, environment, _key_file(database))


def master_key_of(database: Database, environment: Mapping[str, str]) -> MasterKey:
    """The master key that a database is to be opened with.

    Raises ``MasterKeyError`` when it is not there.
    """
    return master_key(environment, _key_file(database), make=False)


def _key_file(database: Database) -> Path:
    return Path(f"{database.url.database}.key" if database.is_sqlite else "journeys.key")
