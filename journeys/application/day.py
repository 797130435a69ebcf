"""The scheduler's work for a day: record what fell due and what needs a supervisor."""

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import Connection, select

from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.application.command import Command
from journeys.application.due import obligations_of_all
from journeys.application.issue import issue_lists
from journeys.application.lists_follow import follow
from journeys.application.record import record_within
from journeys.clock import local_day
from journeys.events import SYSTEM, EscalatedToSupervisor, Fact, ReexaminationFellDue
from journeys.language.refusal import Refusal
from journeys.policies import Obligation, PolicySet, lapsed_on
from journeys.projections.tables import CLIENT_STATES
from journeys.store import claims
from journeys.store.log import VersionConflict
from journeys.store.projector import policy_of
from journeys.store.tables import clients

JOB = "day"
ATTEMPTS = 20

Progress = Callable[[date], None]


def run_day(
    journeys: Journeys,
    on: date | None = None,
    *,
    progress: Progress = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> list[date]:
    """Work a date and every unclaimed one before it; returns the dates worked.

    Each date is worked as on its own day, in one transaction that also claims it: a run that is
    killed leaves nothing, and a second run finds nothing to do. The lists go out for the last
    date only. ``stop`` is asked between two dates. Raises ``Refusal`` for a date after today, and
    ``ProjectionStopped`` rather than record anything on lists that stand still.
    """
    today = local_day(journeys.clock())
    day = on or today
    if day > today:
        raise Refusal(
            "NOT_IN_THE_FUTURE",
            "Dag niet gedraaid",
            f"{day:%d-%m-%Y} ligt na vandaag ({today:%d-%m-%Y}).",
            "Wat er aankomt:  journeys due --on DATUM",
        )
    worked: list[date] = []
    with journeys.database.read() as connection:
        waiting = claims.unclaimed(connection, JOB, day)
    for unclaimed in waiting:
        if stop():
            return worked
        journeys.reread_policies()
        follow(journeys)
        if _work(journeys, unclaimed):
            worked.append(unclaimed)
        progress(unclaimed)
    follow(journeys)
    with journeys.database.read() as connection:
        last = claims.last(connection, JOB)
    if day == last and issue_lists(journeys, day):
        follow(journeys)
    return worked


def _work(journeys: Journeys, day: date) -> bool:
    for _ in range(ATTEMPTS):
        try:
            with journeys.database.write() as connection:
                if not claims.claim(connection, JOB, day, journeys.clock()):
                    return False
                _record(journeys, connection, day)
                return True
        except VersionConflict:
            continue
    raise VersionConflict(f"{ATTEMPTS} attempts at {day}")


def _record(journeys: Journeys, connection: Connection, day: date) -> None:
    # Up to the last fact, and held there: an import leaves the lists behind, and nobody is to be
    # escalated on lists that a contact has just overtaken.
    while journeys.projector.batch(connection):
        pass
    policy = journeys.policies.on(day)
    due = dict(obligations_of_all(journeys, connection, day))
    lapsing = _lapsing(journeys, connection, policy, day)
    called = {ref: found for ref, all_ in due.items() if (found := _called(all_, day))}
    known = journeys.log.by_ref(connection, [*lapsing, *called])
    commands = [_lapse(policy, known[ref], lapses_on, day) for ref, lapses_on in lapsing.items()]
    for ref, found in called.items():
        commands += _reminders(policy, known[ref], found, day, ref in lapsing)
    for outcome in record_within(journeys, connection, commands):
        if isinstance(outcome, Refusal):
            raise outcome


def _lapsing(
    journeys: Journeys, connection: Connection, policy: PolicySet, day: date
) -> dict[str, date]:
    """The clients with a suspicion on which nobody acted in time, and since when."""
    if policy_of(connection) != policy.digest:
        everyone = journeys.log.everyone(connection)
        lapses = {c.ref: lapsed_on(c.timeline, policy) for c in everyone}
        return {
            ref: lapses_on for ref, lapses_on in lapses.items() if lapses_on and lapses_on <= day
        }
    query = (
        select(clients.c.ref, CLIENT_STATES.c.lapses_on)
        .join(clients, clients.c.client == CLIENT_STATES.c.client)
        .where(CLIENT_STATES.c.lapses_on <= day)
    )
    return {row.ref: row.lapses_on for row in connection.execute(query)}


def _lapse(policy: PolicySet, client: Client, lapses_on: date, day: date) -> Command:
    rule = policy.suspicion
    assert rule, "a suspicion lapses only by the rule that says when"
    return _command(policy, client, day, rule.lapse_records, (rule.rule, None, lapses_on))


def _called(obligations: list[Obligation], day: date) -> list[Obligation]:
    return [o for o in obligations if o.escalate_on <= day or (o.records and o.due_on <= day)]


def _reminders(
    policy: PolicySet, client: Client, called: list[Obligation], day: date, lapsing: bool
) -> Iterator[Command]:
    recorded = {_identity(fact) for fact in client.facts}
    rule = policy.suspicion
    for obligation in called:
        if lapsing and rule and obligation.rule == rule.rule:
            continue
        stage = (obligation.rule, obligation.key, obligation.due_on)
        if obligation.records and obligation.due_on <= day:
            kind, due_on = obligation.records, obligation.due_on
            if (kind, None, None, due_on) not in recorded:
                yield _command(policy, client, day, kind, stage, due_on=due_on)
        if obligation.escalate_on <= day and ("EscalatedToSupervisor", *stage) not in recorded:
            named = {"rule": obligation.rule, "key": obligation.key, "due_on": obligation.due_on}
            yield _command(policy, client, day, "EscalatedToSupervisor", stage, **named)


def _identity(fact: Fact) -> tuple[object, ...] | None:
    if isinstance(fact, ReexaminationFellDue):
        return (fact.topic(), None, None, fact.due_on)
    if isinstance(fact, EscalatedToSupervisor):
        return (fact.topic(), fact.rule, fact.key, fact.due_on)
    return None


def _command(
    policy: PolicySet,
    client: Client,
    day: date,
    kind: str,
    stage: tuple[str, str | None, date],
    **fields: object,
) -> Command:
    rule, key, due_on = stage
    return Command(
        client=client.ref,
        type=kind,
        fields={"happened_on": day, "recorded_by": SYSTEM, **fields},
        id=f"{JOB}:{client.id}:{kind}:{rule}:{key or ''}:{due_on}",
        caused_by=f"{rule} {policy.label}",
        by_system=True,
    )
