"""Getting in: databases that are not there, wrong usage, files that cannot be read."""

import sqlite3

import pytest

from tests.cli.door import Door

READING = [
    ["due", "--on", "2026-11-20"],
    ["history", "R-1"],
    ["verify"],
    ["rebuild"],
    ["export", "facts"],
    ["day"],
    ["record", "R-1", "IntakeHeld", "--by", "x"],
    ["correct", "R-1", "1", "trede=1", "--reason", "x", "--by", "x"],
    ["retract", "R-1", "1", "--reason", "x", "--by", "x"],
]


@pytest.mark.parametrize("arguments", READING, ids=lambda arguments: arguments[0])
def test_without_a_database_the_way_to_one_is_told(empty, arguments):
    empty.run(*arguments).refused("new.db bestaat niet; klopt --db?", "new.db migrate")
    assert not (empty.folder / "new.db").exists()


def test_migrate_makes_it_and_may_be_run_again(empty):
    for _ in range(2):
        assert "versie" in empty.run("migrate").ok().out
    assert empty.due("2026-11-20") == []


@pytest.mark.parametrize(
    "url",
    [
        "journeys.db",
        "mysql://server/database",
        "sqlite://",
        "postgresql://server:abc/database",
        "https://example.nl/",
        "sqlite:///",
    ],
)
def test_what_is_no_address_of_a_database(tmp_path, url):
    Door(url, tmp_path).run("due").refused("WRONG_DATABASE_URL", "sqlite:///PAD")


def test_a_password_is_never_told(tmp_path):
    for url in ("postgresql://u:geheim@:x/y", "postgresql://u:geheim@localhost:1/y"):
        assert "geheim" not in Door(url, tmp_path).run("due").refused().err


def test_a_server_that_is_not_there(tmp_path):
    Door("postgresql://localhost:1/x", tmp_path).run("due").refused("De database doet het niet")


@pytest.mark.parametrize("command", ["due", "migrate", "verify"])
def test_a_file_that_is_no_database(tmp_path, command):
    door = Door(f"sqlite:///{tmp_path}/notes.db", tmp_path)
    door.file("notes.db", "boodschappen\n" * 100)
    door.run(command).refused("De database doet het niet")


def test_a_folder_is_no_database(tmp_path):
    Door(f"sqlite:///{tmp_path}", tmp_path).run("due").refused("De database doet het niet")


def test_a_database_of_something_else_is_left_alone(tmp_path):
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    Door(f"sqlite:///{tmp_path}/other.db", tmp_path).run("due").refused("journeys migrate")


@pytest.mark.parametrize("what", ["users", "clients", "facts"])
def test_a_file_that_is_not_there_is_wrong_usage(door, what):
    door.run("import", what, door.folder / "nergens.csv").misused("nergens.csv bestaat niet")
    door.run("import", what, door.folder).misused("is een map, geen bestand")
    door.run("import", what).misused("BESTAND")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["spreken"], ["'spreken' bestaat niet", "journeys --help"]),
        (["import", "iedereen"], ["'iedereen' bestaat niet", "journeys import --help"]),
        (["due", "--on", "20-11-2026"], ["--on", "2026-03-05", "journeys due --help"]),
        (["due", "--on", "2026-11-31"], ["--on", "geen dag die bestaat"]),
        (["due", "--on", "2026-11-20T10:00"], ["--on"]),
        (["due", "--on", ""], ["--on"]),
        (["due", "--known-at", "gisteren"], ["--known-at", "geen tijdstip"]),
        (["due", "--known-at", "0001-01-01T00:00+14:00"], ["--known-at"]),
        (["due", "--known-at", "9999-12-31"], ["--known-at"]),
        (["due", "--format", "pdf"], ["--format", "'pdf'", "xlsx"]),
        (["due", "--wie", "x"], ["--wie", "bestaat niet"]),
        (["due", "--fr", "x"], ["--fr bestaat niet. Bedoelde u --for"]),
        (["histori"], ["'histori' bestaat niet. Bedoelde u 'history'?"]),
        (["due", "--for"], ["--for", "waarde", "journeys due --help"]),
        (["due", "x"], ["te veel"]),
        (["due", "--on"], ["--on", "waarde"]),
        (["history"], ["INWONER", "ontbreekt"]),
        (["history", "R-1", "--format", "csv"], ["--format", "table"]),
        (["correct", "R-1", "een", "trede=1", "--reason", "x", "--by", "x"], ["NUMMER", "getal"]),
        (["day", "--on", "morgen"], ["--on"]),
    ],
)
def test_wrong_usage_is_told_in_dutch_and_leaves_with_2(door, arguments, words):
    said = door.run(*arguments).misused("Verkeerd gebruik: ", *words)
    assert said.out == ""
    for english in ("Usage", "Invalid", "Missing", "No such", "Error", "Input", "Try ", "Did you"):
        assert english not in said.err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_last_days_there_are(door, day):
    door.clients("client_ref;trede;benefit;benefit_since\nR-1;2;participatiewet;2020-02-29\n").ok()
    for form in ("table", "json", "csv", "xlsx", "ics"):
        door.run("due", "--on", day, "--format", form).ok()
    door.run("history", "R-1", "--on", day).ok()


def test_a_day_to_come_is_not_worked(door):
    door.run("day", "--on", "2026-11-22").refused("22-11-2026", "journeys due --on")


def test_a_day_is_worked_once(door):
    door.clients("client_ref;trede;benefit\nR-1;2;none\n", "--on", "2026-11-01").ok()
    lists = ("--dir", door.folder / "lists")
    assert door.run("day", "--on", "2026-11-20", *lists).ok().out.startswith("1 dag gedraaid, ")
    assert door.run("day", *lists).ok().out.startswith("1 dag gedraaid, ")
    assert door.run("day", *lists).ok().out.startswith("Vandaag is al gedraaid, 0 lijsten")
    earlier = door.run("day", "--on", "2026-11-20", *lists).ok()
    assert earlier.out.startswith("20-11-2026 is al gedraaid, 0 lijsten")
    assert (door.folder / "lists" / "2026-11-21").is_dir()


def test_lists_are_written_beside_the_database(door):
    door.clients("client_ref;trede;benefit\nR-1;2;none\n", "--on", "2026-11-01").ok()
    door.run("day").ok()
    assert (door.folder / "lists" / "2026-11-21").is_dir()


def test_verify_and_rebuild_say_what_they_did(door):
    door.clients("client_ref;trede;benefit\nR-1;2;none\n").ok()
    door.run("verify").ok()
    assert door.run("rebuild").ok().out == "1 inwoner opnieuw opgebouwd.\n"
    door.run("verify").ok()
