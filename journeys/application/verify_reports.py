"""The reports that were published, each against the hash that was given out with it."""

from collections.abc import Iterable, Iterator

from journeys.application.published import hash_of
from journeys.events import Fact, ReportPublished


def published_in(facts: Iterable[Fact]) -> list[ReportPublished]:
    """The published reports among the municipality's facts whose content was kept."""
    return [fact for fact in facts if isinstance(fact, ReportPublished) and fact.content]


def altered_reports(facts: Iterable[Fact]) -> Iterator[str]:
    """Each published report whose content is not what its hash says."""
    for fact in published_in(facts):
        if hash_of(str(fact.content)) != fact.content_hash:
            yield (
                f"Rapport {fact.number}, gepubliceerd op {fact.happened_on:%d-%m-%Y}, "
                "is een ander dan zijn controlegetal zegt"
            )
