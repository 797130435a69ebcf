"""Clients from the municipality's own file: registered, or what changed about them recorded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any

import orjson
from sqlalchemy import select, update
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn as bsn_number

from journeys import events
from journeys.aggregates.authority import User
from journeys.aggregates.client import Client, Recording
from journeys.application.bootstrap import Journeys
from journeys.application.csv_rows import CsvRow, RefusedLine, csv_rows
from journeys.application.import_facts import Progress
from journeys.application.import_users import require_administrator
from journeys.application.record import (
    REF_LENGTH,
    Command,
    catch_up,
    fact_type_named,
    record_all,
)
from journeys.clock import local_day
from journeys.language.refusal import Refusal
from journeys.store import people, users
from journeys.store.keys import Keyring
from journeys.store.tables import clients

COLUMNS = (
    "client_ref",
    "name",
    "birth_date",
    "bsn",
    "phone",
    "email",
    "trede",
    "benefit",
    "benefit_since",
    "last_reexamination_on",
    "lead",
    "participatieconsulent",
    "inkomensconsulent",
)
REQUIRED = ("client_ref", "trede", "benefit")
CONSULTANTS = ("participatieconsulent", "inkomensconsulent")
BENEFITS = ("participatiewet", "ioaw", "ioaz", "none")
LEADS = ("mp", "inkomen", "wsp", "wsp_administratief", "ondertussengroep")
TREDEN = ("1", "2", "3", "4", "5", "6")
BUSINESS = ("trede", "benefit", "benefit_since", "lead", *CONSULTANTS)
"""What a row says beside who somebody is; the same again is no news."""
PERSONAL = ("name", "birth_date", "bsn", "phone", "email")
IMPORTER = "import"
BY_FILE = "clients file"
ROWS_AT_A_TIME = 200
BSN_LENGTH = 9


@dataclass(slots=True)
class ImportedClients:
    """What came of an import of clients."""

    registered: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[RefusedLine] = field(default_factory=list)


def import_clients(
    journeys: Journeys,
    content: bytes,
    *,
    on: date | None = None,
    by: str = IMPORTER,
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
    if known and by != IMPORTER:
        require_administrator(
            known,
            by,
            today,
            code="ONLY_ADMINISTRATOR_IMPORTS_CLIENTS",
            what="Bestand niet ingelezen",
            example="journeys import clients BESTAND.csv --as GEBRUIKER",
        )
    result = ImportedClients()
    rows = _Checked(journeys, result, known).rows(content)
    while batch := list(islice(rows, ROWS_AT_A_TIME)):
        _take_in(journeys, batch, day, by, result)
        progress(len(batch))
    catch_up(journeys)
    result.refused.sort(key=lambda refused: refused.line)
    return result


class _Checked:
    """The rows of the file whose cells are sound."""

    def __init__(
        self, journeys: Journeys, result: ImportedClients, known: Mapping[str, User]
    ) -> None:
        self.journeys = journeys
        self.result = result
        self.lines: dict[str, int] = {}
        self.bsns: dict[str, str] = {}
        self.users = known

    def rows(self, content: bytes) -> Iterator[CsvRow]:
        rows = csv_rows(content, self.result.refused, required=REQUIRED, known=COLUMNS)
        for row in rows:
            try:
                self._check(row)
            except Refusal as refusal:
                self.result.refused.append(RefusedLine(row.line, refusal))
            else:
                yield row

    def _check(self, row: CsvRow) -> None:
        self._check_ref(row)
        _one_of(row, "trede", TREDEN)
        _one_of(row, "benefit", BENEFITS)
        if row["lead"]:
            _one_of(row, "lead", LEADS)
        if (row["benefit"] == "none") != (not row["benefit_since"]):
            raise row.refused("benefit_since", "een datum bij een uitkering, leeg bij none")
        for column in ("birth_date", "benefit_since", "last_reexamination_on"):
            if row[column] and row.day(column) > local_day(self.journeys.clock()):
                raise row.refused(column, "een dag die geweest is")
        for column in CONSULTANTS:
            if row[column] and self.users and row[column] not in self.users:
                raise row.refused(column, "een bekende gebruiker (journeys import users)")
        if row["bsn"]:
            self._check_bsn(row)

    def _check_ref(self, row: CsvRow) -> None:
        ref = row["client_ref"]
        if not 1 <= len(ref) <= REF_LENGTH:
            raise row.refused("client_ref", f"1 tot {REF_LENGTH} tekens")
        if ref in self.lines:
            allowed = f"elke inwoner één keer; {ref} staat al op regel {self.lines[ref]}"
            raise row.refused("client_ref", allowed, "DUPLICATE_CLIENT")
        self.lines[ref] = row.line

    def _check_bsn(self, row: CsvRow) -> None:
        try:
            bsn_number.validate(row["bsn"])
        except ValidationError:
            raise row.refused("bsn", "een BSN dat de elfproef doorstaat", "BSN_INVALID") from None
        if len(row["bsn"]) != BSN_LENGTH or not row["bsn"].isdigit():
            raise row.refused("bsn", "negen cijfers, met de voorloopnul", "BSN_INVALID")
        with self.journeys.database.read() as connection:
            other = people.ref_with_bsn(connection, self.journeys.keyring, row["bsn"])
        other = self.bsns.get(row["bsn"], other)
        if other not in (None, row["client_ref"]):
            raise row.refused("bsn", f"een BSN van één inwoner; {other} heeft dit", "BSN_KNOWN")
        self.bsns[row["bsn"]] = row["client_ref"]


def _one_of(row: CsvRow, column: str, allowed: tuple[str, ...]) -> None:
    if row[column] not in allowed:
        raise row.refused(column, ", ".join(allowed))


def _take_in(
    journeys: Journeys, batch: list[CsvRow], day: date, by: str, result: ImportedClients
) -> None:
    with journeys.database.read() as connection:
        known = journeys.log.by_ref(connection, (row["client_ref"] for row in batch))
        asked = select(clients.c.client, clients.c.file_row).where(clients.c.ref.in_(known))
        last = {found.client: found.file_row for found in connection.execute(asked)}
    planned = []
    for row in batch:
        client = known[row["client_ref"]]
        same = last.get(client.id) == _hash_of(row, journeys.keyring)
        try:
            planned.append((row, _decided(journeys, row, client, day, by, same=same)))
        except Refusal as refusal:
            result.refused.append(RefusedLine(row.line, refusal))
    outcomes = iter(record_all(journeys, [c for _, commands in planned for c in commands]))
    taken_in = []
    for row, commands in planned:
        refusals = [o for o in islice(outcomes, len(commands)) if isinstance(o, Refusal)]
        if refusals:
            result.refused.append(RefusedLine(row.line, refusals[0]))
            continue
        taken_in.append(row)
        if not known[row["client_ref"]].facts:
            result.registered += 1
        elif commands:
            result.changed += 1
        else:
            result.unchanged += 1
    _save_people(journeys, taken_in)


def _hash_of(row: CsvRow, keyring: Keyring) -> bytes:
    return keyring.hash_of(orjson.dumps({c: row[c] for c in BUSINESS}, option=orjson.OPT_SORT_KEYS))


def _decided(
    journeys: Journeys, row: CsvRow, client: Client, day: date, by: str, *, same: bool
) -> list[Command]:
    """What a row asks, tried first: a row goes in whole or not at all. Raises ``Refusal``."""
    commands = _commands(row, client, day, by, same=same)
    now = journeys.clock()
    trial = Client(client.id, client.ref, client.facts)
    for command in commands:
        how = Recording(now, now, "trial", "trial", by_role=False)
        trial.record(fact_type_named(command), command.fields, how)
    return commands


def _save_people(journeys: Journeys, rows: list[CsvRow]) -> None:
    with journeys.database.write() as connection:
        known_clients = journeys.log.by_ref(connection, (row["client_ref"] for row in rows))
        whole = all(row.cells.keys() >= set(PERSONAL) for row in rows)
        known = {} if whole else people.people(connection, journeys.keyring)
        for row in rows:
            client = known_clients[row["client_ref"]]
            if client.facts:
                person = _person(row, known.get(client.ref, people.Person()))
                people.save(connection, journeys.keyring, client.id, person)
                taken_in = update(clients).where(clients.c.client == client.id)
                connection.execute(taken_in.values(file_row=_hash_of(row, journeys.keyring)))


def _person(row: CsvRow, known: people.Person) -> people.Person:
    """Who the row says it is; what the file has no column for stays as it was."""
    said = {column: row[column] for column in PERSONAL if column in row.cells}
    return replace(known, **said)


def _commands(row: CsvRow, client: Client, day: date, by: str, *, same: bool) -> list[Command]:
    """What a row asks; one that is the ``same`` as last time undoes nothing recorded since."""
    facts: list[Change] = []
    if not same:
        facts += _changes(row, client, day) if client.facts else _registration(row)
    facts += _reexamination(row, client)
    if not same:
        facts += _consultants(row, client, day)
    return [
        Command(
            client=row["client_ref"],
            type=kind,
            fields={"happened_on": day, "recorded_by": by, **fields},
            by_system=True,
            caused_by=BY_FILE,
        )
        for kind, fields in facts
    ]


Change = tuple[str, dict[str, Any]]


def _registration(row: CsvRow) -> Iterator[Change]:
    yield (
        "ClientRegistered",
        {
            "trede": int(row["trede"]),
            "benefit": row["benefit"],
            "benefit_since": row["benefit_since"] or None,
            "lead": row["lead"] or None,
        },
    )


def _changes(row: CsvRow, client: Client, day: date) -> Iterator[Change]:
    """What the row says otherwise than it stands here."""
    reason = f"Volgens het cliëntenbestand van {day:%d-%m-%Y}."
    state = client.state(day)
    if int(row["trede"]) != state.trede:
        yield "TredeDetermined", {"trede": int(row["trede"]), "reason": reason}
    if row["lead"] and row["lead"] != state.lead:
        yield "LeadTransferred", {"lead": row["lead"], "reason": reason}
    since = row.day("benefit_since") if row["benefit_since"] else None
    if (row["benefit"], since) == (state.benefit, state.benefit_since):
        return
    if since is None:
        yield "BenefitEnded", {"reason": "other"}
    else:
        yield "BenefitStarted", {"benefit": row["benefit"], "benefit_since": since}


def _reexamination(row: CsvRow, client: Client) -> Iterator[Change]:
    if not row["last_reexamination_on"]:
        return
    held_on = row.day("last_reexamination_on")
    held = [f.happened_on for f in client.timeline if isinstance(f, events.ReexaminationHeld)]
    if not held or held_on > max(held):
        yield "ReexaminationHeld", {"happened_on": held_on, "participates": "unknown"}


def _consultants(row: CsvRow, client: Client, day: date) -> Iterator[Change]:
    consultants = client.state(day).consultants
    for role in CONSULTANTS:
        if row[role] and row[role] != consultants.get(role):
            yield "ConsultantAssigned", {"role": role, "consultant": row[role]}
