"""Whatever somebody changes in the log behind the system's back, verification names it."""

import pytest
from sqlalchemy import select, text

from journeys.application.day import run_day
from journeys.store import people
from journeys.store.people import Person
from journeys.store.tables import clients, commands
from tests.cases import REF, fact, record_at, registered
from tests.store.poison import spoil
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


def test_a_fact_that_says_nothing_is_told_and_nothing_else_of_that_client(story, clock):
    clock.set("2025-09-01")
    run_day(story)
    spoil(story, REF)
    assert named(story) == [
        f"{REF}: feit 1 is gewijzigd na het vastleggen",
        f"{REF}: feit 1 is niet te lezen: KeyError",
    ]
    assert differences(story) == named(story)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ("UPDATE commands SET hash = NULL WHERE {mine} AND last_number = 5", "hash van feit 5"),
        ("UPDATE commands SET hash = NULL WHERE {mine} AND last_number = 3", "hash van feit 3"),
        ("UPDATE commands SET first_number = 1 WHERE {mine} AND last_number = 4", "bij feit 4"),
        (
            "INSERT INTO commands (command, client, first_number, last_number, hash) "  # noqa: ISC004
            "SELECT 'verzonnen', client, 2, 2, hash FROM commands WHERE {mine} AND last_number = 2",
            "die het logboek niet kent",
        ),
    ],
)
def test_a_command_that_says_something_else(story, changed, words):
    change(story, changed.format(mine="client = :client"), client=stored_id(story, REF))
    (line,) = differences(story)
    assert line.startswith(f"{REF}: commands ")
    assert words in line


@pytest.mark.parametrize("cells", ["{", "[1]", '"x"'])
def test_cells_that_cannot_be_read(story, cells):
    if cells == "{" and not story.database.is_sqlite:
        cells = "1"  # PostgreSQL keeps no broken JSON
    change(story, "UPDATE clients SET file_cells = :cells WHERE ref = :ref", cells=cells, ref=REF)
    assert differences(story) == [f"{REF}: clients.file_cells is niet te lezen"]


def test_two_persons_that_changed_places(story):
    with story.database.write() as connection:
        for number, ref in enumerate((REF, OTHER)):
            person = Person(f"Verzonnen {number}")
            people.save(connection, story.keyring, stream_of(story, ref), person)
    assert differences(story) == []
    with story.database.write() as connection:
        persons = {
            row.ref: row.person
            for row in connection.execute(select(clients.c.ref, clients.c.person))
        }
        for ref, other in ((REF, OTHER), (OTHER, REF)):
            one = clients.update().where(clients.c.ref == ref)
            connection.execute(one.values(person=persons[other]))
    assert differences(story) == [
        f"{ref}: clients.person is met de eigen sleutel niet te openen" for ref in (REF, OTHER)
    ]


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
