"""``journeys import clients``: who comes in, and what a changed row becomes."""

import csv
from pathlib import Path

import pytest

from tests.beginnings import beginning
from tests.cli.door import Door
from tests.cli.facts import fact
from tests.usual import CONSULTANT, EXAMINER, INCOME, SUPERVISOR

VECTORS = Path(__file__).parents[1] / "vectors" / "bsn.csv"
COLUMNS = [
    "client_ref",
    "name",
    "birth_date",
    "bsn",
    "phone",
    "email",
    "trede",
    "benefit",
    "benefit_since",
    "last_reexamination_on",
    "lead",
    "participatieconsulent",
    "inkomensconsulent",
]
ANNA = {
    "client_ref": "R-1",
    "name": "Anna Jansen",
    "birth_date": "1980-02-29",
    "bsn": "111222333",
    "phone": "+31 6 12345678",
    "email": "anna@example.nl",
    "trede": "2",
    "benefit": "participatiewet",
    "benefit_since": "2019-04-03",
    "lead": "mp",
    "participatieconsulent": CONSULTANT,
    "inkomensconsulent": INCOME,
}
BOB = {"client_ref": "R-2", "name": "Bob", "trede": "1", "benefit": "none", "bsn": "123456782"}


def table(*rows: dict[str, str], delimiter: str = ";") -> str:
    """A file with these rows."""
    lines = [COLUMNS, *([row.get(column, "") for column in COLUMNS] for row in rows)]
    return "".join(delimiter.join(line) + "\n" for line in lines)


def types(door: Door, client: str = "R-1") -> list[str]:
    """The types of a client's facts, by number."""
    return [one["type"] for one in door.exported() if one["client"] == client]


def names(door: Door) -> dict[str, str]:
    """The names that a due-contact list shows."""
    return {row["client"]: row["name"] for row in door.due("2030-01-01", "--names")}


@beginning
def town(door: Door) -> Door:
    """Anna and Bob, registered on 1 November 2026."""
    door.clock.set("2026-11-01")
    said = door.clients(table(ANNA, BOB)).ok()
    assert said.out == "2 inwoners ingeschreven, 0 gewijzigd, 0 ongewijzigd, 0 regels geweigerd.\n"
    door.clock.set("2026-11-21")
    return door


def test_each_row_becomes_a_registration_and_assignments(everywhere):
    everywhere.clients(table(ANNA, BOB), "--on", "2026-11-02").ok()
    first, second, third, bob = everywhere.exported()
    assert (first["happened_on"], first["trede"], first["benefit_since"], first["lead"]) == (
        "2026-11-02",
        2,
        "2019-04-03",
        "mp",
    )
    assert [(one["role"], one["consultant"]) for one in (second, third)] == [
        ("participatieconsulent", CONSULTANT),
        ("inkomensconsulent", INCOME),
    ]
    assert (bob["client"], bob["benefit"], bob["lead"]) == ("R-2", "none", "mp")
    everywhere.run("verify").ok()


def test_nothing_that_names_a_person_stands_in_a_fact(town):
    exported = town.run("export", "facts").ok().out
    for secret in ("Anna", "111222333", "1980-02-29", "12345678", "example.nl"):
        assert secret not in exported
    stored = (town.folder / "door.db").read_bytes()
    for plain in (b"Anna Jansen", b"111222333", b"anna@example.nl"):
        assert plain not in stored


def test_the_same_file_again_adds_nothing(town):
    exported = town.exported()
    for _ in range(2):
        said = town.clients(table(ANNA, BOB)).ok()
        assert "0 gewijzigd, 2 ongewijzigd" in said.out
    assert town.exported() == exported


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"trede": "3"}, {"type": "TredeDetermined", "trede": 3}),
        ({"lead": "wsp"}, {"type": "LeadTransferred", "lead": "wsp"}),
        (
            {"benefit": "ioaw", "benefit_since": "2026-10-01"},
            {"type": "BenefitStarted", "benefit": "ioaw", "benefit_since": "2026-10-01"},
        ),
        (
            {"benefit_since": "2020-01-01"},
            {"type": "BenefitStarted", "benefit_since": "2020-01-01"},
        ),
        ({"benefit": "none", "benefit_since": ""}, {"type": "BenefitEnded"}),
        (
            {"participatieconsulent": EXAMINER},
            {"type": "ConsultantAssigned", "role": "participatieconsulent", "consultant": EXAMINER},
        ),
        (
            {"last_reexamination_on": "2026-05-05"},
            {
                "type": "ReexaminationHeld",
                "happened_on": "2026-05-05",
                "participates": "unknown",
            },
        ),
    ],
    ids=lambda value: value.get("type", "") if isinstance(value, dict) else "",
)
def test_a_changed_row_becomes_a_fact(town, changed, expected):
    for _ in range(2):
        town.clients(table({**ANNA, **changed}, BOB)).ok()
    (*_, last) = (one for one in town.exported() if one["client"] == "R-1")
    assert {"happened_on": "2026-11-21", **expected}.items() <= last.items()
    assert len(types(town)) == 4
    assert len(types(town, "R-2")) == 1


def test_details_of_the_person_change_without_a_fact(town):
    before = types(town)
    changed = table({**ANNA, "name": "Anna de Vries", "phone": "06-87654321"}, BOB)
    said = town.clients(changed).ok().out
    assert "1 gewijzigd, 1 ongewijzigd, 2 persoonsgegevens bijgewerkt, 0 regels" in said
    assert "0 gewijzigd, 2 ongewijzigd, 0 regels" in town.clients(changed).ok().out
    assert names(town)["R-1"] == "Anna de Vries"
    assert types(town) == before


def test_a_file_without_the_persons_columns_erases_nobody(town):
    town.clients("client_ref;trede;benefit\nR-2;1;none\n").ok()
    town.clients("client_ref;trede;benefit;phone\nR-2;1;none;06-1\n").ok()
    assert names(town)["R-2"] == "Bob"
    town.clients(table({**BOB, "client_ref": "R-3"})).refused("R-2")


def test_an_unchanged_row_undoes_nothing_that_was_recorded_here(town):
    town.facts(
        fact("R-1", "TredeDetermined", "2026-11-10", trede=3),
        fact("R-1", "LeadTransferred", "2026-11-10", lead="wsp"),
        fact("R-1", "ConsultantAssigned", "2026-11-10", consultant=EXAMINER),
        fact("R-1", "BenefitEnded", "2026-11-10", reason="work"),
    ).ok()
    exported = town.exported()
    town.clients(table(ANNA, BOB)).ok()
    assert town.exported() == exported
    town.clients(table({**ANNA, "trede": "4"}, BOB)).ok()
    assert types(town)[len(exported) - 1] == "TredeDetermined"


@beginning
def roads(town: Door) -> Door:
    """Anna's trede and lead went from 2, mp to 3, wsp: here first, and then in the file."""
    town.facts(
        fact("R-1", "TredeDetermined", "2026-11-10", trede=3),
        fact("R-1", "LeadTransferred", "2026-11-10", lead="wsp"),
    ).ok()
    town.clients(table({**ANNA, "trede": "3", "lead": "wsp"}, BOB)).ok()
    assert types(town)[3:] == ["TredeDetermined", "LeadTransferred"]
    return town


def test_a_row_that_returns_after_it_followed_what_was_recorded_here(roads):
    for _ in range(2):
        roads.clients(table(ANNA, BOB)).ok()
    assert types(roads)[5:] == ["TredeDetermined", "LeadTransferred"]
    state = roads.history("R-1")["state"]
    assert (state["trede"], state["lead"]) == (2, "mp")


def test_a_benefit_that_returns_after_it_ended_here(town):
    town.facts(fact("R-1", "BenefitEnded", "2026-11-10", reason="work")).ok()
    town.clients(table({**ANNA, "benefit": "none", "benefit_since": ""}, BOB)).ok()
    assert types(town)[3:] == ["BenefitEnded"]
    for _ in range(2):
        town.clients(table(ANNA, BOB)).ok()
    assert types(town)[3:] == ["BenefitEnded", "BenefitStarted"]


def test_a_refused_row_is_news_the_next_time(town):
    town.facts(fact("R-1", "JourneyClosed", "2026-11-10")).ok()
    changed = table({**ANNA, "trede": "3"}, BOB)
    for _ in range(2):
        town.clients(changed).refused("Regel 2")
    town.facts(fact("R-1", "JourneyReopened", "2026-11-11")).ok()
    town.clients(changed).ok()
    assert types(town)[-1] == "TredeDetermined"


GONE = "user;name;roles;active_from;active_until\nweg;Weg;administrator;;2026-11-20\n"


@pytest.mark.parametrize(
    ("by", "words"),
    [("x.onbekend", "niet bekend"), (SUPERVISOR, "geen beheerder"), ("weg", "niet actief")],
)
def test_whoever_is_named_is_an_administrator(door, by, words):
    door.users(GONE, "--as", "a.beheer").ok()
    said = door.clients(table(ANNA), "--as", by)
    said.refused("ONLY_ADMINISTRATOR_IMPORTS_CLIENTS", words)
    assert door.exported() == []


def test_a_file_that_comes_in_by_itself_stands_in_the_name_of_the_import(door):
    door.run("import", "clients", door.file("clients.csv", table(BOB))).ok()
    assert [one["recorded_by"] for one in door.exported()] == ["import"]


def test_an_administrator_stands_in_the_facts(door):
    door.clients(table(BOB), "--as", "a.beheer").ok()
    assert [one["recorded_by"] for one in door.exported()] == ["a.beheer"]


def test_a_consultant_nobody_can_know_yet_comes_in_with_a_warning(empty):
    said = empty.clients(table(ANNA, BOB, {**BOB, "client_ref": "R-3", "bsn": ""}))
    assert (said.code, said.err.count("Let op:")) == (0, 2)
    assert f"consulent {CONSULTANT} is nog geen gebruiker" in said.err
    assert types(empty).count("ConsultantAssigned") == 2


def test_before_there_are_users_anyone_may(empty):
    empty.run("import", "clients", empty.file("clients.csv", table(BOB))).ok()
    empty.clients(table({**BOB, "client_ref": "R-3", "bsn": ""}), "--as", "x.onbekend").ok()
    assert [one["recorded_by"] for one in empty.exported()] == ["import", "x.onbekend"]


@pytest.mark.parametrize("by", ["a.beheer", "import"])
def test_who_may_set_right_what_an_import_recorded(door, by):
    door.users(f"user;name;roles\n{by};Beheer;administrator\n", "--as", "a.beheer").ok()
    door.clients(table(ANNA), "--as", by).ok()
    said = door.run("retract", "R-1", 2, "--reason", "tikfout", "--by", CONSULTANT)
    said.refused(f"vastgelegd door {by}", "Vraag de teamleider het te herstellen.")


def test_a_row_that_changes_back_is_a_change(town):
    for trede in ("3", "2", "3"):
        town.clients(table({**ANNA, "trede": trede}, BOB)).ok()
    assert types(town)[3:] == ["TredeDetermined"] * 3


def test_a_correction_made_here_outlives_the_next_file(town):
    town.run("correct", "R-1", 1, "trede=1", "--reason", "tikfout", "--by", SUPERVISOR).ok()
    town.clients(table(ANNA, BOB)).ok()
    assert town.history("R-1")["state"]["trede"] == 1


def test_a_row_goes_in_whole_or_not_at_all(town):
    town.facts(fact("R-1", "JourneyClosed", "2026-11-10")).ok()
    before = types(town)
    row = {**ANNA, "name": "Anna Anders", "last_reexamination_on": "2026-05-05", "trede": "3"}
    town.clients(table(row, {**BOB, "trede": "2"})).refused("Regel 2", "R-1")
    assert types(town) == before
    assert types(town, "R-2") == ["ClientRegistered", "TredeDetermined"]
    assert "Anna Anders" not in names(town).values()


def test_a_bsn_belongs_to_one_client(town):
    for content in (
        table({**BOB, "client_ref": "R-3"}),
        table(ANNA, {**ANNA, "client_ref": "R-3"}),
    ):
        said = town.clients(content).refused("veld bsn", "BSN_KNOWN")
        assert "111222333" not in said.err + said.out
        assert types(town, "R-3") == []


def test_the_same_new_bsn_twice_in_one_file(door):
    door.clients(table(ANNA, {**BOB, "bsn": ANNA["bsn"]})).refused("Regel 3, veld bsn", "R-1")
    assert types(door, "R-2") == []


@pytest.mark.parametrize(
    ("bsn", "valid"),
    [(row["bsn"], row["valid"]) for row in csv.DictReader(VECTORS.read_text().splitlines())]
    + [("10464554", "no"), ("1112.22.333", "no"), ("111222333 4", "no"), ("abcdefghi", "no")],
)
def test_a_bsn_passes_the_elfproef(door, bsn, valid):
    said = door.clients(table({**ANNA, "bsn": bsn}, BOB | {"bsn": ""}))
    if valid == "yes":
        said.ok()
    else:
        said.refused("Regel 2, veld bsn", "BSN_INVALID")
        assert bsn not in said.err
        assert types(door) == []
        assert types(door, "R-2") == ["ClientRegistered"]


def test_a_day_to_come_is_no_day_of_registration(door):
    door.clients(table(ANNA), "--on", "2026-11-22").refused("22-11-2026")
    door.clients(table(ANNA), "--on", "22-11-2026").misused("22-11-2026")
    assert door.exported() == []
