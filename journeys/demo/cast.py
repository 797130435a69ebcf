"""Who plays which part: each client's lot up to the end of 2025, so that the figures come out.

The numbers for each route are chosen, not published: the letter of 2023 gives no route totals.
Fifty clients on route C or D are open at the end of 2025 and nobody has spoken to them: they are
what the list must show. About forty of them are spoken to in 2026, the pace of 2025. The others
of the 365 never spoken to left before their turn, or proved to be outside the target group.
Nothing here depends on the day up to which the municipality is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

from journeys.demo.figures import START
from journeys.demo.office_hours import months_after, some_working_day, working_day_from

CAMPAIGN_ENDS: Final = date(2023, 5, 26)
YEAR_2025_ENDS: Final = date(2025, 12, 12)
PENSION_YEARS: Final = 67


class Lot(NamedTuple):
    """So many clients share this lot.

    ``talk`` says when they are first spoken to: "first" in the first period, "later" before
    2025, "2025", or "never" before 2026. ``end`` says how they stand at the end of 2025:
    "active" (spoken to that year), "wsp" (handed over), "waiting" (with WSP still, as they were
    registered), "quiet" (not spoken to for a year: what the list must show), "gone" or
    "unspoken" (open, and nobody has spoken to them).
    """

    how_many: int
    lead: str
    route: str | None
    talk: str
    end: str


LOTS: Final = (
    Lot(4, "nobody", None, "first", "gone"),
    Lot(6, "mp", "A", "first", "active"),
    Lot(9, "mp", "A", "first", "wsp"),
    Lot(6, "mp", "A", "first", "gone"),
    Lot(48, "mp", "B", "first", "active"),
    Lot(62, "mp", "B", "first", "wsp"),
    Lot(4, "mp", "B", "first", "quiet"),
    Lot(90, "mp", "B", "first", "gone"),
    Lot(2, "mp", "A", "later", "active"),
    Lot(3, "mp", "A", "later", "wsp"),
    Lot(1, "mp", "A", "later", "gone"),
    Lot(34, "mp", "B", "later", "active"),
    Lot(30, "mp", "B", "later", "wsp"),
    Lot(4, "mp", "B", "later", "quiet"),
    Lot(52, "mp", "B", "later", "gone"),
    Lot(12, "mp", "B", "never", "gone"),
    Lot(52, "mp", "C", "later", "active"),
    Lot(20, "mp", "C", "later", "wsp"),
    Lot(2, "mp", "C", "later", "quiet"),
    Lot(28, "mp", "C", "later", "gone"),
    Lot(10, "mp", "C", "2025", "active"),
    Lot(172, "mp", "C", "never", "gone"),
    Lot(16, "mp", "C", "never", "unspoken"),
    Lot(40, "mp", "D", "later", "active"),
    Lot(2, "mp", "D", "later", "quiet"),
    Lot(81, "mp", "D", "later", "gone"),
    Lot(16, "mp", "D", "2025", "active"),
    Lot(112, "mp", "D", "never", "gone"),
    Lot(34, "mp", "D", "never", "unspoken"),
    Lot(10, "wsp_administratief", None, "later", "active"),
    Lot(10, "wsp_administratief", None, "2025", "active"),
    Lot(30, "wsp_administratief", None, "later", "wsp"),
    Lot(4, "wsp_administratief", None, "later", "waiting"),
    Lot(22, "wsp_administratief", None, "later", "gone"),
    Lot(11, "wsp_administratief", None, "never", "gone"),
    Lot(12, "ondertussengroep", None, "later", "active"),
    Lot(10, "ondertussengroep", None, "2025", "active"),
    Lot(24, "ondertussengroep", None, "later", "wsp"),
    Lot(8, "ondertussengroep", None, "later", "waiting"),
    Lot(12, "ondertussengroep", None, "later", "gone"),
    Lot(8, "ondertussengroep", None, "never", "gone"),
)


class Activation(NamedTuple):
    """An activity the client is to start on a day."""

    on: date
    kind: str
    basisbaan: bool = False


class Leaving(NamedTuple):
    """How and when the client leaves the target group or the benefit."""

    on: date
    reason: str


class WspTurn(NamedTuple):
    """When the client is referred to WSP, and how that ends."""

    on: date
    outcome: str


@dataclass(frozen=True, slots=True)
class Part:
    """One client's lot, with its days."""

    client: str
    lot: Lot
    lead: str
    trede: int
    born: date
    benefit: str
    benefit_since: date | None
    registered_on: date
    screened_on: date | None
    talk_on: date | None = None
    to_mp_on: date | None = None
    to_wsp: WspTurn | None = None
    activation: Activation | None = None
    leaving: Leaving | None = None
    reopened_on: date | None = None
    care_path: str | None = None


def dealt(seed: int) -> tuple[Part, ...]:
    """Every client's part without activities or rarer turns, in order of client number."""
    lots = [lot for lot in LOTS for _ in range(lot.how_many)]
    Random(f"{seed}-cast").shuffle(lots)
    parts = []
    for place, lot in enumerate(lots, start=1):
        client = f"R-{place:06d}"
        parts.append(_part(Random(f"{seed}-{client}-part"), client, lot))
    return tuple(parts)


def _part(rng: Random, client: str, lot: Lot) -> Part:
    registered = some_working_day(rng, START, date(2022, 9, 30))
    screened = _screened_on(rng, lot, registered)
    benefit = "none" if lot.lead == "nobody" else rng.choices(_BENEFITS, _BENEFIT_WEIGHTS)[0]
    part = Part(
        client=client,
        lot=lot,
        lead="mp" if lot.lead == "nobody" else lot.lead,
        trede=rng.choices((1, 2), (65, 35) if lot.route == "D" else (25, 75))[0],
        born=some_working_day(rng, date(1959, 2, 1), date(1999, 12, 31)),
        benefit=benefit,
        benefit_since=None if benefit == "none" else _benefit_since(rng),
        registered_on=registered,
        screened_on=None if lot.lead == "nobody" else screened,
        talk_on=_talk_on(rng, lot, screened),
    )
    return _with_an_end(rng, part)


_BENEFITS, _BENEFIT_WEIGHTS = ("participatiewet", "ioaw", "ioaz"), (94, 4, 2)


def _benefit_since(rng: Random) -> date:
    recent = rng.random() < 0.25  # noqa: PLR2004 - a quarter of the files is young
    first = date(2021, 3, 15) if recent else date(2008, 1, 7)
    return some_working_day(rng, first, date(2022, 8, 22))


def _screened_on(rng: Random, lot: Lot, registered: date) -> date:
    last = {"first": date(2023, 3, 17), "later": date(2023, 4, 28)}.get(lot.talk, CAMPAIGN_ENDS)
    return some_working_day(rng, registered + timedelta(5), last)


def _talk_on(rng: Random, lot: Lot, screened: date) -> date | None:
    if lot.talk == "first":
        last = min(screened + timedelta(66), date(2023, 5, 19))
        return some_working_day(rng, screened + timedelta(16), last)
    if lot.talk == "later":
        # Whoever was with WSP in May 2023 was so still in that month's figures.
        first = date(2023, 6, 12) if lot.lead == "mp" else date(2023, 8, 1)
        last = date(2024, 6, 28) if lot.route in ("A", "B") else date(2024, 12, 13)
        if lot.end == "quiet":
            last = min(last, date(2024, 10, 11))  # it goes quiet only after the first talk
        return some_working_day(rng, first, last)
    if lot.talk == "2025":
        return some_working_day(rng, date(2025, 1, 14), date(2025, 12, 5))
    return None


def _with_an_end(rng: Random, part: Part) -> Part:
    lot, talk = part.lot, part.talk_on
    if part.lead != "mp" and talk and lot.end != "waiting":
        # First WSP hands over the lead, then the participatieconsulent speaks with the client.
        part = replace(part, to_mp_on=working_day_from(talk - timedelta(rng.randint(20, 50))))
    if lot.end == "wsp" and talk:
        on = _rather_early(rng, _settled(talk), date(2025, 9, 5))
        outcome = "placed" if rng.random() < _MOSTLY_PLACED else "accepted"
        return replace(part, to_wsp=WspTurn(on, outcome))
    if lot.end == "gone":
        return _leaving(rng, part)
    return part


_MOSTLY_PLACED: Final = 0.85


def _settled(talk: date) -> date:
    """The first day on which a client whom one got to know then may move on."""
    return max(talk + timedelta(75), date(2023, 7, 3))


_REASONS: Final = {
    "no_longer_target_group": 33,
    "pension_age": 19,
    "moved": 17,
    "deceased": 13,
    "other_income": 12,
    "other": 4,
}


def _leaving(rng: Random, part: Part) -> Part:
    if part.screened_on is None:
        on = some_working_day(rng, _settled(part.talk_on or START), date(2023, 11, 17))
        return replace(part, leaving=Leaving(on, "other"))
    first = _settled(part.talk_on) if part.talk_on else part.screened_on + timedelta(21)
    last = date(2025, 12, 5)
    if part.talk_on is None and (part.lead != "mp" or part.lot.route == "B"):
        last = date(2024, 2, 16)  # they left before it was their turn
    reason = rng.choices(list(_REASONS), list(_REASONS.values()))[0]
    if reason == "no_longer_target_group":
        # Files were looked at again when the programme passed into the line organisation.
        first = min(max(first, date(2024, 3, 4)), last)
    on = _rather_early(rng, first, last)
    born = months_after(on, -12 * PENSION_YEARS) if reason == "pension_age" else part.born
    return replace(part, leaving=Leaving(on, reason), born=born)


def _rather_early(rng: Random, first: date, last: date) -> date:
    """Most move on in the first years, when everybody is spoken to at last."""
    return min(some_working_day(rng, first, last) for _ in range(4))


def births(parts: Iterable[Part]) -> list[tuple[str, date]]:
    """Each client number with the client's day of birth."""
    return [(part.client, part.born) for part in parts]
