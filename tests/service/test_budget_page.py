"""Budget: what is left on each line, and whose costs each euro rests on, for who may see that."""

import pytest

from tests.cases import fact, noon, record_at
from tests.service.asking import OTHERS, OWN, TODAY
from tests.service.browsing import text_of
from tests.service.test_my_week import seen
from tests.usual import CONTROLLER, SUPERVISOR

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

PATH = "/budget"


@pytest.fixture(autouse=True)
def costs(clock, served):
    """A traject that is half paid, a basisbaan of too much, and a line that is no line."""
    record_at(
        served,
        OWN,
        fact("CostCommitted", "2024-03-01", line="intake-regie-diagnose", amount="1200.50"),
        fact("CostPaid", "2024-04-01", line="intake-regie-diagnose", amount="600"),
        fact("CostPaid", "2024-04-02", line="J. de Boer", amount="50"),
    )
    record_at(
        served, OTHERS, fact("CostCommitted", "2024-04-03", line="basisbaan", amount="75000.01")
    )
    clock.set(noon(TODAY))


def test_a_controller_sees_every_amount_and_no_client(at_browser, served):
    asker = at_browser(CONTROLLER)
    page = asker.get(PATH)
    said = text_of(page)
    assert "€ 76.200,51 gebruikt van € 475.000,00; overschreden: Basisbaan." in said
    assert "Overschreden met € 0,01." in said
    assert "€ 1.200,50 € 600,00 € 0,00 € 600,50 € 1.200,50 € 173.799,50 minder dan 5" in said
    assert "Regel onbekend" in said
    assert "€ 50,00 betaald" in said
    sheet = asker.get(f"{PATH}/budget.csv", jaar="2024").text
    assert "Basisbaan;75000,00;75000,01;0,00;0,00;75000,01;75000,01;-0,01;" in sheet
    for answer in (page.text, sheet):
        assert not any(told in answer for told in (OWN, OTHERS, "de Boer"))
    assert asker.get(f"{PATH}/feiten").status_code == 403


def test_the_teamleider_sees_which_facts_each_euro_rests_on(at_browser, served):
    asker = at_browser(SUPERVISOR)
    assert "J. de Boer" in asker.get(PATH).text
    said = text_of(asker.get(f"{PATH}/feiten", regel="intake-regie-diagnose"))
    assert f"{OWN} 12 vr 01-03-2024 verplicht € 1.200,50 01-03-2024" in said
    assert f"{OWN} 13 ma 01-04-2024 betaald € 600,00 01-03-2024" in said
    assert OTHERS not in said
    assert seen(served, "seeBudgetFacts") == [OWN]


def test_a_year_to_come_is_refused_and_one_that_was_is_told(at_browser):
    asker = at_browser(CONTROLLER)
    assert asker.get(PATH, jaar="2025").status_code == 400
    assert "€ 0,00 gebruikt van € 475.000,00; niets" in text_of(asker.get(PATH, jaar="2023"))


def test_programs_get_the_same(signed_in, served):
    told = signed_in(CONTROLLER).get("/reports/budget", to="2024-03-31").json()
    assert (told["from"], told["total"]["used"]) == ("2024-01-01", "1200.50")
    assert "costs" not in told["lines"][0]
    told = signed_in(SUPERVISOR).get("/reports/budget", **{"from": "2024-04-01"}).json()
    assert told["lines"][0]["budget"] is None
    assert told["unknown"][0]["costs"][0] == {
        "client": OWN,
        "number": 14,
        "happened_on": "2024-04-02",
        "kind": "paid",
        "amount": "50.00",
        "activity": None,
        "committed_on": None,
    }
    assert sorted(seen(served, "getBudget")) == sorted([OWN, OTHERS])
