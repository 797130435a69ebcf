"""A scheduler that is killed midway and started again ends where one that was not would."""

import pytest

from journeys.application.day import run_day
from journeys.application.deliver import deliver_lists
from journeys.application.verify import verify
from tests.cases import fact, record_at, registered
from tests.processes import started
from tests.scheduler.issued import facts_told, files_in


def lived(journeys, clock):
    for n in range(4):
        record_at(
            journeys,
            f"R-{n}",
            registered(f"2024-01-0{n + 1}"),
            fact("UnwillingnessReported", "2024-02-01"),
            fact("ConsultantAssigned", "2024-02-01"),
        )
    clock.set("2024-04-29")
    run_day(journeys)


def test_the_same_facts_and_the_same_files(url, journeys, clock, tmp_path, another):
    lived(journeys, clock)
    dying = started("tests.scheduler.dying", url, str(tmp_path / "dying"), "2024-05-03")
    killed, errors = dying.communicate(timeout=240)
    assert dying.returncode == 0, errors
    assert int(killed) >= 12

    lived(another, clock)
    clock.set("2024-05-03")
    run_day(another)
    deliver_lists(another, tmp_path / "whole")
    assert facts_told(journeys) == facts_told(another)
    found = files_in(tmp_path / "whole")
    assert files_in(tmp_path / "dying") == found
    assert len([name for name in found if name.startswith("2024-05-03/")]) >= 8
    assert verify(journeys).differences == []


def test_files_are_delivered_once(journeys, clock, tmp_path):
    lived(journeys, clock)
    folder = tmp_path / "lists"
    first = deliver_lists(journeys, folder)
    assert len(first) == len(set(first)) == len(files_in(folder))
    assert deliver_lists(journeys, folder) == []


def test_a_file_that_could_not_be_written_is_written_later(journeys, clock, tmp_path):
    lived(journeys, clock)
    in_the_way = tmp_path / "lists"
    in_the_way.write_text("not a folder")
    with pytest.raises(OSError, match="lists"):
        deliver_lists(journeys, in_the_way)
    in_the_way.unlink()
    assert deliver_lists(journeys, in_the_way)
