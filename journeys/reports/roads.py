"""The roads that clients really took: which step followed which, and where they stand now."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from journeys.reports.past import Past

STEPS: Mapping[str, tuple[str, ...]] = {
    "registered": ("ClientRegistered",),
    "screened": ("ClientScreened",),
    "route": ("RouteAssigned",),
    "intake": ("IntakeHeld",),
    "plan": ("PlanAgreed",),
    "obstacle": ("ObstacleReduced", "ObstacleResolved"),
    "activity": ("ActivityStarted",),
    "referred": ("ReferredToWsp",),
    "accepted": ("WspAccepted",),
    "placed": ("PlacedInWork",),
    "closed": ("JourneyClosed",),
}
"""Each step by the facts of which the first takes it, in the order meant by the approach."""

OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "taking_part": ("started", "still_running"),
    "obstacles": ("found", "lessened", "all_resolved"),
    "wsp": ("referred", "accepted", "placed", "sustained"),
}
"""The three outcome paths of the approach, each with how far one can get on it."""

LOOKED_AT = frozenset(
    {topic for topics in STEPS.values() for topic in topics}
    | {"ObstacleFound", "ActivityEnded", "BenefitEnded", "JourneyReopened"}
)
"""The facts that tell of a road; of the others none changes a step or an outcome."""
VOLUNTEER_OR_CARER = ("vrijwilligerswerk", "mantelzorg")


class Visit(NamedTuple):
    """A step that was taken for the first time, and on which day."""

    step: str
    on: date


def visits(past: Past) -> list[Visit]:
    """The steps somebody took, in the order in which they were taken.

    A day has no order within it: of one day they stand as the approach means them. A journey
    that was opened again is not closed.
    """
    days = {step: _first_day(past, step) for step in STEPS}
    registered, *others = [Visit(step, on) for step, on in days.items() if on]
    return [registered, *sorted(others, key=lambda visit: visit.on)]


def _first_day(past: Past, step: str) -> date | None:
    if step == "closed":
        return past.state.closed_on
    facts = past.all(*STEPS[step])
    return facts[0].happened_on if facts else None


class Outcome(NamedTuple):
    """On which outcome path somebody is since which day, and how many of its steps they took."""

    name: str
    since: date
    steps: int


def outcomes(past: Past) -> list[Outcome]:
    """The outcome paths that somebody began, also several."""
    found = (_taking_part(past), _obstacles(past), _wsp(past))
    return [outcome for outcome in found if outcome]


def _taking_part(past: Past) -> Outcome | None:
    theirs = [a for a in past.all("ActivityStarted") if a.kind in VOLUNTEER_OR_CARER]
    if not theirs:
        return None
    running = any(a.kind in VOLUNTEER_OR_CARER for a in past.state.running_activities())
    return Outcome("taking_part", theirs[0].happened_on, 1 + running)


def _obstacles(past: Past) -> Outcome | None:
    found = past.all("ObstacleFound")
    if not found:
        return None
    lessened = bool(past.all("ObstacleReduced", "ObstacleResolved"))
    resolved = lessened and not past.state.open_obstacles()
    return Outcome("obstacles", found[0].happened_on, 1 + lessened + resolved)


def _wsp(past: Past) -> Outcome | None:
    referred = past.all("ReferredToWsp")
    if not referred:
        return None
    steps, since = 1, referred[0].happened_on
    for topic in ("WspAccepted", "PlacedInWork", "BenefitEnded"):
        next_days = [
            fact.happened_on
            for fact in past.all(topic)
            if fact.happened_on >= since and (topic != "BenefitEnded" or fact.reason == "work")
        ]
        if not next_days:
            break
        steps, since = steps + 1, next_days[0]
    return Outcome("wsp", referred[0].happened_on, steps)
