"""What a proposal of a maatregel lacks, worked out anew from the facts; no guard is asked."""

from collections.abc import Iterator, Sequence
from typing import Any

from journeys import events
from journeys.aggregates.fold import fold
from journeys.aggregates.timeline import effective, until
from journeys.events import SYSTEM, Fact

ENDS = (
    events.SuspicionWithdrawn,
    events.SuspicionLapsed,
    events.PathClosed,
    events.PathWithdrawn,
    events.JourneyClosed,
)


def lacking(known: Sequence[Fact], decision: Fact) -> list[str]:
    """What the decision lacks of what domain.md asks, on the facts recorded before it."""
    timeline = until(effective(known), decision.happened_on)
    path = _running(timeline)
    reports = [f for f in path if isinstance(f, events.UnwillingnessReported)]
    if not reports:
        return ["no path runs"]
    return [
        *_steps(path, reports),
        *_people(path, reports, known, decision),
        *_grounds(timeline, reports),
    ]


def _running(timeline: Sequence[Fact]) -> list[Fact]:
    """The facts of the path that runs at the end, from its first report on."""
    path: list[Fact] = []
    for fact in timeline:
        ended = isinstance(fact, ENDS) or (
            isinstance(fact, events.PathDecided) and fact.decision in ("fitting_service", "unable")
        )
        if ended:
            path = []
        elif path or isinstance(fact, events.UnwillingnessReported):
            path.append(fact)
    return path


def _after(ground: Sequence[Fact], steps: Sequence[Fact]) -> list[Fact]:
    """The steps that happened on or after some ground, and were recorded after it."""
    return [
        step
        for step in steps
        if any(g.number < step.number and g.happened_on <= step.happened_on for g in ground)
    ]


def _steps(path: Sequence[Fact], reports: Sequence[Fact]) -> Iterator[str]:
    exams = _after(reports, [f for f in path if isinstance(f, events.ExaminationOpened)])
    if not exams:
        yield "no examination"
        return
    since = exams[-1].happened_on
    steps = _after(exams, [f for f in path if not isinstance(f, events.ExaminationOpened)])
    anew = [f for f in steps if f.happened_on >= since]
    if not any(isinstance(f, events.AbilityAssessed) for f in anew):
        yield "ability not assessed"
    if not any(isinstance(f, events.OfferMade) for f in steps):
        yield "no offer"
    if not any(_a_chance(f, anew) for f in anew):
        yield "no chance to be heard"


def _a_chance(hearing: Fact, steps: Sequence[Fact]) -> bool:
    if isinstance(hearing, events.HearingNotUsed):
        return any(
            isinstance(f, events.InvitedToBeHeard)
            and f.happened_on < f.for_on <= hearing.happened_on
            and f.number < hearing.number
            for f in steps
        )
    return isinstance(hearing, events.Heard | events.HearingWaived)


def _people(
    path: Sequence[Fact], reports: Sequence[Fact], known: Sequence[Fact], decision: Fact
) -> Iterator[str]:
    # As recorded, so that nobody sets right that they reported or examined.
    begun = min(f.number for f in reports)
    once = [*path, *(f for f in known if f.number >= begun)]
    reporters = {f.recorded_by for f in once if isinstance(f, events.UnwillingnessReported)}
    examined = {f.examiner for f in once if isinstance(f, events.ExaminationOpened)}
    examined |= {f.recorded_by for f in once if isinstance(f, events.AbilityAssessed)}
    last = [f.examiner for f in path if isinstance(f, events.ExaminationOpened)][-1:]
    if decision.recorded_by in reporters | examined:
        yield "the decider reported or examined"
    if not reporters.isdisjoint(last):
        yield "the examiner reported"
    for opened in (f for f in path if isinstance(f, events.ExaminationOpened)):
        if opened.recorded_by in {r.recorded_by for r in reports if r.number < opened.number}:
            yield "the reporter opened the examination"
    if SYSTEM in {decision.recorded_by, *last, *(f.recorded_by for f in path)}:
        yield "a step was taken by no person"


def _trede_before(timeline: Sequence[Fact], report: Fact) -> int:
    """What was determined later that day did not yet hold when it was reported."""
    place = (report.happened_on, report.number)
    return fold(f for f in timeline if (f.happened_on, f.number) < place).trede


def _grounds(
    timeline: Sequence[Fact], reports: Sequence[events.UnwillingnessReported]
) -> Iterator[str]:
    # As recorded they are models; from a correction they come as they were sent.
    observed: list[Any] = [one for report in reports for one in report.observations]
    seen = [o["kind"] if isinstance(o, dict) else o.kind for o in observed]
    if set(seen) <= {"missed_contact"}:
        yield "nothing but missed appointments"
    if all(_trede_before(timeline, report) == 6 for report in reports):
        yield "on the top of the ladder"
