"""Which facts a figure of the council's report rests on."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from journeys.aggregates.timeline import as_of
from journeys.application.bootstrap import Journeys
from journeys.application.report import Report, report
from journeys.reports.figure import Figure, RestsOn


class FigureFacts(NamedTuple):
    """A figure with the facts under it, by client and number, as known then."""

    report: Report
    figure: Figure
    rests: list[RestsOn]

    def about(self) -> dict[str, Any]:
        """Which figure this is, of which days, as known when."""
        return {
            "figure": self.figure.id,
            "label": self.figure.label,
            "definition": self.figure.sentence,
            "definition_version": self.figure.version,
            "from": self.report.period.first.isoformat(),
            "to": self.report.period.last.isoformat(),
            "known_at": self.report.known_at.isoformat(),
        }


def figure_facts(
    journeys: Journeys, figure: str, first: date, last: date, *, known: datetime | None = None
) -> FigureFacts:
    """What a figure over a period rests on. Raises ``Refusal``, also for one that is not there."""
    found = report(journeys, first, last, known=known, only=figure)
    (one,) = found.figures
    rests = sorted(set(one.rests_on), key=lambda rest: (rest.client, rest.number, rest.part or ""))
    return FigureFacts(found, one, rests)


def told(
    journeys: Journeys, found: FigureFacts, some: Iterable[RestsOn]
) -> Iterator[dict[str, Any]]:
    """Some of these facts, each with its day and type, corrections applied."""
    some = list(some)
    with journeys.database.read() as connection:
        clients = journeys.log.by_ref(connection, {rest.client for rest in some})
    facts = {
        ref: {fact.number: fact for fact in as_of(client.facts, known=found.report.known_at)}
        for ref, client in clients.items()
    }
    for rest in some:
        fact = facts[rest.client].get(rest.number)
        if fact:  # taken back by somebody while the answer was made
            yield {
                "client": rest.client,
                "number": rest.number,
                "happened_on": fact.happened_on.isoformat(),
                "type": fact.topic(),
                "part": rest.part,
            }
