"""Whatever was recorded: what lost its ground is a breach, and what kept it is not."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.aggregates.breaches import breaches, stands_as_accepted
from journeys.aggregates.client import Client
from journeys.events import DESTROYED
from tests.cases import CLIENT, REF, fact
from tests.properties.plausible import BEGIN, DAYS, days, facts, histories
from tests.properties.test_histories import attempt, lived, reloaded

END = BEGIN + timedelta(days=DAYS)
OFTEN = settings(max_examples=200, deadline=None)
DENSE = st.sampled_from(["2024-02-01", "2024-02-02", "2024-02-03"])


def told(client):
    """The breaches of a client as read back from the log, by number and rule."""
    return [(found.number, found.code) for found in breaches(REF, reloaded(client).facts)]


def in_order(entries):
    """The same facts, recorded in the order in which they happened."""
    first, *others = entries
    return [first, *sorted(others, key=lambda entry: entry.day)]


def amended(client, entry):
    """The client with this amendment too, if it is accepted."""
    copy = Client(CLIENT, REF, client.facts)
    return copy if attempt(copy, entry, END) else None


def retracting(number):
    return fact("FactRetracted", END.isoformat(), fact=number)


@OFTEN
@given(entries=histories(), dense=st.lists(facts(DENSE), max_size=40))
def test_what_was_recorded_as_it_happened_has_no_breach(entries, dense):
    client = lived(in_order([*entries, *dense]))
    assert stands_as_accepted(client.facts)
    assert told(client) == []


@OFTEN
@given(entries=histories(), dense=st.lists(facts(DENSE), max_size=40), data=st.data())
def test_a_retraction_taken_back_leaves_no_breach(entries, dense, data):
    client = lived(in_order([*entries, *dense]))
    number = data.draw(st.integers(1, client.version))
    gone = amended(client, retracting(number))
    back = gone and amended(gone, retracting(gone.version))
    assert not gone or (back and told(back) == [])


@OFTEN
@given(entries=histories(), dense=st.lists(facts(DENSE), max_size=40), data=st.data())
def test_retracting_every_breach_settles_them_all(entries, dense, data):
    client = lived([*entries, *dense])
    client = amended(client, retracting(data.draw(st.integers(1, client.version)))) or client
    for _ in range(client.version):
        found = told(client)
        if not found:
            break
        client = amended(client, retracting(found[0][0]))
    assert told(client) == []


@OFTEN
@given(entries=histories(), data=st.data(), day=days)
def test_nothing_fails_on_any_amended_or_destroyed_history(entries, data, day):
    client = lived(entries)
    number = data.draw(st.integers(1, client.version))
    moved = fact("FactCorrected", END.isoformat(), fact=number, changes={"happened_on": day})
    client = amended(client, moved) or client
    standing = {f.number for f in client.timeline if not f.system_only}
    assert {number for number, _ in told(client)} <= standing
    destroyed = [
        f.restored({**f.__dict__, **{n: DESTROYED for n in f.sealed if n in f.own_fields()}})
        for f in client.facts
    ]
    assert breaches(REF, destroyed) == [] or destroyed == client.facts
