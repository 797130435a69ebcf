"""Whatever somebody changes behind the system's back, verification names it."""

from datetime import date, datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import BigInteger, Boolean, Date, DateTime, Integer, select, text, update

from journeys.application.bootstrap import open_journeys
from journeys.application.day import run_day
from journeys.application.deliver import deliver_lists
from journeys.application.record import follow
from journeys.application.verify import verify
from journeys.events import MUNICIPALITY
from journeys.policies import load_policy_set, shipped
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS, positions
from journeys.store.rebuild import rebuild
from journeys.store.tables import clients, commands
from tests.aggregates.paths import MAATREGEL_PROPOSED
from tests.cases import REF, destroy_key, fact, facts_of, record_at, registered
from tests.conftest import ENVIRONMENT
from tests.usual import STATEMENT

STORY = (
    registered(),
    fact("ClientScreened", "2024-01-10", note="gelezen"),
    fact("RouteAssigned", "2024-01-15", route="A"),
    fact("FactCorrected", "2024-01-16", fact=3, changes={"route": "B"}),
    fact("IntakeHeld", "2024-02-01"),
)
OTHER = "R-000002"


@pytest.fixture
def story(journeys):
    record_at(journeys, REF, *STORY)
    record_at(journeys, OTHER, registered("2024-02-02"))
    assert verify(journeys).differences == []
    return journeys


def change(journeys, statement, **values):
    with journeys.database.write() as connection:
        return connection.execute(text(statement), values)


def stream_of(journeys, ref):
    with journeys.database.read() as connection:
        return journeys.log.by_ref(connection, [ref])[ref].id


def stored_id(journeys, ref):
    """The id of a stream as the log's own table has it."""
    stream = stream_of(journeys, ref)
    return stream.hex if journeys.database.is_sqlite else stream


def named(journeys, ref=REF):
    return [line for line in verify(journeys).differences if line.startswith(ref)]


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


def another(column, value):
    """A value of the column's kind that is not this one."""
    match column.type:
        case Date():
            return (value or date(2024, 1, 1)) + timedelta(days=1)
        case DateTime():
            return (value or datetime(2024, 1, 1)) + timedelta(seconds=1)  # noqa: DTZ001
        case Boolean():
            return not value
        case BigInteger() | Integer():
            return (value or 0) + 1
        case _:
            return f"{value or ''}x"


COLUMNS = [
    pytest.param(table, column, id=f"{table.name}.{column.name}")
    for table in (CLIENT_STATES, OBLIGATIONS)
    for column in table.columns
    if column.name != "client"
]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_any_column_of_any_row_of_a_read_model(story, table, column):
    stream = stream_of(story, REF)
    mine = table.c.client == stream
    if table is OBLIGATIONS:
        mine &= table.c.rule == "re-examination"
    with story.database.write() as connection:
        value = connection.execute(select(column).where(mine)).scalar_one()
        connection.execute(update(table).where(mine).values({column.name: another(column, value)}))
    assert any(table.name in line for line in named(story))
    assert named(story, OTHER) == []


@pytest.mark.parametrize("table", [CLIENT_STATES, OBLIGATIONS], ids=lambda t: t.name)
def test_a_row_that_was_removed(story, table):
    stream = stream_of(story, REF)
    with story.database.write() as connection:
        connection.execute(table.delete().where(table.c.client == stream))
    assert any(table.name in line for line in named(story))


@pytest.mark.parametrize("table", [CLIENT_STATES, OBLIGATIONS], ids=lambda t: t.name)
def test_a_row_of_nobody(story, table):
    stream = stream_of(story, REF)
    with story.database.write() as connection:
        row = dict(
            connection.execute(select(table).where(table.c.client == stream)).first()._mapping
        )
        row["client"] = type(stream)(int=99)
        connection.execute(table.insert().values(row))
    assert any(table.name in line for line in verify(story).differences)


def test_a_position_that_was_moved(story):
    with story.database.write() as connection:
        connection.execute(update(positions).values(position=positions.c.position - 1))
    assert any(line.startswith("positions:") for line in verify(story).differences)


def differences(journeys):
    return verify(journeys).differences


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


class TestWhatTheSchedulerDid:
    @pytest.fixture
    def worked(self, story, clock):
        clock.set("2025-09-01")
        run_day(story)
        assert verify(story).differences == []
        return story

    def test_a_list_that_was_another(self, worked):
        change(worked, "UPDATE client_states SET trede = trede")
        stream = stream_of(worked, REF)
        with worked.database.write() as connection:
            connection.execute(OBLIGATIONS.delete().where(OBLIGATIONS.c.client == stream))
        assert named(worked)

    def test_a_claimed_day_that_was_removed(self, worked, clock):
        clock.set("2025-09-03")
        run_day(worked)
        change(worked, "DELETE FROM claimed_days WHERE job = 'day' AND day = '2025-09-02'")
        assert any("claimed_days" in line for line in verify(worked).differences)

    @pytest.mark.parametrize("job", ["day", "lists"])
    def test_a_list_that_went_out_on_a_day_that_is_not_claimed(self, worked, job):
        change(worked, "DELETE FROM claimed_days WHERE job = :job", job=job)
        assert differences(worked) == [
            f"claimed_days: {job} mist 01-09-2025, waarvoor een lijst uitging"
        ]

    @pytest.mark.parametrize("job", ["day", "lists"])
    def test_a_claimed_day_to_come(self, worked, job):
        change(
            worked,
            "INSERT INTO claimed_days (job, day, claimed_at) "
            "SELECT job, '2025-09-02', claimed_at FROM claimed_days WHERE job = :job",
            job=job,
        )
        assert differences(worked) == [f"claimed_days: {job} heeft 02-09-2025, een dag na vandaag"]

    def test_a_list_under_another_policy_is_told_as_not_checked(self, worked, url, clock):
        """Whatever its label: the same name and version, another term."""
        assert "Niet na te rekenen" not in verify(worked).summary
        stricter = load_policy_set(
            shipped().content.replace('length = "8 weeks"', 'length = "1 week"', 1)
        )
        with open_journeys(url, clock=clock, environment=ENVIRONMENT, policy_set=stricter) as after:
            assert after.policy_set.label == worked.policy_set.label
            follow(after)
            report = verify(after)
        assert report.differences == []
        assert report.lists == 0
        assert report.summary.endswith(
            "Niet na te rekenen: 1 lijst, uitgegeven onder een ander beleid."
        )

    def test_a_list_with_a_client_whose_file_was_destroyed_since(self, story, clock):
        """What it rested on can no longer be read: here, that a maatregel was proposed."""
        record_at(story, REF, *MAATREGEL_PROPOSED[1:])
        clock.set("2025-09-01")
        run_day(story)
        assert differences(story) == []
        destroy_key(story, REF)
        rebuild(story.projector)
        report = verify(story)
        assert (report.lists, report.differences) == (0, [])
        assert report.summary.endswith(
            "Niet na te rekenen: 1 lijst, met een inwoner wiens dossier is vernietigd."
        )

    def test_a_client_who_got_another_number_makes_no_list_another(self, worked, clock):
        with worked.database.write() as connection:
            connection.execute(update(clients).where(clients.c.ref == REF).values(ref="Z-9"))
        assert differences(worked) == []
        clock.set("2025-09-02")
        run_day(worked)
        assert differences(worked) == []
        with worked.database.write() as connection:
            connection.execute(update(clients).where(clients.c.ref == "Z-9").values(ref=REF))
        report = verify(worked)
        assert (report.lists, report.differences) == (2, [])

    def test_what_came_in_after_the_day_was_worked_is_the_next_days(self, story, clock):
        """The day was worked and its lists not yet written when somebody recorded one more."""
        clock.set("2025-09-01")
        with pytest.MonkeyPatch.context() as killed:
            killed.setattr("journeys.application.day.issue_lists", lambda *_: False)
            run_day(story)
        clock.now += timedelta(hours=1)
        late = registered("2024-01-01", benefit="participatiewet", benefit_since="2021-01-01")
        record_at(story, "R-000003", late)
        run_day(story)
        report = verify(story)
        assert (report.lists, report.differences) == (1, [])


class TestASuspicionThatLapses:
    @pytest.fixture
    def suspected(self, story, clock):
        reported = fact("UnwillingnessReported", "2025-05-01", observations=[STATEMENT])
        record_at(story, REF, reported)
        clock.set("2025-09-01")
        return story

    def test_it_is_recorded_and_nothing_differs(self, suspected):
        run_day(suspected)
        assert "SuspicionLapsed" in {fact.topic() for fact in facts_of(suspected, REF)}
        assert differences(suspected) == []

    def test_one_that_was_not_recorded_is_named(self, suspected):
        change(suspected, "UPDATE client_states SET lapses_on = NULL")
        run_day(suspected)
        assert f"{REF}: SuspicionLapsed (31-07-2025) is niet vastgelegd" in differences(suspected)


class TestTheFilesThatWentOut:
    @pytest.fixture
    def outgoing(self, story, clock):
        clock.set("2025-09-01")
        run_day(story)
        return story

    def test_none_of_them_differs_before_and_after_they_are_delivered(self, outgoing, tmp_path):
        assert differences(outgoing) == []
        assert deliver_lists(outgoing, tmp_path / "lijsten")
        assert differences(outgoing) == []

    def test_one_whose_content_was_changed(self, outgoing):
        change(
            outgoing,
            "UPDATE outbox SET content = :content WHERE path = '2025-09-01/teamleider.csv'",
            content=b"leeg",
        )
        assert differences(outgoing) == [
            "outbox: 2025-09-01/teamleider.csv heeft een andere inhoud dan werd klaargezet"
        ]

    def test_one_whose_hash_was_changed_with_it(self, outgoing):
        change(
            outgoing,
            "UPDATE outbox SET content = :content, content_hash = :hash "
            "WHERE path = '2025-09-01/teamleider.csv'",
            content=b"leeg",
            hash=sha256(b"leeg").hexdigest(),
        )
        assert differences(outgoing) == [
            "outbox: de bestanden van teamleider (01-09-2025) zijn andere dan uitgingen"
        ]

    def test_one_that_was_removed(self, outgoing, tmp_path):
        deliver_lists(outgoing, tmp_path / "lijsten")
        change(outgoing, "DELETE FROM outbox WHERE path = '2025-09-01/teamleider.ics'")
        assert differences(outgoing) == [
            "outbox: de bestanden van teamleider (01-09-2025) zijn andere dan uitgingen"
        ]

    def test_all_of_a_person(self, outgoing):
        change(outgoing, "DELETE FROM outbox WHERE path LIKE '2025-09-01/teamleider.%'")
        assert differences(outgoing) == [
            "outbox: de bestanden van teamleider (01-09-2025) ontbreken"
        ]

    @pytest.mark.parametrize(
        ("day", "said"),
        [
            ("2025-09-01", "outbox: iemand (01-09-2025) heeft bestanden die niet uitgingen"),
            ("2025-08-01", "outbox: 2025/iemand.csv staat er, maar op 01-08-2025 ging geen lijst"),
        ],
    )
    def test_one_that_never_went_out(self, outgoing, day, said):
        change(
            outgoing,
            "INSERT INTO outbox (message, day, path, content_hash) "
            "VALUES ('2025/iemand.csv', :day, '2025/iemand.csv', 'ab')",
            day=day,
        )
        (found,) = differences(outgoing)
        assert found.startswith(said)

    def test_the_fact_that_says_so(self, outgoing):
        with outgoing.database.write() as connection:
            stream = STREAM_OF_THE_MUNICIPALITY[outgoing.database.is_sqlite]
            state = connection.execute(
                text("SELECT state FROM stored_events WHERE originator_id = :stream"),
                {"stream": stream},
            ).scalar_one()
            connection.execute(
                text("UPDATE stored_events SET state = :state WHERE originator_id = :stream"),
                {"state": bytes(state).replace(b"teamleider", b"teamleidet"), "stream": stream},
            )
        assert "gemeente: feit 1 is gewijzigd na het vastleggen" in differences(outgoing)


STREAM_OF_THE_MUNICIPALITY = {True: MUNICIPALITY.hex, False: MUNICIPALITY}


def test_a_registration_that_was_retracted_leaves_nothing_that_differs(journeys):
    record_at(journeys, REF, registered(), fact("FactRetracted", "2024-01-05", fact=1))
    assert differences(journeys) == []
