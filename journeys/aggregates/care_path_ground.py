"""Which steps of a care path count towards a decision, and who took part in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeys import events
from journeys.aggregates.fold import fold
from journeys.aggregates.guards import GUARDS, Before
from journeys.aggregates.state import Path, State
from journeys.aggregates.timeline import until
from journeys.events import Fact

STEPS = (
    events.UnwillingnessReported,
    events.ExaminationOpened,
    events.AbilityAssessed,
    events.OfferMade,
    events.InvitedToBeHeard,
    events.Heard,
    events.HearingNotUsed,
    events.HearingWaived,
)
"""What a decision can rest on."""

ABOUT_PEOPLE = (
    "EXAMINER_IS_NOT_REPORTER",
    "OPENER_IS_NOT_REPORTER",
    "ASSESSOR_IS_NOT_REPORTER",
    "REPORTER_IS_NOT_EXAMINER",
)
"""Rules about who took part, which a decision is asked about the path as a whole."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a decision on a day can rest on."""

    path: Path | None
    """The running path, of the steps that count alone."""
    left_out: Sequence[tuple[Fact, str]]
    """The steps that stand and do not count, each with why."""
    begun: int
    """The number of the report that began the path, also when that does not count; 0 for none.

    Who took part before what made a step not count took part all the same.
    """


def ground_on(before: Before, day: date) -> Ground:
    """The steps that count on a day: each stood on what was recorded before it, and still does.

    So steps do not pass to a report or an examination recorded after them, and what a correction
    took the ground from carries no decision. What ends a path counts however late it was told.
    """
    counting: list[Fact] = []
    left_out: list[tuple[Fact, str]] = []
    timeline = until(list(before.timeline), day)
    for fact in timeline:
        why = _refused_then(fact, counting, before) if isinstance(fact, STEPS) else None
        if why is None:
            counting.append(fact)
        else:
            left_out.append((fact, why))
    path, _ = _running_path(counting)
    _, begun = _running_path(timeline)
    return Ground(path, left_out, begun)


def _refused_then(step: Fact, counting: Iterable[Fact], before: Before) -> str | None:
    then = [f for f in counting if not isinstance(f, STEPS) or f.number < step.number]
    there = Before(before.client, fold(then), before.facts, then)
    for rule in GUARDS[type(step)]:
        if rule.code not in ABOUT_PEOPLE and (broken := rule.broken_by(step, there)):
            return broken.why
    return None


def _running_path(timeline: Iterable[Fact]) -> tuple[Path | None, int]:
    """The path that runs at the end, and the first number of its reports."""
    state, reports = State(), list[int]()
    for fact in timeline:
        if isinstance(fact, events.UnwillingnessReported):
            goes_on = state.path is not None and state.path.running
            reports = [*reports, fact.number] if goes_on else [fact.number]
        fold([fact], state)
    return (state.path, min(reports)) if state.path and state.path.running else (None, 0)


@dataclass(frozen=True, slots=True)
class TookPart:
    """Everyone who reported or examined within a path, also when that was set right since."""

    reporters: Sequence[str]
    examiners: Sequence[str]


def took_part(facts: Sequence[Fact], path: Path, begun: int, until_number: int) -> TookPart:
    """Who took part in a path from its first report until a number.

    By what was recorded, so that nobody becomes a third person by setting right that they
    reported or examined, or by telling a decision for a day before it.
    """
    since = [fact for fact in facts if begun <= fact.number < until_number]
    reporters = [f.recorded_by for f in since if isinstance(f, events.UnwillingnessReported)]
    return TookPart(
        _each_once([*path.reporters, *reporters]),
        _each_once([*path.examiners, *path.assessors, *_examined(since)]),
    )


def _examined(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact, events.AbilityAssessed):
            yield fact.recorded_by
        elif isinstance(fact, events.ExaminationOpened):
            yield fact.examiner
        elif isinstance(fact, events.FactCorrected):
            yield from _named_examiners(fact.changes)


def _named_examiners(changes: Any) -> Iterator[str]:
    """Also in a correction of a correction."""
    if isinstance(changes, Mapping):
        if isinstance(examiner := changes.get("examiner"), str):
            yield examiner
        yield from _named_examiners(changes.get("changes"))


def _each_once(people: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(people))
