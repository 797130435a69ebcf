"""Whatever somebody changes in the log behind the system's back, verification names it."""

import pytest
from sqlalchemy import text

from journeys.store.tables import clients, commands
from tests.cases import REF, fact, record_at, registered
from tests.store.tampering import OTHER, STORY, change, differences, named, stored_id, stream_of


@pytest.mark.parametrize("number", range(1, len(STORY) + 1))
@pytest.mark.parametrize("at", [5, 0.3, 0.6, 0.9, -2])
def test_a_changed_byte_of_any_fact(story, number, at):
    stream = stored_id(story, REF)
    with story.database.read() as connection:
        state = bytes(
            connection.execute(
                text(
                    "SELECT state FROM stored_events "
                    "WHERE originator_id = :stream AND originator_version = :number"
                ),
                {"stream": stream, "number": number},
            ).scalar_one()
        )
    place = int(at * len(state)) if 0 < at < 1 else at
    changed = bytearray(state)
    changed[place] ^= 1
    change(
        story,
        "UPDATE stored_events SET state = :state "
        "WHERE originator_id = :stream AND originator_version = :number",
        state=bytes(changed),
        stream=stream,
        number=number,
    )
    assert any(f"feit {number} " in line for line in named(story))
    assert named(story, OTHER) == []


def test_every_single_byte_of_a_fact(journeys):
    record_at(journeys, REF, registered())
    stream = stored_id(journeys, REF)
    with journeys.database.read() as connection:
        state = bytes(connection.execute(text("SELECT state FROM stored_events")).scalar_one())
    for place in range(0, len(state), 3):
        changed = bytearray(state)
        changed[place] ^= 2
        change(
            journeys,
            "UPDATE stored_events SET state = :state WHERE originator_id = :stream",
            state=bytes(changed),
            stream=stream,
        )
        assert any("feit 1 " in line for line in named(journeys)), bytes(changed)


@pytest.mark.parametrize("number", range(1, len(STORY) + 1))
def test_a_deleted_fact(story, number):
    change(
        story,
        "DELETE FROM stored_events WHERE originator_id = :stream AND originator_version = :number",
        stream=stored_id(story, REF),
        number=number,
    )
    assert any(
        f"feit {number} ontbreekt" in line or "het laatste feit" in line for line in named(story)
    )


def test_every_fact_of_a_client_deleted(story):
    change(
        story,
        "DELETE FROM stored_events WHERE originator_id = :stream",
        stream=stored_id(story, REF),
    )
    assert any("alle 5 feiten ontbreken" in line for line in named(story))


def test_the_whole_log_deleted(story):
    change(story, "DELETE FROM stored_events")
    assert named(story)
    assert named(story, OTHER)


def test_two_facts_that_changed_places(story):
    stream = stored_id(story, REF)
    for old, new in ((2, 99), (3, 2), (99, 3)):
        change(
            story,
            "UPDATE stored_events SET originator_version = :new "
            "WHERE originator_id = :stream AND originator_version = :old",
            stream=stream,
            old=old,
            new=new,
        )
    assert any("feit 2 " in line for line in named(story))


def test_a_type_that_was_changed(story):
    change(
        story,
        "UPDATE stored_events SET topic = 'RouteReviewed' "
        "WHERE originator_id = :stream AND originator_version = 3",
        stream=stored_id(story, REF),
    )
    assert any("feit 3 " in line for line in named(story))


def test_a_fact_that_was_added_past_the_system(story):
    change(
        story,
        "INSERT INTO stored_events (originator_id, originator_version, topic, state) "
        "SELECT originator_id, 6, topic, state FROM stored_events "
        "WHERE originator_id = :stream AND originator_version = 5",
        stream=stored_id(story, REF),
    )
    assert named(story)


def test_a_stream_whose_client_is_gone(story):
    stream = stream_of(story, REF)
    with story.database.write() as connection:
        connection.execute(clients.delete().where(clients.c.client == stream))
    assert f"{stream}: clients mist de rij" in differences(story)


@pytest.mark.parametrize(
    "lost", ["DELETE FROM client_keys", "UPDATE client_keys SET wrapped = NULL"]
)
def test_a_key_that_is_gone_though_nobody_destroyed_it(story, lost):
    client = stored_id(story, REF)
    change(story, f"{lost} WHERE client = :client", client=client)
    assert f"{REF}: client_keys mist de sleutel" in named(story)


def test_commands_that_are_gone(story):
    stream = stream_of(story, REF)
    with story.database.write() as connection:
        connection.execute(
            commands.delete().where(commands.c.client == stream, commands.c.first_number > 3)
        )
    assert named(story) == [f"{REF}: commands mist 2 van de opdrachten in het logboek"]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_positions_that_are_gone(story):
    record_at(story, "R-000003", registered("2024-02-03"))
    change(story, "DELETE FROM stored_events WHERE rowid = 6")
    assert "log: positie 6 ontbreekt" in differences(story)
    change(story, "DELETE FROM stored_events WHERE rowid = 5")
    assert "log: posities 5 tot en met 6 ontbreken" in differences(story)


def test_a_registration_that_was_retracted_leaves_nothing_that_differs(journeys):
    record_at(journeys, REF, registered(), fact("FactRetracted", "2024-01-05", fact=1))
    assert differences(journeys) == []
