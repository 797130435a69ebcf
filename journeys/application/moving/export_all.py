"""Everything out: the same municipality can be made of it elsewhere, and read without us."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from journeys.application.bootstrap import Journeys
from journeys.application.export_facts import in_order
from journeys.application.lists_follow import follow
from journeys.application.moving import (
    both_logs,
    contents,
    fact_lines,
    keys_and_log,
    overview,
    people_lines,
    plain_rows,
)
from journeys.application.moving.outgoing_folder import OutgoingFolder, filling
from journeys.events import MUNICIPALITY
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS
from journeys.store.log import chunks
from journeys.store.places import position_column
from journeys.store.tables import stored_events

Progress = Callable[[int], None]


def facts_to_export(journeys: Journeys) -> int:
    """How many facts there are, for who waits."""
    with journeys.database.read() as connection:
        count: int = connection.scalar(select(func.count()).select_from(stored_events)) or 0
    return count


def export_all(
    journeys: Journeys,
    path: Path,
    *,
    with_keys: bool = False,
    progress: Progress = lambda _: None,
) -> None:
    """Write everything as it is at one moment into a folder that is empty or not there.

    Raises ``Refusal``, ``OSError``, and ``Unreadable`` for the first history that cannot be
    read; then nothing is left in the folder.
    """
    follow(journeys)
    with (
        journeys.database.picture(CLIENT_STATES.name, OBLIGATIONS.name) as connection,
        filling(path) as folder,
    ):
        _Everything(journeys, connection, progress).write(folder, with_keys=with_keys)


class _Everything:
    """One moment of a municipality."""

    def __init__(self, journeys: Journeys, connection: Connection, progress: Progress) -> None:
        self.journeys, self.connection, self.progress = journeys, connection, progress
        rows = connection.execute(in_order(connection))
        self.refs = {row.client: row.ref for row in rows}

    def write(self, folder: OutgoingFolder, *, with_keys: bool) -> None:
        connection, keyring = self.connection, self.journeys.keyring
        readme = contents.readme(with_keys=with_keys)
        folder.write(contents.README, readme.encode().splitlines(keepends=True))
        # Whose key is lost is found here, before any text of theirs reads as destroyed.
        folder.write_objects(contents.CLIENTS, people_lines.told(connection, keyring))
        folder.write_objects(contents.FACTS, self._of_clients())
        folder.write_objects(contents.MUNICIPALITY_FACTS, self._of_municipality())
        for name, table in plain_rows.TABLES.items():
            folder.write_objects(name, plain_rows.told(connection, table))
        folder.write_objects(contents.PROCESSING, both_logs.processings(connection, keyring))
        folder.write_objects(contents.AUDIT, both_logs.audited(connection))
        base = self.journeys.policies.base
        folder.write(contents.POLICY, base.content.encode().splitlines(keepends=True))
        overview.write(folder, connection, keyring, self.refs)
        if with_keys:
            folder.write_objects(contents.KEYS, keys_and_log.keys_told(connection))
            folder.write_objects(contents.LOG, keys_and_log.log_told(connection))
        folder.finish({"policy_set": {"label": base.label, "digest": base.digest}})

    def _of_clients(self) -> Iterator[dict[str, Any]]:
        for some in chunks(list(self.refs)):
            places = self._places(some)
            of_some = {client: self.refs[client] for client in some}
            for client in self.journeys.log.clients(self.connection, of_some):
                for fact in client.facts:
                    told = fact_lines.told(fact, places[client.id, fact.number])
                    yield {"client": client.ref, **told}
                self.progress(len(client.facts))

    def _of_municipality(self) -> Iterator[dict[str, Any]]:
        places = self._places([MUNICIPALITY])
        for fact in self.journeys.log.municipality(self.connection).stream.facts:
            yield fact_lines.told(fact, places[MUNICIPALITY, fact.number])

    def _places(self, streams: Any) -> Mapping[tuple[UUID, int], int]:
        log = stored_events.c
        query = select(
            log.originator_id, log.originator_version, position_column(self.connection.dialect)
        ).where(log.originator_id.in_(streams))
        return {(stream, n): place for stream, n, place in self.connection.execute(query)}
