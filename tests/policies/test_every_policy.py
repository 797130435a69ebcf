"""Every rule: handled it asks nothing more, touches nobody else, and is never sent twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from journeys.application.bootstrap import Journeys, open_journeys
from journeys.application.command import Recorded
from journeys.application.due import due
from journeys.application.record import record_all
from journeys.events import REGISTRY
from journeys.policies import shipped
from tests.cases import Entry, SettableClock, command
from tests.cli.door import Door
from tests.conftest import ENGINES, ENVIRONMENT, database_on
from tests.policies.every_policy import CASES, DUE, EVERYTHING_ESCALATED
from tests.policies.given import given
from tests.scheduler.issued import files_in

DAY_AFTER = "2026-06-02"

each_rule = pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)


def test_the_table_names_every_rule_of_the_set_that_ships():
    assert [case.rule for case in CASES] == list(shipped().active)


@each_rule
def test_nothing_is_due_once_it_is_handled(case):
    given(*case.history).on(DUE).then_due(case.rule, DUE)
    after = given(*case.history, *case.handled).on(DUE)
    assert [o for o in after.of(case.rule) if o.list_from <= date.fromisoformat(DUE)] == []


@each_rule
def test_another_client_is_untouched(town, case):
    before = listed(town)
    assert case.rule in before[case.rule]
    record_in(town, case.rule, *case.handled)
    after = listed(town)
    assert case.rule not in after.pop(case.rule, {})
    assert after == {ref: rows for ref, rows in before.items() if ref in after}
    assert before.keys() - after.keys() == {case.rule}


@each_rule
def test_replay_sends_nothing_twice(replayed, case):
    sent = [fact for fact in replayed.before if fact["client"] == case.rule]
    assert [fact for fact in replayed.after if fact["client"] == case.rule] == sent
    of_the_rule = [fact for fact in sent if fact.get("rule") == case.rule]
    assert [(f["type"], f["due_on"]) for f in of_the_rule] == [("EscalatedToSupervisor", DUE)]


def test_replay_leads_to_the_same_lists(replayed):
    assert replayed.lists_before == replayed.lists_after
    assert f"{EVERYTHING_ESCALATED}/teamleider.json" in replayed.lists_before


class Replayed(NamedTuple):
    """What there was before everything was made anew and the day run again, and after it."""

    before: list[dict[str, Any]]
    after: list[dict[str, Any]]
    lists_before: dict[str, Any]
    lists_after: dict[str, Any]


@pytest.fixture(scope="module", params=ENGINES)
def town(request, tmp_path_factory) -> Iterator[Journeys]:
    """For each rule one client to whom it applies, whose number is the rule's name."""
    with _town(request, tmp_path_factory.mktemp("town"), DUE) as (journeys, _):
        yield journeys


@pytest.fixture(scope="module", params=ENGINES)
def replayed(request, tmp_path_factory) -> Iterator[Replayed]:
    """The same clients: their day worked, the read models made anew, and the day run again."""
    folder = tmp_path_factory.mktemp("replayed")
    with (
        _town(request, folder, EVERYTHING_ESCALATED) as (_, url),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("JOURNEYS_MASTER_KEY", ENVIRONMENT["JOURNEYS_MASTER_KEY"])
        door = Door(url, folder)
        door.clock.set(EVERYTHING_ESCALATED)
        door.run("day", "--dir", folder / "lists").ok()
        before, lists_before = door.exported(), _lists(door)
        door.run("rebuild").ok()
        door.run("day", "--dir", folder / "lists").ok()
        lists_after = _lists(door)
        # Claimed, the same date is not even looked at; on the next one everything is.
        door.clock.set(DAY_AFTER)
        door.run("day", "--dir", folder / "lists").ok()
        yield Replayed(before, door.exported(), lists_before, lists_after)


@contextmanager
def _town(request: pytest.FixtureRequest, folder: Path, day: str) -> Iterator[tuple[Journeys, str]]:
    clock = SettableClock()
    clock.set(day)
    with (
        database_on(request.param, folder / "journeys.db", request) as url,
        open_journeys(url, clock=clock, environment=ENVIRONMENT) as journeys,
    ):
        for case in CASES:
            record_in(journeys, case.rule, *case.history)
        yield journeys, url


def record_in(journeys: Journeys, ref: str, *entries: Entry) -> None:
    """Record facts about a client, which the guards allow."""
    commands = [command(ref, e, by_system=REGISTRY[e.type].system_only) for e in entries]
    for done in record_all(journeys, commands):
        assert isinstance(done, Recorded), str(done)


def listed(journeys: Journeys) -> dict[str, dict[str, Any]]:
    """Every client on the list of the day, with their rows by rule."""
    found: dict[str, dict[str, Any]] = {}
    for row in due(journeys, date.fromisoformat(DUE)):
        for reason in row["reasons"]:
            found.setdefault(row["client"], {}).setdefault(reason["rule"], []).append(row)
    return found


def _lists(door: Door) -> dict[str, Any]:
    return {**files_in(door.folder / "lists"), "due": door.due(EVERYTHING_ESCALATED)}
