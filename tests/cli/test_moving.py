"""``journeys export all`` and ``import all``: a whole municipality leaves and settles elsewhere."""

import base64
import json
import os
import re
import shutil
import signal
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text

from journeys.application.bootstrap import open_journeys
from journeys.application.moving.contents import FILES, MANIFEST, README, WITH_KEYS
from journeys.application.moving.export_all import export_all
from journeys.cli.ended import tidy_when_ended
from journeys.cli.shown import error_text
from journeys.events import ENVELOPE, MUNICIPAL_FACTS, MUNICIPALITY, REGISTRY
from journeys.store import mails
from journeys.store.audit_log import Audited, AuditLog
from journeys.store.processing_log import Processing, ProcessingLog
from journeys.store.tables import client_keys
from tests.cases import destroy_key
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.own_policy import adopted
from tests.own_sets import SCREENED_SOONER, own_set, text_of
from tests.postgres import schema_of_its_own
from tests.usual import CONSULTANT, EXAMINER, SUPERVISOR

CLIENTS = f"""\
client_ref;name;birth_date;bsn;trede;benefit;benefit_since;participatieconsulent
R-1;"Anna; de Wit";1980-02-29;123456782;2;participatiewet;2022-06-30;{CONSULTANT}
R-2;Bob;;;1;none;;{EXAMINER}
"""
SECRET = 'Zei: "goed", é ☺\nen ging.'
LIVE = (
    {**fact("R-2", "ContactHeld", "2024-01-09", note=SECRET), "id": "bron-1"},
    fact("R-1", "CostCommitted", "2024-01-10", amount="1250.5"),
    fact("R-1", "UnwillingnessReported", "2024-01-10"),
)
ELSEWHERE = base64.b64encode(bytes(range(1, 33))).decode()
MOVED_ON = "2024-06-03"
DAYS = ("2024-02-01", MOVED_ON, "2025-03-01")


@pytest.fixture(scope="module")
def town(laid_out, tmp_path_factory):
    """Corrections, what was taken back, a destroyed file, a stand-in, a policy set of its own,
    days worked with lists out, a mail wished, and both logs."""
    folder = tmp_path_factory.mktemp("town")
    shutil.copy(laid_out, folder / "town.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JOURNEYS_MASTER_KEY", base64.b64encode(bytes(range(32))).decode())
        door = Door(f"sqlite:///{folder / 'town.db'}", folder)
        _live(door)
    return door


def _live(door):
    door.clock.set("2024-01-08")
    door.clients(CLIENTS).ok()
    door.facts(
        registered("R-3", "2024-01-05"), fact("R-3", "ClientScreened", "2024-01-06", note=SECRET)
    ).ok()
    door.clock.set("2024-01-10")
    door.facts(*LIVE).ok()
    amended = {"fact": 1, "changes": {"happened_on": "2024-01-04"}}
    door.facts(
        fact("R-3", "FactCorrected", "2024-01-10", **amended),
        fact("R-2", "ContactMissed", "2024-01-10"),
    ).ok()
    said = door.history("R-2")["facts"]
    door.run("retract", "R-2", said[-1]["number"], "--reason", "dubbel", "--by", SUPERVISOR).ok()
    with open_journeys(door.url, clock=door.clock) as journeys:
        adopted(journeys, own_set(SCREENED_SOONER), "2024-05-01")
        destroy_key(journeys, "R-3")
        with journeys.database.write() as connection:
            mails.wish(connection, CONSULTANT, "p@gemeente.example")
            at = door.clock()
            look = Processing("t", None, "see", "urn:a", "OK", at, at)
            ProcessingLog(journeys.keyring).write(connection, look, ["R-1", "R-2"])
            looked = Audited(at, "t", CONSULTANT, "see", "R-1", "OK", "::1")
            AuditLog(journeys.keyring).write(connection, looked)
    stand_in = ("--absent", CONSULTANT, "--by-whom", EXAMINER)
    period = ("--from", "2024-05-27", "--until", "2024-06-14")
    door.run("stand-in", *stand_in, *period, "--by", SUPERVISOR).ok()
    door.clock.set("2024-05-31")
    door.run("day", "--dir", door.folder / "lists").ok()
    door.clock.set(MOVED_ON)
    door.run("day", "--dir", door.folder / "lists").ok()


@pytest.fixture
def out(town, tmp_path):
    """What went out of it."""
    town.run("export", "all", tmp_path / "uit").ok()
    return tmp_path / "uit"


def place(url, folder):
    door = Door(url, folder)
    door.clock.set(MOVED_ON)
    return door


@pytest.fixture
def elsewhere(tmp_path):
    """Where nothing has been made yet."""
    return place(f"sqlite:///{tmp_path / 'elsewhere.db'}", tmp_path)


def taken_in(door, folder, by="a.beheer"):
    return door.run("import", "all", folder, "--as", by)


def went_out(door, folder, *options):
    door.run("export", "all", folder, *options).ok()
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def what_is_told(door):
    """Lists, histories and figures as somebody looks at them."""
    period = ("--from", "2024-01-01", "--to", MOVED_ON, "--format", "json")
    return {
        "lists": [door.due(day, "--names") for day in DAYS],
        "own": door.due(MOVED_ON, "--for", EXAMINER),
        "histories": [door.history(ref) for ref in ("R-1", "R-2", "R-3")],
        "report": door.run("report", "council", *period).ok().json,
        "policies": door.run("policy", "show", "--format", "json").ok().json,
    }


def test_from_a_file_to_a_server_and_back_under_other_keys_it_is_the_same_municipality(
    town, elsewhere, postgres, tmp_path, monkeypatch
):
    first = went_out(town, tmp_path / "uit")
    told = what_is_told(town)
    monkeypatch.setenv("JOURNEYS_MASTER_KEY", ELSEWHERE)
    with schema_of_its_own(postgres) as url:
        server = place(url, tmp_path)
        assert "3 inwoners" in taken_in(server, tmp_path / "uit").ok().out
        assert what_is_told(server) == told
        assert "geen verschil" in server.run("verify").ok().out
        assert went_out(server, tmp_path / "weer") == first
        # What was worked and what was said before is known there.
        assert "al gedraaid" in server.run("day", "--dir", tmp_path / "lists").ok().out
        assert server.facts(LIVE[0]).ok().out.startswith("0 feiten vastgelegd")
        server.clients(CLIENTS.splitlines()[0] + "\nR-9;Dubbel;;123456782;2;none;;\n").refused()
        live_on_after_a_place_left_open(server)
        told, first = what_is_told(server), went_out(server, tmp_path / "verder")
    taken_in(elsewhere, tmp_path / "verder").ok()
    assert what_is_told(elsewhere) == told
    assert "geen verschil" in elsewhere.run("verify").ok().out
    assert went_out(elsewhere, tmp_path / "terug") == first


def live_on_after_a_place_left_open(server):
    """As a transaction leaves it that was rolled back."""
    with open_journeys(server.url) as journeys, journeys.database.write() as connection:
        connection.execute(text("SELECT nextval('stored_events_notification_id_seq')"))
    server.facts(fact("R-2", "ContactHeld", MOVED_ON)).ok()


def test_a_destroyed_file_stays_destroyed_and_what_was_readable_stays_readable(out, elsewhere):
    taken_in(elsewhere, out).ok()
    (_, screened, set_right) = elsewhere.history("R-3")["facts"][:3]
    assert screened["note"] == "vernietigd"
    assert set_right["changes"] == {"happened_on": "2024-01-04"}
    assert set_right["reason"] == "vernietigd"


def test_with_keys_the_log_is_the_same_to_the_letter_and_everything_is_recognised(
    town, elsewhere, tmp_path
):
    first = went_out(town, tmp_path / "uit", "--with-keys")
    taken_in(elsewhere, tmp_path / "uit").ok()
    assert went_out(elsewhere, tmp_path / "weer", "--with-keys") == first
    assert "geen verschil" in elsewhere.run("verify").ok().out
    assert elsewhere.facts(*LIVE).ok().out.startswith("0 feiten vastgelegd, 3 stonden er al")
    assert "2 ongewijzigd" in elsewhere.clients(CLIENTS).ok().out


def test_keys_of_another_place_are_refused_before_anything_is_made(
    town, elsewhere, tmp_path, monkeypatch
):
    went_out(town, tmp_path / "uit", "--with-keys")
    monkeypatch.setenv("JOURNEYS_MASTER_KEY", ELSEWHERE)
    taken_in(elsewhere, tmp_path / "uit").refused("hoofdsleutel past niet")
    assert not (tmp_path / "elsewhere.db").exists()


def test_it_can_be_read_without_us(out):
    readme = (out / README).read_text("utf-8")
    assert "persoonsgegevens" in readme
    manifest = json.loads((out / "manifest.json").read_bytes())
    for entry in manifest["files"]:
        assert entry["name"] == README or f"\n{entry['name']}\n" in readme
    assert {entry["name"] for entry in manifest["files"]} == {README, *FILES}
    talk = next(line for line in (out / "facts.jsonl").read_text().splitlines() if "bron-1" in line)
    assert json.loads(talk)["note"] == SECRET
    assert '"Anna; de Wit"' in (out / "clients.csv").read_text("utf-8")


def test_the_page_about_leaving_tells_of_every_file():
    page = (Path(__file__).parents[2] / "docs" / "leaving.md").read_text("utf-8")
    told = set(re.findall(r"^\| `([a-z-]+\.\w+|LEESMIJ\.txt)` \|", page, re.MULTILINE))
    assert told == {README, MANIFEST, *FILES, *WITH_KEYS}


def test_only_who_made_it_can_open_it_and_is_warned(town, tmp_path):
    (tmp_path / "uit").mkdir(mode=0o755)
    said = town.run("export", "all", tmp_path / "uit").ok().out
    assert "LET OP: in deze map staan persoonsgegevens" in said
    assert (tmp_path / "uit").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "uit").iterdir()} == {0o600}


def test_no_field_of_a_fact_has_the_name_of_what_stands_beside_it():
    beside = {*ENVELOPE, "type", "number", "recorded_at", "id", "log"}
    for kind in REGISTRY.values():
        own = beside if kind in MUNICIPAL_FACTS else {*beside, "client"}
        assert own.isdisjoint(kind.fields), kind


def change(out: Path) -> None:
    path = out / "facts.jsonl"
    path.write_bytes(path.read_bytes().replace(b"ContactHeld", b"ContactHelt", 1))


def lose(out: Path) -> None:
    (out / "users.jsonl").unlink()


def not_finish(out: Path) -> None:
    (out / "manifest.json").unlink()


def garble(out: Path) -> None:
    (out / "manifest.json").write_text('{"format": "journeys export all", "version": 1}')


def be_newer(out: Path) -> None:
    path = out / "manifest.json"
    path.write_text(path.read_text().replace('"version": 1', '"version": 2'))


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (change, ("EXPORT_CHANGED", "facts.jsonl is gewijzigd")),
        (lose, ("EXPORT_NOT_WHOLE", "users.jsonl ontbreekt")),
        (not_finish, ("EXPORT_NOT_WHOLE", "geen manifest.json")),
        (garble, ("EXPORT_NOT_WHOLE", "manifest.json is niet te lezen")),
        (be_newer, ("EXPORT_OTHER_VERSION", "versie 2")),
    ],
)
def test_what_is_not_as_it_went_out_is_refused_and_nothing_is_made(out, elsewhere, harm, words):
    harm(out)
    taken_in(elsewhere, out).refused(*words)
    assert not (elsewhere.folder / "elsewhere.db").exists()


def forged(out, name, change):
    """A file of it changed by somebody who wrote its new hash in the manifest."""
    path, manifest = out / name, out / "manifest.json"
    before = path.read_bytes()
    path.write_bytes(change(before))
    hashes = [sha256(content).hexdigest() for content in (before, path.read_bytes())]
    manifest.write_text(manifest.read_text().replace(*hashes))


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("facts.jsonl", lambda was: was.replace(b"ContactHeld", b"ContactHelt"), "ContactHelt"),
        ("facts.jsonl", lambda was: was + was, "R-1 is onbekend, of stond er al"),
        (
            "facts.jsonl",
            lambda was: was.replace(b'"position":', b'"position":9' + b"9" * 18),
            "pos",
        ),
        ("users.jsonl", lambda was: was + was, "Iets staat er twee keer in"),
    ],
    ids=["no fact", "twice", "nowhere", "users twice"],
)
def test_a_line_that_cannot_be_is_told_and_nothing_comes_in(out, elsewhere, name, change, told):
    forged(out, name, change)
    taken_in(elsewhere, out).refused("EXPORT_NOT_READABLE", told)
    assert elsewhere.exported() == []


def test_whose_key_did_not_come_along_is_told_and_nothing_comes_in(town, elsewhere, tmp_path):
    out = tmp_path / "uit"
    went_out(town, out, "--with-keys")
    clients = map(json.loads, (out / "clients.jsonl").read_text().splitlines())
    bob = next(line["uuid"] for line in clients if line["client"] == "R-2")
    forged(out, "keys.jsonl", lambda was: b"".join(
        line for line in was.splitlines(keepends=True) if bob.encode() not in line
    ))  # fmt: skip
    taken_in(elsewhere, out).refused("EXPORT_NOT_WHOLE", "keys.jsonl mist de sleutel van R-2")
    assert elsewhere.exported() == []


def test_nothing_beside_the_folder_is_looked_at(out, elsewhere):
    manifest = out / "manifest.json"
    manifest.write_text(manifest.read_text().replace("users.jsonl", "../users.jsonl"))
    taken_in(elsewhere, out).refused("EXPORT_NOT_WHOLE")


def test_only_into_an_empty_database_and_by_an_administrator_of_that_municipality(out, elsewhere):
    taken_in(elsewhere, out, by=SUPERVISOR).refused("ONLY_ADMINISTRATOR_IMPORTS_ALL")
    assert not (elsewhere.folder / "elsewhere.db").exists()
    taken_in(elsewhere, out).ok()
    taken_in(elsewhere, out).refused("DATABASE_NOT_EMPTY", "er staan feiten in")


def test_where_another_policy_counts_it_is_told_which_file_to_point_at(out, elsewhere, monkeypatch):
    monkeypatch.setenv("JOURNEYS_POLICY", str(elsewhere.file("eigen.toml", text_of())))
    done = taken_in(elsewhere, out)
    assert (done.code, "met een ander beleid" in done.err) == (0, True)
    monkeypatch.setenv("JOURNEYS_POLICY", str(out / "first-policy-set.toml"))
    assert "geen verschil" in elsewhere.run("verify").ok().out


def test_nor_where_somebody_only_looked(out, elsewhere):
    elsewhere.run("migrate").ok()
    with open_journeys(elsewhere.url) as journeys, journeys.database.write() as connection:
        at = elsewhere.clock()
        look = Processing("t", None, "see", "urn:a", "OK", at, at)
        ProcessingLog(journeys.keyring).write(connection, look, ["R-1"])
    taken_in(elsewhere, out).refused("DATABASE_NOT_EMPTY", "logboek dataverwerkingen")


def test_only_into_a_folder_that_holds_nothing_and_whole_or_not_at_all(town, door, out, tmp_path):
    town.run("export", "all", out).refused("FOLDER_NOT_EMPTY", "is niet leeg")
    door.facts(registered("R-1"), fact("R-1", "ContactHeld", "2024-01-02", note="x")).ok()
    with open_journeys(door.url) as journeys, journeys.database.write() as connection:
        connection.execute(client_keys.delete().where(client_keys.c.client != MUNICIPALITY))
    door.run("export", "all", tmp_path / "half").refused("De sleutel van R-1 ontbreekt")
    assert not (tmp_path / "half").exists()
    (tmp_path / "file").write_text("")
    town.run("export", "all", tmp_path / "file").refused("bestaat al")


def test_who_ends_it_halfway_leaves_nothing_behind(town, tmp_path):
    with open_journeys(town.url) as journeys, tidy_when_ended(), pytest.raises(KeyboardInterrupt):
        export_all(
            journeys,
            tmp_path / "half",
            progress=lambda _: os.kill(os.getpid(), signal.SIGTERM),
        )
    assert not (tmp_path / "half").exists()


def test_what_a_power_cut_left_is_to_be_destroyed(town, out):
    (out / "manifest.json").unlink()
    town.run("export", "all", out).refused("niet af kwam", "Vernietig de map")


def test_what_stops_the_database_halfway_is_told_in_a_sentence():
    full = sqlite3.OperationalError("database or disk is full")
    assert error_text(full) == "De database doet het niet: database or disk is full"
