"""Clients from the municipality's own file: registered, or what changed about them recorded."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from uuid import UUID

from sqlalchemy import Connection, select

from journeys.application.bootstrap import Journeys
from journeys.application.client_news import cells_said, news
from journeys.application.client_rows import ClientRows, require_own_bsn
from journeys.application.command import Command
from journeys.application.csv_rows import CsvRow, RefusedLine
from journeys.application.import_facts import Progress
from journeys.application.import_users import require_administrator
from journeys.application.lists_follow import catch_up
from journeys.application.record import ATTEMPTS, record_within
from journeys.application.required import unreadable
from journeys.clock import local_day
from journeys.events import IMPORTER
from journeys.language.refusal import Refusal
from journeys.store import file_cells, people, users
from journeys.store.log import VersionConflict, conflicts
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

    Whoever is named by ``by`` is an administrator, as soon as there are users.
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
    if known and by is not None:
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
    """Take in the rows that are sound, each with its facts, its person and its cells, at once."""
    refused: dict[int, Refusal] = {}
    for _ in range(ATTEMPTS):
        rows = [row for row in batch if row.line not in refused]
        try:
            with journeys.database.write() as connection:
                taking = _Taking(journeys, connection, rows, day, by)
                taking.plan(refused)
                taking.carry_out(refused)
        except VersionConflict:
            continue  # somebody else wrote first, or a row was refused only as it was recorded
        for kind, count in taking.counted.items():
            setattr(result, kind, getattr(result, kind) + count)
        result.refused += [RefusedLine(line, refusal) for line, refusal in refused.items()]
        return
    raise VersionConflict(f"{ATTEMPTS} attempts")


class _Taking:
    """Some rows of the file taken in within one transaction."""

    def __init__(
        self, journeys: Journeys, connection: Connection, rows: list[CsvRow], day: date, by: str
    ) -> None:
        self.journeys, self.connection = journeys, connection
        self.rows, self.day, self.by = rows, day, by
        log = journeys.log
        self.opened = log.opened(log.ask(connection, (row["client_ref"] for row in rows)))
        ids = [opened.stream.id for opened in self.opened.values()]
        self.last = file_cells.last_said(connection, ids)
        self.unreadable = people.not_to_be_opened(connection, journeys.keyring, ids)
        self.planned: list[tuple[CsvRow, list[Command]]] = []
        self.counted: Counter[str] = Counter()

    def plan(self, refused: dict[int, Refusal]) -> None:
        """What each row asks; what cannot be goes to ``refused``, by line."""
        for row in self.rows:
            try:
                self.planned.append((row, self._asked(row)))
            except Refusal as refusal:
                refused[row.line] = refusal

    def _asked(self, row: CsvRow) -> list[Command]:
        opened = self.opened[row["client_ref"]]
        if opened.fault:
            raise unreadable("Regel niet ingelezen", opened.fault)
        require_own_bsn(self.connection, self.journeys.keyring, row)
        client = opened.stream
        said = self.last.get(client.id, {})
        if said is None:
            raise _unknown_what_was_said(client.ref)
        if client.ref in self.unreadable:
            raise _unknown_who_it_is(client.ref)
        return news(self.journeys, row, client, last=said, day=self.day, by=self.by)

    def carry_out(self, refused: dict[int, Refusal]) -> None:
        """Record what was planned, with who the clients are. Raises ``VersionConflict``."""
        asked = [command for _, commands in self.planned for command in commands]
        outcomes = iter(record_within(self.journeys, self.connection, asked))
        whole = True
        for row, commands in self.planned:
            for outcome in islice(outcomes, len(commands)):
                if isinstance(outcome, Refusal):
                    whole = False
                    refused.setdefault(row.line, outcome)
        if not whole:
            raise VersionConflict("a row goes in whole or not at all")
        with conflicts():
            others = _remember(self.journeys, self.connection, [row for row, _ in self.planned])
        for row, commands in self.planned:
            self._count(row["client_ref"], commands, others[row["client_ref"]])

    def _count(self, ref: str, commands: list[Command], details: int) -> None:
        if not self.opened[ref].stream.facts:
            self.counted["registered"] += 1
            return
        self.counted["details"] += details
        self.counted["changed" if commands or details else "unchanged"] += 1


def _unknown_what_was_said(ref: str) -> Refusal:
    return Refusal(
        "FILE_CELLS_NOT_READABLE",
        "Regel niet ingelezen",
        f"Wat het vorige bestand van {ref} zei (clients.file_cells) is niet te lezen, dus ook niet "
        "wat er nieuw is.",
        "Draai journeys verify, en zet die cel terug uit een back-up of maak haar leeg (NULL).",
    )


def _unknown_who_it_is(ref: str) -> Refusal:
    return Refusal(
        "PERSON_NOT_READABLE",
        "Regel niet ingelezen",
        f"Wie {ref} is (clients.person) is met de eigen sleutel niet te openen.",
        "Draai journeys verify, en zet die cel terug uit een back-up.",
    )


def _remember(journeys: Journeys, connection: Connection, rows: list[CsvRow]) -> Counter[str]:
    """Keep who the clients of these rows are, and what their cells said.

    Returns how many cells about the person are others than before, by client number.
    """
    others: Counter[str] = Counter()
    ids = _ids(connection, [row["client_ref"] for row in rows])
    last = file_cells.last_said(connection, ids.values())
    known = people.people(connection, journeys.keyring, list(ids.values()))
    for row in rows:
        client = ids[row["client_ref"]]
        before = known.get(row["client_ref"], people.Person())
        person = _person(row, before)
        others[row["client_ref"]] = sum(
            getattr(person, column) != getattr(before, column) for column in PERSONAL
        )
        people.save(connection, journeys.keyring, client, person)
        # What the file has no column for was not said otherwise.
        cells = {**(last[client] or {}), **cells_said(row, client, journeys.keyring)}
        file_cells.keep(connection, client, cells)
    return others


def _ids(connection: Connection, refs: list[str]) -> dict[str, UUID]:
    asked = select(clients.c.ref, clients.c.client).where(clients.c.ref.in_(refs))
    return {row.ref: row.client for row in connection.execute(asked)}


def _person(row: CsvRow, known: people.Person) -> people.Person:
    """Who the row says it is; what the file has no column for stays as it was."""
    said = {column: row[column] for column in PERSONAL if column in row.cells}
    return replace(known, **said)
