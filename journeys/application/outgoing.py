"""The files in the outbox, against what the log says went out."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from journeys.events import DueListIssued
from journeys.store.tables import outbox


def hash_of_each(connection: Connection, day: date) -> dict[str, str]:
    """One hash over the files of each list of a day, by whose list it is."""
    found = connection.execute(select(*_COLUMNS).where(outbox.c.day == day))
    return _hashes(found.all())


def changed_files(connection: Connection, issued: Sequence[DueListIssued]) -> Iterator[str]:
    """Each file, and each list's files together, that are not those that went out."""
    yield from _changed_content(connection)
    stored: dict[date, list[Any]] = {}
    for row in connection.execute(select(*_COLUMNS).order_by(outbox.c.day)):
        stored.setdefault(row.day, []).append(row)
    for fact in issued:
        there = _hashes(stored.pop(fact.for_day, ()))
        if fact.files is not None:
            yield from _other_lists(fact.for_day, fact.files, there)
    for day, rows in stored.items():
        for row in rows:
            yield f"outbox: {row.path} staat er, maar op {day:%d-%m-%Y} ging geen lijst uit"


def _changed_content(connection: Connection) -> Iterator[str]:
    waiting = select(outbox.c.path, outbox.c.content, outbox.c.content_hash)
    for row in connection.execute(waiting.where(outbox.c.content.is_not(None))):
        if hashlib.sha256(row.content).hexdigest() != row.content_hash:
            yield f"outbox: {row.path} heeft een andere inhoud dan werd klaargezet"


def _other_lists(day: date, issued: Mapping[str, str], there: Mapping[str, str]) -> Iterator[str]:
    for person in sorted({*issued, *there}):
        if person not in there:
            yield f"outbox: de bestanden van {person} ({day:%d-%m-%Y}) ontbreken"
        elif person not in issued:
            yield f"outbox: {person} ({day:%d-%m-%Y}) heeft bestanden die niet uitgingen"
        elif issued[person] != there[person]:
            yield f"outbox: de bestanden van {person} ({day:%d-%m-%Y}) zijn andere dan uitgingen"


_COLUMNS = (outbox.c.message, outbox.c.day, outbox.c.path, outbox.c.content_hash)


def _hashes(rows: Sequence[Any]) -> dict[str, str]:
    ordered = sorted(rows, key=lambda row: (_whose(row.path), row.path))
    return {
        person: hashlib.sha256("\n".join(map(_line, files)).encode()).hexdigest()
        for person, files in groupby(ordered, key=lambda row: _whose(row.path))
    }


def _whose(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _line(row: Any) -> str:
    return f"{row.message} {row.path} {row.content_hash}"
