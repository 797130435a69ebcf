"""The effective timeline: what is taken to have happened, corrections and retractions applied."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from journeys.events import ClientRegistered, Fact, FactCorrected, FactRetracted
from journeys.events.loading import with_changes

AMENDMENTS = {FactCorrected, FactRetracted}


class Amendments:
    """Which corrections and retractions stand, and what each fact says after them."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.retracted_by: dict[int, int] = {}
        self.corrected_by: dict[int, int] = {}
        self._changes: dict[int, list[Any]] = {}
        # An amendment names an earlier fact, so from the last back each is settled when reached.
        for fact in reversed(facts):
            if isinstance(fact, FactCorrected | FactRetracted):
                self._settle(fact)

    def _settle(self, amendment: FactCorrected | FactRetracted) -> None:
        if amendment.number in self.retracted_by:
            return
        said: dict[str, Any] = {**amendment.__dict__, **self.changes_to(amendment.number)}
        number = said["fact"]
        if not isinstance(number, int):
            return
        if isinstance(amendment, FactRetracted):
            self.retracted_by.setdefault(number, amendment.number)
        else:
            self._changes.setdefault(number, []).insert(0, said["changes"])
            self.corrected_by.setdefault(number, amendment.number)

    def changes_to(self, number: int) -> dict[str, Any]:
        """What the corrections that stand say of a fact, taken together in order of number."""
        together: dict[str, Any] = {}
        for changes in self._changes.get(number, ()):
            if isinstance(changes, Mapping):  # what is destroyed changes nothing
                together |= changes
        return together

    def applied_to(self, fact: Fact) -> Fact:
        """The fact with the corrections that stand."""
        changes = self.changes_to(fact.number)
        return with_changes(fact, changes) if changes else fact


def changed_by(
    facts: Sequence[Fact], amendment: FactCorrected | FactRetracted
) -> Iterator[tuple[Fact, dict[str, Any]]]:
    """The facts of which an amendment makes the corrections others, with those that then stand."""
    before, after = Amendments(facts), Amendments([*facts, amendment])
    for fact in facts:
        changes = after.changes_to(fact.number)
        if changes != before.changes_to(fact.number):
            yield fact, changes


def touched_by(facts: Sequence[Fact], amendment: FactCorrected | FactRetracted) -> set[int]:
    """The numbers of the facts that read otherwise, or stand or fall, by an amendment."""
    before, after = Amendments(facts), Amendments([*facts, amendment])
    return {
        fact.number
        for fact in facts
        if (fact.number in before.retracted_by) != (fact.number in after.retracted_by)
        or before.changes_to(fact.number) != after.changes_to(fact.number)
    }


def effective(facts: Iterable[Fact]) -> list[Fact]:
    """Facts minus retracted, with corrections applied, by day and then by number.

    ``facts`` are one client's, by number. ClientRegistered stands first whatever its date.
    """
    facts = list(facts)
    if not AMENDMENTS.isdisjoint(map(type, facts)):
        amendments = Amendments(facts)
        facts = [
            amendments.applied_to(fact)
            for fact in facts
            if fact.number not in amendments.retracted_by
            and not isinstance(fact, FactCorrected | FactRetracted)
        ]
    # Sorting keeps facts of one day in the order in which they stand, which is by number.
    facts.sort(key=attrgetter("happened_on"))
    for place, fact in enumerate(facts):
        if isinstance(fact, ClientRegistered):
            facts.insert(0, facts.pop(place))
            break
    return facts


def known_at(facts: Iterable[Fact], instant: datetime | None) -> list[Fact]:
    """The facts recorded at or before an instant."""
    return [fact for fact in facts if instant is None or fact.timestamp <= instant]


def until(timeline: list[Fact], day: date | None) -> list[Fact]:
    """The part of an effective timeline that happened on or before a day."""
    if day is None or not timeline:
        return timeline
    if timeline[0].happened_on > day:
        return []
    return [fact for fact in timeline if fact.happened_on <= day]


def as_of(
    facts: Iterable[Fact], *, known: datetime | None = None, on: date | None = None
) -> list[Fact]:
    """The effective timeline as known at an instant and true on a day."""
    return until(effective(known_at(facts, known)), on)
