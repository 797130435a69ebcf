"""Everything worked out a second time, straight from the stored log, and compared."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, text

from journeys.aggregates.fold import fold
from journeys.aggregates.timeline import effective, until
from journeys.application.bootstrap import Journeys
from journeys.application.issue import content_hash
from journeys.application.scan import History, scan
from journeys.events import (
    MUNICIPALITY,
    DueListIssued,
    EscalatedToSupervisor,
    Fact,
    ReexaminationFellDue,
)
from journeys.policies import Obligation, evaluate, rows
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS, positions
from journeys.store import claims
from journeys.store.tables import clients

DAY_JOB = "day"
Progress = Callable[[int], None]


@dataclass(slots=True)
class Report:
    """What was looked at, and each difference found."""

    database: str = ""
    clients: int = 0
    facts: int = 0
    obligations: int = 0
    lists: int = 0
    differences: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """One paragraph: what was looked at and how many differences there are."""
        found = len(self.differences)
        return (
            f"{self.clients} inwoners, {self.facts} feiten, {self.obligations} termijnen en "
            f"{self.lists} lijsten nagelopen op {self.database}: "
            f"{'geen verschil' if not found else f'{found} verschillen'}."
        )


def verify(journeys: Journeys, progress: Progress = lambda _: None) -> Report:
    """Compare the log with itself and every derived table with the log; names each difference."""
    report = Report()
    with journeys.database.read() as connection:
        report.database = _database(connection)
        refs = {row.client: row.ref for row in connection.execute(select(clients))}
        stored = _Derived(connection)
        issued = _Lists(journeys)
        last = 0
        for history in scan(journeys, connection):
            last = max(last, *(place.position for place in history.places))
            report.facts += len(history.places)
            name = refs.get(history.client) or str(history.client)
            report.differences += [f"{name}: {what}" for what in history.faults]
            if history.client == MUNICIPALITY:
                issued.take_lists(history)
                continue
            report.clients += 1
            issued.take_client(name, history)
            report.differences += _compare(journeys, name, history, stored, report)
            progress(1)
        report.differences += stored.left_over(refs)
        report.differences += _positions(connection, last)
        report.differences += _claims(connection)
        report.lists = len(issued.lists)
        report.differences += issued.differences()
    return report


def _database(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        version = connection.scalar(text("SELECT sqlite_version()"))
        return f"SQLite {version}"
    return f"PostgreSQL {connection.scalar(text('SHOW server_version'))}"


class _Derived:
    """The rows of the derived tables, taken out one client at a time."""

    def __init__(self, connection: Connection) -> None:
        self.states = {
            row.client: row._mapping for row in connection.execute(select(CLIENT_STATES))
        }
        self.obligations: dict[UUID, dict[tuple[str, str], Any]] = {}
        for row in connection.execute(select(OBLIGATIONS)):
            self.obligations.setdefault(row.client, {})[row.rule, row.key] = row._mapping

    def left_over(self, refs: dict[UUID, str]) -> Iterator[str]:
        """Rows for which the log has no client."""
        for client in self.states:
            yield f"{refs.get(client, client)}: client_states heeft een rij zonder feiten"
        for client, found in self.obligations.items():
            for rule, key in found:
                yield f"{refs.get(client, client)}: obligations heeft {rule} {key} zonder feiten"


def _compare(
    journeys: Journeys, name: str, history: History, stored: _Derived, report: Report
) -> Iterator[str]:
    timeline = effective(history.facts)
    state = fold(timeline)
    row = stored.states.pop(history.client, None)
    if row is None:
        yield f"{name}: client_states mist de rij"
    else:
        expected = {
            **{k: getattr(state, k) for k in _SAME_NAME},
            "version": len(history.facts),
            "last_happened_on": max(f.happened_on for f in timeline or history.facts),
            "last_recorded_at": history.facts[-1].timestamp,
            **{role: state.consultants.get(role) for role in _CONSULTANTS},
        }
        for column, value in expected.items():
            if not _same(row[column], value):
                yield f"{name}: client_states.{column} is {row[column]!r}, moet {value!r} zijn"
    found = stored.obligations.pop(history.client, {})
    for obligation in evaluate(timeline, journeys.policy_set):
        report.obligations += 1
        kept = found.pop((obligation.rule, obligation.key or ""), None)
        yield from _compare_obligation(name, obligation, kept)
    for rule, key in found:
        yield f"{name}: obligations heeft {rule} {key} ten onrechte"


_SAME_NAME = (
    "registered_on",
    "trede",
    "route",
    "route_since",
    "lead",
    "benefit",
    "benefit_since",
    "in_target_group",
    "closed_on",
)
_CONSULTANTS = ("participatieconsulent", "inkomensconsulent", "wsp_consulent")


def _same(kept: Any, expected: Any) -> bool:
    if kept is not None and getattr(expected, "tzinfo", None) is not None and not kept.tzinfo:
        # SQLite keeps an instant without its zone, which is always UTC.
        return bool(kept == expected.replace(tzinfo=None))
    return bool(kept == expected)


def _compare_obligation(name: str, expected: Obligation, kept: Any) -> Iterator[str]:
    what = f"{name}: obligations {expected.rule} {expected.key or ''}".rstrip()
    if kept is None:
        yield f"{what} ontbreekt (te doen op {expected.due_on:%d-%m-%Y})"
        return
    for column in kept:
        if column in ("client", "key"):
            continue
        value = getattr(expected, column)
        if kept[column] != value:
            yield f"{what}: {column} is {kept[column]!r}, moet {value!r} zijn"


def _positions(connection: Connection, last: int) -> Iterator[str]:
    for row in connection.execute(select(positions)):
        if row.stopped_by:
            yield f"positions: {row.projection} staat stil: {row.stopped_by}"
        if row.position != last:
            yield f"positions: {row.projection} is op {row.position}, het logboek op {last}"


def _claims(connection: Connection) -> Iterator[str]:
    days = claims.claimed(connection, DAY_JOB)
    for before, after in itertools.pairwise(days):
        if (after - before).days != 1:
            yield f"claimed_days: na {before:%d-%m-%Y} komt {after:%d-%m-%Y}"


class _Lists:
    """The lists that went out, against what the log says they should have been."""

    def __init__(self, journeys: Journeys) -> None:
        self.journeys = journeys
        self.lists: list[DueListIssued] = []
        self.clients: list[tuple[str, History]] = []

    def take_lists(self, history: History) -> None:
        self.lists = [fact for fact in history.facts if isinstance(fact, DueListIssued)]

    def take_client(self, name: str, history: History) -> None:
        self.clients.append((name, history))

    def differences(self) -> Iterator[str]:
        label = self.journeys.policy_set.label
        for issued in self.lists:
            if issued.policy != label:
                continue
            due = self._as_it_stood(issued)
            if content_hash(rows(due, issued.for_day)) != issued.content_hash:
                yield f"De lijst van {issued.for_day:%d-%m-%Y} was een andere dan het logboek geeft"
            yield from self._unrecorded(issued, dict(due))
        for name, history in self.clients:
            yield from _twice(name, history.facts)

    def _as_it_stood(self, issued: DueListIssued) -> list[tuple[str, list[Obligation]]]:
        found = []
        for name, history in self.clients:
            timeline = until(effective(history.up_to(issued.position)), issued.for_day)
            if timeline:
                found.append((name, evaluate(timeline, self.journeys.policy_set)))
        return sorted(found)

    def _unrecorded(self, issued: DueListIssued, due: dict[str, list[Obligation]]) -> Iterator[str]:
        for name, history in self.clients:
            recorded = {_identity(fact) for fact in history.up_to(issued.position)}
            for obligation in due.get(name, ()):
                for kind, day in _expected(obligation):
                    identity = (kind, obligation.rule, obligation.key, obligation.due_on)
                    if day <= issued.for_day and identity not in recorded:
                        yield (
                            f"{name}: {kind} voor {obligation.rule} "
                            f"({obligation.due_on:%d-%m-%Y}) is niet vastgelegd"
                        )


def _expected(obligation: Obligation) -> Iterator[tuple[str, date]]:
    yield "EscalatedToSupervisor", obligation.escalate_on


def _identity(fact: Fact) -> tuple[Any, ...] | None:
    if isinstance(fact, EscalatedToSupervisor):
        return (fact.topic(), fact.rule, fact.key, fact.due_on)
    if isinstance(fact, ReexaminationFellDue):
        return (fact.topic(), None, None, fact.due_on)
    return None


def _twice(name: str, facts: list[Fact]) -> Iterator[str]:
    seen: set[tuple[Any, ...]] = set()
    for fact in facts:
        identity = _identity(fact)
        if identity in seen:
            yield f"{name}: feit {fact.number} ({fact.topic()}) staat er twee keer"
        if identity:
            seen.add(identity)
