"""Clients with thirty facts each, written in bulk: real facts, sealed, chained and numbered."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from journeys.aggregates.authority import User
from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.events import REGISTRY, Fact
from journeys.events.loading import revived
from journeys.store import users
from journeys.store.log import Opened
from journeys.store.rebuild import rebuild
from journeys.store.written import CommandDone

CONSULTANTS = tuple(f"consulent.{number}" for number in range(8))
NOTE = "Gesproken over de week, het gezin en de ochtend in het buurthuis; het gaat beter."
LONG = f"{NOTE} We spreken elkaar opnieuw over acht weken, dan ook over de taalles."
FIRST_DAY, LAST_DAY = date(2022, 9, 1), date(2026, 9, 25)
CLIENTS_AT_A_TIME = 500

Line = tuple[str, dict[str, Any]]

TALK: Line = ("ContactHeld", {"channel": "gesprek", "note": LONG})
TALKS: list[Line] = [
    ("ContactPlanned", {"for_on": "2026-09-24", "channel": "gesprek"}),
    TALK,
    ("ContactMissed", {"channel": "telefoon", "reason": NOTE}),
    TALK,
]
LIFE: list[Line] = [
    (
        "ClientRegistered",
        {"trede": 2, "benefit": "participatiewet", "benefit_since": "2019-05-01", "lead": "mp"},
    ),
    ("ConsultantAssigned", {"role": "participatieconsulent", "consultant": CONSULTANTS[0]}),
    ("ConsultantAssigned", {"role": "inkomensconsulent", "consultant": CONSULTANTS[1]}),
    ("ClientScreened", {"in_target_group": True, "note": NOTE}),
    ("RouteAssigned", {"route": "B", "reason": LONG}),
    ("IntakeHeld", {"note": LONG}),
    ("ObstacleFound", {"kind": "schulden"}),
    ("PlanAgreed", {"goals": LONG, "client_agrees": True, "evaluate_on": "2026-11-02"}),
    ("ReferredToPartner", {"referral": "r1", "partner": "schuldhulp", "warm": True}),
    *TALKS,
    ("ReexaminationHeld", {"participates": "yes", "note": NOTE}),
    ("ActivityStarted", {"activity": "a1", "kind": "vrijwilligerswerk", "provider": NOTE}),
    *TALKS,
    ("ObstacleReduced", {"kind": "schulden"}),
    ("ReferralConcluded", {"referral": "r1", "outcome": "accepted"}),
    ("EffectMeasured", {"declined": True}),
    *TALKS,
    ("PlanEvaluated", {"note": LONG, "evaluate_on": "2026-12-01"}),
    ("RouteReviewed", {"reason": NOTE}),
    ("ReexaminationHeld", {"participates": "yes", "note": NOTE}),
    ("ActivityExtended", {"activity": "a1", "planned_end": "2027-03-01"}),
]
FACTS = len(LIFE)
ASSIGNED = 2
"""The number of the fact that says whose client it is."""


def ref_of(number: int) -> str:
    """A client's number as people write it."""
    return f"B-{number:06d}"


def fill(journeys: Journeys, clients: int, consultants: int = len(CONSULTANTS)) -> None:
    """Write so many clients and their users, and bring every list up to date.

    The clients are divided among the consultants.
    """
    names = [f"consulent.{number}" for number in range(consultants)]
    with journeys.database.write() as connection:
        users.save(
            connection, (User(name, name, frozenset({"participatieconsulent"})) for name in names)
        )
    rng = Random(clients)
    for start in range(0, clients, CLIENTS_AT_A_TIME):
        numbers = range(start, min(start + CLIENTS_AT_A_TIME, clients))
        _write(
            journeys,
            [_Written(uuid4(), ref_of(n), _life(rng, names[n % consultants])) for n in numbers],
        )
    rebuild(journeys.projector)


class _Written(Client):
    """A client all of whose facts are still to be written."""

    def __init__(self, client_id: UUID, ref: str, facts: Sequence[Fact]) -> None:
        super().__init__(client_id, ref, [_placed(fact, client_id) for fact in facts])

        self._pending = list(self.facts)


def _write(journeys: Journeys, clients: list[_Written]) -> None:
    done = [
        CommandDone(fact.command_id, client.id, fact.number, fact.number)
        for client in clients
        for fact in client.facts
    ]
    with journeys.database.write(durable=False) as connection:
        journeys.log.append(connection, map(Opened, clients), done, at=journeys.clock())


def _life(rng: Random, whose: str) -> list[Fact]:
    first = FIRST_DAY + timedelta(days=rng.randrange(600))
    step = (LAST_DAY - first).days // (FACTS - 1)
    days = [first + timedelta(days=step * n) for n in range(FACTS)]
    theirs = {ASSIGNED: {"consultant": whose}}
    return [
        _fact(topic, {**fields, **theirs.get(number, {})}, number, day, rng.choice(CONSULTANTS))
        for number, ((topic, fields), day) in enumerate(zip(LIFE, days, strict=True), 1)
    ]


def _fact(topic: str, fields: dict[str, Any], number: int, day: date, by: str) -> Fact:
    fact_type = REGISTRY[topic]
    instant = datetime.combine(day, time(9, 30), UTC)
    values = {
        **fields,
        "originator_version": number,
        "timestamp": instant,
        "stored_at": instant,
        "happened_on": day,
        "recorded_by": by,
        "sender_id": None,
        "command_id": str(uuid4()),
        "caused_by": "command",
        "trace_id": uuid4().hex,
    }
    return fact_type.restored(revived(fact_type, values))


def _placed(fact: Fact, client_id: UUID) -> Fact:
    return fact.restored({**fact.__dict__, "originator_id": client_id})
