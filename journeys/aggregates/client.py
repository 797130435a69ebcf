"""The Client aggregate: it alone decides whether something becomes a fact."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from journeys import events
from journeys.aggregates import amendment_guards, care_path_guards, journey_guards
from journeys.aggregates.authority import User, require_may_record
from journeys.aggregates.fold import fold
from journeys.aggregates.guards import GUARDS, Before
from journeys.aggregates.state import State
from journeys.aggregates.timeline import AMENDMENTS, changed_by, effective, until
from journeys.clock import local_day
from journeys.events import BY_COMMAND, ENVELOPE, Fact
from journeys.events.fields import same_name
from journeys.events.refused import refusal_of
from journeys.language.refusal import Refusal

MAY_LIE_AHEAD = ("for_on", "planned_end", "evaluate_on", "until", "due_on")
"""The fields that carry the future; every other day has been."""
GUARD_FILES = (journey_guards, care_path_guards, amendment_guards)
"""Importing them enters their rules in the list of guards; they are asked in this order."""
_ORDER = [file.__name__ for file in GUARD_FILES]
for _rules in GUARDS.values():
    _rules.sort(key=lambda rule: _ORDER.index(rule.broken_by.__module__))


@dataclass(frozen=True, slots=True)
class Recording:
    """How a fact comes to be recorded: when, by which command, on whose authority.

    ``recorded_at`` is the system's own instant, except in a history import. ``by_role`` is
    false there too: an import checks the guards, not the roles.
    """

    recorded_at: datetime
    stored_at: datetime
    command_id: str
    trace_id: str
    user: User | None = None
    sender_id: str | None = None
    caused_by: str = BY_COMMAND
    by_role: bool = True


class Client:
    """One client's history, and the only way to add to it.

    Conforms to what ``eventsourcing`` asks of an aggregate: an id, a version and the
    events collected since it was read.
    """

    def __init__(self, client_id: UUID, ref: str, facts: Sequence[Fact] = ()) -> None:
        self.id = client_id
        self.ref = ref
        self._facts = list(facts)
        self._pending: list[Fact] = []
        self._timeline: list[Fact] | None = None
        self._state: State | None = None

    @property
    def version(self) -> int:
        """The number of the last fact; 0 for a client without facts."""
        return len(self._facts)

    @property
    def facts(self) -> Sequence[Fact]:
        """Every fact as recorded, by number."""
        return self._facts

    @property
    def timeline(self) -> list[Fact]:
        """The effective timeline as known now."""
        if self._timeline is None:
            self._timeline = effective(self._facts)
        return self._timeline

    def state(self, on: date | None = None) -> State:
        """The state now, or as it was true at the end of a day; only to be read."""
        if on is not None:
            return fold(until(self.timeline, on))
        if self._state is None:
            self._state = fold(self.timeline)
        return self._state

    @property
    def has_collected(self) -> bool:
        """Whether facts were decided that are not yet handed out."""
        return bool(self._pending)

    @property
    def begins(self) -> bool:
        """Whether the facts decided are the client's first."""
        return self.has_collected and self._pending[0].number == 1

    def collect_events(self) -> Sequence[Fact]:
        """The facts decided since the client was read; they are handed out once."""
        pending, self._pending = self._pending, []
        return pending

    def record(self, fact_type: type[Fact], fields: Mapping[str, Any], how: Recording) -> Fact:
        """Decide one fact: checked, allowed to this user, broken by no guard.

        Raises ``Refusal`` and then changes nothing.
        """
        fact = self._checked(fact_type, fields, how)
        state = judging_state(self.timeline, fact.happened_on)
        before = Before(self.ref, state, self._facts, self.timeline)
        if how.by_role:
            require_may_record(how.user, fact, before, local_day(how.recorded_at))
        _require_system_records_its_own(fact, _refused(fact_type, self.ref))
        for rule in GUARDS[fact_type]:
            if broken := rule.broken_by(fact, before):
                raise Refusal(rule.code, _refused(fact_type, self.ref), broken.why, broken.todo)
        self._take(fact, state)
        return fact

    def _take(self, fact: Fact, before: State) -> None:
        timeline, self._timeline, self._state = self.timeline, None, None
        self._facts.append(fact)
        self._pending.append(fact)
        in_order = all(f.happened_on <= fact.happened_on for f in timeline)
        if in_order and type(fact) not in {*AMENDMENTS, events.ClientRegistered}:
            # It comes last, so the state by which it was judged is all that it changes.
            self._timeline = [*timeline, fact]
            self._state = fold((fact,), before)

    def _checked(self, fact_type: type[Fact], fields: Mapping[str, Any], how: Recording) -> Fact:
        number = self.version + 1
        given = {name: value for name, value in fields.items() if value is not None}
        _give_key(fact_type, given, number, self.timeline)
        kept = {name for name in given if name in ENVELOPE} - {"happened_on", "recorded_by"}
        if kept:
            raise Refusal(
                "UNKNOWN_FIELD",
                _refused(fact_type, self.ref),
                f"Veld {', '.join(sorted(kept))} wordt door het systeem gegeven.",
                field=min(kept),
            )
        what = _refused(fact_type, self.ref)
        fact = _validated(
            fact_type,
            what,
            **given,
            originator_id=self.id,
            originator_version=number,
            timestamp=how.recorded_at,
            stored_at=how.stored_at,
            sender_id=how.sender_id,
            command_id=how.command_id,
            caused_by=how.caused_by,
            trace_id=how.trace_id,
        )
        if isinstance(fact, amendment_guards.Amendment):
            self._check_amended(fact, what)
        _not_in_the_future(fact, local_day(how.recorded_at), what)
        return fact

    def _check_amended(self, amendment: amendment_guards.Amendment, what: str) -> None:
        """What an amendment changes must be as sound as if it had been recorded right at once."""
        for fact, changes in changed_by(self._facts, amendment):
            # What may not be changed a guard refuses; what is destroyed cannot be checked.
            destroyed = any(value is events.DESTROYED for value in fact.own_fields().values())
            if changes.keys() <= amendment_guards.correctable(fact) and not destroyed:
                changed = {**fact.__dict__, **changes}
                given = {n: v for n, v in changed.items() if v is not None}
                checked = _validated(type(fact), what, **given)
                _not_in_the_future(checked, local_day(amendment.timestamp), what)


def judging_state(timeline: list[Fact], day: date) -> State:
    """The state by which a fact that happened on a day is judged."""
    if timeline and day < timeline[0].happened_on:
        # What happened before the registration day is judged as if on that day.
        return fold(timeline[:1])
    return fold(until(timeline, day))


def _refused(fact_type: type[Fact], ref: str) -> str:
    return f"Niet vastgelegd: {fact_type.topic()} voor {ref}"


def _validated(fact_type: type[Fact], what: str, **values: Any) -> Fact:
    try:
        return fact_type(**values)
    except ValidationError as error:
        raise refusal_of(error, fact_type, what) from None


def _require_system_records_its_own(fact: Fact, what: str) -> None:
    """Also a history from elsewhere says of what the system issued that the system did."""
    if type(fact).system_only != (same_name(fact.recorded_by) == events.SYSTEM):
        raise Refusal(
            "SYSTEM_RECORDS_THIS",
            what,
            "Dit legt alleen het systeem zelf vast (recorded_by system), en niets anders."
            if type(fact).system_only
            else f"{fact.recorded_by} is het systeem zelf; dit legt een mens vast.",
            field="recorded_by",
        )


def _give_key(
    fact_type: type[Fact], given: dict[str, Any], number: int, timeline: Sequence[Fact]
) -> None:
    """An activity or referral without a key gets its own number as its key."""
    key = {events.ActivityStarted: "activity", events.ReferredToPartner: "referral"}.get(fact_type)
    if key is None or key in given:
        return
    used = {getattr(f, key) for f in timeline if isinstance(f, fact_type)}
    own = itertools.chain([str(number)], (f"{number}-{again}" for again in itertools.count(2)))
    given[key] = next(k for k in own if k not in used)


def _days_told(fact: Fact) -> Iterator[tuple[str, date]]:
    """The days of a fact that have been, with the field of each."""
    for name in ("happened_on", *fact.day_fields):
        day = getattr(fact, name)
        if day is not None and name not in MAY_LIE_AHEAD:
            yield name, day
    if isinstance(fact, events.UnwillingnessReported):
        for place, observation in enumerate(fact.observations):
            yield f"observations.{place}.on", observation.on


def _not_in_the_future(fact: Fact, recorded_on: date, what: str) -> None:
    """A day that is told as past is not after the day of recording."""
    for name, day in _days_told(fact):
        if day > recorded_on:
            raise Refusal(
                "NOT_IN_THE_FUTURE",
                what,
                f"{day:%d-%m-%Y} ligt na de dag van vastleggen ({recorded_on:%d-%m-%Y}).",
                "Leg vast wat gebeurd is; een afspraak die nog komt is ContactPlanned met for_on.",
                field=name,
            )
