"""A report as it may go outside, and publishing it: frozen to the letter."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

from journeys.application.bootstrap import Journeys
from journeys.application.decide import ANEW, Wish, decide
from journeys.application.published import Published, hash_of, numbered, published
from journeys.application.report import Report, left_out, report, report_json
from journeys.events import ReportPublished
from journeys.language.refusal import Refusal
from journeys.lists.council import report_json_text
from journeys.reports.small_cells import THRESHOLD

COUNCIL = "raad"
WHAT = "Het rapport is niet gepubliceerd"


class Outside(NamedTuple):
    """A report as it may go outside; ``beside`` tells what an earlier one would give away.

    That is by the earlier report's number, the figures that are left out because of it.
    ``earlier`` is how many were published before it.
    """

    told: dict[str, Any]
    beside: Mapping[int, Sequence[str]]
    earlier: int

    @property
    def content(self) -> str:
        """Its text, as it is frozen."""
        return report_json_text(self.told)


def for_outside(journeys: Journeys, found: Report, hide_below: int = THRESHOLD) -> Outside:
    """A report without small counts, and without what would tell them beside earlier reports."""
    earlier = [one.as_told for one in published(journeys)]
    left = left_out(found, hide_below, earlier)
    beside: dict[int, list[str]] = {}
    for figure in found.figures:
        numbers = {n for (name, _), n in left.beside.items() if name == figure.id}
        for number in sorted(numbers):
            beside.setdefault(number, []).append(figure.label)
    told = report_json(found, threshold=hide_below, hidden=left.cells)
    return Outside(told, beside, len(earlier))


def as_published(
    journeys: Journeys,
    first: date,
    last: date,
    *,
    known: datetime | None = None,
    hide_below: int = THRESHOLD,
) -> Outside:
    """What a report of this period would say when published. Raises ``Refusal``."""
    return for_outside(journeys, report(journeys, first, last, known=known), hide_below)


def publish(
    journeys: Journeys,
    first: date,
    last: date,
    *,
    by: str,
    known: datetime | None = None,
    hide_below: int = THRESHOLD,
    seen: str | None = None,
    wish: Wish = ANEW,
    warn: Callable[[Mapping[int, Sequence[str]]], None] = lambda _: None,
) -> Published:
    """Freeze the council's figures of a period for ever.

    Raises ``Refusal``, also when another report was published while these were counted: beside
    that one they could tell too much.

    ``seen`` is the hash of what its sender saw, when it must be that; ``warn`` is told what an
    earlier report would have given away.
    """
    found = as_published(journeys, first, last, known=known, hide_below=hide_below)
    content = found.content
    digest = hash_of(content)

    def require(connection: Connection) -> None:
        if seen not in (None, digest):
            raise _changed("De cijfers zijn andere dan die u zag.")
        now = numbered(journeys.log.of_municipality(connection, ReportPublished.topic()))
        if len(now) != found.earlier:
            raise _changed("Intussen is een ander rapport gepubliceerd.")

    fact = decide(
        journeys,
        ReportPublished,
        by,
        require=require,
        wish=wish,
        report=COUNCIL,
        from_on=first,
        until=last,
        content_hash=digest,
        content=content,
    )
    warn(found.beside)
    return next(one for one in published(journeys) if one.fact == fact.number)


def _changed(why: str) -> Refusal:
    return Refusal("CHANGED_SINCE_SEEN", WHAT, why, "Bekijk ze opnieuw, en publiceer dan.")
