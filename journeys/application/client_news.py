"""What a row of the clients' file says that is new, as facts.

A cell is news when it says something else than in the last file. What was recorded here since
then stands, also when another cell of the same row is news.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import orjson

from journeys import events
from journeys.aggregates.client import Client, Recording
from journeys.application.bootstrap import Journeys
from journeys.application.client_rows import CONSULTANTS
from journeys.application.command import Command, fact_type_named
from journeys.application.csv_rows import CsvRow
from journeys.store.keys import Keyring

CELLS = ("trede", "benefit", "benefit_since", "last_reexamination_on", "lead", *CONSULTANTS)
"""What a row says beside who somebody is."""

ToRecord = tuple[str, dict[str, Any]]
"""The type and the fields of a fact that a row asks for."""


def cells_said(row: CsvRow, client: UUID, keyring: Keyring) -> dict[str, str]:
    """What the row's cells say, by column, as can be recognised and not be read.

    The client and the column are part of it: equal cells do not show as equal.
    """
    return {
        column: keyring.hash_of(orjson.dumps([client.hex, column, row[column]])).hex()
        for column in CELLS
        if column in row.cells
    }


def news(
    journeys: Journeys, row: CsvRow, client: Client, *, last: Mapping[str, str], day: date, by: str
) -> list[Command]:
    """What a row asks, seen from what its cells said last; tried first, so that a row goes in
    whole or not at all. Raises ``Refusal``.
    """
    said = cells_said(row, client.id, journeys.keyring)
    changed = {column for column in said if said[column] != last.get(column)}
    commands = [
        Command(
            client=row["client_ref"],
            type=kind,
            fields={"happened_on": day, "recorded_by": by, **fields},
            by_system=True,
            caused_by=events.BY_FILE,
        )
        for kind, fields in _to_record(row, client, day, changed)
    ]
    now = journeys.clock()
    trial = Client(client.id, client.ref, client.facts)
    for command in commands:
        how = Recording(now, now, "trial", "trial", by_role=False)
        trial.record(fact_type_named(command), command.fields, how)
    return commands


def _to_record(
    row: CsvRow, client: Client, day: date, changed: Collection[str]
) -> Iterator[ToRecord]:
    if client.facts:
        yield from _changes(row, client, day, changed)
    else:
        yield from _registration(row)
    if "last_reexamination_on" in changed:
        yield from _reexamination(row, client)
    consultants = client.state(day).consultants
    for role in CONSULTANTS:
        if role in changed and row[role] and row[role] != consultants.get(role):
            yield "ConsultantAssigned", {"role": role, "consultant": row[role]}


def _registration(row: CsvRow) -> Iterator[ToRecord]:
    yield (
        "ClientRegistered",
        {
            "trede": int(row["trede"]),
            "benefit": row["benefit"],
            "benefit_since": row["benefit_since"] or None,
            "lead": row["lead"] or None,
        },
    )


def _changes(
    row: CsvRow, client: Client, day: date, changed: Collection[str]
) -> Iterator[ToRecord]:
    """What the changed cells say otherwise than it stands here."""
    reason = f"Volgens het cliëntenbestand van {day:%d-%m-%Y}."
    state = client.state(day)
    if "trede" in changed and int(row["trede"]) != state.trede:
        yield "TredeDetermined", {"trede": int(row["trede"]), "reason": reason}
    if "lead" in changed and row["lead"] and row["lead"] != state.lead:
        yield "LeadTransferred", {"lead": row["lead"], "reason": reason}
    # A benefit and its first day are one statement: another day is another start of it.
    since = row.day("benefit_since") if row["benefit_since"] else None
    stands = (row["benefit"], since) == (state.benefit, state.benefit_since)
    if stands or not {"benefit", "benefit_since"} & set(changed):
        return
    if since is None:
        yield "BenefitEnded", {"reason": "other"}
    else:
        yield "BenefitStarted", {"benefit": row["benefit"], "benefit_since": since}


def _reexamination(row: CsvRow, client: Client) -> Iterator[ToRecord]:
    if not row["last_reexamination_on"]:
        return
    held_on = row.day("last_reexamination_on")
    held = [f.happened_on for f in client.timeline if isinstance(f, events.ReexaminationHeld)]
    if not held or held_on > max(held):
        yield "ReexaminationHeld", {"happened_on": held_on, "participates": "unknown"}
