"""Every journey as an object-centric event log (OCEL 2.0, JSON), for process mining elsewhere.

It tells of clients by their random ids alone: no number, nothing that somebody typed or that is
encrypted in the log, no colleague, and nothing of the care path. What was retracted is left out,
what was corrected says what it says since.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import orjson

from journeys.aggregates.client import Client
from journeys.application.bootstrap import Journeys
from journeys.clock import AMSTERDAM
from journeys.events import MUNICIPAL_FACTS, REGISTRY, Fact, care_path
from journeys.events.loading import plain

Json = dict[str, Any]

CLIENT, ACTIVITY, REFERRAL = "inwoner", "activiteit", "verwijzing"
CHANGES = ("trede", "route", "lead")
"""What is told of a client through time."""
OF_CLIENT = [{"name": name, "type": "string"} for name in CHANGES]
OF_ACTIVITY = [{"name": "kind", "type": "string"}]
OBJECT_TYPES = [
    {"name": CLIENT, "attributes": OF_CLIENT},
    {"name": ACTIVITY, "attributes": OF_ACTIVITY},
    {"name": REFERRAL, "attributes": []},
]
KEYS = {"activity": ACTIVITY, "referral": REFERRAL}
"""Fields that name another object than the client; what it was called says too much, and is
replaced by its place among the client's own."""
TYPED = ("line", "consultant")
"""Fields with words of somebody's own, or with somebody."""
TOLD = {
    name: fact_type
    for name, fact_type in REGISTRY.items()
    if fact_type.__module__ != care_path.__name__
    and fact_type not in MUNICIPAL_FACTS
    and not fact_type.system_only
}
RECORDED = "recorded_at"


def ocel(journeys: Journeys) -> Iterator[bytes]:
    """The log in pieces, in one picture of the database. Raises ``Unreadable``."""
    with journeys.database.picture() as connection:
        yield b'{"objectTypes":%b,"eventTypes":%b,' % (
            orjson.dumps(OBJECT_TYPES),
            orjson.dumps(_event_types()),
        )
        yield b'"objects":['
        yield from _listed(o for c in journeys.log.everyone(connection) for o in _objects(c))
        yield b'],"events":['
        yield from _listed(e for c in journeys.log.everyone(connection) for e in _events(c))
        yield b"]}\n"


def _event_types() -> list[Json]:
    return [
        {
            "name": name,
            "attributes": [
                {"name": field, "type": "string"} for field in (*_fields(fact_type), RECORDED)
            ],
        }
        for name, fact_type in TOLD.items()
    ]


def _fields(fact_type: type[Fact]) -> list[str]:
    return [name for name in fact_type.fields if name not in (*KEYS, *TYPED, *fact_type.sealed)]


def _values(fact: Fact) -> Json:
    return {n: plain(value) for n, value in fact.own_fields().items() if n not in fact.sealed}


def _timed(client: Client) -> Iterator[tuple[Fact, str]]:
    """Each fact with its instant: days hold no hours, so the order within a day does."""
    for place, fact in enumerate(client.timeline):
        if fact.topic() in TOLD:
            begun = datetime.combine(fact.happened_on, time(), AMSTERDAM)
            yield fact, _instant(begun + timedelta(seconds=place))


def _objects(client: Client) -> Iterator[Json]:
    changes: list[Json] = []
    places = _places(client)
    found: dict[str, tuple[str, list[Json]]] = {}
    for fact, at in _timed(client):
        values = _values(fact)
        changes += [
            {"name": name, "time": at, "value": str(values[name])}
            for name in CHANGES
            if name in values
        ]
        for field, kind in KEYS.items():
            if field in values:
                _, named = found.setdefault(places[kind, values[field]], (kind, []))
                # Costs may be told of an activity before it starts and says what it is.
                if kind == ACTIVITY and "kind" in values:
                    named.append({"name": "kind", "time": at, "value": values["kind"]})
    yield {"id": str(client.id), "type": CLIENT, "attributes": changes}
    for place, (kind, named) in found.items():
        yield {"id": place, "type": kind, "attributes": named}


def _events(client: Client) -> Iterator[Json]:
    places = _places(client)
    for fact, at in _timed(client):
        values = _values(fact)
        told = {name: values[name] for name in _fields(type(fact)) if name in values}
        told[RECORDED] = _instant(fact.recorded_at)
        related = [{"objectId": str(client.id), "qualifier": CLIENT}]
        related += [
            {"objectId": places[kind, values[field]], "qualifier": kind}
            for field, kind in KEYS.items()
            if field in values
        ]
        yield {
            "id": f"{client.id}:{fact.number}",
            "type": fact.topic(),
            "time": at,
            "attributes": [{"name": name, "value": str(value)} for name, value in told.items()],
            "relationships": related,
        }


def _places(client: Client) -> dict[tuple[str, str], str]:
    """What each other object is known by here: its kind and its place among those of its kind."""
    found: dict[tuple[str, str], str] = {}
    counts: Counter[str] = Counter()
    for fact, _ in _timed(client):
        values = _values(fact)
        for field, kind in KEYS.items():
            if field in values and (kind, values[field]) not in found:
                counts[kind] += 1
                found[kind, values[field]] = f"{client.id}/{kind}-{counts[kind]}"
    return found


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _listed(items: Iterable[Json]) -> Iterator[bytes]:
    separator = b""
    for item in items:
        yield separator + orjson.dumps(item)
        separator = b",\n"
