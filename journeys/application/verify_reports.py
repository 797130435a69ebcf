"""The reports that were published, each against the hash that was given out with it."""

from collections.abc import Iterable, Iterator

from journeys.application.published import hash_of, numbered
from journeys.events import Fact


def altered_reports(facts: Iterable[Fact]) -> Iterator[str]:
    """Each published report whose content is not what its hash says."""
    for number, fact in numbered(facts):
        if hash_of(str(fact.content)) != fact.content_hash:
            yield (
                f"Rapport {number}, gepubliceerd op {fact.happened_on:%d-%m-%Y}, "
                "is een ander dan zijn controlegetal zegt"
            )
