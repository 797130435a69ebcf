"""What waits for a person to settle: decisions to look at again, and facts without ground."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from journeys.aggregates.breaches import breaches, stands_as_accepted
from journeys.aggregates.client import Client
from journeys.aggregates.reassessments import reassessments
from journeys.application.bootstrap import Journeys
from journeys.application.due import keep_up
from journeys.projections.tables import CLIENT_STATES
from journeys.store.projector import stopped_by
from journeys.store.tables import clients as clients_table


class Task(NamedTuple):
    """One thing to settle about one fact; ``why`` and ``todo`` are for people."""

    client: str
    number: int
    type: str
    happened_on: date
    kind: str
    why: str
    todo: str


def tasks(journeys: Journeys) -> list[Task]:
    """Every open task, by client and number.

    Only whoever something came late about, or was set right, is asked about: see ``tasks_of``.
    """
    keep_up(journeys)
    everybody = select(clients_table)
    with journeys.database.picture(CLIENT_STATES.name) as connection:
        if stopped_by(connection) is None:
            states = CLIENT_STATES.c
            everybody = everybody.join(CLIENT_STATES, states.client == clients_table.c.client)
            everybody = everybody.where(states.as_accepted.is_(False))
        refs = {row.client: row.ref for row in connection.execute(everybody)}
        # With their texts: what was reported is part of what the rules of the care path ask.
        everyone = journeys.log.clients(connection, refs)
        return sorted(task for client in everyone for task in tasks_of(client))


def tasks_of(client: Client) -> Iterator[Task]:
    """What waits for a person about one client."""
    if stands_as_accepted(client.facts):
        return
    for waiting in reassessments(client.facts):
        by = ", ".join(map(str, waiting.touched_by))
        fact = waiting.decision
        yield Task(
            client.ref,
            fact.number,
            fact.topic(),
            fact.happened_on,
            "reassess",
            f"Waar dit besluit op rust is daarna geraakt door feit {by}.",
            f"journeys record {client.ref} DecisionReassessed fact={fact.number} "
            "answer=stands reason=… --by WIE",
        )
    for breach in breaches(client.ref, client.facts):
        fact = breach.fact
        yield Task(
            client.ref,
            fact.number,
            fact.topic(),
            fact.happened_on,
            "breach",
            breach.why,
            breach.todo,
        )
