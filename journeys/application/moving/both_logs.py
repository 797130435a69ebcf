"""Who did what with whose data, readable; sealed anew where it comes in."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from journeys.application.moving.contents import AUDIT, PROCESSING
from journeys.application.moving.incoming_folder import IncomingFolder
from journeys.application.moving.plain_rows import Batches, line_of
from journeys.store.audit_log import Audited, AuditLog
from journeys.store.keys import Keyring
from journeys.store.log import STREAM
from journeys.store.processing_log import ProcessingLog
from journeys.store.tables import audit_log, processing_log


def processings(connection: Connection, keyring: Keyring) -> Iterator[dict[str, Any]]:
    """Each line of the processing log, the client by number."""
    opened = ProcessingLog(keyring).person_of
    query = select(processing_log).order_by(processing_log.c.began_at, processing_log.c.span)
    for row in connection.execute(query.execution_options(yield_per=STREAM)).mappings():
        yield {**line_of(row, without="person"), "client": opened(bytes(row["person"]))}


def audited(connection: Connection) -> Iterator[dict[str, Any]]:
    """Each line of the audit log, without its seal."""
    query = select(audit_log).order_by(audit_log.c.number)
    for row in connection.execute(query.execution_options(yield_per=STREAM)).mappings():
        yield line_of(row, without="hash")


def take_in(connection: Connection, keyring: Keyring, folder: IncomingFolder) -> None:
    """Write both logs, under this municipality's secret."""
    people = ProcessingLog(keyring)
    write = Batches(lambda rows: connection.execute(insert(processing_log), rows))
    for line in folder.read(PROCESSING, _timed("began_at", "ended_at")):
        person = people.sealed(line.pop("client"))
        write.add({**line, "person": person})
    write.rest()
    actions = folder.read(AUDIT, _timed("at"))
    AuditLog(keyring).take_over(
        connection, ((line.pop("number"), Audited(**line)) for line in actions)
    )


def _timed(*names: str) -> Any:
    def timed(line: dict[str, Any]) -> dict[str, Any]:
        return {**line, **{name: datetime.fromisoformat(line[name]) for name in names}}

    return timed
