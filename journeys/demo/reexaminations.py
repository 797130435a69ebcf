"""The re-examination of the benefit every eighteen months, with the participation question."""

from datetime import date
from typing import Final

from journeys.demo.life import Life
from journeys.demo.office_hours import months_after, some_working_day
from journeys.demo.pace import around
from journeys.demo.sentences import DISMISSALS, REEXAMINATION_NOTES, TREDE_SIGNALS

MONTHS: Final = 18
CATCHING_UP: Final = (date(2022, 9, 19), date(2024, 2, 23))
"""Earlier re-examinations stand in the old system; the first here comes within a round."""


def set_first_reexamination(life: Life) -> None:
    """In time for a young benefit, within the first round for an older one."""
    since = life.part.benefit_since
    if since is None:
        return
    due = months_after(since, MONTHS)
    if due > life.today:
        life.plan("reexamine", around(life, due, 40, late=45))
    else:
        life.plan("reexamine", some_working_day(life.rng, *CATCHING_UP))


def reexamine(life: Life) -> None:
    """The income consultant holds it and asks whether the client takes part in something."""
    takes_part = "yes" if life.activity else life.rng.choices(("no", "unknown"), (80, 20))[0]
    note = life.rng.choice(REEXAMINATION_NOTES) if life.chance(0.25) else None
    life.tell("ReexaminationHeld", life.income_consultant, participates=takes_part, note=note)
    life.plan("reexamine", around(life, months_after(life.today, MONTHS), 40, late=45))
    free = life.lead == "mp" and life.had_intake and "signal" not in life.agenda
    if free and not life.part.care_path and life.chance(0.03):
        life.tell("TredeSignalled", life.income_consultant, expected_trede=3,
                  reason=life.rng.choice(TREDE_SIGNALS))  # fmt: skip
        life.plan("dismiss_signal", life.in_days(3, 12))


def dismiss_signal(life: Life) -> None:
    """The consultant looked at the signal and sets it aside for now."""
    life.tell("SignalDismissed", life.consultant, reason=life.rng.choice(DISMISSALS))
