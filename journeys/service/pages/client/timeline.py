"""What happened to a client, the newest first, each readable aloud."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeys.language import as_day, as_instant, describe, one_line
from journeys.lists.corrected import Corrections, corrections_in
from journeys.lists.history import ENVELOPE
from journeys.lists.remarks import remark

Fact = Mapping[str, Any]
WITHHELD = "Niet voor uw rol zichtbaar"
AT_A_GLANCE = 280
"""Characters of somebody's own words that are read at once; the rest is opened."""
WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact on the timeline; of one that is withheld only the number is told."""

    number: int
    said: str
    whole: str = ""
    """What is said with every word of it, where that is more."""
    happened_on: date | None = None
    recorded_at: Any = None
    recorded_by: str = ""
    remark: str = ""
    retracted: bool = False
    withheld: bool = False
    amendable: bool = False


def told(history: Mapping[str, Any]) -> list[Fact]:
    """The facts of a history that are not withheld."""
    return [fact for fact in history["facts"] if "withheld" not in fact]


def timeline(
    history: Mapping[str, Any],
    people: Mapping[str, str],
    *,
    amends: Collection[int] = (),
    after: int = 0,
) -> list[Entry]:
    """Every fact with a higher number than ``after``; what is withheld stands where it was
    recorded."""
    corrections = corrections_in(told(history))
    placed = _placed(history["facts"], corrections)
    return [
        _entry(fact, corrections, people, amends)
        for _, fact in sorted(placed, key=lambda one: one[0], reverse=True)
        if fact["number"] > after
    ]


def _placed(
    facts: Collection[Fact], corrections: Corrections
) -> Iterator[tuple[tuple[str, int], Fact]]:
    day = ""
    for fact in facts:
        if "withheld" not in fact:
            day = str(corrections.effective(fact)["happened_on"])
        yield (day, fact["number"]), fact


def _entry(
    fact: Fact, corrections: Corrections, people: Mapping[str, str], amends: Collection[int]
) -> Entry:
    number = fact["number"]
    if "withheld" in fact:
        return Entry(number, WITHHELD, withheld=True)
    by = str(fact["recorded_by"])
    said, whole = (said_of(fact, corrections, longest) for longest in (AT_A_GLANCE, WHOLE))
    return Entry(
        number,
        said,
        whole if whole != said else "",
        as_day(corrections.effective(fact)["happened_on"]),
        as_instant(fact["recorded_at"]),
        one_line(people.get(by, by)),
        remark(fact, corrections),
        retracted=bool(fact.get("retracted_by")),
        amendable=number in amends,
    )


def said_of(fact: Fact, corrections: Corrections, longest: int = AT_A_GLANCE) -> str:
    """What a fact says, with a corrected value beside the one recorded."""
    own = {field: value for field, value in fact.items() if field not in ENVELOPE}
    return describe(fact["type"], own, corrections.of(fact), longest=longest)
