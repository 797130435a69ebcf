"""Everything that is kept about one person, for themselves to read (AVG, article 15)."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from journeys.application.bootstrap import Journeys
from journeys.application.explain import history_with_workings
from journeys.application.history import client_of, history, with_remarks
from journeys.application.others import without_others
from journeys.application.views import views
from journeys.clock import local_day
from journeys.policies import PolicySet
from journeys.policies.kinds.leaving import Retention
from journeys.store import users
from journeys.store.looks import WhichLooks
from journeys.store.people import Person, people
from journeys.store.tables import client_keys

Json = dict[str, Any]
PEOPLE_IN = ("recorded_by", "consultant", "examiner", "decided_by", "person")
"""Fields that name a colleague."""


def own_file(journeys: Journeys, ref: str) -> Json:
    """What is kept about a client, as known now; raises ``Refusal`` for one who is not known.

    What anybody wrote about another client is left out; ``left_out`` counts those texts.
    """
    client = client_of(journeys, ref)
    made_at = journeys.clock()
    policy = journeys.policies.on(local_day(made_at), made_at)
    told = history_with_workings(
        journeys, with_remarks(journeys, history(journeys, ref, known=made_at))
    )
    looks = [
        {
            "at": one.at.isoformat(),
            "by": one.actor,
            "operation": one.operation,
            "reason": one.reason,
        }
        for one in reversed(views(journeys, WhichLooks(ref)))
    ]
    with journeys.database.read() as connection:
        everybody = dict(people(connection, journeys.keyring))
        staff = users.everybody(connection)
        destroyed_on = _destroyed_on(connection, client.id)
    person = everybody.pop(ref, Person())
    written, left_out = without_others(
        {"facts": told["facts"], "due": told["obligations"], "views": looks},
        own=(ref, person),
        others=everybody,
        staff={user.name for user in staff.values()},
    )
    return {
        "client": ref,
        "made_at": made_at.isoformat(),
        "person": asdict(person),
        "state": told["state"],
        **written,
        "colleagues": {
            name: {"name": staff[name].name, "roles": sorted(staff[name].roles)}
            for name in sorted(_named(written))
            if name in staff
        },
        "kept": _kept(policy, written["due"]),
        "destroyed_on": destroyed_on.isoformat() if destroyed_on else None,
        "left_out": left_out,
    }


def _destroyed_on(connection: Connection, client: Any) -> date | None:
    query = select(client_keys.c.destroyed_at).where(client_keys.c.client == client)
    at: datetime | None = connection.scalar(query)
    return local_day(at) if at else None


def _kept(policy: PolicySet, due: list[Json]) -> Json:
    """How long the file is kept after its journey ends, by whose rule, and until when if it did."""
    rule = next(rule for rule in policy.rules.values() if isinstance(rule, Retention))
    until = next((one["due_on"] for one in due if one["rule"] == rule.rule), None)
    return {
        "term": rule.term.words,
        "open": rule.term.open,
        "source": rule.source,
        "until": until,
    }


def _named(written: Mapping[str, Any]) -> set[str]:
    """The colleagues that are named anywhere in it."""
    named = {look["by"] for look in written["views"]}
    for row in (*written["facts"], *written["due"]):
        named |= {row[field] for field in PEOPLE_IN if isinstance(row.get(field), str)}
        named |= set(row.get("approved_by") or ())
    return named - {None}
