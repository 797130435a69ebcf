"""Personal text is encrypted under the client's own key; destroy the key and it is gone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import orjson
import pytest
from sqlalchemy import text

from journeys.application.bootstrap import open_journeys
from journeys.application.day import run_day
from journeys.application.history import history
from journeys.application.record import record
from journeys.application.verify import verify
from journeys.events import DESTROYED
from journeys.language.refusal import Refusal
from journeys.store import people
from journeys.store.keys import MasterKeyError
from journeys.store.people import Person
from journeys.store.rebuild import rebuild
from tests.cases import REF, command, destroy_key, fact, facts_of, record_at, registered
from tests.conftest import ENVIRONMENT
from tests.usual import STATEMENT

SECRET = "Zwaluwstaartverbinding"
NAME = "Marjolein Hazelworm"
STORY = (
    registered(),
    fact("ClientScreened", "2024-01-10", note=SECRET),
    fact("RouteAssigned", "2024-01-15", reason=SECRET),
    fact("IntakeHeld", "2024-02-01", note=SECRET),
    fact("PlanAgreed", "2024-02-08", goals=SECRET, evaluate_on="2024-05-01"),
    fact("PlanAdjusted", "2024-02-09", note=SECRET),
    fact("ActivityStarted", "2024-02-10", provider=SECRET, planned_end="2024-06-01"),
    fact("ObstacleFound", "2024-02-10", kind="verslaving"),
    fact("ReferredToPartner", "2024-02-11", partner="grip_en_regie"),
    fact("TredeSignalled", "2024-02-12", reason=SECRET),
    fact("UnwillingnessReported", "2024-02-20", observations=[{**STATEMENT, "text": SECRET}]),
    fact("FactCorrected", "2024-02-21", fact=4, changes={"note": f"Toch {SECRET}"}, reason=SECRET),
)
HIDDEN = (SECRET, "verslaving", "grip_en_regie", NAME, "111222333", "marjolein@example.org")


@pytest.fixture
def client(journeys):
    record_at(journeys, REF, *STORY)
    identity = facts_of(journeys, REF)[0].originator_id
    person = Person(NAME, "1980-02-03", "111222333", "0612345678", "marjolein@example.org")
    with journeys.database.write() as connection:
        people.save(connection, journeys.keyring, identity, person)
    return identity


def everything_stored(journeys) -> bytes:
    database = journeys.database
    if database.is_sqlite:
        folder = Path(database.url.database).parent
        return b"".join(path.read_bytes() for path in sorted(folder.glob("journeys.db*")))
    found: list[bytes] = []
    with database.read() as connection:
        tables = connection.execute(
            text("SELECT table_name FROM information_schema.tables WHERE table_schema = :schema"),
            {"schema": database.schema},
        )
        for (table,) in tables.all():
            for row in connection.execute(text(f"SELECT t::text, t.* FROM {table} t")):
                found.extend(
                    bytes(v) if isinstance(v, memoryview) else str(v).encode() for v in row
                )
                found.extend(v for v in row if isinstance(v, bytes))
    return b"\n".join(found)


def test_no_plain_text_is_anywhere_in_the_database(journeys, client):
    stored = everything_stored(journeys)
    assert b"ClientScreened" in stored
    assert [word for word in HIDDEN if word.encode() in stored] == []


def test_nor_after_the_lists_went_out(journeys, client, clock):
    clock.set("2024-06-10")
    run_day(journeys)
    stored = everything_stored(journeys)
    assert [word for word in HIDDEN if word.encode() in stored] == []


def test_the_holder_of_the_key_reads_everything(journeys, client):
    assert facts_of(journeys, REF)[1].own_fields()["note"] == SECRET
    with journeys.database.read() as connection:
        assert people.people(connection, journeys.keyring)[REF].name == NAME


class TestAfterTheKeyIsDestroyed:
    @pytest.fixture
    def destroyed(self, journeys, client):
        destroy_key(journeys, REF)
        return client

    def test_every_fact_still_loads(self, journeys, destroyed):
        facts = facts_of(journeys, REF)
        assert [f.topic() for f in facts] == [entry.type for entry in STORY]
        for fact_ in facts:
            for name in fact_.sealed & fact_.own_fields().keys():
                assert fact_.own_fields()[name] is DESTROYED

    def test_the_history_says_so(self, journeys, destroyed):
        told = history(journeys, REF)
        assert told["facts"][1]["note"] == "vernietigd"
        assert told["state"]["plan"]["goals"] == "vernietigd"
        assert told["state"]["trede"] == 2

    def test_nothing_differs(self, journeys, destroyed):
        assert verify(journeys).differences == []

    def test_what_is_due_is_still_worked_out(self, journeys, destroyed):
        assert rebuild(journeys.projector) == 1
        report = verify(journeys)
        assert report.obligations > 0
        assert report.differences == []

    def test_the_person_is_gone(self, journeys, destroyed):
        with journeys.database.read() as connection:
            assert people.people(connection, journeys.keyring) == {}

    def test_facts_without_sealed_fields_can_still_be_recorded(self, journeys, destroyed):
        record_at(journeys, REF, fact("JourneyClosed", "2024-08-01"))
        assert verify(journeys).differences == []

    def test_text_about_them_is_refused_with_the_reason(self, journeys, destroyed, clock):
        clock.set("2024-08-01")
        with pytest.raises(Refusal, match="FILE_DESTROYED") as refused:
            record(journeys, command(REF, fact("PlanAdjusted", "2024-08-01")))
        assert "note" in str(refused.value)
        record(journeys, command(REF, fact("ContactHeld", "2024-08-01")))
        assert verify(journeys).differences == []


WRONG = {"JOURNEYS_MASTER_KEY": "A" * 43 + "="}


def test_another_master_key_is_refused(url, journeys, client, clock):
    with pytest.raises(MasterKeyError, match="past niet op deze database"):
        open_journeys(url, clock=clock, environment=WRONG)


@pytest.mark.parametrize("key", ["kort", "A" * 40, "é"])
def test_what_is_no_master_key_is_refused(url, key, clock):
    with pytest.raises(MasterKeyError):
        open_journeys(url, clock=clock, environment={"JOURNEYS_MASTER_KEY": key})


def test_each_client_has_a_key_of_their_own(journeys, client):
    record_at(journeys, "R-2", registered(), fact("IntakeHeld", "2024-03-01", note=SECRET))
    other = facts_of(journeys, "R-2")[0].originator_id
    destroy_key(journeys, REF)
    assert facts_of(journeys, "R-2")[1].own_fields()["note"] == SECRET
    assert other != client


def test_a_sealed_value_is_bound_to_its_place(journeys, client):
    """The text of one fact put in the place of another's cannot be read there."""
    with journeys.database.write() as connection:
        rows = connection.execute(
            text(
                "SELECT state FROM stored_events WHERE originator_version IN (2, 4) "
                "ORDER BY originator_version"
            )
        ).scalars()
        screened, intake = (bytes(state) for state in rows)
        moved = orjson.loads(intake)
        moved["sealed"] = {"note": orjson.loads(screened)["sealed"]["note"]}
        connection.execute(
            text("UPDATE stored_events SET state = :state WHERE originator_version = 4"),
            {"state": orjson.dumps(moved)},
        )
    assert "feit 4 is niet te lezen: InvalidTag" in str(verify(journeys).differences)


def test_a_new_database_opened_twice_at_once_has_one_secret(url, clock):
    together = Barrier(2)

    def hash_of(_: int) -> bytes:
        together.wait()
        with open_journeys(url, clock=clock, environment=ENVIRONMENT) as journeys:
            return journeys.keyring.hash_of(b"111222333")

    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(hash_of, range(2)))) == 1
