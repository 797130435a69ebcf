"""What was once recorded loads for ever: one stored fact of every type and version."""

import json
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from journeys.events import REGISTRY
from journeys.events.loading import DESTROYED_TEXT, plain_fields
from journeys.store.mapper import FactMapper, previous_of
from tests.golden.add import FOLDER, KEY, PREVIOUS, path_of

FILES = sorted(FOLDER.glob("*.json"))


def loaded(path, key):
    stored = json.loads(path.read_text(encoding="utf-8"))
    fact = FactMapper().fact(
        UUID(stored["client"]), stored["number"], stored["topic"], stored["state"].encode(), key
    )
    return stored, fact


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_loads_to_the_same_fields(path):
    stored, fact = loaded(path, AESGCM(KEY))
    assert plain_fields(fact) == stored["reads"]
    assert fact.topic() == stored["topic"]
    assert str(fact.originator_id) == stored["client"]
    assert fact.number == 3
    assert fact.happened_on == date(2026, 3, 5)
    assert fact.timestamp == datetime(2026, 3, 5, 9, 15, 30, 123456, UTC)
    assert fact.stored_at == datetime(2026, 3, 6, 8, 0, tzinfo=UTC)
    assert (fact.recorded_by, fact.sender_id) == ("p.jansen", "afzender-7")
    assert (fact.command_id, fact.caused_by) == ("opdracht-1", "history import")
    assert fact.trace_id == "spoor-1"
    assert previous_of(stored["state"].encode()) == PREVIOUS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_loads_without_its_key(path):
    stored, fact = loaded(path, None)
    sealed = json.loads(stored["state"]).get("sealed", {})
    assert plain_fields(fact) == stored["reads"] | dict.fromkeys(sealed, DESTROYED_TEXT)


@pytest.mark.parametrize("fact_type", REGISTRY.values(), ids=lambda t: t.topic())
def test_every_type_and_version_has_a_golden_fact(fact_type):
    assert path_of(fact_type).exists(), "run: python -m tests.golden.add"


@pytest.mark.parametrize("fact_type", REGISTRY.values(), ids=lambda t: t.topic())
def test_every_field_is_in_a_golden_fact(fact_type):
    stored = json.loads(path_of(fact_type).read_text(encoding="utf-8"))
    missing = set(fact_type.fields) - stored["reads"].keys()
    assert missing <= {"declined"}  # which stands alone, and then nothing else is measured


@pytest.mark.parametrize("fact_type", REGISTRY.values(), ids=lambda t: t.topic())
def test_what_is_sealed_is_not_in_the_plain_fields(fact_type):
    stored = json.loads(path_of(fact_type).read_text(encoding="utf-8"))
    document = json.loads(stored["state"])
    assert set(document.get("sealed", {})) == fact_type.sealed & stored["reads"].keys()
    assert not set(document["fields"]) & fact_type.sealed
