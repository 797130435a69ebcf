"""Clients from the municipality's own file: registered, or what changed about them recorded."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, update

from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.application.client_news import cells_said, news
from journeys.application.client_rows import ClientRows
from journeys.application.csv_rows import CsvRow, RefusedLine
from journeys.application.import_facts import Progress
from journeys.application.import_users import require_administrator
from journeys.application.record import Command, catch_up, record_all
from journeys.clock import local_day
from journeys.events import IMPORTER
from journeys.language.refusal import Refusal
from journeys.store import people, users
from journeys.store.tables import clients

PERSONAL = ("name", "birth_date", "bsn", "phone", "email")
ROWS_AT_A_TIME = 200


@dataclass(slots=True)
class ImportedClients:
    """What came of an import of clients."""

    registered: int = 0
    changed: int = 0
    unchanged: int = 0
    details: int = 0
    """How many names, phone numbers and other cells about a person are others than before."""
    unknown: list[str] = field(default_factory=list)
    """Who is named as a consultant, while there are no users."""
    refused: list[RefusedLine] = field(default_factory=list)


def import_clients(
    journeys: Journeys,
    content: bytes,
    *,
    on: date | None = None,
    by: str | None = None,
    progress: Progress = lambda _: None,
) -> ImportedClients:
    """Register the clients of a CSV file on a day, or record what changed since the last file.

    As soon as there are users, only an administrator may do it.
    """
    today = local_day(journeys.clock())
    day = on or today
    if day > today:
        raise Refusal(
            "NOT_IN_THE_FUTURE",
            "Bestand niet ingelezen",
            f"--on {day:%d-%m-%Y} ligt na vandaag ({today:%d-%m-%Y}).",
            "Kies de dag van het bestand.",
        )
    with journeys.database.read() as connection:
        known = users.everybody(connection)
    if known:
        require_administrator(
            known,
            by,
            today,
            code="ONLY_ADMINISTRATOR_IMPORTS_CLIENTS",
            what="Bestand niet ingelezen",
            example="journeys import clients BESTAND.csv --as GEBRUIKER",
        )
    result = ImportedClients()
    sound = ClientRows(journeys, known, result.refused)
    rows = sound.of(content)
    while batch := list(islice(rows, ROWS_AT_A_TIME)):
        _take_in(journeys, batch, day, by or IMPORTER, result)
        progress(len(batch))
    catch_up(journeys)
    result.unknown = list(sound.unknown)
    result.refused.sort(key=lambda refused: refused.line)
    return result


def _take_in(
    journeys: Journeys, batch: list[CsvRow], day: date, by: str, result: ImportedClients
) -> None:
    with journeys.database.read() as connection:
        known = journeys.log.by_ref(connection, (row["client_ref"] for row in batch))
        last = _cells_last_said(connection, known.values())
    planned: list[tuple[CsvRow, list[Command]]] = []
    for row in batch:
        client = known[row["client_ref"]]
        try:
            said = last.get(client.id, {})
            planned.append((row, news(journeys, row, client, last=said, day=day, by=by)))
        except Refusal as refusal:
            result.refused.append(RefusedLine(row.line, refusal))
    outcomes = iter(record_all(journeys, [c for _, commands in planned for c in commands]))
    taken_in = []
    for row, commands in planned:
        refusals = [o for o in islice(outcomes, len(commands)) if isinstance(o, Refusal)]
        if refusals:
            result.refused.append(RefusedLine(row.line, refusals[0]))
            continue
        taken_in.append((row, bool(commands)))
    others = _remember(journeys, [row for row, _ in taken_in])
    for row, with_facts in taken_in:
        if not known[row["client_ref"]].facts:
            result.registered += 1
            continue
        details = others[row["client_ref"]]
        result.details += details
        if with_facts or details:
            result.changed += 1
        else:
            result.unchanged += 1


def _cells_last_said(connection: Connection, known: Iterable[Client]) -> dict[UUID, dict[str, Any]]:
    asked = select(clients.c.client, clients.c.file_cells).where(
        clients.c.client.in_([client.id for client in known])
    )
    return {found.client: found.file_cells or {} for found in connection.execute(asked)}


def _remember(journeys: Journeys, rows: list[CsvRow]) -> Counter[str]:
    """Keep who the clients of these rows are, and what their cells said.

    Returns how many cells about the person are others than before, by client number.
    """
    others: Counter[str] = Counter()
    with journeys.database.write() as connection:
        clients_now = journeys.log.by_ref(connection, (row["client_ref"] for row in rows))
        last = _cells_last_said(connection, clients_now.values())
        ids = [client.id for client in clients_now.values()]
        known = people.people(connection, journeys.keyring, ids)
        for row in rows:
            client = clients_now[row["client_ref"]]
            if not client.facts:
                continue
            before = known.get(client.ref, people.Person())
            person = _person(row, before)
            others[client.ref] = sum(getattr(person, c) != getattr(before, c) for c in PERSONAL)
            people.save(connection, journeys.keyring, client.id, person)
            # What the file has no column for was not said otherwise.
            cells = {**last[client.id], **cells_said(row, client.id, journeys.keyring)}
            of_client = update(clients).where(clients.c.client == client.id)
            connection.execute(of_client.values(file_cells=cells))
    return others


def _person(row: CsvRow, known: people.Person) -> people.Person:
    """Who the row says it is; what the file has no column for stays as it was."""
    said = {column: row[column] for column in PERSONAL if column in row.cells}
    return replace(known, **said)
