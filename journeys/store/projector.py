"""The one loop that keeps the read models up with the log."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, text, update

from journeys.aggregates.client import Client
from journeys.events.municipality import MUNICIPALITY
from journeys.policies import Obligation, PolicySet, evaluate, lapsed_on
from journeys.projections import client_states, obligations
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS, positions
from journeys.store.log import FactLog, Noted, chunks
from journeys.store.places import after
from journeys.store.prepared import Answer, Prepared, together, upsert
from journeys.store.tables import clients

BATCH = 2_000
"""Facts taken from the log in one transaction."""
PROJECTION = "client_journeys"
"""States and obligations move together: a list never disagrees with the state beside it."""

NO_POSITION = f"positions mist {PROJECTION}; draai journeys rebuild"

Values = dict[str, Any]

POSITION = Prepared(
    select(positions.c.position, positions.c.policy)
    .where(positions.c.projection == PROJECTION)
    .with_for_update()
)
AFTER = Prepared(
    lambda dialect: after(
        dialect, select(positions.c.position).where(positions.c.projection == PROJECTION)
    )
)
"""Asked together with the position: it is looked up anew once the position is held."""
MOVE = Prepared(
    update(positions)
    .where(positions.c.projection == PROJECTION, positions.c.position == bindparam("old"))
    .values(position=bindparam("new"), policy=bindparam("policy"), stopped_by=None)
)
BEGIN = text(
    "INSERT INTO positions (projection, position) VALUES (:projection, 0) ON CONFLICT DO NOTHING"
)
STATE = Prepared(upsert(CLIENT_STATES))
OBLIGATION = Prepared(upsert(OBLIGATIONS))
STANDING = Prepared(
    select(*(OBLIGATIONS.c[name] for name in obligations.NAMES)).where(
        OBLIGATIONS.c.client == bindparam("client")
    )
)
GONE = Prepared(
    delete(OBLIGATIONS).where(
        *(column == bindparam(column.name) for column in OBLIGATIONS.primary_key)
    )
)

logger = logging.getLogger(__name__)


class ProjectionStopped(Exception):
    """A fact could not be projected; the read models wait at that place until it is mended."""


class PolicyChanged(Exception):
    """The rows rest on another policy set than the one in use: they must all be made anew."""


Answers = tuple[Answer, dict[UUID, Answer]]
"""What was asked: the facts not yet projected, and the obligations that stand there."""


class Projector:
    """Keeps states and obligations up with the log: rows and position in one transaction."""

    def __init__(self, facts: FactLog, policy_set: PolicySet) -> None:
        self.log = facts
        self.policy_set = policy_set
        self.policy = policy_set.digest

    def catch_up(self) -> int:
        """Project every fact not yet projected; the number of facts is returned.

        Any process may call this at any time: the position moves by compare-and-set.
        Raises ``ProjectionStopped`` at a fact that cannot be projected, ``PolicyChanged`` when
        one by one will not do.
        """
        done = 0
        while True:
            try:
                with self.log.database.write(durable=False) as connection:
                    count = self.batch(connection)
            except ProjectionStopped:
                self._up_to_the_fault()
                continue
            done += count
            if count < BATCH:
                return done

    def _up_to_the_fault(self) -> None:
        """Project one by one what lies before the fact at fault, and stop there by its name."""
        try:
            while True:
                with self.log.database.write(durable=False) as connection:
                    if not self.batch(connection, limit=1):
                        return
        except ProjectionStopped as stopped:
            with self.log.database.write() as connection:
                connection.execute(
                    update(positions)
                    .where(positions.c.projection == PROJECTION)
                    .values(stopped_by=str(stopped))
                )
            raise

    def held(self, connection: Connection) -> Answer:
        """The position, which nobody else can move before this transaction ends."""
        return POSITION.run(connection)

    def batch(self, connection: Connection, *, limit: int = BATCH) -> int:
        """Project the next facts in the transaction of ``connection``; returns how many."""
        with together(connection):
            held = self.held(connection)
            facts = AFTER.run(connection, limit=limit)
        return self._project(connection, held, facts)

    def ask(self, connection: Connection, in_hand: Iterable[Client]) -> Answers:
        """Ask what ``follow`` needs, once the facts of the clients in hand are written."""
        facts = AFTER.run(connection, limit=BATCH)
        return facts, {c.id: STANDING.run(connection, client=c.id) for c in in_hand}

    def follow(
        self, connection: Connection, held: Answer, asked: Answers, in_hand: Sequence[Client]
    ) -> None:
        """Project what was just written in this transaction, and whatever lies before it.

        ``in_hand`` are the clients written to, so that their histories need not be read again.
        Raises as ``catch_up`` does; nothing of the transaction may then be committed.
        """
        facts, standing = asked
        if self._project(connection, held, facts, in_hand, standing) == BATCH:
            while self.batch(connection):
                pass

    def _project(
        self,
        connection: Connection,
        held: Answer,
        after: Answer,
        in_hand: Iterable[Client] = (),
        standing: Mapping[UUID, Answer] = MappingProxyType({}),
    ) -> int:
        position, policy = _found(held)
        if policy not in (None, self.policy):
            raise PolicyChanged
        facts = [Noted(*row) for row in after.rows()]
        if not facts:
            return 0
        rows = Rows(self.policy_set)
        try:
            for client in self._changed(connection, facts, in_hand):
                rows.add(client)
            rows.replace(connection, position, facts[-1].position, self.policy, standing)
        except Exception as error:
            if _of_the_database(error):
                raise
            last = facts[-1]
            logger.exception(
                "projection %s stopped before log position %s", PROJECTION, last.position
            )
            raise ProjectionStopped(
                f"logpositie {last.position} ({last.topic}): {type(error).__name__}: {error}"
            ) from error
        return len(facts)

    def _changed(
        self, connection: Connection, facts: Sequence[Noted], in_hand: Iterable[Client]
    ) -> Iterable[Client]:
        versions = {fact.stream: fact.number for fact in facts}
        versions.pop(MUNICIPALITY, None)
        for client in in_hand:
            if client.version == versions.get(client.id):
                del versions[client.id]
                yield client
        for chunk in chunks(list(versions)):
            query = select(clients.c.client, clients.c.ref).where(clients.c.client.in_(chunk))
            refs = {row.client: row.ref for row in connection.execute(query)}
            # Rows rest on just the facts up to the position, also when more came in since.
            yield from self.log.clients(connection, refs, texts=False, up_to=versions)


def _of_the_database(error: Exception) -> bool:
    """Whether the database is at fault, which says nothing about the fact.

    The drivers' own errors, of whichever database this is, share only their names.
    """
    names = {kind.__name__ for kind in type(error).__mro__}
    return not names.isdisjoint(("OperationalError", "InterfaceError"))


class Rows:
    """The rows of some clients in every read model, made from their histories."""

    def __init__(self, policy_set: PolicySet) -> None:
        self.policy_set = policy_set
        self.states: list[Values] = []
        self.obligations: dict[UUID, list[Obligation]] = {}

    def __len__(self) -> int:
        return len(self.states)

    def add(self, client: Client) -> None:
        """Work out one client's rows."""
        state = client.state()
        lapses_on = None
        if state.path and state.path.running:
            lapses_on = lapsed_on(client.timeline, self.policy_set, state=state)
        self.states.append(client_states.row(client, state, lapses_on))
        self.obligations[client.id] = evaluate(client.timeline, self.policy_set, state=state)

    def replace(
        self,
        connection: Connection,
        old: int,
        new: int,
        policy: str,
        standing: Mapping[UUID, Answer],
    ) -> None:
        """Write what differs from the rows that stand there for these clients, and move on.

        ``standing`` are the rows of clients for whom they were asked already.
        """
        gone: list[Values] = []
        due: list[Values] = []
        with together(connection):
            asked = {
                client: standing.get(client) or STANDING.run(connection, client=client)
                for client in self.obligations
            }
        for client, answer in asked.items():
            there = {row[:2]: row[2:] for row in answer.rows()}
            for obligation in self.obligations[client]:
                name = (obligation.rule, obligation.key or obligations.NO_KEY)
                if there.pop(name, None) != obligation[2:]:
                    due.append(obligations.row(client, obligation))
            gone += ({"client": client, "rule": rule, "key": key} for rule, key in there)
        with together(connection):
            STATE.run_all(connection, self.states)
            GONE.run_all(connection, gone)
            OBLIGATION.run_all(connection, due)
            moved = MOVE.run(connection, old=old, new=new, policy=policy)
        require_moved(moved, old)

    def fill(self, connection: Connection, states: Table, due: Table) -> None:
        """Write the rows into tables that have none for these clients."""
        Prepared(insert(states)).run_all(connection, self.states)
        every = (
            obligations.row(client, obligation)
            for client, of_client in self.obligations.items()
            for obligation in of_client
        )
        Prepared(insert(due)).run_all(connection, every)


def position_of(connection: Connection) -> int:
    """Up to which fact the read models have come; 0 when they have not begun."""
    query = select(positions.c.position).where(positions.c.projection == PROJECTION)
    found: int | None = connection.scalar(query)
    return found or 0


def stopped_by(connection: Connection) -> str | None:
    """What stopped the read models; nothing while they follow the log."""
    query = select(positions.c.stopped_by).where(positions.c.projection == PROJECTION)
    found = connection.execute(query).first()
    return found.stopped_by if found else NO_POSITION


def policy_of(connection: Connection) -> str | None:
    """The digest of the policy set that the read models rest on; nothing before they begin."""
    query = select(positions.c.policy).where(positions.c.projection == PROJECTION)
    found: str | None = connection.scalar(query)
    return found


def position_held(connection: Connection) -> int:
    """The position, which nobody else can move before this transaction ends."""
    return _found(POSITION.run(connection))[0]


def _found(held: Answer) -> tuple[int, str | None]:
    row = held.first()
    if row is None:  # the schema puts the read models at position 0
        raise ProjectionStopped(NO_POSITION)
    return row[0], row[1]


def position_restored(connection: Connection) -> int:
    """The position held, and 0 when somebody took it away: then everything is made anew."""
    connection.execute(BEGIN, {"projection": PROJECTION})
    return position_held(connection)


def move(connection: Connection, old: int, new: int, policy: str) -> None:
    """Move the position, unless somebody else did."""
    require_moved(MOVE.run(connection, old=old, new=new, policy=policy), old)


def require_moved(moved: Answer, old: int) -> None:
    """Undo everything when somebody else moved the position."""
    if moved.touched != 1:
        raise ProjectionStopped(f"position {old} was moved by another process")
