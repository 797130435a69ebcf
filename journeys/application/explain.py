"""The working of what is due: each reason with how it came to its days."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from journeys.aggregates.timeline import as_of, known_at
from journeys.application.bootstrap import Journeys
from journeys.application.history import client_of
from journeys.events import Fact
from journeys.policies import Obligation, PolicySet, evaluate, reason_json, working, working_json
from journeys.projections.tables import CLIENT_STATES
from journeys.store.log import chunks
from journeys.store.tables import clients

Row = dict[str, Any]


def rows_with_workings(
    journeys: Journeys,
    connection: Connection,
    rows: Sequence[Row],
    found: Iterable[tuple[str, list[Obligation]]],
    policy: PolicySet,
    *,
    on: date,
    known: datetime | None,
) -> list[Row]:
    """The rows of a due-contact list, each of their reasons with its ``working``.

    ``found`` are the obligations that the rows were made of, under ``policy``. A working is None
    where the log does not say what the row does, which ``journeys verify`` then tells.
    """
    obligations = {(ref, o.rule, o.key): o for ref, of_client in found for o in of_client}
    histories = dict(_histories(journeys, connection, {row["client"] for row in rows}, known))

    def explained(client: str, reason: Row) -> Row:
        obligation = obligations[client, reason["rule"], reason["key"]]
        return {**reason, "working": _working(policy, obligation, histories[client], on)}

    return [
        {**row, "reasons": [explained(row["client"], reason) for reason in row["reasons"]]}
        for row in rows
    ]


def history_with_workings(
    journeys: Journeys, answer: Mapping[str, Any], policy: PolicySet | None = None
) -> Row:
    """A client's history with their open obligations as it stood then, each with its working.

    Also those that are not on the list yet; their ``state`` is None.
    """
    on, instant = date.fromisoformat(answer["on"]), datetime.fromisoformat(answer["known_at"])
    policy = policy or journeys.policies.on(on, instant)
    facts = known_at(client_of(journeys, answer["client"]).facts, instant)
    found = sorted(evaluate(as_of(facts, on=on), policy), key=lambda o: o.due_on)
    obligations = [
        {
            "role": obligation.role,
            "person": obligation.person,
            **reason_json(
                obligation, obligation.state_on(on) if obligation.list_from <= on else None
            ),
            "working": _working(policy, obligation, facts, on),
        }
        for obligation in found
    ]
    return {**answer, "obligations": obligations}


def _histories(
    journeys: Journeys, connection: Connection, refs: set[str], known: datetime | None
) -> Iterator[tuple[str, list[Fact]]]:
    """Each client's facts, up to those on which the rows rest: a list may stand still."""
    query = select(clients.c.client, clients.c.ref, CLIENT_STATES.c.version).join(
        CLIENT_STATES, CLIENT_STATES.c.client == clients.c.client
    )
    for chunk in chunks(sorted(refs)):
        rows = connection.execute(query.where(clients.c.ref.in_(chunk))).all()
        by_id = {row.client: row.ref for row in rows}
        up_to = {row.client: row.version for row in rows}
        for client in journeys.log.clients(connection, by_id, texts=False, up_to=up_to):
            yield client.ref, known_at(client.facts, known)


def _working(
    policy: PolicySet, obligation: Obligation, facts: Sequence[Fact], on: date
) -> dict[str, Any] | None:
    found = working(obligation, facts, policy, on=on)
    return None if found is None else working_json(found)
