"""The yearly comparison of the effect measurement, as every door tells it: of few nothing."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from journeys.application.bootstrap import Journeys
from journeys.application.effects import duties, effects
from journeys.application.past_period import require_past
from journeys.clock import local_day
from journeys.duties.duties import Standing
from journeys.effects.chance import Spread
from journeys.effects.comparison import FEW, Comparison, OfYear
from journeys.lists.effect_words import QUESTIONS, points, verdict

WHAT = "De vergelijking van de effectmeting is niet gemaakt"


def effect_report(
    journeys: Journeys, year: int, *, known: datetime | None = None
) -> dict[str, Any]:
    """What a year's measurements say beside those before, and when the duties are next.

    Raises ``Refusal`` for a year to come, or duties that cannot be read.
    """
    now = journeys.clock()
    instant, today = min(known or now, now), local_day(now)
    last = today if year == today.year else date(year, 12, 31)
    require_past(WHAT, date(year, 1, 1), last, today)
    found = effects(journeys, year, known=instant)
    return {
        "year": year,
        "known_at": instant.isoformat(),
        "hidden_below": FEW,
        "years": [_of_year(year, found.this), _of_year(year - 1, found.before)],
        "comparisons": [
            _comparison("Van de eerste meting naar de laatste", found.since_first),
            _comparison(f"Van {year - 1} naar {year}", found.since_last_year),
        ],
        "duties": [_duty(one) for one in duties(journeys, today)],
    }


def _of_year(year: int, told: OfYear) -> dict[str, Any]:
    rest = told.measured - told.fewer
    return {
        "year": year,
        "measured": _unless_few(told.measured),
        "declined": _unless_few(told.declined),
        "fewer_obstacles": told.fewer if min(told.fewer, rest) >= FEW else None,
    }


def _comparison(label: str, found: Comparison) -> dict[str, Any]:
    return {
        "label": label,
        "clients": _unless_few(found.clients),
        "changes": [_change(score, one, found.clients) for score, one in found.changes.items()],
    }


def _change(score: str, found: Spread, clients: int) -> dict[str, Any]:
    return {
        "score": score,
        "label": QUESTIONS[score],
        "mean": points(found.mean),
        "low": points(found.low),
        "high": points(found.high),
        "may_be_chance": found.may_be_chance,
        "meaning": verdict(score, found, clients),
    }


def _duty(one: Standing) -> Mapping[str, Any]:
    return {
        **one.duty.model_dump(mode="json", include={"id", "label", "source", "quote"}),
        "next_by": one.next_by.isoformat() if one.next_by else None,
        "done_on": one.done_on.isoformat() if one.done_on else None,
    }


def _unless_few(clients: int) -> int | None:
    return None if 0 < clients < FEW else clients
