"""One municipality's database: SQLite (default, one file) or PostgreSQL (one schema)."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import StaticPool

from journeys.store.lock import lock_on

LOCK_TIMEOUT = 60
"""Seconds a writer waits for another before it gives up."""
TASK_TIMEOUT = 3600
"""Seconds somebody waits for another who does the same long task."""


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
        """A connection for reading; each query sees what was committed when it began."""
        with self._engines.reader.connect() as connection:
            yield connection

    @contextmanager
    def picture(self, *tables: str) -> Iterator[Connection]:
        """A connection whose queries all see the same moment, also when a rebuild swaps tables.

        ``tables`` are the derived ones that will be read.
        """
        with self._engines.picture(tables) as connection:
            yield connection

    @contextmanager
    def alone(self, task: str) -> Iterator[None]:
        """Do a task that no other process or thread does at the same time; others wait."""
        with self._engines.alone(task):
            yield

    def close(self) -> None:
        """Let go of every connection."""
        self._engines.close()


class _SqliteEngines:
    """One writing connection a process, and a write lock across processes.

    SQLite before 3.51.3 can corrupt its write-ahead log when two connections write and reset
    it at once; with the lock there is never more than one writer, and readers cannot write.
    """

    def __init__(self, url: URL) -> None:
        path = self._path = Path(url.database or "journeys.db")
        self._thread_lock = threading.RLock()
        self._process_lock = lock_on(Path(f"{path}.lock"), LOCK_TIMEOUT)
        self._writer = create_engine(url, poolclass=StaticPool)
        self._durable: bool | None = None
        self.reader = create_engine(url)
        event.listen(self._writer, "connect", _prepare_writer)
        event.listen(self.reader, "connect", _prepare_reader)

    @contextmanager
    def write(self, *, durable: bool) -> Iterator[Connection]:
        with self._thread_lock, self._process_lock:
            connection = self._writing
            raw: Any = connection.connection.dbapi_connection
            if durable != self._durable:
                raw.execute("PRAGMA synchronous=FULL" if durable else "PRAGMA synchronous=NORMAL")
                self._durable = durable
            raw.execute("BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    @cached_property
    def _writing(self) -> Connection:
        # Held: handing it out and taking it back for each command costs as much as three queries.
        return self._writer.connect()

    @contextmanager
    def picture(self, _: Sequence[str]) -> Iterator[Connection]:
        with self.reader.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def alone(self, task: str) -> Iterator[None]:
        with lock_on(Path(f"{self._path}.{task}.lock"), TASK_TIMEOUT):
            yield

    def close(self) -> None:
        if "_writing" in self.__dict__:
            self._writing.close()
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
        self._schema = schema
        options = f"-csearch_path={schema} -ctimezone=UTC"
        self.reader = _pool(url, options)
        # Set once a connection: set in each transaction it would cost as much as a query.
        self._not_durable = _pool(url, f"{options} -csynchronous_commit=off")

    @contextmanager
    def write(self, *, durable: bool) -> Iterator[Connection]:
        engine = self.reader if durable else self._not_durable
        with engine.begin() as connection:
            yield connection

    @contextmanager
    def picture(self, tables: Sequence[str]) -> Iterator[Connection]:
        with self.reader.connect() as connection:
            connection.execution_options(isolation_level="REPEATABLE READ")
            if tables:
                # Before the moment is fixed: a table swapped in later would look empty from it.
                connection.exec_driver_sql(f"LOCK TABLE {', '.join(tables)} IN ACCESS SHARE MODE")
            yield connection

    @contextmanager
    def alone(self, task: str) -> Iterator[None]:
        key = f"journeys {self._schema} {task}"
        with self.reader.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:key))"), {"key": key})
            yield

    def close(self) -> None:
        self.reader.dispose()
        self._not_durable.dispose()


def _pool(url: URL, options: str) -> Engine:
    return create_engine(url, connect_args={"options": options}, pool_size=5, max_overflow=10)
