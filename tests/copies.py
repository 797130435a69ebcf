"""What a database holds, put into another of its kind: quicker than making it there again."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

from sqlalchemy import make_url

from tests.schemas import Schema

Put = Callable[[str], None]
"""Makes the database at a URL hold what another did, also while somebody has it open."""


def copy_of(url: str) -> Put:
    """What the database at a URL holds now."""
    if make_url(url).get_backend_name() == "sqlite":
        return _file_at(url)
    rows = Schema(url).rows()
    return lambda other: Schema(other).put(rows)


def _file_at(url: str) -> Put:
    kept = sqlite3.connect(":memory:")
    with closing(_opened(url)) as file:
        file.backup(kept)

    def put(other: str) -> None:
        with closing(_opened(other)) as file:
            file.execute("PRAGMA synchronous=OFF")
            kept.backup(file)

    return put


def _opened(url: str) -> sqlite3.Connection:
    return sqlite3.connect(str(make_url(url).database))
