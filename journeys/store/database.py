"""One municipality's database: SQLite (default, one file) or PostgreSQL (one schema)."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.pool import StaticPool

LOCK_TIMEOUT = 60
"""Seconds a writer waits for another before it gives up."""


class Database:
    """Where one municipality's facts and lists live.

    ``write`` yields one transaction at a time; ``durable=False`` is for what can be made again
    from the log, and then does not wait for the disk. ``read`` never writes.
    """

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self.schema = "public"
        self._engines: _SqliteEngines | _PostgresEngines
        if parsed.get_backend_name() == "sqlite":
            self._engines = _SqliteEngines(parsed)
        elif parsed.get_backend_name() == "postgresql":
            schema = parsed.query.get("schema")
            self.schema = str(schema) if schema else "public"
            parsed = parsed.difference_update_query(["schema"]).set(drivername="postgresql+psycopg")
            self._engines = _PostgresEngines(parsed, self.schema)
        else:
            raise ValueError(f"Onbekende database {parsed.get_backend_name()!r}.")
        self.url = parsed

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Connection]:
        """One writing transaction: committed as a whole, or as if it never was."""
        with self._engines.write(durable=durable) as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading one consistent picture."""
        with self._engines.reader.connect() as connection:
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self._engines.close()


class _SqliteEngines:
    """One writing connection a process, and a write lock across processes.

    SQLite before 3.51.3 can corrupt its write-ahead log when two connections write and reset
    it at once; with the lock there is never more than one writer, and readers cannot write.
    """

    def __init__(self, url: URL) -> None:
        path = Path(url.database or "journeys.db")
        self._thread_lock = threading.RLock()
        self._process_lock = FileLock(f"{path}.lock", timeout=LOCK_TIMEOUT)
        self._writer = create_engine(url, poolclass=StaticPool)
        self.reader = create_engine(url)
        event.listen(self._writer, "connect", _prepare_writer)
        event.listen(self.reader, "connect", _prepare_reader)

    @contextmanager
    def write(self, *, durable: bool) -> Iterator[Connection]:
        with self._thread_lock, self._process_lock, self._writer.connect() as connection:
            raw = connection.connection.cursor()
            raw.execute("PRAGMA synchronous=FULL" if durable else "PRAGMA synchronous=NORMAL")
            raw.execute("BEGIN IMMEDIATE")
            raw.close()
            with connection.begin():
                yield connection

    def close(self) -> None:
        self._writer.dispose()
        self.reader.dispose()


def _prepare_writer(raw: Any, _: Any) -> None:
    raw.isolation_level = None  # the transactions are begun in one place, immediately
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute(f"PRAGMA busy_timeout={LOCK_TIMEOUT * 1000}")


def _prepare_reader(raw: Any, _: Any) -> None:
    raw.execute(f"PRAGMA busy_timeout={LOCK_TIMEOUT * 1000}")
    raw.execute("PRAGMA query_only=ON")


class _PostgresEngines:
    """One engine; the schema of the municipality stands first on the search path."""

    def __init__(self, url: URL, schema: str) -> None:
        options = f"-csearch_path={schema} -ctimezone=UTC"
        self.reader: Engine = create_engine(
            url, connect_args={"options": options}, pool_size=5, max_overflow=10
        )

    @contextmanager
    def write(self, *, durable: bool) -> Iterator[Connection]:
        with self.reader.begin() as connection:
            if not durable:
                connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield connection

    def close(self) -> None:
        self.reader.dispose()
