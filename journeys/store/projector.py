"""The one loop that keeps the read models up with the log."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from eventsourcing.persistence import Notification
from sqlalchemy import Connection, Table, delete, insert, select, update

from journeys.aggregates.client import Client
from journeys.events.municipality import MUNICIPALITY
from journeys.policies import PolicySet, evaluate, lapsed_on
from journeys.projections import client_states, obligations
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS, positions
from journeys.store.log import FactLog, chunks
from journeys.store.tables import clients

BATCH = 2_000
"""Facts taken from the log in one transaction."""
PROJECTION = "client_journeys"
"""States and obligations move together: a list never disagrees with the state beside it."""

logger = logging.getLogger(__name__)


class ProjectionStopped(Exception):
    """A fact could not be projected; the read models wait at that place until it is mended."""


class Projector:
    """Keeps states and obligations up with the log: rows and position in one transaction."""

    def __init__(self, log: FactLog, policy_set: PolicySet) -> None:
        self.log = log
        self.policy_set = policy_set

    def catch_up(self, in_hand: Mapping[UUID, Client] | None = None) -> int:
        """Project every fact not yet projected; the number of facts is returned.

        ``in_hand`` are clients just written, so that their histories need not be read again.
        Any process may call this at any time: the position moves by compare-and-set.
        Raises ``ProjectionStopped`` at a fact that cannot be projected.
        """
        done = 0
        while True:
            try:
                count = self._batch(in_hand or {}, BATCH)
            except ProjectionStopped:
                self._up_to_the_fault(in_hand or {})
                raise
            if not count:
                return done
            done += count

    def _up_to_the_fault(self, in_hand: Mapping[UUID, Client]) -> None:
        """What lies before the fact at fault is still projected, one by one."""
        try:
            while self._batch(in_hand, 1):
                pass
        except ProjectionStopped as stopped:
            with self.log.database.write() as connection:
                connection.execute(
                    update(positions)
                    .where(positions.c.projection == PROJECTION)
                    .values(stopped_by=str(stopped))
                )

    def _batch(self, in_hand: Mapping[UUID, Client], limit: int) -> int:
        with self.log.database.write(durable=False) as connection:
            position = position_of(connection, lock=True)
            facts = self.log.recorder.select_notifications(
                position, limit, inclusive_of_start=False
            )
            if not facts:
                return 0
            try:
                rows = Rows(self.policy_set)
                for client in self._changed(connection, facts, in_hand):
                    rows.add(client)
            except Exception as error:
                last = facts[-1]
                logger.exception(
                    "projection %s stopped before log position %s", PROJECTION, last.id
                )
                raise ProjectionStopped(
                    f"logpositie {last.id} ({last.topic}): {type(error).__name__}: {error}"
                ) from error
            rows.write(connection, CLIENT_STATES, OBLIGATIONS, replacing=True)
            move(connection, position, facts[-1].id)
            return len(facts)

    def _changed(
        self, connection: Connection, facts: Sequence[Notification], in_hand: Mapping[UUID, Client]
    ) -> Iterable[Client]:
        versions = {fact.originator_id: fact.originator_version for fact in facts}
        versions.pop(MUNICIPALITY, None)
        known = [c for i, c in in_hand.items() if i in versions and c.version >= versions[i]]
        yield from known
        others = [i for i in versions if i not in {c.id for c in known}]
        for chunk in chunks(others):
            query = select(clients.c.client, clients.c.ref).where(clients.c.client.in_(chunk))
            refs = {row.client: row.ref for row in connection.execute(query)}
            yield from self.log.clients(connection, refs)


class Rows:
    """The rows of some clients in every read model, made from their histories."""

    def __init__(self, policy_set: PolicySet) -> None:
        self.policy_set = policy_set
        self.clients: list[UUID] = []
        self.states: list[dict[str, Any]] = []
        self.obligations: list[dict[str, Any]] = []

    def add(self, client: Client) -> None:
        """Work out one client's rows."""
        state = client.state()
        self.clients.append(client.id)
        lapses_on = None
        if state.path and state.path.running:
            lapses_on = lapsed_on(client.timeline, self.policy_set, state=state)
        self.states.append(client_states.row(client, state, lapses_on))
        self.obligations.extend(
            obligations.row(client.id, obligation)
            for obligation in evaluate(client.timeline, self.policy_set, state=state)
        )

    def write(self, connection: Connection, states: Table, due: Table, *, replacing: bool) -> None:
        """Write the rows, in place of those that stood there for these clients."""
        if replacing:
            for chunk in chunks(self.clients):
                for table in (states, due):
                    connection.execute(delete(table).where(table.c.client.in_(chunk)))
        if self.states:
            connection.execute(insert(states), self.states)
        if self.obligations:
            connection.execute(insert(due), self.obligations)


def position_of(connection: Connection, *, lock: bool = False) -> int:
    """Up to which fact the read models have come; 0 when they have not begun."""
    query = select(positions.c.position).where(positions.c.projection == PROJECTION)
    found: int | None = connection.scalar(query.with_for_update() if lock else query)
    if found is None and lock:
        connection.execute(insert(positions).values(projection=PROJECTION, position=0))
    return found or 0


def move(connection: Connection, old: int, new: int) -> None:
    """Move the position, unless somebody else did."""
    moved = connection.execute(
        update(positions)
        .where(positions.c.projection == PROJECTION, positions.c.position == old)
        .values(position=new, stopped_by=None)
    )
    if moved.rowcount != 1:
        raise ProjectionStopped(f"position {old} was moved by another process")
