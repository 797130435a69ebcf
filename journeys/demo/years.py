"""What each year after the letters brings a client, at the pace the letters show."""

from datetime import date
from typing import Final

from journeys.demo.cast import PENSION_YEARS
from journeys.demo.life import Life
from journeys.demo.office_hours import months_after, some_working_day

FIRST_TALK: Final = 0.85
"""Of the fifty nobody spoke to before 2026, about as many a year as the 46 of 2025."""
STARTS_AN_ACTIVITY: Final = 0.42
GOES_TO_WSP: Final = {"A": 0.25, "B": 0.1, "C": 0.02}
LEAVES: Final = 0.06
FINDS_WORK: Final = 0.3
WSP_LETS_GO: Final = 0.3
REASONS: Final = {
    "moved": 30,
    "other_income": 25,
    "deceased": 20,
    "no_longer_target_group": 25,
}


def begin_year(life: Life) -> None:
    """Draw the year's turns."""
    year = life.today.year
    life.plan("new_year", date(year + 1, 1, 5))
    if "pension" not in life.agenda and life.benefit != "none":
        life.plan("pension", months_after(life.part.born, 12 * PENSION_YEARS))
    if "close" in life.agenda:
        return
    draws = [
        ("leave", LEAVES),
        ("talk", FIRST_TALK if life.lead == "mp" and not life.had_intake else 0),
        ("activate", STARTS_AN_ACTIVITY if _free(life) else 0),
        ("signal", GOES_TO_WSP.get(life.route or "", 0) if _ready(life) else 0),
        ("place", FINDS_WORK if life.lead == "wsp" and not _at_work(life) else 0),
        ("to_mp", WSP_LETS_GO if life.lead in ("wsp_administratief", "ondertussengroep") else 0),
    ]
    for turn, probability in draws:
        on = some_working_day(life.rng, date(year, 1, 12), date(year, 12, 11))
        if life.chance(probability):
            life.plan(turn, on)
    life.leaving_reason = life.rng.choices(list(REASONS), list(REASONS.values()))[0]
    life.wsp_outcome = _how_wsp_ends(life)


def _free(life: Life) -> bool:
    return life.lead == "mp" and life.had_intake and not life.activity and life.route != "D"


def _ready(life: Life) -> bool:
    return life.lead == "mp" and life.had_intake and not life.part.care_path


def _at_work(life: Life) -> bool:
    return any(turn in life.agenda for turn in ("benefit_ends", "review_placement", "fall_back"))


def _how_wsp_ends(life: Life) -> str:
    """The outcome for a client not yet on the way; a way once taken keeps its own."""
    if life.lead != "mp" or "competensys" in life.agenda or "determine_trede" in life.agenda:
        return life.wsp_outcome
    outcomes = ("accepted", "placed", "returned", "trede_stays")
    return life.rng.choices(outcomes, (30, 45, 13, 12))[0]
