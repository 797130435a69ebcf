"""A client's history on a terminal, as it was known at an instant."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeys.language import as_day, as_instant, day, describe, instant, one_line
from journeys.lists.corrected import Corrections, Fact, corrections_in, timeline
from journeys.lists.remarks import remark, taken_over
from journeys.lists.standing import running_sentence, state_sentence

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.table import Table

ROOM_FOR_REMARKS = 110
"""Below this many columns the remarks follow the fact instead of standing beside it."""
EMPTY = "Er is op dat moment nog niets vastgelegd."
ENVELOPE = frozenset(
    {
        "number",
        "type",
        "happened_on",
        "recorded_at",
        "stored_at",
        "recorded_by",
        "corrected_by",
        "retracted_by",
        "outdated",
        "breach",
        "touched_by",
        "superseded",
        "id",
    }
)


def history_table(
    history: Mapping[str, Any], *, people: Mapping[str, str] | None = None
) -> "RenderableType":
    """The state in one sentence, then every fact with when, what, recorded when and by whom.

    ``history`` is the answer of ``journeys history --format json``; ``people`` gives
    the names of users where they may be shown.
    """
    return _History(history, people)


@dataclass(frozen=True)
class _History:
    history: Mapping[str, Any]
    people: Mapping[str, str] | None

    def __rich_console__(
        self, console: "Console", options: "ConsoleOptions"
    ) -> "Iterator[RenderableType]":
        from rich.text import Text

        facts = self.history["facts"]
        corrections = corrections_in(facts)
        state = self.history.get("state") or {}
        yield Text(title(self.history), style="bold")
        if not facts:
            yield Text(EMPTY)
            return
        yield Text(state_sentence(state, timeline(facts, corrections), self.people))
        running = running_sentence(state)
        if running:
            yield Text(running[0].upper() + running[1:])
        if taken := taken_over(facts):
            yield Text(taken, style="dim")
        yield ""
        yield self._facts(corrections, beside=options.max_width >= ROOM_FOR_REMARKS)

    def _facts(self, corrections: Corrections, *, beside: bool) -> "Table":
        from rich.table import Table

        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
        table.add_column("nr", justify="right", no_wrap=True)
        table.add_column("gebeurd", no_wrap=True)
        table.add_column("wat", overflow="fold")
        table.add_column("vastgelegd", no_wrap=True)
        table.add_column("door", overflow="fold")
        if beside:
            table.add_column("", overflow="fold")
        for fact in self.history["facts"]:
            self._add(table, fact, corrections, beside=beside)
        return table

    def _add(self, table: "Table", fact: Fact, corrections: Corrections, *, beside: bool) -> None:
        from rich.text import Text

        said, noticed = line(fact, corrections), remark(fact, corrections)
        by = str(fact["recorded_by"])
        what = Text(said, style="strike" if fact.get("retracted_by") else "")
        if noticed and not beside:
            what.append(f" · {noticed}", style="not strike dim")
        table.add_row(
            Text(str(fact["number"])),
            Text(_day(fact["happened_on"])),
            what,
            Text(_instant(fact["recorded_at"])),
            Text(one_line((self.people or {}).get(by, by))),
            *([Text(noticed, style="dim")] if beside else []),
        )


def title(history: Mapping[str, Any]) -> str:
    """``R-000412 · stand op 23-11-2026, zoals bekend op 23-11-2026 11:02``."""
    said = f"{one_line(history['client'])} · stand op {_day(history['on'])}"
    if history.get("known_at"):
        said += f", zoals bekend op {_instant(history['known_at'])}"
    return said


def line(fact: Fact, corrections: Corrections) -> str:
    """What a fact says, with a corrected value beside the one recorded."""
    own = {field: value for field, value in fact.items() if field not in ENVELOPE}
    return describe(fact["type"], own, corrections.of(fact))


def _day(value: Any) -> str:
    found = as_day(value)
    return day(found) if found else one_line(value)


def _instant(value: Any) -> str:
    found = as_instant(value)
    return instant(found) if found else one_line(value)
