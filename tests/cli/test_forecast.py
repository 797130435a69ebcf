"""``journeys forecast``: what is coming, and whether it fits the people there are."""

import csv
import io
from collections import Counter
from typing import Any

import pytest

from journeys.application.bootstrap import open_journeys
from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import fact, registered
from tests.own_policy import adopted
from tests.own_sets import TALKS_SOONER, own_set
from tests.usual import CONSULTANT, EXAMINER, INCOME, SUPERVISOR

ROW = {"week", "from", "role", "person", "listed", "to_plan", "due", "overdue", "recurring"}
LATE = {
    "person",
    "role",
    "contacts_per_week",
    "overdue",
    "late",
    "from_week",
    "days_late",
    "without_place",
    "extra_hours",
}
CONTACT = {
    "client",
    "rule",
    "key",
    "role",
    "person",
    "list_from",
    "due_on",
    "policy",
    "week",
    "state",
    "days_late",
}
ON_ROUTE: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("ClientScreened", "2024-01-02", {}),
    ("RouteAssigned", "2024-01-03", {"route": "A"}),
    ("IntakeHeld", "2024-01-08", {}),
    ("PlanAgreed", "2024-01-09", {"evaluate_on": "2025-01-09"}),
    ("ConsultantAssigned", "2024-01-09", {}),
)
"""A talk is due on 19 February, 6 weeks after the intake."""


def on_route(*clients: str):
    for client in clients:
        yield registered(client, "2024-01-01", benefit="ioaw")
        for type_, day, fields in ON_ROUTE:
            yield fact(client, type_, day, **fields)


def capacity(a_week: int, *more: str, hours: float = 1.5) -> str:
    person = f'[[people]]\nperson = "{CONSULTANT}"\ncontacts_per_week = {a_week}\n'
    return "\n".join([f"hours_per_contact = {hours}", person, *more])


def away(first: str, last: str, person: str = CONSULTANT) -> str:
    return f'[[absences]]\nperson = "{person}"\nfrom = {first}\nuntil = {last}\n'


def foreseen(door: Door, on: str, weeks: int, *options: object):
    return (
        door.run("forecast", "--weeks", weeks, "--on", on, "--format", "json", *options).ok().json
    )


def planned(door: Door, on: str, weeks: int, text: str):
    return foreseen(door, on, weeks, "--capacity", door.file("capaciteit.toml", text))["plan"]


def weeks_of(plan) -> dict[str, str]:
    return {contact["client"]: contact["week"] for contact in plan["contacts"]}


def test_known_contacts_stand_in_their_weeks_and_what_would_recur_stands_apart(everywhere):
    everywhere.facts(*on_route("R-1")).ok()
    found = foreseen(everywhere, "2024-01-22", 12)
    assert found["plan"] is None
    assert all(set(row) == ROW for row in found["weeks"])
    counted = {
        row["week"]: (row["listed"], row["to_plan"], row["due"], row["recurring"])
        for row in found["weeks"]
        if row["person"] == CONSULTANT
    }
    # Listed on 5 February, due on the 19th; held then, the next is due at Easter, planned before.
    assert counted == {
        "2024-W06": (1, 0, 0, 0),
        "2024-W08": (0, 1, 1, 0),
        "2024-W13": (0, 0, 0, 1),
    }


def test_what_should_have_been_done_counts_in_the_first_week_as_overdue(door):
    door.facts(*on_route("R-1")).ok()
    (first, *_) = foreseen(door, "2024-02-21", 2)["weeks"]
    assert (first["week"], first["from"]) == ("2024-W08", "2024-02-21")
    assert (first["listed"], first["to_plan"], first["due"], first["overdue"]) == (1, 1, 0, 1)


class TestAnotherSetComesToCount:
    """On 5 February talks on route A are asked every 4 weeks instead of 6."""

    @beginning
    def town(self, everywhere: Door) -> Door:
        everywhere.clock.set("2024-01-20")
        everywhere.facts(*on_route("R-1")).ok()
        with open_journeys(everywhere.url, clock=everywhere.clock) as journeys:
            adopted(journeys, own_set(TALKS_SOONER), "2024-02-05")
        return everywhere

    def test_from_its_day_on_it_asks(self, town):
        found = foreseen(town, "2024-01-22", 8)
        assert found["policies"] == [
            {"policy": "rijswijk@1", "from": "2024-01-22", "overdue": 0},
            {"policy": "rijswijk@2", "from": "2024-02-05", "overdue": 0},
        ]
        to_plan = {row["week"]: row["to_plan"] + row["recurring"] for row in found["weeks"]}
        assert {week: count for week, count in to_plan.items() if count} == {
            "2024-W06": 1,  # Monday 5 February itself, 4 weeks after the intake
            "2024-W10": 1,
        }

    def test_both_are_named(self, town):
        out = town.run("forecast", "--weeks", 8, "--on", "2024-01-22").ok().out
        assert "beleid rijswijk@1; vanaf ma 05-02-2024 rijswijk@2" in out

    def test_a_plan_says_which_set_asks(self, town):
        plan = planned(town, "2024-01-22", 8, capacity(1))
        assert [(one["due_on"], one["policy"], one["week"]) for one in plan["contacts"]] == [
            ("2024-02-05", "rijswijk@2", "2024-W06")
        ]

    def test_what_it_finds_overdue_as_it_begins_to_count_no_hours_prevent(self, town):
        soonest = own_set((TALKS_SOONER[0], 'after_contact = { length = "2 weeks"'), version=3)
        with open_journeys(town.url, clock=town.clock) as journeys:
            adopted(journeys, soonest, "2024-02-02")
        file = town.file("capaciteit.toml", capacity(1))
        found = foreseen(town, "2024-01-22", 8, "--capacity", file)
        assert [one["overdue"] for one in found["policies"]] == [0, 1, 0]
        (late,) = found["plan"]["late"]
        assert (late["overdue"], late["late"], late["extra_hours"]) == (1, 0, 0)
        first = found["weeks"][0]
        assert (first["week"], first["overdue"], first["to_plan"]) == ("2024-W05", 1, 1)

    def test_after_the_weeks_it_says_nothing(self, town):
        found = foreseen(town, "2024-01-22", 2)
        assert [one["policy"] for one in found["policies"]] == ["rijswijk@1"]


def test_nothing_is_recorded_by_looking_ahead(door):
    door.facts(*on_route("R-1")).ok()
    before = door.exported()
    foreseen(door, "2024-01-22", 52)
    assert door.exported() == before


def test_every_contact_gets_a_week_in_time_when_there_is_room(everywhere):
    everywhere.facts(*on_route("R-1", "R-2", "R-3")).ok()
    plan = planned(everywhere, "2024-01-22", 8, capacity(1))
    assert set(plan) == {"hours_per_contact", "late", "without_capacity", "contacts"}
    assert all(set(contact) == CONTACT for contact in plan["contacts"])
    assert weeks_of(plan) == {"R-1": "2024-W06", "R-2": "2024-W07", "R-3": "2024-W08"}
    assert {contact["state"] for contact in plan["contacts"]} == {"in_time"}
    assert plan["late"] == []


def test_who_will_be_late_by_how_much_from_when_and_which_hours_cure_it(everywhere):
    everywhere.facts(*on_route("R-1", "R-2", "R-3", "R-4", "R-5")).ok()
    (late,) = planned(everywhere, "2024-01-22", 8, capacity(1))["late"]
    assert set(late) == LATE
    assert (late["person"], late["contacts_per_week"]) == (CONSULTANT, 1)
    # Three weeks have room for three; the fifth is held by Friday of the second week after.
    assert (late["late"], late["overdue"], late["from_week"]) == (2, 0, "2024-W08")
    assert late["days_late"] == 18
    assert late["extra_hours"] == 3.0


def test_as_many_hours_as_are_told_do_cure_it(door):
    door.facts(*on_route("R-1", "R-2", "R-3", "R-4", "R-5", "R-6")).ok()
    (late,) = planned(door, "2024-01-22", 8, capacity(1))["late"]
    weeks_with_room = 3
    more_a_week = late["extra_hours"] / 1.5 / weeks_with_room
    assert more_a_week == 1
    assert planned(door, "2024-01-22", 8, capacity(2))["late"] == []


def test_in_a_week_of_absence_nobody_is_planned(door):
    door.facts(*on_route("R-1", "R-2")).ok()
    plan = planned(door, "2024-01-22", 8, capacity(1, away("2024-02-05", "2024-02-09")))
    assert weeks_of(plan) == {"R-1": "2024-W07", "R-2": "2024-W08"}
    one_day = planned(door, "2024-01-22", 8, capacity(1, away("2024-02-06", "2024-02-16")))
    assert weeks_of(one_day) == {"R-1": "2024-W06", "R-2": "2024-W08"}


def test_what_is_an_absent_persons_stays_theirs_in_a_plan_whoever_stands_in(door):
    door.clock.set("2024-01-22")
    door.facts(*on_route("R-1", "R-2")).ok()
    days = ("--from", "2024-02-05", "--until", "2024-02-09", "--by", SUPERVISOR)
    door.run("stand-in", "--absent", CONSULTANT, "--by-whom", EXAMINER, *days).ok()
    given = capacity(1, away("2024-02-05", "2024-02-09"))
    plan = planned(door, "2024-01-22", 8, given)
    assert weeks_of(plan) == {"R-1": "2024-W07", "R-2": "2024-W08"}
    assert {contact["person"] for contact in plan["contacts"]} == {CONSULTANT}
    told = "Wie invalt, telt niet mee"
    options = ("--weeks", 8, "--on", "2024-01-22")
    file = door.file("capaciteit.toml", given)
    assert told in door.run("forecast", *options, "--capacity", file).ok().out
    assert told not in door.run("forecast", *options).ok().out


def test_what_was_late_at_the_start_is_planned_soon_and_told_as_late(door):
    door.facts(*on_route("R-1")).ok()
    plan = planned(door, "2024-02-21", 4, capacity(1))
    (contact,) = plan["contacts"]
    assert (contact["week"], contact["state"], contact["days_late"]) == ("2024-W08", "overdue", 4)
    (late,) = plan["late"]
    assert (late["overdue"], late["late"], late["extra_hours"]) == (1, 0, 0)


def test_a_term_that_a_source_lays_down_goes_before_one_left_open(door):
    assigned = {"role": "participatieconsulent", "consultant": CONSULTANT}
    door.facts(
        registered("R-open", "2024-01-01", benefit="ioaw"),
        fact("R-open", "ConsultantAssigned", "2024-01-01", **assigned),
        registered("R-rule", "2024-01-01", benefit="participatiewet", benefit_since="2022-08-26"),
        fact("R-rule", "ClientScreened", "2024-01-01", in_target_group=True),
        fact("R-rule", "RouteAssigned", "2024-01-01", route="C"),
        fact("R-rule", "ContactHeld", "2024-01-02"),
        fact(
            "R-rule",
            "ConsultantAssigned",
            "2024-01-02",
            role="inkomensconsulent",
            consultant=CONSULTANT,
        ),
    ).ok()
    # Both are due on Monday 26 February, the only day on which there is room, for one.
    plan = planned(door, "2024-01-29", 5, capacity(1, away("2024-01-29", "2024-02-25")))
    state = {contact["rule"]: contact["state"] for contact in plan["contacts"]}
    assert state == {"re-examination": "in_time", "screening": "late"}


def test_nobodys_contacts_take_the_room_of_their_role_or_are_told_apart(door):
    door.facts(registered("R-1", "2024-01-01", benefit="ioaw")).ok()
    role = '[[roles]]\nrole = "participatieconsulent"\ncontacts_per_week = 2\n'
    plan = planned(door, "2024-01-22", 8, capacity(1, role))
    assert weeks_of(plan) == {"R-1": "2024-W07"}
    without = planned(door, "2024-01-22", 8, capacity(1))
    assert without["contacts"] == []
    assert without["without_capacity"] == [
        {"role": "participatieconsulent", "person": None, "contacts": 1}
    ]
    said = door.run(
        "forecast", "--weeks", 8, "--on", "2024-01-22",
        "--capacity", door.file("capaciteit.toml", capacity(1)),
    ).ok()  # fmt: skip
    assert "van niemand (participatieconsulent)" in said.out


def test_a_mass_import_does_not_become_as_many_contacts_in_one_week(door):
    lines = "".join(f"R-{n:04d};2;ioaw;2023-01-31;{CONSULTANT}\n" for n in range(1100))
    door.clock.set("2024-01-01")
    header = "client_ref;trede;benefit;benefit_since;participatieconsulent\n"
    door.clients(header + lines).ok()
    everybody = foreseen(door, "2024-01-01", 52)
    assert max(row["due"] for row in everybody["weeks"]) == 1100
    plan = planned(door, "2024-01-01", 52, capacity(25))
    a_week = Counter(contact["week"] for contact in plan["contacts"])
    assert max(a_week.values()) == 25
    assert sum(a_week.values()) == 1100
    (late,) = plan["late"]
    assert late["late"] == 1100 - 3 * 25
    assert late["extra_hours"] == late["late"] * 1.5
    # Room enough in the three weeks of the term, and nobody is late.
    assert planned(door, "2024-01-01", 52, capacity(367))["late"] == []


def test_the_table_answers_in_its_first_lines(door):
    door.facts(*on_route("R-1", "R-2", "R-3", "R-4")).ok()
    file = door.file("capaciteit.toml", capacity(1))
    out = door.run("forecast", "--weeks", 8, "--on", "2024-01-22", "--capacity", file).ok().out
    first, second, third, *_ = out.splitlines()
    assert first.startswith("Vooruitblik · maandag 22 januari 2024 tot en met zondag 17 maart 2024")
    assert second.rstrip() == "4 contacten bekend, 0 keren terug (niet toegezegd)"
    assert third.rstrip() == "1 contact komt te laat; dat voorkomen kost 1,5 uur extra"
    assert "Niet toegezegd." in out


def test_csv_has_a_line_per_week_and_person(door):
    door.facts(*on_route("R-1")).ok()
    said = door.run("forecast", "--weeks", 12, "--on", "2024-01-22", "--format", "csv").ok()
    lines = list(csv.DictReader(io.StringIO(said.written.decode("utf-8-sig")), delimiter=";"))
    assert [(line["Week"], line["Vanaf"], line["Medewerker"]) for line in lines] == [
        ("2024-W06", "05-02-2024", CONSULTANT),
        ("2024-W08", "19-02-2024", CONSULTANT),
        ("2024-W13", "25-03-2024", CONSULTANT),
    ]
    assert lines[2]["Keert terug (niet toegezegd)"] == "1"


def test_where_nothing_is_coming_that_is_said(door):
    assert "Er komt in deze weken niets." in door.run("forecast", "--weeks", 4).ok().out
    assert foreseen(door, "2024-01-01", 4)["weeks"] == []


@pytest.mark.parametrize("weeks", ["0", "-1", "521", "1.5", "veel", ""])
def test_a_number_of_weeks_that_cannot_be_is_wrong_usage(door, weeks):
    door.run("forecast", "--weeks", weeks).misused("--weeks", "Toegestaan: 1 tot en met 520.")


def test_the_whole_of_ten_years_can_be_foreseen(door):
    door.facts(*on_route("R-1")).ok()
    assert foreseen(door, "2024-01-22", 520)["until"] == "2034-01-08"


def test_a_day_past_the_calendar_is_refused(door):
    door.run("forecast", "--weeks", 4, "--on", "9990-01-01").refused("FORECAST_TOO_FAR", "31-12-")


def test_an_unsound_capacity_file_is_refused_with_its_line(door):
    def refused(text: str | bytes, *words: str) -> None:
        file = door.file("capaciteit.toml", text)
        door.run("forecast", "--weeks", 4, "--capacity", file).refused("WRONG_CAPACITY", *words)

    refused(capacity(0), "capaciteit.toml, regel 4", "gevonden 0", "van 1 tot")
    refused(capacity(1, away("2024-02-02", "2024-02-01")), "regel 9", "2024-02-02 (from) of later")
    refused(capacity(1).replace(CONSULTANT, "p.janssen"), "regel 3", "'p.janssen'", CONSULTANT)
    refused(capacity(1, "kleur = 3"), "regel 6", "onbekend veld", "kleur", "contacts_per_week")
    refused("hours_per_contact = één".encode("latin-1"), "geen UTF-8")
    door.run("forecast", "--weeks", 4, "--capacity", "nergens.toml").misused("bestaat niet")


def test_the_people_of_a_capacity_file_are_those_who_work_here(door):
    names = [CONSULTANT, EXAMINER, INCOME, SUPERVISOR]
    text = "hours_per_contact = 1\n" + "".join(
        f'[[people]]\nperson = "{name}"\ncontacts_per_week = 5\n' for name in names
    )
    assert planned(door, "2024-01-22", 4, text)["contacts"] == []


def test_a_picture_is_written_beside_the_table(door):
    door.facts(*on_route("R-1")).ok()
    file = door.folder / "vooruitblik.svg"
    out = door.run("forecast", "--weeks", 8, "--on", "2024-01-22", "--svg", file).ok().out
    assert out.startswith("Vooruitblik")
    assert file.read_text(encoding="utf-8").startswith("<svg")
    door.run("forecast", "--weeks", 8, "--svg", door.folder).refused(str(door.folder))
