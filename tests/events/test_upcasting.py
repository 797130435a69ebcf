"""Older versions of a fact are brought up to today's when they are read."""

from collections.abc import Iterator
from typing import Any, ClassVar
from uuid import UUID

import orjson
import pytest

from journeys.events import REGISTRY, Fact
from journeys.events.fields import Day, Text
from journeys.store.mapper import FactMapper

CLIENT = UUID(int=7)


@pytest.fixture
def visited() -> Iterator[type[Fact]]:
    """A fact whose third version is today's; it is taken out of the vocabulary afterwards."""

    class VisitPaid(Fact):
        """First it had a place, then an address, now an address and a day to come back."""

        class_version: ClassVar[int] = 3

        address: Text
        again_on: Day | None = None

        @staticmethod
        def upcast_v1_v2(values: dict[str, Any]) -> None:
            values["address"] = values.pop("place")

        @staticmethod
        def upcast_v2_v3(values: dict[str, Any]) -> None:
            values["again_on"] = values.pop("next", None)

    yield VisitPaid
    del REGISTRY["VisitPaid"]


def read(version: int, **fields: Any) -> Fact:
    state = {
        "v": version,
        "happened_on": "2024-03-01",
        "recorded_at": "2024-03-01T12:00:00+00:00",
        "recorded_by": "p.jansen",
        "command": "c",
        "trace": "t",
        "previous": "",
        "fields": fields,
    }
    return FactMapper().fact(CLIENT, 1, "VisitPaid", orjson.dumps(state), None)


@pytest.mark.parametrize(
    ("version", "fields"),
    [
        (1, {"place": "Dorpsstraat", "next": "2024-06-01"}),
        (2, {"address": "Dorpsstraat", "next": "2024-06-01"}),
        (3, {"address": "Dorpsstraat", "again_on": "2024-06-01"}),
    ],
)
def test_every_version_reads_as_the_last(visited, version, fields):
    fact = read(version, **fields)
    assert isinstance(fact, visited)
    assert fact.own_fields().keys() == {"address", "again_on"}
    assert fact.own_fields()["again_on"].isoformat() == "2024-06-01"


def test_a_field_that_came_later_has_its_default(visited):
    assert read(2, address="Dorpsstraat").own_fields() == {"address": "Dorpsstraat"}


def test_it_is_stored_as_its_own_version(visited):
    fact = read(1, place="Dorpsstraat")
    stored = FactMapper().stored(fact, None, None)
    assert orjson.loads(stored.state)["v"] == 3
    assert FactMapper().fact(CLIENT, 1, "VisitPaid", stored.state, None) == fact


def test_the_vocabulary_is_as_it_was_afterwards():
    assert "VisitPaid" not in REGISTRY
