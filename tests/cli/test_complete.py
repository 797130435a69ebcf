"""``journeys verify --complete``: nobody falls between the rules, and it says so in numbers."""

import pytest
from sqlalchemy import text

from journeys.policies import shipped
from journeys.store.database import Database
from tests.beginnings import beginning
from tests.cli.facts import fact, registered

ON = "2024-06-01"


@beginning
def town(everywhere):
    """Three clients: one to be screened, one on route C, one whose journey is closed."""
    everywhere.facts(
        registered("R-1", benefit="none", benefit_since=None),
        registered("R-2", benefit="none", benefit_since=None),
        fact("R-2", "ClientScreened", "2024-01-08"),
        fact("R-2", "RouteAssigned", "2024-01-15", route="C"),
        fact("R-2", "ContactHeld", "2024-05-20"),
        registered("R-3", "2024-02-01", benefit="none", benefit_since=None),
        fact("R-3", "JourneyClosed", "2024-03-01", reason="moved"),
    ).ok()
    return everywhere


def complete(door, *options):
    """The answer as programs read it, whatever it says."""
    said = door.run("verify", "--complete", "--format", "json", *options)
    assert said.err == ""
    assert said.code == (0 if said.json["complete"] else 1)
    return said.json


def row(answer, rule):
    """The counts of one rule."""
    return next(row for row in answer["rules"] if row["rule"] == rule)


def sql(door, statement):
    """Change something past the system."""
    database = Database(door.url)
    with database.write() as connection:
        connection.execute(text(statement))
    database.close()


def without_rule(door, monkeypatch, rule):
    """Work by the set that ships with one rule switched off."""
    asked = f'rule = "{rule}"\n'
    path = door.file("eigen.toml", shipped().content.replace(asked, asked + "active = false\n"))
    monkeypatch.setenv("JOURNEYS_POLICY", str(path))


def test_every_rule_counts_everybody_once(town):
    answer = complete(town, "--on", ON)
    assert (answer["clients"], answer["complete"], answer["on"]) == (3, True, ON)
    assert [row["rule"] for row in answer["rules"]] == list(shipped().rules)
    ways = ("listed", "to_come", "muted", "closed", "not_applicable")
    for counted in answer["rules"]:
        assert sum(counted[way] for way in ways) == counted["clients"] == 3
    assert row(answer, "screening") == {
        "rule": "screening",
        "contact": True,
        "listed": 1,
        "to_come": 0,
        "muted": 1,
        "closed": 1,
        "not_applicable": 0,
        "clients": 3,
        "muted_by": {"closed": 1},
        "closed_by": {"ClientScreened": 1},
        "not_applicable_because": {},
    }
    assert row(answer, "first-intake")["not_applicable_because"] == {"route": 3}


def test_the_table_says_the_same(town):
    said = town.run("verify", "--complete", "--on", ON).ok().out
    assert "Verantwoord op 01-06-2024 · 3 inwoners" in said
    screening = next(line for line in said.splitlines() if line.startswith("Screenen"))
    assert screening.split() == ["Screenen", "1", "0", "1", "1", "0", "3"]
    assert "Het telt op" in said


def test_only_who_was_known_on_that_day_counts(town):
    assert complete(town, "--on", "2023-12-31")["clients"] == 0
    assert complete(town, "--on", "2024-01-15")["clients"] == 2
    assert row(complete(town, "--on", "2024-02-10"), "retention")["to_come"] == 0
    assert row(complete(town, "--on", "2024-04-01"), "retention")["to_come"] == 1


def test_a_day_to_come(town):
    later = complete(town, "--on", "2034-03-01")
    assert row(later, "retention")["listed"] == row(later, "follow-up")["listed"] == 1


def test_what_was_not_known_yet_does_not_count(door):
    door.clock.set("2024-03-01")
    door.facts(registered("R-1")).ok()
    door.clock.set("2024-05-01")
    door.facts(fact("R-1", "ClientScreened", "2024-02-01")).ok()
    then = complete(door, "--on", "2024-04-01", "--known-at", "2024-04-01")
    assert row(then, "screening")["listed"] == 1
    assert row(complete(door, "--on", "2024-04-01"), "screening")["closed"] == 1


def test_who_nobody_speaks_to_is_named(town, monkeypatch):
    without_rule(town, monkeypatch, "follow-up")
    answer = complete(town, "--on", ON)
    assert answer["forgotten"] == ["R-2"]
    assert row(answer, "follow-up")["muted_by"] == {"switched_off": 3}
    said = town.run("verify", "--complete", "--on", ON)
    assert said.code == 1
    assert "VERGETEN  R-2: " in said.out
    assert "Het telt niet op: 1 inwoner zonder contact." in said.out


def test_a_set_that_calls_nothing_contact_says_so(town, monkeypatch):
    path = town.file("eigen.toml", shipped().content.replace("contact = true\n", ""))
    monkeypatch.setenv("JOURNEYS_POLICY", str(path))
    answer = complete(town, "--on", ON)
    assert "geen regel heeft contact = true" in answer["differences"][0]
    assert answer["forgotten"] == ["R-1", "R-2"]


def test_what_is_missing_from_the_list_is_named(town):
    sql(town, "DELETE FROM obligations WHERE rule = 'follow-up'")
    answer = complete(town)
    assert answer["differences"] == ["R-2: follow-up (2024-11-20) ontbreekt op de lijst"]
    assert row(answer, "follow-up")["clients"] == 3


def test_what_is_on_the_list_without_ground_is_named(town):
    sql(town, "UPDATE obligations SET rule = 'plan' WHERE rule = 'follow-up'")
    assert "R-2: plan (2024-11-20) staat ten onrechte op de lijst" in complete(town)["differences"]


def test_who_cannot_be_read_makes_it_not_add_up(town):
    sql(
        town,
        "UPDATE stored_events SET topic = 'Onbekend' WHERE originator_id = "
        "(SELECT client FROM clients WHERE ref = 'R-1')",
    )
    answer = complete(town, "--on", ON)
    assert answer["clients"] == 3
    assert "screening: 2 van 3 inwoners verantwoord" in answer["differences"]
    assert any(line.startswith("R-1: feit 1 ") for line in answer["differences"])


def test_one_client_rule_by_rule(town):
    said = town.run("verify", "--complete", "--on", ON, "--client", "R-2", "--format", "json")
    accounts = {account["rule"]: account for account in said.ok().json["accounts"]}
    assert list(accounts) == list(shipped().rules)
    assert accounts["route"] == {
        "rule": "route",
        "key": None,
        "way": "closed",
        "why": "RouteAssigned",
        "because": "de routekeuze van ma 15-01-2024 (feit 3)",
        "fact": 3,
        "due_on": None,
    }
    assert accounts["follow-up"]["way"] == "to_come"
    assert accounts["follow-up"]["due_on"] == "2024-11-20"
    table = town.run("verify", "--complete", "--on", ON, "--client", "R-2").ok().out
    assert "Route kiezen" in table
    assert "uiterlijk 20-11-2024" in table


def test_one_client_whom_nobody_speaks_to(town, monkeypatch):
    without_rule(town, monkeypatch, "follow-up")
    said = town.run("verify", "--complete", "--on", ON, "--client", "R-2")
    assert said.code == 1
    assert "Geen enkele regel zorgt dat iemand deze inwoner spreekt." in said.out


def test_a_client_who_is_not_known(town):
    town.run("verify", "--complete", "--client", "R-9").refused("geen inwoner R-9")
    early = ("verify", "--complete", "--on", "2023-12-31", "--client", "R-1")
    town.run(*early).refused("R-1", "31-12-2023", "--on")


@pytest.mark.parametrize(
    "option", [("--on", ON), ("--known-at", ON), ("--client", "R-1")], ids=lambda option: option[0]
)
def test_what_belongs_to_complete_is_not_passed_over(door, option):
    door.run("verify", *option).misused(option[0], "--complete")


def test_nobody_yet(everywhere):
    assert complete(everywhere)["clients"] == 0


def test_everything_as_json(town):
    answer = town.run("verify", "--format", "json").ok().json
    assert (answer["clients"], answer["facts"], answer["differences"]) == (3, 7, [])
