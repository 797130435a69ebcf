"""Making or upgrading a municipality's database, and its master key when there is none."""

import os
from collections.abc import Mapping

from journeys.application.bootstrap import database_at, keyring_of
from journeys.store.schema import migrate, version_of


def lay_out(url: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """Bring the database at a URL up to date; returns its version."""
    database = database_at(url, environment)
    try:
        migrate(database)
        keyring_of(database, environment)
        return version_of(database) or ""
    finally:
        database.close()
