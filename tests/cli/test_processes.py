"""What only a process of its own can show: pipes, and the command as it is installed."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from journeys.application.bootstrap import open_journeys
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.conftest import ENVIRONMENT
from tests.store.poison import poison
from tests.usual import SUPERVISOR

COMMAND = Path(sys.executable).with_name("journeys")


@pytest.fixture
def town(door: Door) -> Door:
    """A client with more facts than a pipe holds."""
    note = "x" * 900
    talks = [
        fact("R-1", "ContactHeld", "2026-11-20", note=f"{number} {note}") for number in range(200)
    ]
    door.facts(registered("R-1"), *talks).ok()
    return door


def journeys(door: Door, *arguments: str, **how: object) -> subprocess.Popen[bytes]:
    """The installed command, on this database."""
    return subprocess.Popen(
        [COMMAND, "--db", door.url, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **{str(name): str(value) for name, value in how.items()}},
    )


def test_a_reader_that_stops_reading_is_no_fault(town):
    with journeys(town, "export", "facts") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert b"ClientRegistered" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_file_gets_no_progress_and_no_colour(town):
    with journeys(town, "due", "--on", "2027-06-01", COLUMNS=80) as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert b"\x1b" not in out
    assert "Te spreken" in out.decode()


def test_a_terminal_of_another_encoding_still_gets_its_answer(town):
    with journeys(town, "history", "R-1", PYTHONIOENCODING="ascii", PYTHONUTF8=0) as process:
        out, err = process.communicate()
    assert b"Traceback" not in err
    assert b"R-1" in out


def test_lists_that_stand_still_are_told_in_a_sentence(door):
    door.facts(registered("R-1")).ok()
    with open_journeys(door.url, environment=ENVIRONMENT) as municipality:
        poison(municipality, "R-1")
    registering = ["record", "R-2", "ClientRegistered", "trede=2", "benefit=none"]
    for arguments in (["day"], ["due"], [*registering, "--by", SUPERVISOR]):
        with journeys(door, *arguments, JOURNEYS_LISTS=door.folder / "lists") as process:
            _, err = process.communicate()
        assert err.decode().count("De lijsten staan stil: logpositie 2") == 1
        assert "Traceback" not in err.decode()


def test_an_excel_file_does_not_go_to_a_terminal(town):
    ours, its = pty.openpty()
    command = [COMMAND, "--db", town.url, "due", "--format", "xlsx"]
    with subprocess.Popen(command, stdout=its, stderr=subprocess.PIPE) as process:
        _, err = process.communicate()
    os.close(ours)
    os.close(its)
    assert process.returncode == 2
    assert "> lijst.xlsx" in err.decode()


def test_a_folder_that_cannot_be_made_is_told_in_dutch(town):
    with journeys(town, "day", "--dir", town.file("notes.txt", "") / "lists") as process:
        _, err = process.communicate()
    assert process.returncode == 1
    assert "ligt niet in een map" in err.decode()
