"""Cases that read as sentences: given(facts).when(command, on=day).then(facts)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from journeys.aggregates.authority import User
from journeys.aggregates.client import Client, Recording
from journeys.aggregates.fold import fold
from journeys.aggregates.outliving import outliving
from journeys.aggregates.state import Path, Plan, State
from journeys.aggregates.timeline import effective
from journeys.application.bootstrap import Journeys
from journeys.application.command import Command, Recorded
from journeys.application.record import record, record_all
from journeys.events import DESTROYED, REGISTRY, Fact
from journeys.events.loading import plain_fields
from journeys.language.refusal import Refusal
from tests.usual import (
    ADMINISTRATOR,
    CONSULTANT,
    CONTROLLER,
    EXAMINER,
    FG,
    INCOME,
    OTHER_SUPERVISOR,
    PRIVACY_OFFICER,
    RECORDERS,
    RECORDMANAGER,
    SUPERVISOR,
    USUAL,
    WSP,
)

REF = "R-000001"
CLIENT = UUID(int=1)
FIRST_DAY = "2024-01-01"

STAFF = {
    name: User(name, name, frozenset(roles.split()))
    for name, roles in {
        CONSULTANT: "participatieconsulent",
        EXAMINER: "participatieconsulent",
        INCOME: "inkomensconsulent",
        WSP: "wsp_consulent",
        SUPERVISOR: "teamleider",
        OTHER_SUPERVISOR: "teamleider",
        PRIVACY_OFFICER: "privacy_officer",
        FG: "fg",
        CONTROLLER: "controller",
        RECORDMANAGER: "recordmanager",
        ADMINISTRATOR: "administrator",
    }.items()
}
"""Who works at the invented municipality: somebody of every role."""


class Entry(NamedTuple):
    """A fact of a case: its type, its day, who records it and when, and the fields that matter."""

    type: str
    day: str
    fields: dict[str, Any]
    by: str
    recorded_at: datetime | None = None

    @property
    def values(self) -> dict[str, Any]:
        """The fact's fields, the usual ones filled in."""
        return {
            "happened_on": self.day,
            "recorded_by": self.by,
            **USUAL.get(self.type, {}),
            **self.fields,
        }


def noon(day: str | date) -> datetime:
    """The middle of a day, in UTC."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return datetime.combine(day, time(12), UTC)


def fact(
    type_: str, day: str, *, by: str | None = None, recorded: str | None = None, **fields: Any
) -> Entry:
    """A fact that happened on a day; recorded that day at noon, unless said otherwise."""
    recorder = by or ("system" if REGISTRY[type_].system_only else RECORDERS.get(type_, SUPERVISOR))
    return Entry(type_, day, fields, recorder, noon(recorded) if recorded else None)


def registered(day: str = FIRST_DAY, **fields: Any) -> Entry:
    """A client on trede 2 with a Participatiewet benefit, led by MP."""
    return fact("ClientRegistered", day, **fields)


def history(entries: Iterable[Entry]) -> list[Fact]:
    """The facts of one client, numbered as they come, whatever the guards would say."""
    facts: list[Fact] = []
    for number, entry in enumerate(entries, start=1):
        at = entry.recorded_at or noon(entry.day)
        at = max(at, facts[-1].timestamp) if facts else at
        facts.append(
            REGISTRY[entry.type].model_validate(
                {
                    **entry.values,
                    "originator_id": CLIENT,
                    "originator_version": number,
                    "timestamp": at,
                    "stored_at": at,
                    "command_id": f"c{number}",
                    "trace_id": "t",
                }
            )
        )
    return facts


def without_key(entries: Iterable[Entry]) -> list[Fact]:
    """The facts of one client as they read when the key is gone."""
    return [
        fact_.restored(
            {**fact_.__dict__, **{n: DESTROYED for n in fact_.sealed if n in fact_.own_fields()}}
        )
        for fact_ in history(entries)
    ]


@dataclass
class Decided:
    """What a client decided about a command."""

    client: Client
    known: int
    refusal: Refusal | None = None

    def then(self, *expected: Entry) -> "Decided":
        """Exactly these facts were recorded, with these fields."""
        assert self.refusal is None, str(self.refusal)
        new = self.client.facts[self.known :]
        assert [_said(f) for f in new] == [_said(f) for f in _expected(expected, self.known)]
        return self

    def then_accepted(self) -> "Decided":
        """The fact was recorded."""
        assert self.refusal is None, str(self.refusal)
        assert self.client.version == self.known + 1
        self._as_read_again()
        return self

    def _as_read_again(self) -> None:
        """What the client goes on with is what it would know when read from the log."""
        assert self.client.timeline == effective(self.client.facts)
        assert self.client.state() == fold(self.client.timeline)

    def then_refused(self, code: str, *words: str) -> Refusal:
        """Nothing was recorded, by this rule; the explanation has these words."""
        assert self.refusal is not None, f"{self.client.facts[-1]!r} was recorded"
        assert self.refusal.code == code, str(self.refusal)
        for word in words:
            assert word in str(self.refusal)
        self.then_nothing()
        return self.refusal

    def then_nothing(self) -> None:
        """Nothing was recorded."""
        assert self.client.version == self.known
        assert not self.client.has_collected

    def state(self, on: str | None = None) -> State:
        """The client's state after the command, on a day if one is named."""
        return self.client.state(date.fromisoformat(on) if on else None)


@dataclass
class Given:
    """A client with a history, about whom something is to be recorded."""

    facts: list[Fact]
    users: dict[str, User] = field(default_factory=lambda: dict(STAFF))
    by_role: bool = True

    def client(self) -> Client:
        """The client, as read from the log."""
        return Client(CLIENT, REF, self.facts)

    def state(self, on: str | None = None) -> State:
        """The client's state, on a day if one is named."""
        return self.client().state(date.fromisoformat(on) if on else None)

    def plan(self) -> Plan:
        """The plan made with the client, which must be there."""
        plan = self.state().plan
        assert plan
        return plan

    def path(self) -> Path:
        """The care path, which must be there."""
        path = self.state().path
        assert path
        return path

    def imported(self) -> "Given":
        """Recording is a history import's: guards count, roles do not."""
        return Given(self.facts, self.users, by_role=False)

    def among(self, *users: User) -> "Given":
        """These people work here, beside the usual ones."""
        return Given(self.facts, {**self.users, **{user.user: user for user in users}})

    def when(
        self,
        type_: str,
        *,
        on: str,
        by: str | None = None,
        recorded: str | None = None,
        **fields: Any,
    ) -> Decided:
        """Somebody wishes to record a fact that happened on a day."""
        entry = fact(type_, on, by=by, recorded=recorded, **fields)
        return self.attempt(type_, entry.values, entry.recorded_at or noon(on))

    def attempt(self, type_: str, values: dict[str, Any], at: datetime) -> Decided:
        """Somebody wishes to record exactly these fields."""
        client = self.client()
        at = max(at, self.facts[-1].timestamp) if self.facts else at
        user = self.users.get(str(values.get("recorded_by")))
        how = Recording(at, at, "c", "t", user=user, by_role=self.by_role)
        try:
            client.record(REGISTRY[type_], values, how)
        except Refusal as refusal:
            return Decided(client, len(self.facts), refusal)
        return Decided(client, len(self.facts))


def given(*entries: Entry) -> Given:
    """A client with these facts, in order of recording."""
    return Given(history(entries))


def _expected(entries: Sequence[Entry], known: int) -> list[Fact]:
    return [f.model_copy(update={"originator_version": f.number + known}) for f in history(entries)]


def _said(fact_: Fact) -> tuple[Any, ...]:
    day = fact_.happened_on.isoformat()
    return (fact_.number, fact_.topic(), day, fact_.recorded_by, plain_fields(fact_))


@dataclass
class SettableClock:
    """A clock that stands still until it is set."""

    now: datetime = field(default_factory=lambda: noon("2024-01-01"))

    def __call__(self) -> datetime:
        """The instant it shows."""
        return self.now

    def set(self, to: str | datetime) -> None:
        """To an instant, or to noon of a day."""
        self.now = to if isinstance(to, datetime) else noon(to)


def command(ref: str, entry: Entry, **more: Any) -> Command:
    """The command by which somebody records a fact."""
    return Command(client=ref, type=entry.type, fields=entry.values, **more)


def record_at(journeys: Journeys, ref: str, *entries: Entry) -> list[Recorded]:
    """Record facts one by one, each on its own day or later; the clock goes along."""
    done = []
    for entry in entries:
        at = entry.recorded_at or noon(entry.day)
        clock = journeys.clock
        if isinstance(clock, SettableClock) and at > clock.now:
            clock.set(at)
        by_system = REGISTRY[entry.type].system_only
        done.append(record(journeys, command(ref, entry, by_system=by_system)))
    return done


def die_after_recording(journeys: Journeys, ref: str, *entries: Entry) -> None:
    """Record facts as a process that does not live to let the lists follow."""
    for done in record_all(journeys, [command(ref, entry) for entry in entries]):
        assert isinstance(done, Recorded), str(done)


def facts_of(journeys: Journeys, ref: str) -> Sequence[Fact]:
    """A client's facts as they stand in the log."""
    with journeys.database.read() as connection:
        return journeys.log.by_ref(connection, [ref])[ref].facts


def destroy_key(journeys: Journeys, ref: str) -> None:
    """Destroy what only a client's key can read; what anybody may read stays."""
    with journeys.database.write() as connection:
        client = journeys.log.by_ref(connection, [ref])[ref]
        kept = outliving(client.facts)
        journeys.keyring.destroy(connection, client.id, journeys.clock(), kept)


def new_ref() -> str:
    """A client number nobody has."""
    return f"R-{uuid4().hex[:8]}"
