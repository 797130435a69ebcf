"""Reports that were published, and what would be other now."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from journeys.application.bootstrap import Journeys
from journeys.application.report import end_of, left_out, report, report_json
from journeys.events import Fact, ReportPublished
from journeys.language import as_instant
from journeys.language.refusal import Refusal
from journeys.lists.council import Frozen
from journeys.reports.past import Period
from journeys.reports.small_cells import Cell
from journeys.reports.told_before import Told


@dataclass(frozen=True, slots=True)
class Published:
    """A published report; the first is ``number`` 1, ``content`` is its text to the letter."""

    number: int
    fact: int
    first: date
    last: date
    content: str
    content_hash: str
    published_at: datetime
    published_by: str

    @property
    def told(self) -> dict[str, Any]:
        """The report as programs read it."""
        found: dict[str, Any] = json.loads(self.content)
        return found

    @property
    def frozen(self) -> Frozen:
        """What its readers are told of its being published."""
        at = self.published_at.isoformat()
        return Frozen(self.number, self.content_hash, at, self.published_by)

    @property
    def as_told(self) -> Told:
        """Every number that stands in it, to hold beside another report."""
        told = self.told
        known_at = as_instant(told["known_at"])
        cells: dict[Cell, int | None] = {}
        for one in told["figures"]:
            named = f"{one['id']}@{one['definition_version']}"
            cells |= {(named, part): count for part, count in one["by"].items()}
            cells[named, None] = one["value"]
        whole = known_at is not None and known_at >= end_of(self.last)
        return Told(self.number, Period(self.first, self.last), whole, cells)

    def as_json(self) -> dict[str, Any]:
        """About the report, without what it says."""
        return {
            "number": self.number,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "known_at": self.told["known_at"],
            "policy": self.told["policy"],
            "published_at": self.published_at.isoformat(),
            "published_by": self.published_by,
            "content_hash": self.content_hash,
        }


def hash_of(content: str) -> str:
    """SHA-256 over a report's text."""
    return hashlib.sha256(content.encode()).hexdigest()


def published(journeys: Journeys) -> list[Published]:
    """Every report that was published, the last one first."""
    with journeys.database.read() as connection:
        facts = journeys.log.of_municipality(connection, ReportPublished.topic())
    return [_published(number, fact) for number, fact in numbered(facts)][::-1]


def numbered(facts: Iterable[Fact]) -> list[tuple[int, ReportPublished]]:
    """The published reports among these facts whose content was kept, counted from 1."""
    kept = (fact for fact in facts if isinstance(fact, ReportPublished) and fact.content)
    return list(enumerate(kept, 1))


def published_as(journeys: Journeys, number: int) -> Published:
    """The published report with this number. Raises ``Refusal`` for one that is not there."""
    found = published(journeys)
    for one in found:
        if one.number == number:
            return one
    there = ", ".join(str(one.number) for one in found)
    raise Refusal(
        "UNKNOWN_REPORT",
        f"Er is geen gepubliceerd rapport {number}",
        "" if there else "Er is nog niets gepubliceerd.",
        f"Er is: {there}." if there else "",
    )


def _published(number: int, fact: ReportPublished) -> Published:
    return Published(
        number,
        fact.number,
        fact.from_on,
        fact.until,
        fact.content or "",
        fact.content_hash,
        fact.timestamp,
        fact.recorded_by,
    )


def changed_since(journeys: Journeys, one: Published) -> dict[str, Any]:
    """What a published report would say otherwise now, by the same definitions.

    What was left out of it because it is small stays out, and so does what is small now.
    """
    then = one.told
    definitions = [f"{f['id']}@{f['definition_version']}" for f in then["figures"]]
    found = report(journeys, one.first, one.last, definitions=definitions)
    small = left_out(found, then["hidden_below"]).cells
    counted, shown = (
        {figure["id"]: figure for figure in report_json(found, hidden=hidden)["figures"]}
        for hidden in ((), small)
    )
    changes = (_changes(old, counted[old["id"]], shown[old["id"]]) for old in then["figures"])
    return {
        **one.as_json(),
        "compared_at": found.known_at.isoformat(),
        "figures": [change for change in changes if change],
    }


def _changes(
    then: Mapping[str, Any], counted: Mapping[str, Any], shown: Mapping[str, Any]
) -> dict[str, Any] | None:
    """A figure with what differs of it: what was published, and what is to be shown beside it."""

    def differs(old: Any, new: Any) -> bool:
        return not (then["suppressed"] and old is None) and old != new

    parts = {
        part: {"published": then["by"].get(part, 0), "now": shown["by"].get(part, 0)}
        for part in {**then["by"], **counted["by"]}
        if differs(then["by"].get(part, 0), counted["by"].get(part, 0))
    }
    if not parts and not differs(then["value"], counted["value"]):
        return None
    hidden = then["suppressed"] and then["value"] is None
    about = ("id", "label", "definition", "definition_version", "suppressed")
    return {
        **{name: then[name] for name in about},
        "published": then["value"],
        "now": None if hidden else shown["value"],
        "by": parts,
    }
