"""Real databases for the tests: SQLite files and PostgreSQL schemas, each test its own."""

import base64
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from journeys.application.bootstrap import Journeys, open_journeys
from journeys.store import users
from tests.cases import STAFF, SettableClock
from tests.postgres import server_url
from tests.schemas import Schemas

pytest_plugins = ["tests.left_out", "tests.order"]

ENGINES = ("sqlite", "postgres")
MASTER_KEY = base64.b64encode(bytes(range(32))).decode()
ENVIRONMENT = {"JOURNEYS_MASTER_KEY": MASTER_KEY}

Opened = Callable[[], Journeys]


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database file with its schema, to be copied."""
    path = tmp_path_factory.mktemp("laid_out") / "journeys.db"
    lay_out(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres() -> str:
    """The URL of a running PostgreSQL server."""
    return server_url()


@pytest.fixture(scope="session")
def schemas(postgres: str) -> Iterator[Schemas]:
    """Schemas with their staff."""
    with ExitStack() as made:
        yield Schemas(postgres, lay_out, made)


def lay_out(url: str) -> None:
    """Make an empty municipality with its staff and its secret."""
    with (
        open_journeys(url, make=True, clock=SettableClock(), environment=ENVIRONMENT) as journeys,
        journeys.database.write() as connection,
    ):
        users.save(connection, STAFF.values())


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Which database the test runs on."""
    return str(request.param)


@pytest.fixture
def url(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database with its schema and users, and nothing else in it."""
    with database_on(engine, tmp_path / "journeys.db", request) as its_url:
        yield its_url


@contextmanager
def database_on(engine: str, path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database with its schema and users, gone afterwards; the file is an embedded one's."""
    if engine == "sqlite":
        shutil.copy(request.getfixturevalue("laid_out"), path)
        yield f"sqlite:///{path}"
        return
    with request.getfixturevalue("schemas").one() as its_url:
        yield its_url


@pytest.fixture
def clock() -> SettableClock:
    """The clock the application goes by; it moves when a test moves it."""
    return SettableClock()


@pytest.fixture
def opened(url: str, clock: SettableClock) -> Iterator[Opened]:
    """Open the database once more, as another process would."""
    every: list[Journeys] = []

    def open_once() -> Journeys:
        every.append(open_journeys(url, clock=clock, environment=ENVIRONMENT))
        return every[-1]

    yield open_once
    for journeys in every:
        journeys.close()


@pytest.fixture
def journeys(opened: Opened) -> Journeys:
    """A municipality without clients, on each of the databases."""
    return opened()


@pytest.fixture
def another(
    engine: str, tmp_path: Path, clock: SettableClock, request: pytest.FixtureRequest
) -> Iterator[Journeys]:
    """A second municipality, on a database of its own of the same kind."""
    with (
        database_on(engine, tmp_path / "another.db", request) as its_url,
        open_journeys(its_url, clock=clock, environment=ENVIRONMENT) as journeys,
    ):
        yield journeys
