"""What another policy set would change, over the real history of every client."""

from datetime import date, timedelta
from typing import Any

from journeys.aggregates.fold import fold
from journeys.aggregates.timeline import until
from journeys.application.bootstrap import Journeys
from journeys.application.horizon import MOST_WEEKS
from journeys.language.refusal import Refusal
from journeys.policies import PolicySet, evaluate, lapsed_on
from journeys.policies.what_if import Comparison, Lapses


def what_if(
    journeys: Journeys, before: PolicySet, after: PolicySet, *, on: date, weeks: int
) -> dict[str, Any]:
    """What is open on a day under either set, from the facts as they are known now.

    Nothing is promised: what is done about it, and what follows then, is not in it. Reads the
    log once, folds each history once and writes nothing. Raises ``Refusal``.
    """
    _require_weeks(on, weeks)
    comparison = Comparison(on, weeks)
    with journeys.database.picture() as connection:
        for client in journeys.log.everyone(connection):
            timeline = until(client.timeline, on)
            if timeline:
                state = fold(timeline)
                old, new = (evaluate(timeline, one, state=state) for one in (before, after))
                lapses = (lapsed_on(timeline, one, state=state) for one in (before, after))
                comparison.add(client.ref, old, new, Lapses(*lapses))
    sides = {"before": _named(before), "after": _named(after)}
    return {**sides, **comparison.told()}


def _named(policy_set: PolicySet) -> dict[str, str]:
    return {"policy": policy_set.label, "digest": policy_set.digest}


def _require_weeks(on: date, weeks: int) -> None:
    if not 1 <= weeks <= MOST_WEEKS:
        raise Refusal(
            "WRONG_VALUE",
            "Niet uitgerekend wat dit beleid verandert",
            f"{weeks} weken kan niet.",
            f"Toegestaan: --weeks 1 tot en met {MOST_WEEKS}.",
            field="weeks",
        )
    if on == date.min or date.max - on < timedelta(weeks=weeks + 1):
        raise Refusal(
            "WRONG_VALUE",
            "Niet uitgerekend wat dit beleid verandert",
            f"{weeks} weken vanaf {on:%d-%m-%Y} valt buiten de kalender.",
            "Kies een andere dag met --on DATUM.",
            field="on",
        )
