"""``python -m scheduler``: works what is left to work, until it is stopped."""

import signal

import pytest

from journeys.application.bootstrap import open_journeys
from journeys.application.due import standstill
from journeys.clock import local_day, now
from journeys.store import claims
from tests.cases import REF, record_at, registered
from tests.conftest import ENVIRONMENT
from tests.processes import started
from tests.scheduler.issued import files_in
from tests.store.poison import poison

LONGER_THAN_A_PIPE = 100_000


def lines_until(process, word):
    lines = []
    for line in process.stderr:
        lines.append(line)
        if word in line:
            return lines
    raise AssertionError("".join(lines))


def stopped(process, stop):
    """What it still says once it is told to stop; it ends well."""
    process.send_signal(stop)
    try:
        _, errors = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 0, errors
    return errors


def claimed(journeys):
    with journeys.database.read() as connection:
        return [day.isoformat() for day in claims.claimed(connection, "day")]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_writes_the_lists_and_stops_when_told(url, tmp_path, stop):
    environment = {"JOURNEYS_DATABASE_URL": url, "JOURNEYS_LISTS": str(tmp_path / "lijsten")}
    process = started("scheduler", **environment)
    lines_until(process, "teamleider.json geschreven")
    errors = stopped(process, stop)
    assert "gestopt" in errors
    today = local_day(now()).isoformat()
    assert f"{today}/teamleider.json" in files_in(tmp_path / "lijsten")
    with open_journeys(url, environment=ENVIRONMENT) as journeys:
        assert claimed(journeys) == [today]


def test_its_lists_are_asked_for_on_its_command_line_too(url, tmp_path):
    process = started("scheduler", "--db", url, "--dir", str(tmp_path / "lijsten"))
    lines_until(process, "teamleider.json geschreven")
    stopped(process, signal.SIGTERM)
    assert any(name.endswith("/teamleider.json") for name in files_in(tmp_path / "lijsten"))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--help"], 0, "Gebruik: python -m scheduler"),
        (["nu"], 2, "nu hoort hier niet"),
        (["--wie", "x"], 2, "--wie hoort hier niet"),
        (["--db"], 2, "hoort een waarde"),
        ([], 1, "none.db bestaat niet; klopt --db?"),
    ],
    ids=["help", "word", "option", "no value", "no database"],
)
def test_what_it_does_not_run_on(tmp_path, arguments, code, words):
    absent = tmp_path / "none.db"
    process = started("scheduler", *arguments, JOURNEYS_DATABASE_URL=f"sqlite:///{absent}")
    out, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert words in (err if code else out)
    for english in ("usage", "error", "options", "Traceback"):
        assert english not in out + err
    assert not absent.exists()


def test_stopped_in_a_line_that_nobody_reads_it_finishes_its_transaction(url, journeys, tmp_path):
    """The line stands in the transaction that notes what stopped the lists, and fills the pipe."""
    record_at(journeys, REF, registered())
    unknown = "Poison" + "Drunk" * LONGER_THAN_A_PIPE
    poison(journeys, REF, unknown)
    environment = {"JOURNEYS_DATABASE_URL": url, "JOURNEYS_LISTS": str(tmp_path / "lijsten")}
    # Unbuffered, a line that is interrupted would be dropped instead of finished.
    process = started("scheduler", PYTHONUNBUFFERED="", **environment)
    lines_until(process, "stopped before log position")
    errors = stopped(process, signal.SIGTERM)
    assert errors.endswith("gestopt\n")
    assert "Logging error" not in errors
    assert unknown in (standstill(journeys) or "")
    assert claimed(journeys) == []
