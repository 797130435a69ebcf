"""What the event library alone takes: one client read back, one fact more, saved; no lists."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from bench.histories import FACTS, LONG
from bench.timing import timed
from journeys.store.database import Database
from journeys.store.library import environment_of

CLIENTS = 200


class _Client(Aggregate):
    """A client as the library's own examples would write it: it remembers, and refuses nothing."""

    @event("Talked")
    def talk(self, channel: str, note: str, recorded_by: str) -> None:
        self.last = channel, note, recorded_by


class Peer(Application[UUID]):
    """The library as it comes: its own recorder, nothing sealed, nothing decided."""

    def __init__(self, env: dict[str, str]) -> None:
        super().__init__(env)
        clients = [_Client() for _ in range(CLIENTS)]
        for client in clients:
            for _ in range(FACTS - 1):
                self._talk(client)
            self.save(client)
        self.clients = [client.id for client in clients]

    def talks_per_second(self, times: int) -> float:
        """Commands on clients of as many facts as ours have, each a transaction of its own."""
        with timed() as watch:
            for number in range(times):
                client: _Client = self.repository.get(self.clients[number % CLIENTS])
                self._talk(client)
                self.save(client)
        return times / watch.seconds

    def _talk(self, client: _Client) -> None:
        client.talk(channel="gesprek", note=LONG, recorded_by="consulent.0")


@contextmanager
def peer(database: Database) -> Iterator[Peer]:
    """The library on the same engine, in a place of its own."""
    env = environment_of(database) | {"CREATE_TABLE": "y"}
    del env["APPLICATION_RECORDER_TOPIC"]
    file = Path(f"{database.url.database}.peer")
    if database.is_sqlite:
        env["SQLITE_DBNAME"] = str(file)
    with Peer(env) as app:
        yield app
    if database.is_sqlite:
        file.unlink()
