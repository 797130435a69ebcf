"""``journeys due``: whose rows, as known when, in which format."""

import csv
import io

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.usual import CONSULTANT, EXAMINER, INCOME, SUPERVISOR

ROW = {"client", "role", "person", "due_on", "plan_on", "state", "reasons"}
REASON = {
    "rule",
    "key",
    "due_on",
    "list_from",
    "escalate_on",
    "plan_on",
    "state",
    "because",
    "source",
    "policy",
}
CLIENTS = f"""\
client_ref;name;trede;benefit;benefit_since;participatieconsulent;inkomensconsulent
R-1;Anna;2;participatiewet;2023-01-31;{CONSULTANT};{INCOME}
R-2;Bob;1;ioaw;2023-01-31;;
"""
DAY = "2024-08-20"
"""Screening is due 8 weeks after 1 July; a re-examination long since."""


@beginning
def town(door: Door) -> Door:
    """Two clients registered on 1 July 2024; somebody is assigned to one of them."""
    door.clock.set("2024-07-01")
    door.clients(CLIENTS).ok()
    return door


def test_json_has_exactly_the_documented_keys(town):
    found = town.due(DAY)
    assert found
    for row in found:
        assert set(row) == ROW
        for reason in row["reasons"]:
            assert set(reason) == REASON
            assert reason["policy"] == "rijswijk@1"
            assert reason["list_from"] <= DAY


def test_a_row_has_the_earliest_days_and_the_gravest_state_of_its_reasons(town):
    town.facts(fact("R-1", "ClientScreened", "2024-07-01", in_target_group=True)).ok()
    for row in town.due("2025-06-01"):
        for field in ("due_on", "plan_on"):
            assert row[field] == min(reason[field] for reason in row["reasons"])
        gravity = ["listed", "due", "overdue", "escalated"]
        gravest = max((reason["state"] for reason in row["reasons"]), key=gravity.index)
        assert row["state"] == gravest


def test_rows_stand_by_earliest_due_date_and_then_by_client(town):
    found = town.due("2025-06-01")
    assert len(found) > 3
    assert found == sorted(found, key=lambda row: (row["due_on"], row["client"]))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2024-08-12", "listed"),
        ("2024-08-25", "listed"),
        ("2024-08-26", "due"),
        ("2024-08-27", "overdue"),
        ("2024-09-08", "overdue"),
        ("2024-09-09", "escalated"),
    ],
)
def test_a_reason_is_listed_due_overdue_and_then_escalated(town, day, state):
    (reason,) = [
        reason
        for row in town.due(day, "--role", "participatieconsulent")
        for reason in row["reasons"]
        if row["client"] == "R-1" and reason["rule"] == "screening"
    ]
    assert (reason["due_on"], reason["state"]) == ("2024-08-26", state)


def test_what_is_not_on_the_list_yet_is_left_out(town):
    assert town.due("2024-08-11", "--role", "participatieconsulent") == []


def test_an_escalated_reason_stands_with_its_own_person_and_with_the_teamleider(town):
    rules = {
        (row["role"], row["person"]): [reason["rule"] for reason in row["reasons"]]
        for row in town.due("2024-09-09")
        if row["client"] == "R-1"
    }
    assert rules == {
        ("participatieconsulent", CONSULTANT): ["screening"],
        ("inkomensconsulent", INCOME): ["re-examination"],
        ("teamleider", None): ["re-examination", "screening"],
    }


def test_for_a_user_gives_their_own_rows_and_nobodys_of_their_roles(town):
    def clients(user: str) -> set[tuple[str, str | None]]:
        return {(row["client"], row["person"]) for row in town.due("2024-08-27", "--for", user)}

    assert clients(CONSULTANT) == {("R-1", CONSULTANT), ("R-2", None)}
    assert clients(EXAMINER) == {("R-2", None)}
    assert {row["role"] for row in town.due("2024-09-09", "--for", SUPERVISOR)} == {"teamleider"}


def test_for_somebody_unknown_is_refused(town):
    town.run("due", "--on", DAY, "--for", "x.onbekend").refused("x.onbekend", CONSULTANT)


def test_for_a_role(town):
    assert {row["role"] for row in town.due(DAY, "--role", "inkomensconsulent")} == {
        "inkomensconsulent"
    }
    town.run("due", "--role", "consulent").misused("'consulent'", "participatieconsulent")


def test_known_at_leaves_out_what_was_recorded_later(town):
    town.clock.set("2024-08-21")
    town.facts(fact("R-1", "ClientScreened", "2024-07-02", in_target_group=True)).ok()

    def rules(*options: str) -> set[str]:
        return {
            reason["rule"]
            for row in town.due(DAY, *options)
            for reason in row["reasons"]
            if row["client"] == "R-1"
        }

    assert "screening" in rules("--known-at", "2024-08-20")
    assert "screening" not in rules()
    assert "screening" not in rules("--known-at", "2024-08-21T14:00")
    assert "screening" in rules("--known-at", "2024-08-21T11:59:59Z")


def test_names_stand_there_only_when_they_are_asked_for(town):
    for form in ("table", "json", "csv"):
        assert "Anna" not in town.run("due", "--on", DAY, "--format", form).ok().out
        assert "Anna" in town.run("due", "--on", DAY, "--format", form, "--names").ok().out


def test_csv_opens_in_a_dutch_excel(town):
    written = town.run("due", "--on", DAY, "--format", "csv", "--names").ok().written
    assert written.startswith(b"\xef\xbb\xbfPlannen op;")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))
    assert [(row["Inwoner"], row["Uiterlijk op"]) for row in rows if row["Naam"] == "Anna"] == [
        ("R-1", "31-07-2024"),
        ("R-1", "26-08-2024"),
    ]


def test_xlsx_opens_in_another_library(town):
    written = town.run("due", "--on", DAY, "--format", "xlsx").ok().written
    (sheet,) = load_workbook(io.BytesIO(written)).worksheets
    cells = [cell for row in sheet.values for cell in row]
    assert "R-1" in cells


def test_ics_opens_in_another_library_and_names_nobody(town):
    town.clock.set("2024-08-20")
    written = town.run("due", "--on", DAY, "--format", "ics", "--names").ok().written
    events = Calendar.from_ical(written).walk("VEVENT")
    assert len(events) == len(town.due(DAY))
    assert b"Anna" not in written


def test_the_same_list_twice_is_the_same_bytes(town):
    for form in ("json", "csv", "ics"):
        first = town.run("due", "--on", DAY, "--format", form).ok().written
        assert town.run("due", "--on", DAY, "--format", form).ok().written == first


class TestAnEmptyList:
    AUGUST_12, NOTHING = "maandag 12 augustus 2024", "geen volgend contact"

    @pytest.fixture
    def calm(self, door):
        """One client, assigned to nobody, whose screening is listed from 12 August."""
        door.clock.set("2024-07-01")
        door.facts(registered("R-1", "2024-07-01", benefit="ioaw")).ok()
        return door

    def said(self, door, *options):
        out = door.run("due", "--on", "2024-07-02", *options).ok().out
        assert "Niemand te spreken" in out
        assert door.due("2024-07-02", *options) == []
        return " ".join(out.split())

    def test_says_when_the_next_contact_comes(self, calm):
        assert self.AUGUST_12 in self.said(calm)

    def test_counts_with_what_is_nobodys_of_ones_roles(self, calm):
        assert self.AUGUST_12 in self.said(calm, "--for", CONSULTANT)
        assert self.NOTHING in self.said(calm, "--for", INCOME)

    def test_does_not_count_with_what_is_somebody_elses(self, calm):
        calm.facts(fact("R-1", "ConsultantAssigned", "2024-07-01", consultant=EXAMINER)).ok()
        assert self.AUGUST_12 in self.said(calm, "--for", EXAMINER)
        assert self.NOTHING in self.said(calm, "--for", CONSULTANT)

    def test_of_a_role(self, calm):
        assert self.AUGUST_12 in self.said(calm, "--role", "participatieconsulent")
        assert self.NOTHING in self.said(calm, "--role", "inkomensconsulent")

    def test_rests_on_what_was_known(self, calm):
        calm.clock.set("2024-07-05")
        calm.facts(registered("R-2", "2024-06-24", benefit="ioaw")).ok()
        assert "maandag 5 augustus 2024" in self.said(calm)
        assert self.AUGUST_12 in self.said(calm, "--known-at", "2024-07-02")


def test_without_a_day_it_is_todays_list(town):
    town.clock.set(DAY)
    assert town.run("due", "--format", "json").ok().json == town.due(DAY)


def test_before_the_first_registration_an_empty_list_says_so(town):
    out = " ".join(town.run("due", "--on", "2024-06-30").ok().out.split())
    assert "Niemand te spreken. Toen was nog niemand ingeschreven." in out
    known = town.run("due", "--on", DAY, "--known-at", "2024-06-30").ok().out
    assert "nog niemand ingeschreven" in " ".join(known.split())
    assert "nog niemand" not in town.run("due", "--on", "2024-07-01", "--role", "examiner").ok().out


def test_the_list_is_headed_by_the_name_of_whose_it_is(town):
    users = f"user;name;roles\n{CONSULTANT};P. Jansen;participatieconsulent\n"
    town.users(users, "--as", "a.beheer").ok()
    said = town.run("due", "--on", DAY, "--for", CONSULTANT).ok().out
    assert said.startswith("Te spreken · P. Jansen · ")
