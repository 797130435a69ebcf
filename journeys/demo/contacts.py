"""The talks that keep coming back: planned, held, missed, and what is done in them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from journeys.demo.amendments import set_right_later
from journeys.demo.life import Life
from journeys.demo.obstacles import work_on_obstacles
from journeys.demo.office_hours import working_day_until
from journeys.demo.pace import around, next_contact_due
from journeys.demo.plans import evaluate_plan, measure_effect, review_route
from journeys.demo.sentences import CONTACT_NOTES, MISSED_REASONS

CHANNELS, HOW_OFTEN = ("gesprek", "telefoon", "huisbezoek", "video"), (52, 30, 14, 4)
EARLY: Final = {"A": 6, "B": 8, "C": 24, "D": 40}
WRONG, TWICE, LATER, AFTERWARDS = 0.012, 0.005, 0.04, 0.04


def set_next_contact(life: Life) -> None:
    """When to speak again; some talks are arranged well ahead."""
    due = next_contact_due(life)
    if life.part.lot.end == "active" and due.year == 2025:  # noqa: PLR2004
        # Whoever counts as actively supported was spoken to in time that year.
        on = around(life, due, EARLY.get(life.route or "B", 8), how_often=0)
    else:
        on = around(life, due, EARLY.get(life.route or "B", 8), late=30, how_often=0.13)
    life.plan("contact", on)
    ahead = working_day_until(life.agenda["contact"] - timedelta(life.rng.randint(5, 12)))
    life.forget("contact_planned")
    if ahead > life.today and life.chance(0.16):
        life.plan("contact_planned", ahead)


def arrange(life: Life) -> None:
    """The talk to come is put in the diary."""
    if on := life.agenda.get("contact"):
        life.tell("ContactPlanned", life.consultant, for_on=on, channel=_channel(life))


def contact(life: Life) -> None:
    """The talk is held, or missed and tried again within two weeks."""
    if not life.chance(0.1 if life.missed == 0 else 0.25):
        hold(life)
        return
    life.missed += 1
    reason = life.rng.choice(MISSED_REASONS) if life.chance(0.8) else None
    life.tell("ContactMissed", life.consultant, channel=_channel(life), reason=reason)
    life.plan("contact", life.in_days(4, 12))


def hold(life: Life) -> None:
    """A talk takes place, and whatever is due soon is done in it."""
    channel = "huisbezoek" if life.missed > 1 else _channel(life)
    note = life.rng.choice(CONTACT_NOTES) if life.chance(0.45) else None
    life.last_talk, life.missed = life.today, 0
    waits = "told_later" not in life.agenda and not life.period_ends_within(30)
    if life.chance(AFTERWARDS) and waits:
        # Recorded only when other facts of later days are in already.
        life.told_later = (life.today, channel)
        life.plan("told_later", life.in_days(6, 20))
    else:
        late = life.rng.randint(1, 5) if life.chance(LATER) else 0
        number = life.tell(
            "ContactHeld", life.consultant, channel=channel, note=note, days_late=late
        )
        _mistake(life, number, channel)
    _do_what_is_due_soon(life)
    work_on_obstacles(life)
    set_next_contact(life)


def tell_later(life: Life) -> None:
    """A talk is recorded that took place some days ago."""
    on, channel = life.told_later
    life.tell("ContactHeld", life.consultant, on=on, channel=channel)


def keep_in_view(life: Life) -> None:
    """Nobody who is supported goes through 2025 without a talk."""
    spoken = life.last_talk is not None and life.last_talk.year == life.today.year
    if life.lead == "mp" and life.had_intake and not spoken:
        hold(life)


def _do_what_is_due_soon(life: Life) -> None:
    soon: tuple[tuple[str, int, Callable[[Life], None]], ...] = (
        ("evaluate_plan", 21, evaluate_plan),
        ("measure_effect", 28, measure_effect),
        ("review_route", 40, review_route),
    )
    for turn, days, do in soon:
        on = life.agenda.get(turn)
        if on and on <= life.today + timedelta(days):
            life.forget(turn)
            do(life)


def _mistake(life: Life, number: int, channel: str) -> None:
    """Now and then a talk is entered wrongly, or twice."""
    if life.chance(WRONG):
        if life.chance(0.5) and _mid_month(life.today):
            before = working_day_until(life.today - timedelta(1))
            set_right_later(life, number, {"happened_on": before.isoformat()})
        else:
            other = "telefoon" if channel != "telefoon" else "gesprek"
            set_right_later(life, number, {"channel": other})
    elif life.chance(TWICE):
        set_right_later(life, life.tell("ContactHeld", life.consultant, channel=channel), None)


def _mid_month(day: date) -> bool:
    """Far enough from any period's edge for a day to shift without changing a figure."""
    return 10 <= day.day <= 20  # noqa: PLR2004


def _channel(life: Life) -> str:
    return life.rng.choices(CHANNELS, HOW_OFTEN)[0]
