"""What waits for the colleagues of WSP and of income, from the read models alone.

Somebody's own and nobody's, as on the due-contact list; a teamleider's is everybody's.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, true

from journeys.aggregates.authority import SUPERVISOR, User
from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.application.page import Page
from journeys.application.stand_ins import absent_on
from journeys.events import Fact, ReexaminationFellDue
from journeys.policies import PolicySet
from journeys.policies.kinds.recurring import Recurring
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS
from journeys.store.tables import clients

STATES, DUE = CLIENT_STATES.c, OBLIGATIONS.c
AT_WSP = ("wsp", "wsp_administratief", "ondertussengroep")
"""Leads under which somebody of WSP follows how it goes."""
READ_MODELS = (CLIENT_STATES.name, OBLIGATIONS.name)


class Part(NamedTuple):
    """Some rows of a list, and of how many."""

    rows: Sequence[Row[Any]]
    total: int


def whose(journeys: Journeys, connection: Connection, user: User, on: date) -> list[str] | None:
    """Whose work somebody has before them: their own and that of whom they stand in for.

    Nothing for a teamleider: everybody's.
    """
    if SUPERVISOR in user.roles:
        return None
    return [user.user, *absent_on(journeys.log, connection, user.user, on)]


def theirs(person: ColumnElement[Any], people: Sequence[str] | None) -> ColumnElement[bool]:
    """Where it is one of these people's, or nobody's."""
    return true() if people is None else person.in_(people) | person.is_(None)


def rules_on(policy: PolicySet, *anchors: type[Fact], role: str) -> set[str]:
    """The rules that ask a role something and rest on these facts alone."""
    return {
        name
        for name, rule in policy.rules.items()
        if rule.role == role and rule.anchors <= frozenset(anchors)
    }


def rules_renewed_by(policy: PolicySet, fact: type[Fact]) -> set[str]:
    """The rules that ask for this fact time and again."""
    return {
        name
        for name, rule in policy.rules.items()
        if isinstance(rule, Recurring) and fact in rule.renewed_by
    }


def waiting(
    connection: Connection,
    rules: Collection[str],
    people: Sequence[str] | None,
    some: Page,
    *,
    listed_on: date | None = None,
) -> Part:
    """The clients of whom these rules ask something, the first day first.

    With ``listed_on``, only what stands on the lists of that day.
    """
    found = (
        select(DUE.client, clients.c.ref, func.min(DUE.due_on).label("due_on"))
        .join(clients, clients.c.client == DUE.client)
        .where(DUE.rule.in_(rules), theirs(DUE.person, people))
        .group_by(DUE.client, clients.c.ref)
    )
    if listed_on:
        found = found.where(DUE.list_from <= listed_on)
    return _part(connection, found, some, func.min(DUE.due_on), clients.c.ref)


def late(
    connection: Connection, rules: Collection[str], people: Sequence[str] | None, on: date
) -> int:
    """Of how many clients a day has passed on which these rules asked something."""
    query = select(func.count(DUE.client.distinct())).where(
        DUE.rule.in_(rules), DUE.due_on < on, theirs(DUE.person, people)
    )
    return connection.scalar(query) or 0


def at_wsp(connection: Connection, people: Sequence[str] | None, some: Page) -> Part:
    """The open clients whom WSP leads, with the first day on which WSP is to do something."""
    next_ = (
        select(DUE.client, func.min(DUE.due_on).label("due_on"))
        .where(DUE.role == "wsp_consulent")
        .group_by(DUE.client)
        .subquery()
    )
    found = (
        select(STATES.client, clients.c.ref, STATES.lead, STATES.wsp_consulent, next_.c.due_on)
        .join(clients, clients.c.client == STATES.client)
        .outerjoin(next_, next_.c.client == STATES.client)
        .where(
            STATES.lead.in_(AT_WSP),
            STATES.closed_on.is_(None),
            theirs(STATES.wsp_consulent, people),
        )
    )
    return _part(connection, found, some, next_.c.due_on.is_(None), next_.c.due_on, clients.c.ref)


def returned(
    connection: Connection, rules: Collection[str], people: Sequence[str] | None, some: Page
) -> Part:
    """The clients who came back from WSP and were not spoken to since."""
    found = (
        select(DUE.client, clients.c.ref, DUE.anchor_on, DUE.due_on, DUE.person)
        .join(clients, clients.c.client == DUE.client)
        .join(CLIENT_STATES, STATES.client == DUE.client)
        .where(DUE.rule.in_(rules), theirs(STATES.wsp_consulent, people))
    )
    return _part(connection, found, some, DUE.due_on, clients.c.ref)


def reexaminations(
    connection: Connection,
    people: Sequence[str] | None,
    some: Page,
    since: date | None,
    before: date | None,
) -> Part:
    """The re-examinations that are due from a day on and before another, the first day first."""
    found = (
        select(DUE.client, clients.c.ref, DUE.due_on, DUE.plan_on, DUE.escalate_on, DUE.person)
        .join(clients, clients.c.client == DUE.client)
        .where(_reexamination(people))
    )
    if since:
        found = found.where(DUE.due_on >= since)
    if before:
        found = found.where(DUE.due_on < before)
    return _part(connection, found, some, DUE.due_on, clients.c.ref)


def reexamination_days(
    connection: Connection, people: Sequence[str] | None
) -> Sequence[tuple[date, bool, int]]:
    """On which days how many re-examinations are due, and whether nobody is assigned."""
    nobodys = DUE.person.is_(None)
    query = (
        select(DUE.due_on, nobodys, func.count())
        .where(_reexamination(people))
        .group_by(DUE.due_on, nobodys)
    )
    return [(day, bool(nobody), count) for day, nobody, count in connection.execute(query)]


def open_since(
    connection: Connection, rules: Collection[str], only: Iterable[UUID]
) -> dict[UUID, date]:
    """Since when each of these clients waits for what these rules ask."""
    query = select(DUE.client, DUE.anchor_on).where(DUE.rule.in_(rules), DUE.client.in_(list(only)))
    return {row.client: row.anchor_on for row in connection.execute(query)}


def histories(
    journeys: Journeys, connection: Connection, rows: Iterable[Row[Any]]
) -> dict[str, Client]:
    """The clients on some rows, without anybody's own words."""
    refs = {row.client: row.ref for row in rows}
    return {one.ref: one for one in journeys.log.clients(connection, refs, texts=False)}


def _reexamination(people: Sequence[str] | None) -> ColumnElement[bool]:
    return (DUE.records == ReexaminationFellDue.topic()) & theirs(DUE.person, people)


def _part(connection: Connection, found: Select[Any], some: Page, *order: Any) -> Part:
    total = connection.scalar(select(func.count()).select_from(found.subquery()))
    rows = connection.execute(some.of(found.order_by(*order)))
    return Part(rows.all(), total or 0)
