"""The read models: made along the way or anew, they are the same."""

import logging
import threading
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select, text

from journeys.application.command import Recorded
from journeys.application.day import run_day
from journeys.application.due import due
from journeys.application.record import record, record_all
from journeys.application.verify import verify
from journeys.events import REGISTRY
from journeys.projections.tables import CLIENT_STATES, positions
from journeys.store import projector as projector_module
from journeys.store.projector import ProjectionStopped
from journeys.store.rebuild import rebuild
from journeys.store.tables import clients
from tests.cases import (
    REF,
    command,
    die_after_recording,
    fact,
    facts_of,
    new_ref,
    noon,
    record_at,
    registered,
)
from tests.processes import started, together
from tests.properties.plausible import histories
from tests.store.poison import UNKNOWN, poison
from tests.store.tables import derived

STORY = (
    registered(),
    fact("ClientScreened", "2024-01-10"),
    fact("RouteAssigned", "2024-01-15", route="A"),
    fact("IntakeHeld", "2024-02-01"),
    fact("ActivityStarted", "2024-02-10", planned_end="2024-08-01"),
)


def stopped_by(journeys):
    with journeys.database.read() as connection:
        return connection.scalar(select(positions.c.stopped_by))


def clients_with_a_state(journeys):
    query = select(clients.c.ref).join(CLIENT_STATES, CLIENT_STATES.c.client == clients.c.client)
    with journeys.database.read() as connection:
        return set(connection.scalars(query))


def test_made_anew_they_are_the_same(journeys):
    record_at(journeys, REF, *STORY)
    record_at(journeys, "R-2", registered("2024-03-01"))
    before = derived(journeys)
    assert rebuild(journeys.projector) == 2
    assert derived(journeys) == before
    assert rebuild(journeys.projector) == 2
    assert derived(journeys) == before


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=histories(max_size=12))
def test_made_anew_they_are_the_same_for_any_history(journeys, clock, history):
    clock.set("2024-01-01")
    ref = new_ref()
    for entry in history:
        clock.set(max(clock.now, noon(entry.day)))
        record_all(journeys, [command(ref, entry)])
    journeys.projector.catch_up()
    before = derived(journeys)
    rebuild(journeys.projector)
    assert derived(journeys) == before
    assert verify(journeys).differences == []


def test_facts_that_come_in_meanwhile_are_in_it(journeys, opened, clock):
    for n in range(5):
        record_at(journeys, f"R-{n}", *STORY)
    other = opened()
    came_in: list[Recorded] = []

    def meanwhile(_: int) -> None:
        if not came_in:
            came_in.append(
                record(other, command("R-1", fact("RouteAssigned", "2024-02-10", route="C")))
            )
            record(other, command("R-new", registered("2024-02-10")))

    rebuild(journeys.projector, meanwhile)
    assert came_in
    assert verify(journeys).differences == []
    assert len(derived(journeys)["client_states"]) == 6


def test_two_rebuilds_and_a_writer_at_once(url, journeys, clock):
    for n in range(4):
        record_at(journeys, f"R-{n}", *STORY)
    said = together(
        started("tests.store.writer", "rebuilding", url),
        started("tests.store.writer", "rebuilding", url),
        started("tests.store.writer", "facts", url, "tegelijk", "20", "4"),
    )
    assert said[0] == said[1] == ["4"] * 3
    assert verify(journeys).differences == []


def test_who_reads_sees_one_moment(journeys, opened, clock):
    """A list is never without a client because the tables were swapped or a fact came in."""
    for n in range(3):
        record_at(journeys, f"R-{n}", *STORY)
    clock.set("2024-06-01")
    expected = due(journeys, clock().date())
    other = opened()
    stop = threading.Event()

    def rebuilding() -> None:
        while not stop.is_set():
            rebuild(other.projector)

    thread = threading.Thread(target=rebuilding)
    thread.start()
    try:
        for _ in range(30):
            assert due(journeys, clock().date()) == expected
            assert verify(journeys).differences == []
    finally:
        stop.set()
        thread.join()


class TestAFactThatCannotBeProjected:
    @pytest.fixture
    def poisoned(self, journeys):
        record_at(journeys, REF, *STORY)
        poison(journeys, REF)
        return journeys

    def test_it_stops_there_loudly(self, poisoned, caplog):
        with caplog.at_level(logging.ERROR), pytest.raises(ProjectionStopped, match=UNKNOWN):
            poisoned.projector.catch_up()
        assert UNKNOWN in caplog.text
        assert UNKNOWN in stopped_by(poisoned)
        assert any("staat stil" in line for line in verify(poisoned).differences)

    def test_recording_goes_on_and_is_acknowledged(self, poisoned, caplog):
        done = record_at(poisoned, "R-2", registered("2024-03-01"))
        assert done[0].first == 1
        assert len(facts_of(poisoned, "R-2")) == 1
        assert "journeys verify" in caplog.text

    def test_what_lies_before_it_is_projected_and_its_own_place_is_told(self, journeys, clock):
        record_at(journeys, REF, *STORY)
        clock.set("2024-03-01")
        die_after_recording(journeys, "R-2", registered("2024-03-01"))
        its_place = poison(journeys, REF)
        die_after_recording(journeys, "R-3", registered("2024-03-01"))
        with pytest.raises(ProjectionStopped, match=f"^logpositie {its_place} \\({UNKNOWN}\\)"):
            journeys.projector.catch_up()
        assert f"logpositie {its_place} " in stopped_by(journeys)
        assert clients_with_a_state(journeys) == {REF, "R-2"}

    def test_its_own_place_is_told_also_when_the_client_is_new(self, journeys):
        die_after_recording(journeys, REF, registered())
        its_place = poison(journeys, REF)
        with pytest.raises(ProjectionStopped, match=f"^logpositie {its_place} "):
            journeys.projector.catch_up()

    def test_it_goes_on_once_mended(self, poisoned, monkeypatch):
        record_at(poisoned, "R-2", registered("2024-03-01"))
        assert clients_with_a_state(poisoned) == {REF}
        # The software that knows this fact came later.
        monkeypatch.setitem(REGISTRY, UNKNOWN, REGISTRY[STORY[-1].type])
        poisoned.projector.catch_up()
        assert stopped_by(poisoned) is None
        assert clients_with_a_state(poisoned) == {REF, "R-2"}


def test_a_list_asked_for_first_takes_in_what_a_writer_that_died_left(journeys, clock):
    record_at(journeys, REF, *STORY)
    clock.set("2024-03-01")
    die_after_recording(journeys, "R-2", registered("2024-03-01"))
    assert "R-2" in {row["client"] for row in due(journeys, date(2024, 4, 26))}
    assert verify(journeys).differences == []


def test_small_batches_lead_to_the_same(journeys, monkeypatch, clock):
    for n in range(3):
        record_at(journeys, f"R-{n}", *STORY)
    whole = derived(journeys)
    monkeypatch.setattr(projector_module, "BATCH", 2)
    with journeys.database.write() as connection:
        connection.execute(text("UPDATE positions SET position = 0"))
        connection.execute(text("DELETE FROM client_states"))
        connection.execute(text("DELETE FROM obligations"))
    assert journeys.projector.catch_up() == 15
    assert derived(journeys) == whole


@pytest.mark.parametrize(
    ("kind", "key"), [("ActivityStarted", "activity"), ("ReferredToPartner", "referral")]
)
def test_one_key_twice_through_a_retraction_of_a_retraction_stops_nobodys_lists(
    journeys, kind, key
):
    record_at(
        journeys,
        REF,
        registered(),
        fact(kind, "2024-02-01", **{key: "een"}),
        fact("FactRetracted", "2024-02-02", fact=2),
        fact(kind, "2024-02-03", **{key: "een"}),
        fact("FactRetracted", "2024-02-04", fact=3),
    )
    assert stopped_by(journeys) is None
    assert verify(journeys).differences == []


def test_a_registration_that_was_a_mistake_leaves_nothing_due(journeys, clock):
    record_at(journeys, REF, registered(), fact("ClientScreened", "2024-01-10"))
    clock.set("2025-09-01")
    run_day(journeys)
    record_at(
        journeys,
        REF,
        fact("FactRetracted", "2025-09-01", fact=2),
        fact("FactRetracted", "2025-09-01", fact=1),
    )
    assert stopped_by(journeys) is None
    assert verify(journeys).differences == []
    clock.set("2025-09-02")
    run_day(journeys)
    assert verify(journeys).differences == []
    record_at(journeys, REF, registered("2025-09-02"))
    assert verify(journeys).differences == []
