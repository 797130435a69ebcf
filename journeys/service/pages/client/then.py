"""The client as known then, and what has changed since, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import Depends, Query

from journeys.clock import written_instant
from journeys.language import as_day, day, rule_label
from journeys.service.pages.client.opened import OpenFile
from journeys.service.pages.client.standing import sides
from journeys.service.pages.client.timeline import Entry, timeline

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Wanted:
    """As known at which instant and true on which day is asked; what cannot be read is told."""

    known_text: str
    on_text: str
    known: datetime | None
    on: date | None
    fault: str | None = None

    @property
    def is_asked(self) -> bool:
        """Whether another moment than now is asked for."""
        return self.known is not None or self.on is not None


def wanted(
    bekend: Annotated[str, Query(max_length=40)] = "", op: Annotated[str, Query(max_length=40)] = ""
) -> Wanted:
    """What two ordinary fields in the address say."""
    on = as_day(op)
    fault = None if on or not op else "Vul bij ‘tot en met’ een dag in die bestaat."
    try:
        known = written_instant(bekend) if bekend else None
    except (ValueError, OverflowError):
        known, fault = None, "Vul bij ‘zoals bekend op’ een tijdstip in dat bestaat."
    return Wanted(bekend, op, known, on, fault)


AsOf = Annotated[Wanted, Depends(wanted)]


@dataclass(frozen=True, slots=True)
class Difference:
    """One side of the client, or one term, as it was and as it is."""

    what: str
    then: list[str]
    now: list[str]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed: where they stand, what is due, and the facts that were not there yet."""

    stands: list[Difference]
    terms: list[Difference]
    facts: list[Entry]


def since(then: OpenFile, now: OpenFile) -> Since:
    """What is otherwise now than it was then."""
    people = now.colleagues
    known = {fact["number"] for fact in then.history["facts"]}
    return Since(
        _differing(sides(then.history["state"], people), sides(now.history["state"], people)),
        _differing(_terms(then), _terms(now)),
        [entry for entry in timeline(now.history, people) if entry.number not in known],
    )


def _differing(then: Mapping[str, list[str]], now: Mapping[str, list[str]]) -> list[Difference]:
    return [
        Difference(what, then.get(what, [NOTHING]), now.get(what, [NOTHING]))
        for what in dict.fromkeys([*then, *now])
        if then.get(what) != now.get(what)
    ]


def _terms(file: OpenFile) -> dict[str, list[str]]:
    return {
        rule_label(one["rule"], one["key"]): [f"uiterlijk {day(date.fromisoformat(one['due_on']))}"]
        for one in file.obligations
    }
