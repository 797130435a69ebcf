"""The due-contact lists going out: for each person and for the supervisor, through the outbox."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from urllib.parse import quote
from uuid import UUID, uuid4

from sqlalchemy import select

from journeys.aggregates.authority import User
from journeys.aggregates.client import Recording
from journeys.aggregates.stand_ins import replaced_by
from journeys.application.bootstrap import Journeys
from journeys.application.due import Row, is_theirs, obligations_of_all
from journeys.application.outgoing import hash_of_each
from journeys.application.stand_ins import all_known
from journeys.events import DueListIssued
from journeys.events.municipality import MUNICIPALITY
from journeys.lists import due_csv, due_ics, due_json, due_xlsx
from journeys.policies import Obligation, PolicySet, rows
from journeys.store import claims, outbox, users
from journeys.store.projector import position_held
from journeys.store.tables import clients
from journeys.store.written import CommandDone

JOB = "lists"


def issue_lists(journeys: Journeys, day: date) -> bool:
    """Put the lists of a day in the outbox, once; false when that was done before."""
    now = journeys.clock()
    with journeys.database.write() as connection:
        if not claims.claim(connection, JOB, day, now):
            return False
        # Held, so that the lists rest on just the facts up to it.
        position = position_held(connection)
        due = obligations_of_all(journeys, connection, day)
        listed = rows(due, day)
        everybody = list(users.everybody(connection).values())
        policy = journeys.policies.on(day)
        escalates_to = policy.frame.defaults.escalate_to
        known = all_known(journeys.log, connection)
        absent = {user.user: replaced_by(known, user.user, day) for user in everybody}
        for person, theirs in lists(listed, everybody, day, escalates_to, absent).items():
            files = written(theirs, day, person, policy, now, absent=absent.get(person))
            outbox.put(connection, day, files)
        ids = {row.ref: row.client for row in connection.execute(select(clients))}
        opened = journeys.log.municipality(connection)
        command = f"{JOB}:{day}"
        fact = opened.stream.record(
            DueListIssued,
            {
                "happened_on": day,
                "for_day": day,
                "policy": policy.label,
                "position": position,
                "rows": len(listed),
                "content_hash": content_hash(((ids[ref], found) for ref, found in due), day),
                "policy_digest": policy.digest,
                "files": hash_of_each(connection, day),
            },
            Recording(now, now, command, uuid4().hex),
        )
        done = CommandDone(command, MUNICIPALITY, fact.number, fact.number)
        journeys.log.append(connection, [opened], [done], at=now)
    return True


def content_hash(due: Iterable[tuple[UUID, list[Obligation]]], day: date) -> str:
    """The hash of a whole day's list, by which it can be shown to have been this one.

    Each client stands in it by their id: a client number may change afterwards.
    """
    listed = rows(((str(client), obligations) for client, obligations in due), day)
    return hashlib.sha256(due_json(listed).encode()).hexdigest()


def lists(
    listed: list[Row],
    everybody: Collection[User],
    day: date,
    escalates_to: str,
    absent: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> dict[str, list[Row]]:
    """Whose rows are whose: a person's own and nobody's of their roles.

    ``absent`` says whom each stands in for that day: their rows are on the stand-in's list too.
    That of the role all is escalated to also holds what no one is assigned to, so that every
    row is on somebody's list.
    """
    found = {}
    for user in everybody:
        if user.active_on(day):
            whose = [user, *(u for u in everybody if u.user in absent.get(user.user, ()))]
            found[user.user] = [
                row
                for row in listed
                if any(is_theirs(u, row["role"], row["person"]) for u in whose)
            ]
    strangers = {row["person"] for row in listed} - found.keys() - {None}
    found |= {name: [r for r in listed if r["person"] == name] for name in strangers}
    found[escalates_to] = [r for r in listed if r["role"] == escalates_to or r["person"] is None]
    return {person: theirs for person, theirs in found.items() if theirs or person == escalates_to}


def written(
    theirs: list[Row],
    day: date,
    person: str,
    policy_set: PolicySet,
    stamp: datetime,
    *,
    absent: Mapping[str, date] | None = None,
) -> dict[str, bytes]:
    """One person's list in every format, by file name."""
    name = f"{day}/{quote(person, safe='@')}"
    label, escalates_to = policy_set.label, policy_set.frame.defaults.escalate_to
    return {
        f"{name}.csv": due_csv(theirs, on=day, escalates_to=escalates_to, absent=absent),
        f"{name}.xlsx": due_xlsx(
            theirs, on=day, heading=person, policy=label, escalates_to=escalates_to, absent=absent
        ),
        f"{name}.ics": due_ics(theirs, stamp=stamp, absent=absent),
        f"{name}.json": due_json(theirs).encode(),
    }
