"""Activities: how they start, are extended and end, and what they cost."""

from datetime import date, timedelta
from typing import Final

from journeys.demo.activations import KINDS_SINCE
from journeys.demo.cast import Activation
from journeys.demo.contacts import hold
from journeys.demo.life import Life
from journeys.demo.office_hours import months_after
from journeys.demo.sentences import ENDINGS, PROVIDERS

TRAJECT_LINE, BASISBAAN_LINE = "intake-regie-diagnose", "basisbaan"
TRAJECT_EUROS: Final = (1_250, 1_500, 1_850, 2_400, 2_950, 3_600)
BASISBAAN_EUROS: Final = (6_500, 7_000, 7_500)
WITH_AN_END: Final = {
    "individueel_traject": (6, 9),
    "opleiding": (6, 12),
    "taalbuddy": (6, 9),
    "vrijwilligerswerk": (9, 12),
    "dagbesteding": (12, 12),
}
"""Planned months; the other kinds go on until they end."""


def activate(life: Life) -> None:
    """The client starts an activity, unless something runs already."""
    if life.activity or life.lead != "mp" or not life.had_intake:
        return
    asked = life.part.activation
    if asked is None or life.activities:
        kind = life.rng.choices(list(KINDS_SINCE), list(KINDS_SINCE.values()))[0]
        asked = Activation(life.today, kind)
    life.activities += 1
    life.activity, life.extended = f"a{life.activities}", False
    bought = asked.kind == "individueel_traject"
    months = life.rng.randint(*WITH_AN_END.get(asked.kind, (10, 40)))
    end = months_after(life.today, 12 if asked.basisbaan else months)
    life.tell(
        "ActivityStarted",
        life.consultant,
        activity=life.activity,
        kind=asked.kind,
        basisbaan=True if asked.basisbaan else None,
        provider=life.rng.choice(PROVIDERS) if bought else None,
        planned_end=end if asked.kind in WITH_AN_END else None,
    )
    life.plan("end_activity", _on_time(life, end))
    if bought:
        _commit(life, BASISBAAN_LINE if asked.basisbaan else TRAJECT_LINE)


def _on_time(life: Life, end: date) -> date:
    return end + timedelta(life.rng.randint(3, 20) if life.chance(0.05) else -3)


def _commit(life: Life, line: str) -> None:
    euros = life.rng.choice(BASISBAAN_EUROS if line == BASISBAAN_LINE else TRAJECT_EUROS)
    life.cost_line, life.committed_cents = line, euros * 100
    _cost(life, "CostCommitted", life.committed_cents)
    life.plan("pay", life.in_days(25, 70))


def pay(life: Life) -> None:
    """The first instalment is paid."""
    if life.activity and life.committed_cents:
        part = life.committed_cents * 2 // 5
        life.committed_cents -= part
        _cost(life, "CostPaid", part)


def _cost(life: Life, fact_type: str, cents: int) -> None:
    life.tell(fact_type, life.consultant, line=life.cost_line,
              amount=f"{cents // 100}.{cents % 100:02d}", activity=life.activity)  # fmt: skip


def reach_planned_end(life: Life) -> None:
    """At its planned end an activity goes on a while or ends, and the two talk about it."""
    if life.activity is None:
        return
    if not life.extended and life.chance(0.4):
        life.extended = True
        end = months_after(life.today, life.rng.choice((3, 6, 12)))
        life.tell("ActivityExtended", life.consultant, activity=life.activity, planned_end=end)
        life.plan("end_activity", _on_time(life, end))
        return
    end_activity(life, life.rng.choices(("completed", "moved_on", "stopped"), (55, 20, 25))[0])
    hold(life)


def end_activity(life: Life, outcome: str) -> None:
    """The running activity ends; what was set aside is paid, or released when it stopped."""
    if life.activity is None:
        return
    note = life.rng.choice(ENDINGS[outcome]) if life.chance(0.6) else None
    life.tell("ActivityEnded", life.consultant, activity=life.activity, outcome=outcome, note=note)
    if life.committed_cents:
        _cost(life, "CostReleased" if outcome == "stopped" else "CostPaid", life.committed_cents)
        life.committed_cents = 0
    life.activity = None
    life.forget("end_activity", "pay")
