"""What the commands say they led to, against the facts that name them."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from journeys.application.scan import History
from journeys.store.tables import commands

Rows = dict[str, Any]
"""The commands of one stream by their id."""


class CommandsDone:
    """Every command as it was noted, by stream."""

    def __init__(self, connection: Connection) -> None:
        self.streams: dict[UUID, Rows] = {}
        for row in connection.execute(select(commands).order_by(commands.c.last_number)):
            self.streams.setdefault(row.client, {})[row.command] = row

    def differences(self, history: History) -> Iterator[str]:
        """What a second try would add again, or would leave out."""
        rows = self.streams.get(history.client, {})
        numbers: dict[str, list[int]] = {}
        for fact in history.facts:
            numbers.setdefault(fact.command_id, []).append(fact.number)
        if missing := numbers.keys() - rows.keys():
            yield f"commands mist {len(missing)} van de opdrachten in het logboek"
        if history.unreadable:
            return
        for command, found in numbers.items():
            row = rows.get(command)
            if row and (row.first_number, row.last_number) != (found[0], found[-1]):
                yield f"commands noemt bij feit {found[0]} andere nummers dan het logboek"
        if invented := rows.keys() - numbers.keys():
            yield f"commands heeft {len(invented)} opdrachten die het logboek niet kent"
        yield from _without_hash([row for row in rows.values() if row.command in numbers])


def _without_hash(rows: Sequence[Any]) -> Iterator[str]:
    """Only the first of a stream may be without: they are from before hashes were kept."""
    kept = False
    for place, row in enumerate(rows, 1):
        if row.hash is None and (kept or place == len(rows)):
            yield f"commands mist de hash van feit {row.last_number}"
        kept = kept or row.hash is not None
