"""By what a figure is divided: each division a function of the client, or of the fact counted."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from journeys.events import Fact
from journeys.events.fields import is_destroyed
from journeys.language import ACTIVITIES, LEADS, OBSTACLES, PLACEMENTS, ROUTES
from journeys.policies.calendar import add
from journeys.reports.past import Past

By = Literal["route", "lead", "kind", "form", "ladder", "duration"]
"""The divisions by the name under which a definition knows them."""

NO_BENEFIT, NO_ROUTE = "geen_uitkering", "geen_route"
DESTROYED = "vernietigd"
DURATIONS = ((1, "<1"), (2, "1-2"), (5, "2-5"), (10, "5-10"))
"""Up to so many years on benefit, and what that is called."""
LONGEST = ">=10"


def route(past: Past, _: Fact | None) -> str:
    """The route on the last day; who has none and no benefit stands apart, as in the letters."""
    if past.state.route:
        return past.state.route
    return NO_BENEFIT if past.state.benefit == "none" else NO_ROUTE


def lead(past: Past, _: Fact | None) -> str:
    """Who led on the last day."""
    return past.state.lead


def _of_the_fact(name: str) -> Callable[[Past, Any], str]:
    def part(_: Past, fact: Any) -> str:
        value = getattr(fact, name)
        return DESTROYED if is_destroyed(value) else str(value)

    return part


def ladder(past: Past, fact: Any) -> str:
    """From which trede to which."""
    return f"{past.trede_before(fact)}>{fact.trede}"


def duration(past: Past, _: Fact | None) -> str:
    """How long on benefit on the last day, and on which trede."""
    since = past.state.benefit_since
    if since is None:
        return f"{NO_BENEFIT} {past.state.trede}"
    named = next((n for years, n in DURATIONS if past.last < add(since, years, "year")), LONGEST)
    return f"{named} {past.state.trede}"


PARTS: Mapping[By, Callable[[Past, Any], str]] = {
    "route": route,
    "lead": lead,
    "kind": _of_the_fact("kind"),
    "form": _of_the_fact("form"),
    "ladder": ladder,
    "duration": duration,
}
OF_A_FACT: tuple[By, ...] = ("kind", "form", "ladder")
"""The divisions by what a fact says, whenever one looks."""
NAMED: Mapping[By, tuple[str, ...]] = {
    "route": (*ROUTES, NO_BENEFIT),
    "lead": tuple(LEADS),
    "form": tuple(PLACEMENTS),
}
"""The parts that always stand there; of kinds those of the facts counted."""
KINDS_OF: Mapping[str, tuple[str, ...]] = {
    "ActivityStarted": tuple(ACTIVITIES),
    "ObstacleFound": tuple(OBSTACLES),
    "ObstacleReduced": tuple(OBSTACLES),
    "ObstacleResolved": tuple(OBSTACLES),
}


def named_parts(by: By | None, topics: tuple[str, ...]) -> tuple[str, ...]:
    """The parts that stand there also when nobody is in them."""
    if by == "kind":
        return tuple(dict.fromkeys(kind for topic in topics for kind in KINDS_OF.get(topic, ())))
    return NAMED.get(by, ()) if by else ()
