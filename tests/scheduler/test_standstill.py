"""On lists that stand still nothing is decided: who is due could not be told."""

from datetime import date

import pytest

from journeys.application.day import run_day
from journeys.application.deliver import deliver_lists
from journeys.store import claims
from journeys.store.projector import ProjectionStopped
from tests.beginnings import beginning
from tests.cases import REF, record_at, registered
from tests.cli.door import Door
from tests.conftest import MASTER_KEY
from tests.scheduler.issued import by_the_system, files_in
from tests.store.poison import UNKNOWN, poison, take_away_poison


@beginning
def stands_still(journeys, clock):
    """Nobody screened the first client in time; about the second something unknown is told."""
    record_at(journeys, REF, registered())
    record_at(journeys, "R-2", registered())
    clock.set("2024-03-10")
    run_day(journeys)
    poison(journeys, "R-2")
    clock.set("2024-03-11")
    return journeys


def test_a_day_is_not_worked(stands_still, tmp_path):
    deliver_lists(stands_still, tmp_path / "before")
    with pytest.raises(ProjectionStopped, match=UNKNOWN):
        run_day(stands_still)
    with stands_still.database.read() as connection:
        for job in ("day", "lists"):
            assert claims.claimed(connection, job) == [date(2024, 3, 10)]
    assert deliver_lists(stands_still, tmp_path / "after") == []
    assert files_in(tmp_path / "after") == {}


def test_and_is_worked_whole_once_they_follow_again(stands_still, clock):
    with pytest.raises(ProjectionStopped):
        run_day(stands_still)
    take_away_poison(stands_still)
    assert run_day(stands_still) == [date(2024, 3, 11)]
    assert [told[0] for told in by_the_system(stands_still)] == [REF, "R-2"]


def test_it_is_told_to_whoever_asks(url, stands_still, tmp_path, monkeypatch):
    monkeypatch.setenv("JOURNEYS_MASTER_KEY", MASTER_KEY)
    door = Door(url, tmp_path)
    door.clock.set("2024-03-11")
    door.run("day", "--dir", tmp_path / "lists").refused(UNKNOWN, "journeys verify")
    assert not (tmp_path / "lists").exists()
    listed = door.run("due", "--on", "2024-03-11", "--format", "json")
    assert (listed.code, {row["client"] for row in listed.json}) == (0, {REF, "R-2"})
    assert "De lijsten staan stil" in listed.err


def test_and_what_does_stand_on_the_list_still_prints_its_working(
    url, stands_still, tmp_path, monkeypatch
):
    monkeypatch.setenv("JOURNEYS_MASTER_KEY", MASTER_KEY)
    door = Door(url, tmp_path)
    door.clock.set("2024-03-11")
    listed = door.run("due", "--on", "2024-03-11", "--format", "json", "--explain")
    assert (listed.code, {row["client"] for row in listed.json}) == (0, {REF, "R-2"})
    assert all(reason["working"] for row in listed.json for reason in row["reasons"])
