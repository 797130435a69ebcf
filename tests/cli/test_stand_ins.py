"""Standing in for an absent colleague: with their list, and for a teamleider with the role."""

import json

import pytest
from icalendar import Calendar

from tests.beginnings import beginning
from tests.cli.door import Door
from tests.usual import CONSULTANT, EXAMINER, INCOME, OTHER_SUPERVISOR, SUPERVISOR, WSP

DAY = "2024-08-20"
"""Screening is due 8 weeks after 1 July."""
FIRST, LAST = "2024-08-19", "2024-08-30"
CLIENTS = f"""\
client_ref;name;trede;benefit;benefit_since;participatieconsulent;inkomensconsulent
R-1;Anna;2;participatiewet;2023-01-31;{CONSULTANT};{INCOME}
R-2;Bob;1;ioaw;2023-01-31;{EXAMINER};
"""


@beginning
def town(everywhere: Door) -> Door:
    """A client of each participatieconsulent, registered on 1 July 2024."""
    everywhere.clock.set("2024-07-01")
    everywhere.clients(CLIENTS).ok()
    everywhere.clock.set(DAY)
    return everywhere


def appoint(door, absent=CONSULTANT, by_whom=EXAMINER, first=FIRST, last=LAST, *, by=SUPERVISOR):
    period = ("--from", first, "--until", last)
    return door.run("stand-in", "--absent", absent, "--by-whom", by_whom, *period, "--by", by)


def people(rows):
    return {row["person"] for row in rows}


def test_in_the_period_the_absents_rows_are_on_the_stand_ins_list(town):
    appoint(town).ok()
    rows = town.due(DAY, "--for", EXAMINER)
    assert {("R-1", CONSULTANT), ("R-2", EXAMINER)} <= {(r["client"], r["person"]) for r in rows}
    assert set(rows[0]) == {"client", "role", "person", "due_on", "plan_on", "state", "reasons"}


def test_the_absent_keep_their_own_list(town):
    before = town.due(DAY, "--for", CONSULTANT)
    appoint(town).ok()
    assert town.due(DAY, "--for", CONSULTANT) == before


@pytest.mark.parametrize("day", ["2024-08-18", "2024-08-31"])
def test_outside_the_period_each_has_their_own(town, day):
    appoint(town).ok()
    assert CONSULTANT not in people(town.due(day, "--for", EXAMINER))


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_first_and_the_last_day_belong_to_it(town, day):
    appoint(town).ok()
    assert CONSULTANT in people(town.due(day, "--for", EXAMINER))


def test_what_was_not_known_yet_is_not_on_the_list_of_then(town):
    appoint(town).ok()
    assert CONSULTANT not in people(
        town.due(DAY, "--for", EXAMINER, "--known-at", "2024-08-20T08:00:00Z")
    )


def test_a_person_reads_for_whom_a_row_is(town):
    appoint(town).ok()
    out = town.run("due", "--on", DAY, "--for", EXAMINER).ok().out
    said = f"voor {CONSULTANT} (afwezig t/m 30-08-2024)"
    assert f"Ook {said}." in out
    assert said in town.run("due", "--on", DAY, "--for", EXAMINER, "--format", "csv").ok().out
    ics = town.run("due", "--on", DAY, "--for", EXAMINER, "--format", "ics").ok().written
    entries = Calendar.from_ical(ics).walk("VEVENT")
    (described,) = [
        str(entry["description"]) for entry in entries if "R-1:" in str(entry["summary"])
    ]
    assert said in described


def test_an_absent_stand_ins_work_goes_on_to_whoever_replaces_them(town):
    appoint(town).ok()
    appoint(town, EXAMINER, SUPERVISOR).ok()
    assert {CONSULTANT, EXAMINER} <= people(town.due(DAY, "--for", SUPERVISOR))


def test_the_lists_that_go_out_hold_them_too(town):
    appoint(town).ok()
    folder = town.folder / "lists"
    town.run("day", "--on", DAY, "--dir", folder).ok()
    rows = json.loads((folder / DAY / f"{EXAMINER}.json").read_text())
    assert {"R-1", "R-2"} <= {row["client"] for row in rows}
    calendar = (folder / DAY / f"{EXAMINER}.ics").read_bytes()
    assert f"voor {CONSULTANT}" in str(
        Calendar.from_ical(calendar).to_ical().replace(b"\r\n ", b"")
    )
    town.run("verify").ok()


def test_who_stands_in_now_and_later_is_shown(town):
    appoint(town).ok()
    appoint(town, INCOME, OTHER_SUPERVISOR, "2024-09-02", "2024-09-06").ok()
    out = town.run("stand-in").ok().out
    assert "nu" in out
    assert "komt nog" in out
    (first, later) = town.run("stand-in", "--format", "json").ok().json
    assert (first["absent"], first["stand_in"], first["until"]) == (CONSULTANT, EXAMINER, LAST)
    assert later["from_on"] == "2024-09-02"
    town.clock.set("2024-09-07")
    assert town.run("stand-in", "--format", "json").ok().json == []


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("STAND_IN_PERIOD_ENDS_EARLY", {"first": "2024-08-30", "last": "2024-08-29"}),
        ("STAND_IN_IN_THE_PAST", {"first": "2024-08-01", "last": "2024-08-19"}),
        ("UNKNOWN_USER", {"absent": "p.onbekend"}),
        ("UNKNOWN_USER", {"by_whom": "p.onbekend"}),
        ("UNKNOWN_USER", {"by": "p.onbekend"}),
        ("STAND_IN_NEEDS_ROLE", {"by_whom": WSP}),
        ("STAND_IN_NEEDS_ROLE", {"absent": SUPERVISOR, "by_whom": "a.beheer"}),
        ("ROLE_MAY_NOT_RECORD", {"by": CONSULTANT}),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(town, code, wrong):
    appoint(town, **wrong).refused(code)
    assert town.run("stand-in", "--format", "json").ok().json == []


def test_who_leaves_within_the_period_does_not_stand_in(town):
    town.users(
        f"user;name;roles;active_from;active_until\n{EXAMINER};P;participatieconsulent;;2024-08-25\n",
        "--as",
        "a.beheer",
    ).ok()
    appoint(town).refused("USER_NOT_ACTIVE", "30-08-2024")


def test_the_last_appointment_for_a_day_counts(town):
    appoint(town).ok()
    said = appoint(town, by_whom=SUPERVISOR, first="2024-08-26", last="2024-09-10").ok().out
    assert f"{SUPERVISOR} valt in voor {CONSULTANT}" in said
    assert f"In die dagen niet meer: {EXAMINER}." in said
    assert CONSULTANT in people(town.due("2024-08-25", "--for", EXAMINER))
    assert CONSULTANT not in people(town.due("2024-08-26", "--for", EXAMINER))
    assert CONSULTANT in people(town.due("2024-08-26", "--for", SUPERVISOR))


def test_who_is_back_early_is_not_stood_in_for_any_more(town):
    appoint(town).ok()
    said = appoint(town, by_whom=CONSULTANT, first="2024-08-26").ok().out
    assert said == (
        f"Vastgelegd: {CONSULTANT} is er weer, van 26-08-2024 tot en met 30-08-2024.\n"
        f"In die dagen niet meer: {EXAMINER}.\n"
    )
    assert CONSULTANT in people(town.due("2024-08-25", "--for", EXAMINER))
    assert CONSULTANT not in people(town.due("2024-08-26", "--for", EXAMINER))
    (one,) = town.run("stand-in", "--format", "json").ok().json
    assert (one["stand_in"], one["until"]) == (EXAMINER, "2024-08-25")


def test_whoever_it_is_can_be_back(town):
    appoint(town, "a.beheer", SUPERVISOR).ok()
    appoint(town, "a.beheer", "a.beheer").ok()
    appoint(town, "p.onbekend", "p.onbekend").refused("UNKNOWN_USER")


def test_a_teamleiders_replacement_ends_with_the_teamleider_back(town):
    appoint(town, SUPERVISOR, CONSULTANT).ok()
    appoint(town, SUPERVISOR, SUPERVISOR, DAY, by=CONSULTANT).ok()
    record(town, *ASSIGN, by=CONSULTANT).refused("ROLE_MAY_NOT_RECORD")


def test_work_never_comes_back_to_who_is_absent(town):
    appoint(town).ok()
    appoint(town, EXAMINER, SUPERVISOR).ok()
    appoint(town, SUPERVISOR, CONSULTANT, LAST, LAST, by=OTHER_SUPERVISOR).refused(
        "STAND_IN_GOES_ROUND", CONSULTANT
    )
    appoint(town, SUPERVISOR, CONSULTANT, "2024-08-31", "2024-09-10", by=OTHER_SUPERVISOR).ok()


def test_half_an_appointment_is_wrong_usage(town):
    town.run("stand-in", "--absent", CONSULTANT).misused("--until")


def record(door, type_, *fields, by):
    return door.run("record", "R-1", type_, "--on", door.clock.now.date(), *fields, "--by", by)


ASSIGN = ("ConsultantAssigned", "role=participatieconsulent", f"consultant={EXAMINER}")


def test_the_replacement_of_a_teamleider_may_what_a_teamleider_may(town):
    record(town, *ASSIGN, by=CONSULTANT).refused("ROLE_MAY_NOT_RECORD")
    appoint(town, SUPERVISOR, CONSULTANT, "2024-08-21", LAST).ok()
    record(town, *ASSIGN, by=CONSULTANT).refused("ROLE_MAY_NOT_RECORD")
    town.clock.set("2024-08-21")
    record(town, *ASSIGN, by=CONSULTANT).ok()
    assert town.history("R-1")["facts"][-1]["recorded_by"] == CONSULTANT
    town.clock.set("2024-08-31")
    record(town, *ASSIGN, by=CONSULTANT).refused("ROLE_MAY_NOT_RECORD")


def test_and_sees_what_was_escalated(town):
    appoint(town, SUPERVISOR, CONSULTANT, "2024-10-01", "2024-10-31").ok()
    assert "teamleider" in {row["role"] for row in town.due("2024-10-01", "--for", CONSULTANT)}


def test_standing_in_for_a_consultant_gives_no_other_role(town):
    appoint(town, WSP, SUPERVISOR).ok()
    appoint(town).ok()
    record(town, *ASSIGN, by=EXAMINER).refused("ROLE_MAY_NOT_RECORD")


def test_the_role_of_a_teamleider_is_not_passed_on(town):
    appoint(town, SUPERVISOR, CONSULTANT).ok()
    appoint(town, OTHER_SUPERVISOR, EXAMINER, by=CONSULTANT).refused("STAND_IN_NOT_PASSED_ON")
    appoint(town, CONSULTANT, EXAMINER, by=CONSULTANT).ok()
    record(town, *ASSIGN, by=EXAMINER).refused("ROLE_MAY_NOT_RECORD")
