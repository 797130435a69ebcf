"""What waits in a team, from the read models: each number and the list behind it alike."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Label, and_, case, func, or_, select

from journeys.application.bootstrap import Journeys
from journeys.application.page import Page
from journeys.application.whose import Whose
from journeys.policies.due import reason_json
from journeys.projections.obligations import from_row
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS
from journeys.store.tables import clients

DUE = OBLIGATIONS.c
WSP_RULES = ("wsp-acknowledgement", "wsp-decision", "wsp-accept")
Row = dict[str, Any]


def _listed(on: date) -> ColumnElement[bool]:
    return DUE.list_from <= on


TOPICS: Mapping[str, Callable[[date], ColumnElement[bool]]] = {
    "listed": _listed,
    "overdue": lambda on: and_(_listed(on), DUE.due_on < on),
    "escalated": lambda on: and_(_listed(on), DUE.escalate_on <= on),
    "horizon": lambda on: and_(DUE.rule == "route-horizon", DUE.due_on < on),
    "wsp": lambda _: DUE.rule.in_(WSP_RULES),
    "wsp_late": lambda on: and_(DUE.rule.in_(WSP_RULES), DUE.due_on < on),
    "mismatch": lambda _: DUE.rule == "owner-mismatch",
    "decisions": lambda on: and_(_listed(on), DUE.role == DUE.escalates_to),
}
"""What somebody who leads a team asks after, as a choice from what is open on a day."""


class WhatWaits(NamedTuple):
    """What is asked after, on which day, and by which rules somebody may see what is due."""

    topic: str
    on: date
    rules: Collection[str]
    whose: Whose = Whose()
    rule: str = ""

    @property
    def condition(self) -> ColumnElement[bool]:
        """Which rows of ``obligations`` it is about."""
        found = [TOPICS[self.topic](self.on), DUE.rule.in_(self.rules), self.whose.obligations]
        return and_(*found, DUE.rule == self.rule) if self.rule else and_(*found)


class Total(NamedTuple):
    """How much waits: about how many clients, and how many reasons."""

    clients: int
    reasons: int


def distinct_clients(topic: str, on: date) -> Label[int]:
    """How many clients a topic is about, as a column."""
    return func.count(case((TOPICS[topic](on), DUE.client)).distinct()).label(topic)


def counts(journeys: Journeys, on: date, rules: Collection[str]) -> dict[str, int]:
    """How many clients each topic is about, by the rules that somebody may see."""
    any_topic = or_(*(condition(on) for condition in TOPICS.values()))
    query = select(*(distinct_clients(topic, on) for topic in TOPICS))
    query = query.where(DUE.rule.in_(rules), any_topic)  # most rows are still to come
    with journeys.database.read() as connection:
        return dict(connection.execute(query).one()._mapping)


def waiting(journeys: Journeys, what: WhatWaits, page: Page) -> tuple[list[Row], Total]:
    """One page of what waits, the oldest first, and how much it is in all."""
    query = (
        select(clients.c.ref, CLIENT_STATES.c.route, CLIENT_STATES.c.lead, OBLIGATIONS)
        .join(CLIENT_STATES, CLIENT_STATES.c.client == clients.c.client)
        .join(OBLIGATIONS, DUE.client == clients.c.client)
        .where(what.condition)
    )
    first = {
        "number": (),
        "person": (func.coalesce(DUE.person, ""),),
        "": (DUE.anchor_on if what.topic == "wsp" else DUE.due_on,),
    }
    order = (*first[page.order], clients.c.ref, DUE.due_on, DUE.rule, DUE.key)
    total = select(func.count(DUE.client.distinct()), func.count()).where(what.condition)
    with journeys.database.picture(CLIENT_STATES.name, OBLIGATIONS.name) as connection:
        found = connection.execute(page.of(query.order_by(*order))).all()
        return [_told(row, what.on) for row in found], Total(*connection.execute(total).one())


def rules_in(journeys: Journeys, what: WhatWaits) -> list[str]:
    """The rules by which something waits, whichever of them was chosen."""
    everything = what._replace(rule="").condition
    with journeys.database.read() as connection:
        return sorted(connection.scalars(select(DUE.rule).where(everything).distinct()))


def _told(row: Any, on: date) -> Row:
    obligation = from_row(row)
    return {
        "client": row.ref,
        "route": row.route,
        "lead": row.lead,
        "role": obligation.role,
        "person": obligation.person,
        "since": obligation.anchor_on,
        **reason_json(obligation, obligation.state_on(on)),
    }
