"""The rare turns: a return from WSP, a fall back, a reopening, the care paths."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Final

from journeys.demo.cast import Leaving, Part, WspTurn
from journeys.demo.office_hours import some_working_day

RETURNS: Final = 14
FALLS_BACK: Final = 6
CARE_PATHS: Final = (
    "every_step",
    "unable",
    "fitting_service",
    "exemption",
    "withdrawn",
    "running",
)


def with_rarities(seed: int, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The same parts, a few of them with something that seldom happens."""
    rng = Random(f"{seed}-rarities")
    deck = {part.client: part for part in parts}
    places = RETURNS + FALLS_BACK + len(CARE_PATHS) + 1
    chosen = rng.sample([part for part in parts if _known_for_long(part)], places)
    for name in CARE_PATHS:
        _put(deck, chosen.pop(), care_path=name)
    left = Leaving(date(2024, 5, 14), "other_income")
    _put(deck, chosen.pop(), leaving=left, reopened_on=date(2024, 11, 4))
    for place in range(RETURNS):
        on = some_working_day(rng, date(2023, 9, 4), date(2025, 8, 15))
        outcome = "returned" if place % 2 else "trede_stays"
        _put(deck, chosen.pop(), to_wsp=WspTurn(on, outcome))
    for _ in range(FALLS_BACK):
        on = some_working_day(rng, date(2023, 8, 21), date(2024, 3, 15))
        _put(deck, chosen.pop(), to_wsp=WspTurn(on, "fell_back"))
    return tuple(deck.values())


def _known_for_long(part: Part) -> bool:
    """Spoken to in the first period, and still in view at the end of 2025."""
    return part.lot.end == "active" and part.lot.talk == "first"


def _put(deck: dict[str, Part], part: Part, **turns: object) -> None:
    deck[part.client] = replace(part, **turns)  # type: ignore[arg-type]
