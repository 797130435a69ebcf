"""Everything worked out a second time, straight from the stored log, and compared."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, text

from journeys.aggregates.breaches import breaches, stands_as_accepted
from journeys.aggregates.fold import fold
from journeys.aggregates.timeline import effective
from journeys.application.bootstrap import Journeys
from journeys.application.day import JOB as DAY_JOB
from journeys.application.issue import JOB as LISTS_JOB
from journeys.application.outgoing import changed_files
from journeys.application.published import numbered
from journeys.application.scan import History, scan
from journeys.application.verify_clients import unreadable_rows
from journeys.application.verify_commands import CommandsDone
from journeys.application.verify_gaps import gaps
from journeys.application.verify_lists import IssuedLists
from journeys.application.verify_reports import altered_reports
from journeys.clock import local_day
from journeys.events import MUNICIPALITY
from journeys.events.loading import plain
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language import number
from journeys.policies import Obligation, evaluate, lapsed_on
from journeys.projections.client_states import TALKS
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS, positions
from journeys.store import claims
from journeys.store.audit_log import AuditLog
from journeys.store.projector import PROJECTION
from journeys.store.tables import claimed_days, client_keys, clients

SAFE_SQLITE = (3, 51, 3)
"""From here on two connections may reset the write-ahead log at once without harm."""
OLD_SQLITE = (
    "Let op, dit is geen verschil: SQLite vóór 3.51.3 heeft een zeldzame fout, die een bestand kan "
    "beschadigen als twee programma's er tegelijk in schrijven. journeys doet dat niet; laat geen "
    "ander programma in dit bestand schrijven."
)
Progress = Callable[[int], None]


@dataclass(slots=True)
class Report:
    """What was looked at, and each difference found."""

    database: str = ""
    remark: str = ""
    """What to know of the database itself; no difference."""
    clients: int = 0
    facts: int = 0
    obligations: int = 0
    lists: int = 0
    reports: int = 0
    unchecked_lists: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)
    breaches: dict[str, int] = field(default_factory=dict)
    """How many facts of which clients stand without ground; for people, not a difference."""

    @property
    def summary(self) -> str:
        """What was looked at and how many differences there are; then what is for people."""
        found = len(self.differences)
        looked_at = (
            f"{number(self.clients, 'inwoner', 'inwoners')}, "
            f"{number(self.facts, 'feit', 'feiten')}, "
            f"{number(self.obligations, 'termijn', 'termijnen')} en "
            f"{number(self.lists, 'lijst', 'lijsten')}{self._and_reports} nagelopen "
            f"op {self.database}"
        )
        unchecked = "".join(
            f" Niet na te rekenen: {number(count, 'lijst', 'lijsten')}, {why}."
            for why, count in self.unchecked_lists.items()
        )
        remark = f"\n{self.remark}" if self.remark else ""
        return (
            f"{looked_at}: {number(found, 'verschil', 'verschillen') if found else 'geen verschil'}"
            f".{unchecked}{self._without_ground()}{remark}"
        )

    @property
    def _and_reports(self) -> str:
        said = number(self.reports, "gepubliceerd rapport", "gepubliceerde rapporten")
        return f", en {said}" if self.reports else ""

    def _without_ground(self) -> str:
        count = sum(self.breaches.values())
        facts = number(count, "feit", "feiten")
        said = f"\nZonder grond, door een mens op te lossen: {facts}, van "
        return f"{said}{', '.join(sorted(self.breaches))}." if count else ""


def verify(journeys: Journeys, progress: Progress = lambda _: None) -> Report:
    """Compare the log with itself and every derived table with the log; names each difference."""
    report = Report()
    with journeys.database.picture(CLIENT_STATES.name, OBLIGATIONS.name) as connection:
        report.database, report.remark = _database(connection)
        report.differences += AuditLog(journeys.keyring).differences(connection)
        asked = select(clients.c.client, clients.c.ref)
        refs = {row.client: row.ref for row in connection.execute(asked)}
        stored = _Derived(connection)
        issued = IssuedLists(journeys)
        done = CommandsDone(connection)
        keyed = set(connection.scalars(_KEYED))
        last = 0
        for history in scan(journeys, connection):
            last = max([last, *(place.position for place in history.places)])
            report.facts += len(history.places)
            name = refs.get(history.client) or _nameless(history.client)
            report.differences += [f"{name}: {what}" for what in history.faults]
            report.differences += [f"{name}: {what}" for what in done.differences(history)]
            if history.client == MUNICIPALITY:
                issued.take_lists(history)
                report.reports = len(numbered(history.facts))
                report.differences += altered_reports(history.facts)
                continue
            report.clients += 1
            if history.places and history.client not in refs:
                report.differences.append(f"{name}: clients mist de rij")
            if history.places and history.client not in keyed:
                report.differences.append(f"{name}: client_keys mist de sleutel")
            if history.unreadable or not history.facts:
                # Its faults say so; what follows from the rest alone is no history.
                stored.pass_over(history.client)
                issued.pass_over()
                continue
            try:
                report.differences += _compare(journeys, name, history, stored, report)
                issued.take_client(name, history)
                if not stands_as_accepted(history.facts):
                    found = breaches(name, history.facts)
                    report.breaches |= {name: len(found)} if found else {}
            except Exception as error:  # a changed fact may say what no rule can work with
                stored.pass_over(history.client)
                report.differences.append(f"{name}: niet na te rekenen: {type(error).__name__}")
            progress(1)
        report.differences += stored.left_over(refs)
        report.differences += unreadable_rows(connection, journeys.keyring)
        report.differences += _positions(journeys, connection, last)
        report.differences += gaps(connection)
        report.differences += _claims(journeys, connection, issued)
        report.differences += dict.fromkeys(issued.differences(_claimed_at(connection)))
        report.unchecked_lists = issued.unchecked
        report.lists = len(issued.lists) - issued.unchecked.total()
        report.differences += changed_files(connection, issued.lists)
    return report


_KEYED = select(client_keys.c.client).where(
    client_keys.c.wrapped.is_not(None) | client_keys.c.destroyed_at.is_not(None)
)
"""Without its key what was sealed would read as destroyed, which it only is when that was noted."""


def _nameless(stream: UUID) -> str:
    return "gemeente" if stream == MUNICIPALITY else str(stream)


def _database(connection: Connection) -> tuple[str, str]:
    """The database by name and version, and what to know of it."""
    if connection.dialect.name == "sqlite":
        version = str(connection.scalar(text("SELECT sqlite_version()")))
        old = tuple(map(int, version.split("."))) < SAFE_SQLITE
        return f"SQLite {version}", OLD_SQLITE if old else ""
    return f"PostgreSQL {connection.scalar(text('SHOW server_version'))}", ""


class _Derived:
    """The rows of the derived tables, taken out one client at a time."""

    def __init__(self, connection: Connection) -> None:
        self.states = {
            row.client: row._mapping for row in connection.execute(select(CLIENT_STATES))
        }
        self.obligations: dict[UUID, dict[tuple[str, str], Any]] = {}
        for row in connection.execute(select(OBLIGATIONS)):
            self.obligations.setdefault(row.client, {})[row.rule, row.key] = row._mapping

    def pass_over(self, client: UUID) -> None:
        """Leave the rows of a client unjudged."""
        self.states.pop(client, None)
        self.obligations.pop(client, None)

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
            "path_since": state.path.reported_on if state.path and state.path.running else None,
            "lapses_on": lapsed_on(timeline, journeys.policy_set),
            "last_happened_on": max(f.happened_on for f in timeline or history.facts[:1]),
            "last_recorded_at": history.facts[-1].timestamp,
            "last_spoken_on": max(
                (f.happened_on for f in timeline if isinstance(f, TALKS)), default=None
            ),
            "as_accepted": stands_as_accepted(history.facts),
            **{role: state.consultants.get(role) for role in CONSULTANT_ROLES},
        }
        for column, value in expected.items():
            if not _same(row[column], value):
                found = f"is {plain(row[column])}, moet {plain(value)} zijn"
                yield f"{name}: client_states.{column} {found}"
    kept_obligations = stored.obligations.pop(history.client, {})
    for obligation in evaluate(timeline, journeys.policy_set):
        report.obligations += 1
        kept = kept_obligations.pop((obligation.rule, obligation.key or ""), None)
        yield from _compare_obligation(name, obligation, kept)
    for rule, key in kept_obligations:
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
            yield f"{what}: {column} is {plain(kept[column])}, moet {plain(value)} zijn"


def _positions(journeys: Journeys, connection: Connection, last: int) -> Iterator[str]:
    rows = connection.execute(select(positions)).all()
    if PROJECTION not in {row.projection for row in rows}:
        yield f"positions: {PROJECTION} ontbreekt; draai journeys rebuild"
    for row in rows:
        if row.stopped_by:
            yield f"positions: {row.projection} staat stil: {row.stopped_by}"
        if row.policy not in (None, journeys.projector.policy):
            yield f"positions: {row.projection} rust op een ander beleid; draai journeys rebuild"
        if row.position != last:
            yield f"positions: {row.projection} is op {row.position}, het logboek op {last}"


def _claimed_at(connection: Connection) -> dict[date, datetime]:
    """When the scheduler began each date; what came in later is a next date's work."""
    query = select(claimed_days).where(claimed_days.c.job == DAY_JOB)
    return {row.day: _with_zone(row.claimed_at) for row in connection.execute(query)}


def _with_zone(kept: datetime) -> datetime:
    # SQLite keeps an instant without its zone, which is always UTC.
    return kept if kept.tzinfo else kept.replace(tzinfo=UTC)


def _claims(journeys: Journeys, connection: Connection, issued: IssuedLists) -> Iterator[str]:
    worked = {job: claims.claimed(connection, job) for job in (DAY_JOB, LISTS_JOB)}
    for before, after in itertools.pairwise(worked[DAY_JOB]):
        if (after - before).days != 1:
            yield f"claimed_days: na {before:%d-%m-%Y} komt {after:%d-%m-%Y}"
    today = local_day(journeys.clock())
    for job, days in worked.items():
        for missing in sorted({fact.for_day for fact in issued.lists}.difference(days)):
            yield f"claimed_days: {job} mist {missing:%d-%m-%Y}, waarvoor een lijst uitging"
        for early in days:
            if early > today:
                yield f"claimed_days: {job} heeft {early:%d-%m-%Y}, een dag na vandaag"
