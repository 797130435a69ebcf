"""What a client hands out to be kept, and what is kept with each fact."""

from datetime import date

import pytest

from journeys.aggregates.authority import User
from journeys.aggregates.client import Client, Recording
from journeys.events import BY_COMMAND, ContactHeld
from tests.aggregates.refusal_cases import REFUSED
from tests.cases import CLIENT, REF, given, noon, registered

TALKED = {"happened_on": "2024-02-01", "recorded_by": "t.bakker", "channel": "video"}
TEAMLEIDER = User("t.bakker", "", frozenset({"teamleider"}))


def test_what_was_decided_is_handed_out_once():
    client = given(registered()).when("ContactHeld", on="2024-02-01").then_accepted().client
    had, first, has = client.has_collected, client.collect_events(), client.has_collected
    assert (had, first, has) == (True, [client.facts[-1]], False)
    assert client.collect_events() == []


def test_a_history_begins_with_its_first_fact():
    new = given().when("ClientRegistered", on="2024-01-01").then_accepted().client
    assert (new.begins, len(new.collect_events()), new.begins) == (True, 1, False)
    known = given(registered()).when("ContactHeld", on="2024-02-01").then_accepted().client
    assert not known.begins
    assert not Client(CLIENT, REF).begins


def test_a_history_that_began_with_two_facts_at_once_began():
    new = given().when("ClientRegistered", on="2024-01-01").then_accepted().client
    at = noon("2024-02-01")
    new.record(ContactHeld, TALKED, Recording(at, at, "c", "t", TEAMLEIDER))
    assert new.begins


def test_a_fact_is_kept_with_all_that_belongs_to_it():
    at, stored = noon("2024-02-02"), noon("2024-02-03")
    how = Recording(at, stored, "opdracht", "spoor", TEAMLEIDER, sender_id="z-7", caused_by="regel")
    recorded = given(registered()).client().record(ContactHeld, TALKED, how)
    assert (recorded.originator_id, recorded.number) == (CLIENT, 2)
    assert (recorded.happened_on, recorded.recorded_by) == (date(2024, 2, 1), "t.bakker")
    assert (recorded.timestamp, recorded.stored_at) == (at, stored)
    assert (recorded.command_id, recorded.trace_id) == ("opdracht", "spoor")
    assert (recorded.sender_id, recorded.caused_by) == ("z-7", "regel")


def test_unless_said_otherwise_a_command_caused_it_and_nobody_sent_it():
    recorded = given(registered()).when("ContactHeld", on="2024-02-01").client.facts[-1]
    assert (recorded.sender_id, recorded.caused_by) == (None, BY_COMMAND)


@pytest.mark.parametrize(
    ("attempt", "field"),
    [
        ("by somebody nobody knows", "recorded_by"),
        ("by somebody who left", "recorded_by"),
        ("by somebody with another role", "recorded_by"),
        ("what the system records, in a history by a person", "recorded_by"),
        ("what a person records, in a history by the system", "recorded_by"),
        ("a field that the system gives", "command_id"),
        ("a field that does not exist", "mood"),
        ("a day after the day of recording", "happened_on"),
        ("a correction to a value that does not exist", "channel"),
        ("a correction to a day after that of correcting", "happened_on"),
        ("setting right what a colleague recorded", None),
    ],
)
def test_a_refusal_points_at_the_field_at_fault(attempt, field):
    refusal = REFUSED[attempt]().refusal
    assert refusal
    assert refusal.field == field


def test_a_refusal_points_at_the_observation_at_fault():
    seen = {"kind": "statement", "source": "gesprek", "text": "wil niet"}
    refusal = (
        given(registered())
        .when(
            "UnwillingnessReported",
            on="2024-02-01",
            observations=[{**seen, "on": "2024-02-01"}, {**seen, "on": "2024-02-02"}],
        )
        .then_refused("NOT_IN_THE_FUTURE")
    )
    assert refusal.field == "observations.1.on"
