"""What is looked at again from time to time: the plan, the effect, the route."""

from datetime import date, timedelta
from typing import Final

from journeys.demo.life import Life
from journeys.demo.office_hours import months_after
from journeys.demo.pace import around, route_review_due
from journeys.demo.sentences import (
    ADJUSTMENTS,
    EVALUATIONS,
    GOALS,
    OTHER_EFFECTS,
    REVIEW_REASONS,
    ROUTE_REASONS,
)

MOVES: Final = {
    "A": (("A", 88), ("B", 12)),
    "B": (("B", 66), ("A", 16), ("C", 12), ("D", 6)),
    "C": (("C", 90), ("B", 10)),
    "D": (("D", 90), ("B", 10)),
}
"""How a looked-at route goes on, in a hundred; no route is a goal in itself."""

DECLINES: Final = 0.12


def make_plan(life: Life) -> None:
    """The plan, made together."""
    life.has_plan = True
    evaluate_on = _evaluation_agreed(life, 0.5)
    life.tell("PlanAgreed", life.consultant, goals=life.rng.choice(GOALS),
              client_agrees=not life.chance(0.04), evaluate_on=evaluate_on)  # fmt: skip
    _set_evaluation(life, evaluate_on or months_after(life.today, 6))


def evaluate_plan(life: Life) -> None:
    """The plan is looked at again with the client, and now and then changed."""
    if not life.has_plan:
        return
    evaluate_on = _evaluation_agreed(life, 0.3)
    changed = life.chance(0.15)
    life.tell(
        "PlanAdjusted" if changed else "PlanEvaluated",
        life.consultant,
        note=life.rng.choice(ADJUSTMENTS if changed else EVALUATIONS),
        evaluate_on=evaluate_on,
    )
    _set_evaluation(life, evaluate_on or months_after(life.today, 6))


def _evaluation_agreed(life: Life, how_often: float) -> date | None:
    """A day agreed for the next look; on the quiet routes a year ahead."""
    if life.route in ("C", "D"):
        return months_after(life.today, 12)
    return months_after(life.today, life.rng.choice((5, 6))) if life.chance(how_often) else None


def _set_evaluation(life: Life, due: date) -> None:
    life.plan("evaluate_plan", around(life, due, 14))


def measure_effect(life: Life) -> None:
    """The yearly measurement; a client may decline it."""
    life.plan("measure_effect", around(life, months_after(life.today, 12), 25))
    if life.chance(DECLINES):
        life.tell("EffectMeasured", life.consultant, declined=True)
        return
    years = (life.today - life.part.registered_on) // timedelta(365)
    life.tell(
        "EffectMeasured",
        life.consultant,
        loneliness=max(0, _score(life) - years),
        happiness=min(10, _score(life) + years),
        health=_score(life),
        obstacles_fewer=life.chance(0.3 + 0.1 * years),
        other_effects=life.rng.choice(OTHER_EFFECTS) if life.chance(0.2) else None,
        by="bureau" if life.chance(0.1) else "consulent",
    )


def _score(life: Life) -> int:
    return round(life.rng.triangular(1, 9, 5))


def review_route(life: Life) -> None:
    """Before the horizon passes a person looks whether the route still fits."""
    route = life.route
    assert route
    choices, weights = zip(*MOVES[route], strict=True)
    # Nobody moves to another route unseen: without a talk only the file was read.
    after = life.rng.choices(choices, weights)[0] if life.had_intake else route
    if after == route:
        life.tell("RouteReviewed", life.consultant, reason=life.rng.choice(REVIEW_REASONS))
    else:
        life.route = after
        life.tell("RouteAssigned", life.consultant, route=after,
                  reason=life.rng.choice(ROUTE_REASONS[after]))  # fmt: skip
        soon = life.in_days(4, 12)  # another route, another interval: it is talked over
        life.plan("contact", min(life.agenda.get("contact", soon), soon))
    life.plan("review_route", around(life, route_review_due(life, life.today), 40))
