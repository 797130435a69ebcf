"""Whatever was set right: when the key is gone, what anybody may read says the same."""

from datetime import timedelta
from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.aggregates.client import Client
from journeys.aggregates.outliving import outliving
from journeys.aggregates.timeline import effective
from journeys.events import Fact, FactCorrected, FactRetracted
from journeys.events.loading import plain
from journeys.store.keys import DestroyedKey
from journeys.store.mapper import FactMapper
from tests.cases import fact
from tests.properties.plausible import BEGIN, DAYS, FIELDS, days, histories
from tests.properties.test_histories import KEY, attempt, lived

END = BEGIN + timedelta(days=DAYS)
SECRET = "Zwaluwstaartverbinding"
TEXTS = ("note", "reason", "goals", "provider", "proof", "offer")


def changes_of(data: st.DataObject, client: Client, target: Fact) -> dict[str, Any]:
    """Something that may be set right in a fact, or in what it says of another."""
    if isinstance(target, FactCorrected):
        meant = client.facts[target.fact - 1]
        return {"changes": changes_of(data, client, meant)}
    numbers = st.integers(1, max(1, target.number - 1))
    fields = {"fact": numbers} if isinstance(target, FactRetracted) else FIELDS.get(target.topic())
    texts = {name: st.just(SECRET) for name in TEXTS if name in target.sealed}
    some = {"happened_on": days, **(fields or {}), **texts}
    names = data.draw(st.lists(st.sampled_from(sorted(some)), min_size=1, max_size=3, unique=True))
    return {name: data.draw(some[name]) for name in names}


def amend(data: st.DataObject, client: Client) -> None:
    """Set some fact right or take it back, as far as the rules allow."""
    target = client.facts[data.draw(st.integers(1, client.version)) - 1]
    entry = fact("FactRetracted", END.isoformat(), fact=target.number)
    if data.draw(st.integers(0, 3)):
        changes = changes_of(data, client, target)
        entry = fact("FactCorrected", END.isoformat(), fact=target.number, changes=changes)
    attempt(client, entry, END)


def without_key(client: Client, kept: bytes) -> list[Fact]:
    """The facts as they are read once the key is destroyed."""
    mapper = FactMapper()
    stored = [mapper.stored(f, KEY, None) for f in client.facts]
    rows = [(e.originator_version, e.topic, e.state) for e in stored]
    return mapper.facts(client.id, rows, DestroyedKey(orjson.loads(kept)))


def readable(facts: list[Fact]) -> list[tuple[int, dict[str, Any]]]:
    return [
        (f.number, {n: plain(v) for n, v in f.__dict__.items() if n not in f.sealed})
        for f in effective(facts)
    ]


@settings(max_examples=200, deadline=None)
@given(entries=histories(max_size=8), data=st.data())
def test_what_may_be_read_is_the_same_without_the_key_as_known_at_any_time(entries, data):
    client = lived(entries)
    for _ in range(data.draw(st.integers(1, 8))):
        amend(data, client)
    kept = orjson.dumps(outliving(client.facts))
    assert SECRET.encode() not in kept
    destroyed = without_key(client, kept)
    for known in range(1, client.version + 1):
        assert readable(destroyed[:known]) == readable(list(client.facts[:known]))
