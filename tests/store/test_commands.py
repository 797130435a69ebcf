"""A command that comes again adds nothing; two at once are decided one after the other."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text

from journeys.application.command import Recorded
from journeys.application.day import run_day
from journeys.application.due import standstill
from journeys.application.record import record, record_all
from journeys.application.verify import verify
from journeys.language.refusal import Refusal
from journeys.store.tables import commands, stored_events
from tests.cases import REF, command, fact, facts_of, noon, record_at, registered
from tests.processes import started, together
from tests.store.tables import assert_gapless, derived

talk = fact("ContactHeld", "2024-02-01", note="koffie")


@pytest.fixture
def client(journeys, clock):
    record_at(journeys, REF, registered())
    clock.set("2024-03-01")
    return REF


def test_the_same_command_twice_is_once(journeys, client):
    again = command(client, talk, id="formulier-1")
    first = record(journeys, again)
    second = record(journeys, again)
    assert (first.again, second.again) == (False, True)
    assert (second.first, second.last) == (first.first, first.last) == (2, 2)
    assert len(facts_of(journeys, client)) == 2


def test_twice_in_one_batch_is_once(journeys, client):
    again = command(client, talk, id="formulier-1")
    first, second = record_all(journeys, [again, again])
    assert isinstance(first, Recorded)
    assert isinstance(second, Recorded)
    assert second.again
    assert len(facts_of(journeys, client)) == 2


def test_two_commands_with_the_same_fields_are_two(journeys, client):
    record(journeys, command(client, talk))
    record(journeys, command(client, talk))
    assert len(facts_of(journeys, client)) == 3


def test_a_refused_command_may_come_again_when_it_can_be_carried_out(journeys, client):
    adjusted = command(client, fact("PlanAdjusted", "2024-02-02"), id="plan-2")
    with pytest.raises(Refusal):
        record(journeys, adjusted)
    record(journeys, command(client, fact("PlanAgreed", "2024-02-01")))
    assert not record(journeys, adjusted).again


def test_what_is_refused_is_left_out_and_the_rest_goes_on(journeys, client):
    outcomes = record_all(
        journeys,
        [
            command(client, talk),
            command(client, fact("PlanAdjusted", "2024-02-02")),
            command("R-2", registered()),
        ],
    )
    assert [isinstance(outcome, Refusal) for outcome in outcomes] == [False, True, False]
    assert [f.topic() for f in facts_of(journeys, client)] == ["ClientRegistered", "ContactHeld"]
    assert len(facts_of(journeys, "R-2")) == 1


def test_the_same_command_from_many_threads_is_once(opened, journeys, client):
    again = command(client, talk, id="formulier-1")
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda _: record(journeys, again), range(8)))
    assert sorted(outcome.again for outcome in outcomes) == [False] + [True] * 7
    assert len(facts_of(journeys, client)) == 2


def test_the_same_commands_from_two_processes_are_once(url, journeys):
    commands = ("facts", url, "zelfde", "12", "3")
    together(*(started("tests.store.writer", *commands) for _ in range(2)))
    assert [len(facts_of(journeys, f"R-{n}")) for n in range(3)] == [5, 5, 5]
    assert_gapless(journeys)


def test_two_processes_at_once_lose_nothing(url, journeys):
    said = together(
        started("tests.store.writer", "facts", url, "een", "30", "3"),
        started("tests.store.writer", "facts", url, "twee", "30", "3"),
    )
    notes = sorted(
        f.own_fields()["note"] for n in range(3) for f in facts_of(journeys, f"R-{n}")[1:]
    )
    assert notes == sorted(f"{prefix} {turn}" for prefix in ("een", "twee") for turn in range(30))
    assert all(len(lines) == 60 for lines in said)
    assert_gapless(journeys)
    assert verify(journeys).differences == []


def test_two_processes_begin_the_lists_at_once(url, journeys, clock):
    clock.set("2024-06-03")
    record_all(journeys, [command(f"R-{n}", registered()) for n in range(200)])
    said = together(*(started("tests.store.writer", "catching_up", url) for _ in range(2)))
    assert sorted(int(line) for (line,) in said) == [0, 200]
    assert len(derived(journeys)["client_states"]) == 200


def test_who_reads_first_and_writes_last_decides_again(opened, clock):
    one, other = opened(), opened()
    record_at(one, REF, registered(), fact("PlanAgreed", "2024-02-01"))
    clock.set("2024-03-01")
    record(other, command(REF, fact("JourneyClosed", "2024-03-01")))
    with pytest.raises(Refusal, match="CLOSED_JOURNEY"):
        record(one, command(REF, fact("PlanAdjusted", "2024-03-01")))


def test_a_clock_that_was_set_back_puts_no_fact_before_another(journeys, client, clock):
    record(journeys, command(client, talk))
    clock.now = noon("2024-02-15")
    record(journeys, command(client, talk))
    *_, before, last = facts_of(journeys, client)
    assert last.timestamp == before.timestamp == noon("2024-03-01")


def test_two_batches_of_the_same_newcomers_in_opposite_order(opened, clock):
    clock.set("2024-06-03")
    newcomers = [(f"R-{n}", registered()) for n in range(60)]

    def bring_in(entries):
        return record_all(opened(), [command(*entry) for entry in entries])

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(bring_in, [newcomers, newcomers[::-1]]))
    accepted = [o for outcomes in said for o in outcomes if isinstance(o, Recorded)]
    assert sorted(outcome.client for outcome in accepted) == sorted(ref for ref, _ in newcomers)


def test_who_keeps_a_refusal_keeps_nobody_from_writing(journeys, client, opened):
    with pytest.raises(Refusal) as kept:
        record(journeys, command(client, fact("PlanAdjusted", "2024-02-02", note="x")))
    record(opened(), command(client, talk))
    record(journeys, command(client, talk))
    assert kept.value.code
    assert len(facts_of(journeys, client)) == 3


def test_no_client_number_stands_in_the_log(journeys, clock):
    clock.set("2026-05-04")
    record_at(journeys, "R-GEHEIM", registered("2024-01-01"))
    run_day(journeys)
    assert [f.topic() for f in facts_of(journeys, "R-GEHEIM")].count("EscalatedToSupervisor")
    with journeys.database.read() as connection:
        stored = connection.scalars(select(stored_events.c.state)).all()
        ids = connection.scalars(select(commands.c.command)).all()
    assert [
        text for text in (*map(bytes, stored), *map(str.encode, ids)) if b"GEHEIM" in text
    ] == []


def test_rows_that_cannot_be_written_stop_the_lists_and_not_the_fact(journeys, client, engine):
    no_further = {
        "sqlite": "CREATE TRIGGER no_further BEFORE INSERT ON client_states "
        "WHEN NEW.version > 1 BEGIN SELECT RAISE(ABORT, 'no further'); END",
        "postgres": "ALTER TABLE client_states ADD CONSTRAINT no_further CHECK (version < 2)",
    }
    with journeys.database.write() as connection:
        connection.execute(text(no_further[engine]))
    record(journeys, command(client, talk))
    assert len(facts_of(journeys, client)) == 2
    assert standstill(journeys)
