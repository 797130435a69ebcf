"""Who has how many clients, and a whole caseload that goes to a colleague."""

import pytest

from tests.beginnings import beginning
from tests.cli.door import Door
from tests.usual import CONSULTANT, EXAMINER, INCOME, OTHER_SUPERVISOR, SUPERVISOR, WSP

DAY = "2024-08-20"
CLIENTS = f"""\
client_ref;name;trede;benefit;benefit_since;participatieconsulent;inkomensconsulent
R-1;Anna;2;participatiewet;2023-01-31;{CONSULTANT};{INCOME}
R-2;Bob;1;ioaw;2023-01-31;{CONSULTANT};{INCOME}
R-3;Cor;1;ioaw;2023-01-31;{EXAMINER};{INCOME}
R-4;Dik;1;ioaw;2023-01-31;;
"""
ROUTE = ("RouteAssigned", "--on", "2024-07-02", "route=B", "reason=wil", "--by", CONSULTANT)
OTHER_CONSULTANT = "p.nieuw"
NEWCOMERS = f"""\
user;name;roles;active_from;active_until
{OTHER_CONSULTANT};Nieuw;participatieconsulent;;
p.weg;Weg;participatieconsulent;;2024-08-01
"""


@beginning
def town(everywhere: Door) -> Door:
    """Two clients of one consultant, one of another, one of nobody; registered on 1 July.

    A colleague is new, and one has left.
    """
    everywhere.clock.set("2024-07-01")
    everywhere.clients(CLIENTS).ok()
    everywhere.clock.set("2024-07-02")
    everywhere.run("record", "R-1", *ROUTE).ok()
    everywhere.clock.set(DAY)
    everywhere.users(NEWCOMERS, "--as", "a.beheer").ok()
    return everywhere


def loads(door, *options):
    rows = door.run("caseload", "--format", "json", *options).ok().json
    return {(row["person"], row["role"]): row for row in rows}


def move(door, *options, giver=CONSULTANT, taker=EXAMINER, by=SUPERVISOR):
    return door.run("caseload", "move", "--from", giver, "--to", taker, "--by", by, *options)


def consultant_of(door, client, role="participatieconsulent"):
    return door.history(client)["state"]["consultants"].get(role)


def test_who_has_how_many_by_route_and_what_waits(town):
    mine = loads(town)[CONSULTANT, "participatieconsulent"]
    assert mine["clients"] == 2
    assert mine["routes"] == {"A": 0, "B": 1, "C": 0, "D": 0, "none": 1}
    due = [row for row in town.due(DAY) if row["person"] == CONSULTANT]
    assert mine["listed"] == len(due) > 0
    assert mine["overdue"] == sum(row["due_on"] < DAY for row in due)
    assert mine["escalated"] == sum(row["state"] == "escalated" for row in due)


def test_who_waits_for_a_consultant_and_who_has_room_are_told(town):
    found = loads(town)
    assert found[None, "participatieconsulent"]["clients"] == 1
    assert found[WSP, "wsp_consulent"]["clients"] == 0


def test_one_person_can_be_asked_about(town):
    assert list(loads(town, "--for", CONSULTANT)) == [(CONSULTANT, "participatieconsulent")]
    town.run("caseload", "--for", "p.onbekend").refused(
        "UNKNOWN_USER", "Geen overzicht gemaakt", CONSULTANT
    )


def test_a_person_reads_it(town):
    out = town.run("caseload").ok().out
    assert "1 zonder consulent" in out
    assert "niemand" in out


def test_a_caseload_goes_over_in_one_go(town):
    assert "2 inwoners" in move(town).ok().out
    assert [consultant_of(town, ref) for ref in ("R-1", "R-2", "R-3")] == [EXAMINER] * 3
    last = town.history("R-1")["facts"][-1]
    assert (last["type"], last["recorded_by"]) == ("ConsultantAssigned", SUPERVISOR)
    assert loads(town)[CONSULTANT, "participatieconsulent"]["clients"] == 0
    assert CONSULTANT not in {row["person"] for row in town.due(DAY)}


def test_moving_again_adds_nothing(town):
    move(town).ok()
    facts = town.exported()
    assert "2 al eerder" in move(town).ok().out
    assert "al eerder" in move(town, "--client", "R-1").ok().out
    assert town.exported() == facts


def test_what_was_moved_by_mistake_and_taken_back_can_be_moved_after_all(town):
    move(town, "--client", "R-1").ok()
    number = town.history("R-1")["facts"][-1]["number"]
    town.run("retract", "R-1", number, "--reason", "te vroeg", "--by", SUPERVISOR).ok()
    assert consultant_of(town, "R-1") == CONSULTANT
    assert "1 inwoner " in move(town, "--client", "R-1").ok().out
    assert consultant_of(town, "R-1") == EXAMINER


def test_only_the_clients_that_are_named(town):
    move(town, "--client", "R-2").ok()
    assert (consultant_of(town, "R-1"), consultant_of(town, "R-2")) == (CONSULTANT, EXAMINER)


def test_the_day_it_happened_is_not_always_today(town):
    move(town, "--on", "2024-08-01").ok()
    assert town.history("R-1")["facts"][-1]["happened_on"] == "2024-08-01"


def test_what_is_refused_is_told_and_the_rest_is_done(town):
    clients = ("--client", "R-1", "--client", "R-3", "--client", "R-9")
    town.run("record", "R-3", *ROUTE).ok()
    told = move(town, *clients, taker=OTHER_CONSULTANT).refused(
        "NOT_IN_THIS_CASELOAD", "R-3", "R-9"
    )
    assert "R-1" not in told.err
    assert consultant_of(town, "R-1") == OTHER_CONSULTANT


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("UNKNOWN_USER", {"giver": "p.onbekend"}),
        ("UNKNOWN_USER", {"taker": "p.onbekend"}),
        ("UNKNOWN_USER", {"by": "p.onbekend"}),
        ("EMPTY_CASELOAD", {"giver": OTHER_CONSULTANT}),
        ("CASELOAD_TO_ONESELF", {"taker": CONSULTANT}),
        ("USER_NOT_ACTIVE", {"taker": "p.weg"}),
        ("CONSULTANT_WITHOUT_ROLE", {"taker": WSP}),
        ("CONSULTANT_WITHOUT_ROLE", {"taker": OTHER_SUPERVISOR}),
        ("ROLE_MAY_NOT_RECORD", {"by": CONSULTANT}),
    ],
)
def test_a_move_that_cannot_be_is_refused(town, code, wrong):
    facts = town.exported()
    move(town, **wrong).refused(code)
    assert town.exported() == facts


def test_a_day_to_come_is_refused_and_so_is_one_before_they_had_the_client(town):
    move(town, "--on", "2024-08-21").refused("NOT_IN_THE_FUTURE", "stand-in")
    move(town, "--on", "2024-06-30").refused("ASSIGNED_LATER", "01-07-2024")


def test_who_left_still_hands_over(town):
    town.users(
        f"user;name;roles;active_from;active_until\n{CONSULTANT};P;participatieconsulent;;2024-08-01\n",
        "--as",
        "a.beheer",
    ).ok()
    move(town).ok()
    assert consultant_of(town, "R-1") == EXAMINER


def test_a_role_in_which_nobody_has_clients_is_wrong_usage(town):
    move(town, "--role", "teamleider").misused("teamleider", "participatieconsulent")
    move(town, "--role", "inkomensconsulent").refused("CONSULTANT_WITHOUT_ROLE")
