"""A fact that somebody wishes to set right: as it stood when they looked, and as it stands."""

from collections.abc import Mapping
from typing import Any

from journeys.language.refusal import Refusal
from journeys.lists.corrected import corrections_in
from journeys.service.pages.client.opened import OpenFile
from journeys.service.pages.client.timeline import Entry, said_of, timeline, told

Fact = Mapping[str, Any]


def fact_as_seen(file: OpenFile, number: int, seen: int | None = None) -> Fact:
    """The fact as it stood up to the last fact that was seen. Raises ``Refusal``."""
    facts = [one for one in told(file.history) if seen is None or one["number"] <= seen]
    fact = next((one for one in facts if one["number"] == number), None)
    if fact is None:
        raise Refusal(
            "UNKNOWN_FACT",
            f"Feit {number} van {file.ref} is er niet",
            "Het bestaat niet, of het is niet voor uw rol zichtbaar.",
            "Kies een feit op de tijdlijn.",
        )
    now = [{**one, "retracted_by": None} for one in facts]
    return corrections_in(now).effective(fact)


def said(file: OpenFile, number: int) -> str:
    """The fact as the timeline tells it."""
    fact_as_seen(file, number)
    facts = told(file.history)
    fact = next(one for one in facts if one["number"] == number)
    return said_of(fact, corrections_in(facts))


def recorded_since(file: OpenFile, seen: int | None) -> list[Entry]:
    """What somebody else recorded after the last fact that was seen."""
    return [] if seen is None else timeline(file.history, file.colleagues, after=seen)
