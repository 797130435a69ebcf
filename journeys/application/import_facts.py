"""Facts from JSON Lines: every good line in, every other refused with its line and field."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import orjson

from journeys.application.bootstrap import Journeys
from journeys.application.command import Command
from journeys.application.csv_rows import RefusedLine
from journeys.application.fact_lines import fact_object, text_of
from journeys.application.import_users import is_administrator, require_administrator
from journeys.application.lists_follow import catch_up
from journeys.application.record import record_all
from journeys.clock import local_day
from journeys.language.refusal import Refusal
from journeys.store import users
from journeys.store.keys import Keyring

LINES_AT_A_TIME = 500
BESIDE_THE_FIELDS = ("client", "type", "id", "number", "recorded_at", "stored_at")
"""What stands beside a fact's own fields; ``stored_at`` the system gives anew."""

Progress = Callable[[int], None]


@dataclass(slots=True)
class Imported:
    """What came of an import."""

    new: int = 0
    again: int = 0
    refused: list[RefusedLine] = field(default_factory=list)


def import_facts(
    journeys: Journeys,
    lines: Iterable[bytes],
    *,
    by: str | None = None,
    history: bool = False,
    progress: Progress = lambda _: None,
) -> Imported:
    """Record each line's fact; a line recorded before adds nothing.

    ``history`` allows ``recorded_at``, holds a line to its ``number`` and asks no roles; only an
    administrator may do it. ``by`` records for somebody else only as an administrator.
    """
    today = local_day(journeys.clock())
    with journeys.database.read() as connection:
        known = users.everybody(connection)
    if history:
        require_administrator(
            known,
            by,
            today,
            code="ONLY_ADMINISTRATOR_IMPORTS_HISTORY",
            what="Geschiedenis niet ingelezen",
            example="journeys import facts BESTAND --as GEBRUIKER --history",
        )
    result = Imported()
    for_others = by is None or is_administrator(known.get(by), today)
    reader = _Reader(journeys.keyring, by, history, for_others)
    numbered = ((n, line) for n, line in enumerate(lines, 1) if line.strip())
    while batch := list(islice(numbered, LINES_AT_A_TIME)):
        _record(journeys, list(reader.commands(batch, result)), result)
        progress(len(batch))
    catch_up(journeys)
    result.refused.sort(key=lambda refused: refused.line)
    return result


def _record(journeys: Journeys, read: list[tuple[int, Command]], result: Imported) -> None:
    outcomes = record_all(journeys, [command for _, command in read])
    for (line, _), outcome in zip(read, outcomes, strict=True):
        if isinstance(outcome, Refusal):
            result.refused.append(RefusedLine(line, outcome))
        elif outcome.again:
            result.again += 1
        else:
            result.new += 1


class _Reader:
    """Turns lines into commands, counting how often the same content came by."""

    def __init__(self, keyring: Keyring, by: str | None, history: bool, for_others: bool) -> None:
        self.keyring = keyring
        self.by = by
        self.history = history
        self.for_others = for_others
        self.seen: Counter[str] = Counter()

    def commands(
        self, batch: Iterable[tuple[int, bytes]], result: Imported
    ) -> Iterator[tuple[int, Command]]:
        for number, line in batch:
            try:
                yield number, self._command(line)
            except Refusal as refusal:
                result.refused.append(RefusedLine(number, refusal))

    def _command(self, line: bytes) -> Command:
        content = fact_object(line)
        fields = {name: value for name, value in content.items() if name not in BESIDE_THE_FIELDS}
        if self.by and "recorded_by" not in fields:
            fields["recorded_by"] = self.by
        client, kind = text_of(content, "client"), text_of(content, "type")
        sender_id = text_of(content, "id") if content.get("id") is not None else None
        if isinstance(fields.get("recorded_by"), str):
            self._require_own(text_of(fields, "recorded_by"))
        return Command(
            client=client,
            type=kind,
            fields=fields,
            id=self._id(client, kind, fields, sender_id),
            sender_id=sender_id,
            recorded_at=self._recorded_at(content),
            history=self.history,
            number=_number(content) if self.history else None,
        )

    def _require_own(self, recorded_by: str) -> None:
        if self.for_others or recorded_by == self.by:
            return
        raise Refusal(
            "RECORDED_BY_SOMEBODY_ELSE",
            "Niet vastgelegd",
            f"Veld recorded_by is {recorded_by!r}, en er wordt ingelezen namens {self.by}.",
            "Alleen een beheerder (administrator) leest feiten van een ander in.",
            field="recorded_by",
        )

    def _id(self, client: str, kind: str, fields: dict[str, Any], sender_id: str | None) -> str:
        if sender_id is not None:
            return f"sender:{sender_id}"
        # What a model fills in itself must not make the same fact another one.
        given = {name: value for name, value in fields.items() if value is not None}
        canonical = orjson.dumps([client, kind, given], option=orjson.OPT_SORT_KEYS)
        content = self.keyring.hash_of(canonical).hex()
        self.seen[content] += 1
        return f"content:{content}:{self.seen[content]}"

    def _recorded_at(self, content: dict[str, Any]) -> datetime | None:
        given = content.get("recorded_at")
        if given is None:
            return None
        if not self.history:
            raise Refusal(
                "UNKNOWN_FIELD",
                "Niet vastgelegd",
                "Veld recorded_at wordt door het systeem gegeven.",
                "Alleen een geschiedenis (--history) mag het geven.",
                field="recorded_at",
            )
        instant = _instant(given)
        if instant is None:
            raise Refusal(
                "WRONG_VALUE",
                "Niet vastgelegd",
                f"Veld recorded_at is {given!r}.",
                "Toegestaan: een tijdstip met zone, zoals 2026-03-05T09:14:00+01:00.",
                field="recorded_at",
            )
        return instant


def _instant(given: object) -> datetime | None:
    """An instant with its zone, in UTC; nothing for what is none."""
    try:
        instant = datetime.fromisoformat(given) if isinstance(given, str) else None
        return instant.astimezone(UTC) if instant and instant.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _number(content: dict[str, Any]) -> int | None:
    """The number a fact had where the history comes from. Raises ``Refusal``."""
    given = content.get("number")
    if given is None or (isinstance(given, int) and not isinstance(given, bool) and given > 0):
        return given
    raise Refusal(
        "WRONG_VALUE",
        "Niet vastgelegd",
        f"Veld number is {given!r}.",
        "Toegestaan: een geheel getal, ten minste 1.",
        field="number",
    )
