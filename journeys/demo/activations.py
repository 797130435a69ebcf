"""Who starts which activity, and when, up to the end of 2025."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from journeys.demo.cast import CAMPAIGN_ENDS, YEAR_2025_ENDS, Activation, Part
from journeys.demo.figures import ACTIVATED_2025, ACTIVATED_BY_KIND, BASISBANEN, NEW_INTAKES_2025
from journeys.demo.office_hours import some_working_day

ACTIVATED_IN_BETWEEN: Final = 180
"""June 2023 to December 2024; no letter gives this figure."""

KINDS_SINCE: Final = {
    "vrijwilligerswerk": 34,
    "individueel_traject": 22,
    "mantelzorg": 10,
    "dagbesteding": 8,
    "taalbuddy": 8,
    "buurtactiviteit": 7,
    "zelf_zoeker": 4,
    "opleiding": 4,
    "vereniging": 3,
}
KINDS_2025: Final = {
    "vrijwilligerswerk": 18,
    "individueel_traject": 12,
    "mantelzorg": 4,
    "dagbesteding": 3,
    "zelf_zoeker": 3,
}
"""The kinds the letters name; they add up to the forty of 2025."""

Deck = dict[str, Part]


def with_activations(seed: int, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The same parts, with an activity for as many as the letters count."""
    rng = Random(f"{seed}-activations")
    deck = {part.client: part for part in parts}
    _in_the_first_period(rng, deck)
    _in_2025(rng, deck)
    _in_between(rng, deck)
    return tuple(deck.values())


def _drawn(rng: Random, deck: Deck, how_many: int, fits: Callable[[Part], bool]) -> list[Part]:
    return rng.sample([part for part in deck.values() if not part.activation and fits(part)],
                      how_many)  # fmt: skip


def _in_the_first_period(rng: Random, deck: Deck) -> None:
    kinds = [kind for kind, count in ACTIVATED_BY_KIND.items() for _ in range(count)]
    basisbanen = BASISBANEN
    chosen = _drawn(
        rng, deck, len(kinds),
        lambda part: part.lot.talk == "first" and _talked_before(part, date(2023, 5, 5)),
    )  # fmt: skip
    for part, kind in zip(chosen, kinds, strict=True):
        assert part.talk_on
        last = min(part.talk_on + timedelta(90), CAMPAIGN_ENDS)
        on = some_working_day(rng, part.talk_on + timedelta(7), last)
        if kind == "deed_al_een_activiteit":
            on = part.talk_on
        basisbaan = kind == "individueel_traject" and basisbanen > 0
        basisbanen -= basisbaan
        deck[part.client] = replace(part, activation=Activation(on, kind, basisbaan))


def _in_2025(rng: Random, deck: Deck) -> None:
    kinds = [kind for kind, count in KINDS_2025.items() for _ in range(count)]
    assert len(kinds) == ACTIVATED_2025 < NEW_INTAKES_2025
    chosen = _drawn(rng, deck, len(kinds), _can_start_in_2025)
    for part, kind in zip(chosen, kinds, strict=True):
        assert part.talk_on
        first = max(part.talk_on + timedelta(14), date(2025, 1, 13))
        on = some_working_day(rng, first, YEAR_2025_ENDS)
        deck[part.client] = replace(part, activation=Activation(on, kind))


def _can_start_in_2025(part: Part) -> bool:
    return (
        part.lot.end == "active"
        and part.lot.route != "D"
        and not (part.to_wsp or part.leaving or part.care_path)
        and _talked_before(part, date(2025, 10, 17))
    )


def _in_between(rng: Random, deck: Deck) -> None:
    chosen = _drawn(rng, deck, ACTIVATED_IN_BETWEEN, lambda part: _room_in_between(part)[1])
    for part in chosen:
        first, _ = _room_in_between(part)
        on = some_working_day(rng, first, _last_day_in_between(part))
        kind = rng.choices(list(KINDS_SINCE), list(KINDS_SINCE.values()))[0]
        deck[part.client] = replace(part, activation=Activation(on, kind))


def _room_in_between(part: Part) -> tuple[date, bool]:
    """From which day an activity fits, and whether there is room for one at all."""
    if part.talk_on is None or part.lot.route == "D" or part.lot.end == "waiting":
        return date.max, False
    first = max(part.talk_on + timedelta(10), date(2023, 6, 12))
    return first, first + timedelta(14) <= _last_day_in_between(part)


def _last_day_in_between(part: Part) -> date:
    last = date(2024, 10, 18) if part.lot.end == "quiet" else date(2024, 12, 13)
    if part.to_wsp:
        last = min(last, part.to_wsp.on - timedelta(40))
    if part.leaving:
        last = min(last, part.leaving.on - timedelta(40))
    return last


def _talked_before(part: Part, day: date) -> bool:
    return part.talk_on is not None and part.talk_on <= day
