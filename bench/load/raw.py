"""What each page asks of the database, asked by the driver alone."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from bench.histories import LONG, ref_of
from bench.timing import timed
from journeys.store.database import Database

TIMES = 200
LIST = """
SELECT clients.ref, obligations.* FROM obligations JOIN clients USING (client)
WHERE obligations.person = ? AND list_from <= ?"""
FILE = """
SELECT * FROM stored_events WHERE originator_id = (SELECT client FROM clients WHERE ref = ?)"""
STAFF = "SELECT * FROM users"
LAID_OUT = "CREATE TABLE raw_load (place TEXT PRIMARY KEY, state TEXT)"
INSERT = "INSERT INTO raw_load VALUES (?, ?)"


class Asked:
    """A database that answers the bare questions of the pages."""

    def __init__(self, connection: Any, mark: str, today: str) -> None:
        self.connection, self.mark, self.today = connection, mark, today
        self.turns = count()

    def seconds(self) -> dict[str, float]:
        """The 95th percentile of each question, by the name of the page that asks it."""
        listed, opened = self._p95(self._list), self._p95(self._file)
        recorded = self._p95(self._record)
        return {
            "aanmelden: de bladzijde": self._p95(lambda: self._rows(STAFF)),
            "aanmelden, en Mijn week": listed,
            "Mijn week": listed,
            "due-contacts (API)": listed,
            "Inwoner": opened,
            "vastleggen: het formulier": opened,
            "vastleggen, en Inwoner": recorded + opened,
        }

    def _list(self) -> None:
        self._rows(LIST, f"consulent.{next(self.turns) % 50}", self.today)

    def _file(self) -> None:
        self._rows(FILE, ref_of(next(self.turns)))

    def _record(self) -> None:
        self.connection.execute(self._said(INSERT), (uuid4().hex, LONG * 4))

    def _rows(self, question: str, *values: str) -> None:
        self.connection.execute(self._said(question), values).fetchall()

    def _said(self, statement: str) -> str:
        return statement.replace("?", self.mark)

    def _p95(self, ask: Callable[[], None]) -> float:
        taken = []
        for _ in range(TIMES):
            with timed() as watch:
                ask()
            taken.append(watch.seconds)
        return sorted(taken)[TIMES * 95 // 100]


@contextmanager
def asked(database: Database, today: str) -> Iterator[Asked]:
    """The database by its driver alone, with a table for durable inserts that goes again."""
    if database.is_sqlite:
        yield from _sqlite(database, today)
    else:
        yield from _postgres(database, today)


def _sqlite(database: Database, today: str) -> Iterator[Asked]:
    # In a file of its own: one file takes one writer.
    log = database.url.database or ""
    connection = sqlite3.connect(f"{log}.raw", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("ATTACH ? AS log", (log,))
    connection.execute(LAID_OUT)
    yield Asked(connection, "?", today)
    connection.close()
    Path(f"{log}.raw").unlink()


def _postgres(database: Database, today: str) -> Iterator[Asked]:
    url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    options = f"-csearch_path={database.schema}"
    with psycopg.connect(url, autocommit=True, options=options) as connection:
        connection.execute(LAID_OUT)
        yield Asked(connection, "%s", today)
        connection.execute("DROP TABLE raw_load")
