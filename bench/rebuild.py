"""How fast is everything made again from the log, every sealed field opened?"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import orjson

from bench.raw import Raw, raw
from bench.timing import Line, rates, ratio, timed
from journeys.application.bootstrap import Journeys
from journeys.store.rebuild import rebuild

TARGET = 0.15
AT_A_TIME = 2_000


def rebuilding(journeys: Journeys, rounds: int) -> Iterator[Line]:
    """Folding everybody and a full rebuild against a scan of the log with JSON decoded."""
    with raw(journeys.database) as copy:
        (events,) = copy.connection.execute(f"SELECT count(*) FROM ({copy.select}) log").fetchone()
        found = rates(
            rounds,
            {
                "stdlib": partial(scan, copy, json.loads),
                "orjson": partial(scan, copy, orjson.loads),
                "fold": partial(_fold, journeys),
                "rebuild": lambda: events / _rebuild(journeys),
            },
        )
    yield Line("raw scan, JSON decoded by the standard library", found["stdlib"], "facts a second")
    yield Line("raw scan, JSON decoded by orjson", found["orjson"], "facts a second")
    yield Line("log to folded clients", found["fold"], "clients a second")
    rebuilt = found["rebuild"]
    name = "rebuild of every list"
    yield Line(name, rebuilt, "facts a second", ratio(rebuilt, found["stdlib"]), TARGET)
    yield Line("… against orjson", rebuilt, "facts a second", ratio(rebuilt, found["orjson"]))


def scan(copy: Raw, decode: Callable[[bytes], Any]) -> float:
    rows = 0
    with timed() as watch:
        for batch in copy.batches(AT_A_TIME):
            for row in batch:
                decode(row[3])
            rows += len(batch)
    return rows / watch.seconds


def _fold(journeys: Journeys) -> float:
    with timed() as watch, journeys.database.read() as connection:
        clients = sum(client.state().registered for client in journeys.log.everyone(connection))
    return clients / watch.seconds


def _rebuild(journeys: Journeys) -> float:
    with timed() as watch:
        rebuild(journeys.projector)
    return watch.seconds
