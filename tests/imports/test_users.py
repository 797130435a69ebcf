"""``journeys import users``: who works here, and who may say so."""

import pytest

HEAD = "user;name;roles;active_from;active_until\n"
ADMINISTRATOR = ("--as", "a.beheer")


def test_the_first_import_may_be_done_by_anyone(empty):
    said = empty.users(f"{HEAD}a;Anna;teamleider;2020-01-01;\nb;Bob;administrator;;\n")
    assert said.ok().out == "2 gebruikers opgeslagen, 0 regels geweigerd.\n"


def test_later_ones_only_by_an_administrator(door):
    for by in ((), ("--as", "t.bakker"), ("--as", "x")):
        door.users(f"{HEAD}n;Nieuw;teamleider;;\n", *by).refused("administrator")
    door.users(f"{HEAD}n;Nieuw;teamleider;;\n", *ADMINISTRATOR).ok()


def test_an_administrator_only_within_their_period(door):
    door.users(f"{HEAD}weg;Weg;administrator;;2026-11-20\n", *ADMINISTRATOR).ok()
    said = door.users(f"{HEAD}n;Nieuw;teamleider;;\n", "--as", "weg")
    said.refused("administrator", "weg is niet actief op 21-11-2026")


def test_without_as_it_says_so(door):
    said = door.users(f"{HEAD}n;Nieuw;teamleider;;\n").refused("--as ontbreekt")
    assert "Niemand" not in said.err


@pytest.mark.parametrize(
    "content",
    [
        HEAD + "n;Nieuw;teamleider, wsp_consulent;;\n",
        "\ufeff" + HEAD + "n;Nieuw;teamleider;;\n",
        "user,name,roles\nn,Nieuw,teamleider\n",
        'user,name,roles\nn,"Nieuw, N.","teamleider,wsp_consulent"\n',
        HEAD.replace("\n", "\r\n") + 'n;"Nie""uw";teamleider;;\r\n',
        HEAD + "n;Nieuw;teamleider;;",
        HEAD + "\nn;Nieuw;teamleider;;\n\n",
        "roles;user;name\nteamleider;n;Nieuw\n",
    ],
)
def test_files_as_offices_send_them(door, content):
    door.users(content, *ADMINISTRATOR).ok()
    door.run("record", "R-1", "ClientRegistered", "trede=1", "benefit=none", "--by", "n").ok()


def test_a_user_acts_only_within_their_period(door):
    door.users(
        f"{HEAD}oud;Oud;teamleider;2020-01-01;2026-11-20\n"
        "nu;Nu;teamleider;2026-11-21;2026-11-21\nnog;Nog;teamleider;2026-11-22;\n",
        *ADMINISTRATOR,
    ).ok()
    registration = ("record", "R-1", "ClientRegistered", "trede=1", "benefit=none", "--by")
    door.run(*registration, "oud").refused("oud", "21-11-2026")
    door.run(*registration, "nog").refused("nog")
    door.run(*registration, "nu").ok()


def test_a_known_users_row_takes_the_place_of_the_old_one(door):
    door.users(f"{HEAD}p.jansen;P. Jansen;controller;;\n", *ADMINISTRATOR).ok()
    door.facts({"client": "R-1", "type": "IntakeHeld"}, options=("--as", "p.jansen")).refused()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("n;Nieuw;baas;;", ["veld roles", "'baas'", "participatieconsulent"]),
        ("n;Nieuw;;;", ["veld roles", "leeg"]),
        ("n;Nieuw;teamleider,baas;;", ["veld roles"]),
        (";Nieuw;teamleider;;", ["veld user", "leeg"]),
        ("system;Systeem;teamleider;;", ["veld user", "system"]),
        (f"{'x' * 65};Nieuw;teamleider;;", ["veld user", "64"]),
        ("n;Nieuw;teamleider;31-02-2026;", ["veld active_from", "'31-02-2026'"]),
        ("n;Nieuw;teamleider;2026-02-31;", ["veld active_from", "een dag die bestaat"]),
        ("n;Nieuw;teamleider;2026-2-3;", ["veld active_from", "2026-03-05"]),
        ("n;Nieuw;teamleider;2026-02-02;2026-02-01", ["veld active_until"]),
        ("n;Nieuw;teamleider;;;;", ["7 cellen", "5"]),
        ("n;Nieuw;teamleider", ["3 cellen", "5"]),
        ('n;"Nieuw;teamleider;;', ["aanhalingstekens"]),
        ('n;"Nie"uw;teamleider;;', ["aanhalingstekens"]),
        ("n;=1+1;teamleider;;", ["veld name", "formule"]),
        ("n;Nie\x07uw;teamleider;;", ["veld name", "stuurtekens"]),
        (b"n;Ren\xe9;teamleider;;", ["UTF-8"]),
    ],
)
def test_a_wrong_row_is_told_and_the_others_go_in(door, row, words):
    row = row if isinstance(row, bytes) else row.encode()
    content = HEAD.encode() + b"voor;Voor;teamleider;;\n" + row + b"\nna;Na;teamleider;;\n"
    said = door.users(content, *ADMINISTRATOR).refused("Regel 3", *words)
    assert said.out == "2 gebruikers opgeslagen, 1 regel geweigerd.\n"
    for known in ("voor", "na"):
        door.due("2026-11-21", "--for", known)
    door.run("due", "--for", "n").refused("n is niet bekend")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["leeg"]),
        (b"user;roles\nn;teamleider\n", ["ontbreekt: name"]),
        (b"user;name;roles;rol\nn;N;teamleider;x\n", ["onbekend: rol"]),
        (b"user;name;roles;name\nn;N;teamleider;x\n", ["dubbel: name"]),
        (b"n;Nieuw;teamleider\n", ["ontbreekt"]),
        ("user;name;roles\nn;N;teamleider\n".encode("utf-16"), ["UTF-8"]),
        (b"user\tname\troles\nn\tN\tteamleider\n", ["ontbreekt"]),
        (b"\n\n", ["ontbreekt"]),
    ],
)
def test_a_file_without_the_right_columns_is_refused_whole(door, content, words):
    door.users(content, *ADMINISTRATOR).refused("Bestand niet ingelezen", *words)
