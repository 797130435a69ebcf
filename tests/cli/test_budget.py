"""``journeys report budget``: the lines, what is free, and each euro's fact."""

import pytest

from tests.cli.facts import fact, registered

CLIENT = "R-000412"
YEAR = ("report", "budget", "--from", "2024-01-01", "--to", "2024-12-31")

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@pytest.fixture
def town(everywhere):
    """A basisbaan that was paid after it was released, which somebody recorded late."""
    cost = {"line": "basisbaan", "amount": "4200.00"}
    everywhere.taken_over(
        registered(CLIENT, recorded_at="2024-01-01T12:00:00Z"),
        fact(CLIENT, "CostCommitted", "2024-03-01", recorded_at="2024-03-01T12:00:00Z", **cost),
        fact(CLIENT, "CostPaid", "2024-05-01", recorded_at="2024-06-01T12:00:00Z", **cost),
    ).ok()
    return everywhere


def test_each_line_says_what_is_free(town):
    said = " ".join(town.run(*YEAR, "--facts").ok().out.split())
    assert "€ 4.200,00 gebruikt van € 475.000,00; niets overschreden." in said
    assert "Basisbaan 75.000,00 4.200,00 4.200,00 0,00 0,00 4.200,00 70.800,00" in said
    assert f"{CLIENT} feit 3, wo 01-05-2024: betaald € 4.200,00" in said


def test_as_known_then_and_for_a_spreadsheet(town):
    then = town.run(*YEAR, "--known-at", "2024-05-31", "--format", "json").ok().json
    assert then["total"]["open"] == "4200.00"
    sheet = town.run(*YEAR, "--facts", "--format", "csv").ok().out
    assert f"Basisbaan;{CLIENT};2;01-03-2024;verplicht;4200,00;" in sheet


def test_a_municipality_names_its_own_lines(town, monkeypatch):
    own = town.file(
        "lines.toml",
        '[[line]]\nid = "basisbaan"\nlabel = "Banen"\nsource = "begroting 2024"\n'
        '[[line.budget]]\nfrom_year = 2024\namount = "4000"\n',
    )
    monkeypatch.setenv("JOURNEYS_BUDGET", str(own))
    assert "Overschreden met € 200,00." in town.run(*YEAR).ok().out
    own.write_text("[[line]]\nid = 1")
    town.run(*YEAR).refused("BUDGET_NOT_READ", "regel 2: line.0.id: gevonden 1")
