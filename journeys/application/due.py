"""Who must be contacted: the due-contact list as of any day, as known at any instant."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, true

from journeys.aggregates.authority import User
from journeys.aggregates.timeline import as_of
from journeys.application.bootstrap import Journeys
from journeys.application.explain import rows_with_workings
from journeys.application.lists_follow import follow
from journeys.application.stand_ins import absent_on
from journeys.application.unknown_user import unknown_user
from journeys.policies import Obligation, PolicySet, evaluate, rows
from journeys.projections.obligations import from_row
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS
from journeys.store import users
from journeys.store.log import chunks
from journeys.store.people import people
from journeys.store.places import last_position
from journeys.store.projector import ProjectionStopped, policy_of, position_of, stopped_by
from journeys.store.tables import clients

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose part of the list: a person's own and nobody's of their roles, or a role's."""

    user: str | None = None
    role: str | None = None


def due(
    journeys: Journeys,
    on: date,
    *,
    known_at: datetime | None = None,
    selection: Selection | None = None,
    policy: PolicySet | None = None,
    explain: bool = False,
) -> list[Row]:
    """The rows of the due-contact list of a day, by earliest due date.

    Under the policy set in force on that day, or another one that is asked about. With
    ``explain`` each reason has its ``working``.
    """
    keep_up(journeys)
    with journeys.database.picture(CLIENT_STATES.name, OBLIGATIONS.name) as connection:
        policy = policy or journeys.policies.on(on, known_at)
        whose = _whose(journeys, connection, selection, on, known_at)
        theirs = _may_be_theirs(whose, on, policy)
        everything = obligations_of_all(journeys, connection, on, known_at, policy, narrowed=theirs)
        selected = list(_selected(rows(everything, on), selection or Selection(), whose))
        if not explain:
            return selected
        return rows_with_workings(
            journeys, connection, selected, everything, policy, on=on, known=known_at
        )


def obligations_of_all(
    journeys: Journeys,
    connection: Connection,
    on: date,
    known_at: datetime | None = None,
    policy: PolicySet | None = None,
    *,
    narrowed: ColumnElement[bool] | None = None,
) -> list[tuple[str, list[Obligation]]]:
    """Every client's open obligations on a day, by client number, as the policy of that day says.

    The read model answers for clients about whom nothing later is known, as far as it is asked
    for by ``narrowed``; only the others are worked out from the log.
    """
    policy = policy or journeys.policies.on(on, known_at)
    later = _not_in_the_read_model(policy, connection, on, known_at)
    found: dict[str, list[Obligation]] = {}
    query = select(clients.c.ref, OBLIGATIONS).join(
        clients, clients.c.client == OBLIGATIONS.c.client
    )
    if narrowed is not None:
        query = query.where(narrowed)
    for row in connection.execute(query):
        if row.client not in later:
            found.setdefault(row.ref, []).append(from_row(row))
    for client in journeys.log.clients(connection, later, texts=False):
        timeline = as_of(client.facts, known=known_at, on=on)
        if timeline:
            found[client.ref] = evaluate(timeline, policy)
    return sorted(found.items())


def in_the_read_model(connection: Connection, policy: PolicySet, on: date) -> bool:
    """Whether the read models tell of everybody what was due on a day, as the policy says."""
    return not _not_in_the_read_model(policy, connection, on, None)


def _not_in_the_read_model(
    policy: PolicySet, connection: Connection, on: date, known_at: datetime | None
) -> dict[Any, str]:
    """The clients about whom something later is known; all of them under another policy set."""
    later = CLIENT_STATES.c.last_happened_on > on
    if policy_of(connection) != policy.digest:
        later = true()
    if known_at is not None:
        later = later | (CLIENT_STATES.c.last_recorded_at > known_at)
    # Not as a join: SQLite would look up every client's state one by one.
    found = select(CLIENT_STATES.c.client).where(later)
    query = select(clients.c.client, clients.c.ref).where(clients.c.client.in_(found))
    return {row.client: row.ref for row in connection.execute(query)}


def _selected(given: list[Row], selection: Selection, whose: list[User] | None) -> Iterator[Row]:
    for row in given:
        if selection.role in (None, row["role"]) and (
            whose is None or any(is_theirs(user, row["role"], row["person"]) for user in whose)
        ):
            yield row


def _whose(
    journeys: Journeys,
    connection: Connection,
    selection: Selection | None,
    on: date,
    known_at: datetime | None,
) -> list[User] | None:
    """The user asked about with whom they stand in for that day; nothing when it is everybody's."""
    if selection is None or not selection.user:
        return None
    user = _known_user(connection, selection.user)
    absent = absent_on(journeys.log, connection, user.user, on, known_at)
    return [user, *map(users.everybody(connection).__getitem__, absent)]


def _may_be_theirs(
    whose: list[User] | None, on: date, policy: PolicySet
) -> ColumnElement[bool] | None:
    """What can stand on their list; the database need not give what is surely somebody else's."""
    if whose is None:
        return None
    person, roles = OBLIGATIONS.c.person, {role for user in whose for role in user.roles}
    nobodys = person.is_(None) & OBLIGATIONS.c.role.in_(roles)
    theirs = person.in_([user.user for user in whose]) | nobodys
    sees_escalated = policy.frame.defaults.escalate_to in roles
    return theirs | (OBLIGATIONS.c.escalate_on <= on) if sees_escalated else theirs


def absences(
    journeys: Journeys, selection: Selection, on: date, known_at: datetime | None = None
) -> dict[str, date]:
    """Who is replaced on the list that is asked for, each with the last day of absence."""
    if not selection.user:
        return {}
    with journeys.database.read() as connection:
        return absent_on(journeys.log, connection, selection.user, on, known_at)


def is_theirs(user: User, role: str, person: str | None) -> bool:
    """Whether something is on this user's list: their own, and nobody's of their roles."""
    return person == user.user or (person is None and role in user.roles)


def keep_up(journeys: Journeys) -> None:
    """Let the lists follow what they do not rest on yet; ``standstill`` tells when they cannot."""
    journeys.reread_policies()  # another process may have adopted one since
    if behind(journeys):
        # Who recorded the last facts did not live to let the lists follow, or the rules changed.
        with suppress(ProjectionStopped):
            follow(journeys)


def behind(journeys: Journeys) -> bool:
    """Whether the lists do not rest on the whole log, or on another policy set."""
    with journeys.database.read() as connection:
        last = last_position(connection)
        changed = policy_of(connection) not in (None, journeys.projector.policy)
        return changed or position_of(connection) < last


def standstill(journeys: Journeys) -> str | None:
    """Why the lists stand still; nothing when they follow."""
    with journeys.database.read() as connection:
        return stopped_by(connection)


def _known_user(connection: Connection, name: str) -> User:
    everybody = users.everybody(connection)
    if name not in everybody:
        raise unknown_user("Geen lijst gemaakt", name, everybody)
    return everybody[name]


def names_of(journeys: Journeys, refs: Collection[str] | None = None) -> dict[str, str]:
    """Clients' names by client number, for whoever asks for them explicitly; or of these only."""
    with journeys.database.read() as connection:
        found = dict(people(connection, journeys.keyring) if refs is None else {})
        for some in chunks(sorted(refs or ())):
            ids = connection.scalars(select(clients.c.client).where(clients.c.ref.in_(some)))
            found |= people(connection, journeys.keyring, list(ids))
    return {ref: person.name for ref, person in found.items()}


def anybody_registered(journeys: Journeys, on: date, known_at: datetime | None = None) -> bool:
    """Whether there was a client by then, for an empty list to say."""
    with journeys.database.read() as connection:
        everyone = journeys.log.everyone(connection)
        return any(as_of(client.facts, known=known_at, on=on) for client in everyone)


def named(journeys: Journeys, name: str) -> str:
    """What a user is called; who has no name keeps the one in the log."""
    with journeys.database.read() as connection:
        user = users.named(connection, name)
    return user.name if user and user.name else name


def next_list_day(
    journeys: Journeys,
    on: date,
    *,
    known_at: datetime | None = None,
    selection: Selection | None = None,
    policy: PolicySet | None = None,
) -> date | None:
    """When the next contact comes onto the list, under the same set, for an empty list to say."""
    selection = selection or Selection()
    with journeys.database.read() as connection:
        policy = policy or journeys.policies.on(on, known_at)
        whose = _whose(journeys, connection, selection, on, known_at)
        theirs = _may_be_theirs(whose, on, policy)
        everything = obligations_of_all(journeys, connection, on, known_at, policy, narrowed=theirs)
        days = [
            obligation.list_from
            for _, obligations in everything
            for obligation in obligations
            if obligation.list_from > on
            and selection.role in (None, obligation.role)
            and (
                whose is None
                or any(is_theirs(u, obligation.role, obligation.person) for u in whose)
            )
        ]
    return min(days, default=None)
