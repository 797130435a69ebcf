"""``python -m scheduler``: works what is left to work, until it is stopped."""

import signal

import pytest

from journeys.application.bootstrap import open_journeys
from journeys.clock import local_day, now
from journeys.store import claims
from tests.conftest import ENVIRONMENT
from tests.processes import started
from tests.scheduler.issued import files_in


def lines_until(process, word):
    lines = []
    for line in process.stderr:
        lines.append(line)
        if word in line:
            return lines
    raise AssertionError("".join(lines))


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_writes_the_lists_and_stops_when_told(url, tmp_path, stop):
    environment = {"JOURNEYS_DATABASE_URL": url, "JOURNEYS_LISTS": str(tmp_path / "lijsten")}
    process = started("scheduler", **environment)
    lines_until(process, "teamleider.json geschreven")
    process.send_signal(stop)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    assert "gestopt" in errors
    today = local_day(now()).isoformat()
    assert f"{today}/teamleider.json" in files_in(tmp_path / "lijsten")
    with (
        open_journeys(url, environment=ENVIRONMENT) as journeys,
        journeys.database.read() as connection,
    ):
        assert [day.isoformat() for day in claims.claimed(connection, "day")] == [today]
