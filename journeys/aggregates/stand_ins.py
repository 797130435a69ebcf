"""Who stands in for whom on which days, and the named rules of appointing a stand-in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from journeys.aggregates.guards import Broken
from journeys.events import Fact, StandInAppointed


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who stands in for whom, up to and including the last day, and who appointed them."""

    absent: str
    stand_in: str
    from_on: date
    until: date
    appointed_by: str
    appointed_at: datetime

    def holds_on(self, day: date) -> bool:
        """Whether it is for that day."""
        return self.from_on <= day <= self.until


def stand_ins(facts: Iterable[Fact], known_at: datetime | None = None) -> list[StandIn]:
    """Who stands in when, as appointed so far or by an instant: the last one for a day counts.

    Whoever is appointed in their own place is back.
    """
    found: list[StandIn] = []
    for f in facts:
        if isinstance(f, StandInAppointed) and (known_at is None or f.timestamp <= known_at):
            found = [left for one in found for left in _left_of(one, f)]
            if f.stand_in != f.absent:
                found.append(
                    StandIn(f.absent, f.stand_in, f.from_on, f.until, f.recorded_by, f.timestamp)
                )
    return found


def _left_of(one: StandIn, later: StandInAppointed) -> Iterator[StandIn]:
    """The days that a later appointment leaves of an earlier one."""
    if one.absent != later.absent:
        yield one
        return
    if one.from_on < later.from_on:
        yield replace(one, until=min(one.until, later.from_on - timedelta(days=1)))
    if one.until > later.until:
        yield replace(one, from_on=max(one.from_on, later.until + timedelta(days=1)))


def replaced_by(known: Iterable[StandIn], user: str, day: date) -> dict[str, date]:
    """The absent people whose work this user has on a day, each with the last day of absence.

    When a stand-in is absent too, whoever stands in for them has it: work never waits for two.
    """
    holding = [s for s in known if s.holds_on(day)]
    found: dict[str, date] = {}
    waiting = [user]
    while waiting:
        present = waiting.pop()
        for one in holding:
            if one.stand_in == present and one.absent not in {*found, user}:
                found[one.absent] = one.until
                waiting.append(one.absent)
    return found


Check = Callable[[StandInAppointed, list[StandIn]], Broken | None]


@dataclass(frozen=True, slots=True)
class StandInGuard:
    """A named rule; ``code`` is stable for programs."""

    code: str
    broken_by: Check


STAND_IN_GUARDS: list[StandInGuard] = []
"""The rules of appointing a stand-in, in the order in which they are asked."""


def guard(code: str) -> Callable[[Check], Check]:
    """Make the decorated check a rule of appointing a stand-in."""

    def register(check: Check) -> Check:
        STAND_IN_GUARDS.append(StandInGuard(code, check))
        return check

    return register


@guard("STAND_IN_PERIOD_ENDS_EARLY")
def a_period_ends_after_it_begins(fact: StandInAppointed, _: list[StandIn]) -> Broken | None:
    """One day is the shortest."""
    if fact.until >= fact.from_on:
        return None
    return Broken(
        f"De laatste dag ({fact.until:%d-%m-%Y}) ligt vóór de eerste ({fact.from_on:%d-%m-%Y}).",
        "Geef met --until een dag op of na die van --from.",
    )


@guard("STAND_IN_IN_THE_PAST")
def what_has_been_is_not_stood_in_for(fact: StandInAppointed, _: list[StandIn]) -> Broken | None:
    """The lists of those days have gone out; nobody can still look after them."""
    if fact.until >= fact.happened_on:
        return None
    return Broken(
        f"De hele periode is voorbij ({fact.until:%d-%m-%Y} was de laatste dag).",
        "Kies een periode die vandaag nog loopt of nog komt.",
    )


@guard("STAND_IN_GOES_ROUND")
def work_ends_with_somebody_present(fact: StandInAppointed, known: list[StandIn]) -> Broken | None:
    """A stand-in who is absent passes the work on; it may not come back to who is absent."""
    round_by = _way_back(known, fact.stand_in, fact.absent, fact.from_on, fact.until)
    if round_by is None:
        return None
    return Broken(
        f"{round_by.absent} is zelf afwezig van {round_by.from_on:%d-%m-%Y} tot en met "
        f"{round_by.until:%d-%m-%Y}, en dan zou het werk weer bij {fact.absent} komen.",
        "Kies iemand die er in die dagen is.",
    )


def _overlapping(known: Iterable[StandIn], absent: str, first: date, last: date) -> list[StandIn]:
    return [s for s in known if s.absent == absent and s.from_on <= last and first <= s.until]


def _way_back(
    known: list[StandIn], present: str, absent: str, first: date, last: date
) -> StandIn | None:
    """The first step by which the work comes back to who is absent, on days of this period.

    What is known goes round nowhere, so the search ends.
    """
    for step in _overlapping(known, present, first, last):
        shared = max(first, step.from_on), min(last, step.until)
        if step.stand_in == absent or _way_back(known, step.stand_in, absent, *shared):
            return step
    return None
