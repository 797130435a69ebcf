"""Inkomen: the re-examinations months ahead, and a signal to participation."""

import pytest

from tests.cases import fact, noon, record_at, registered
from tests.service.asking import OTHERS, OWN
from tests.service.browsing import text_of
from tests.service.filling_in import fill_in, form_of, send
from tests.service.test_my_week import seen
from tests.usual import CONSULTANT, ELEMENTS, INCOME, SUPERVISOR

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

PATH = "/inkomen"
TODAY = "2025-07-15"
LATE = "R-000555"
SECRET = "depressie"
ABOUT_HEALTH = ("psychisch", "medisch", SECRET, "vertelde over thuis", "kan het deels")


@pytest.fixture(autouse=True)
def today(clock, served):
    """Two are due on 01-07-2025, one of them nobody's; one a year later."""
    later = fact("ReexaminationHeld", "2025-02-03", by=INCOME, participates="no", note=SECRET)
    assigned = {"role": "inkomensconsulent", "consultant": INCOME}
    record_at(
        served,
        LATE,
        registered("2024-01-01", benefit_since="2024-01-01"),
        fact("ConsultantAssigned", "2024-01-02", **assigned),
        later,
    )
    clock.set(noon(TODAY))


def test_what_is_late_comes_first_and_each_month_ahead_says_how_many(at_browser):
    answer = at_browser(INCOME).get(PATH)
    said = text_of(answer)
    assert "3 heronderzoeken: 2 te laat, 0 nog deze maand." in said
    assert "Te laat 1 1 2 Augustus 2026 1 0 1" in said
    places = [answer.text.index(f"/inwoners/{ref}/") for ref in (OTHERS, OWN, LATE)]
    assert places == sorted(places)
    assert "Heronderzoek uiterlijk di 01-07-2025 · nog niemand" in said
    assert "14 dagen te laat" in said


def test_a_month_is_chosen_in_the_address(at_browser):
    asker = at_browser(INCOME)
    for month, refs in (("te-laat", [OTHERS, OWN]), ("2026-08", [LATE]), ("2026-09", [])):
        page = asker.get(PATH, maand=month).text
        assert [ref for ref in (OTHERS, OWN, LATE) if ref in page] == refs
    for none in ("2026-13", "0000-01", "9999-12", "٢٠٢٦-01"):
        assert asker.get(PATH, maand=none).status_code == 400


def test_the_participation_question_is_asked_with_what_was_answered_before(at_browser):
    asker = at_browser(INCOME)
    said = text_of(asker.get(PATH))
    assert "Doet de inwoner mee? vorige keer doet niet mee ( ma 03-02-2025 )" in said
    assert "Doet de inwoner mee? nog niet gevraagd" in said
    form = f"/inwoners/{OWN}/vastleggen/ReexaminationHeld"
    assert form in asker.get(PATH).text
    assert fill_in(asker, form, participates="yes").status_code == 303
    assert "3 heronderzoeken: 1 te laat" in text_of(asker.get(PATH))
    assert "vorige keer doet mee ( di 15-07-2025 )" in text_of(asker.get(PATH, maand="2027-01"))


def test_a_signal_to_participation_is_one_click_on_a_form_that_is_filled_in(at_browser):
    asker = at_browser(INCOME)
    form = f"/inwoners/{OWN}/vastleggen/TredeSignalled"
    assert f"{form}?bij=heronderzoek" in asker.get(PATH).text
    opened = asker.get(f"{form}?bij=heronderzoek")
    assert form_of(opened)["expected_trede"] == "3"
    assert form_of(opened)["reason"] == "Bleek bij het heronderzoek."
    assert send(asker, opened, form).status_code == 303
    page = asker.get(PATH)
    assert "Trede-signaal gegeven op di 15-07-2025" in text_of(page)
    assert form not in page.text
    assert "Trede-signaal opvolgen" in text_of(at_browser(CONSULTANT).get("/mijn-week"))


def test_an_ordinary_form_is_not_filled_in(at_browser):
    opened = at_browser(INCOME).get(f"/inwoners/{OWN}/vastleggen/TredeSignalled")
    assert form_of(opened)["reason"] == ""
    odd = at_browser(INCOME).get(f"/inwoners/{OWN}/vastleggen/TredeSignalled", bij="anders")
    assert odd.status_code == 400


def test_nothing_of_health_is_told_on_it_nor_on_what_it_leads_to(at_browser, served):
    record_at(
        served,
        OWN,
        fact("ObstacleFound", TODAY, kind="medisch"),
        fact("PlanAgreed", TODAY, goals=SECRET),
        fact("ExaminationOpened", TODAY),
        fact("AbilityAssessed", TODAY, **dict.fromkeys(ELEMENTS, SECRET)),
    )
    asker = at_browser(INCOME)
    page = f"/inwoners/{OWN}"
    for path in (
        PATH,
        f"{PATH}?maand=te-laat",
        page,
        f"{page}?bekend=2025-07-16T00:00&op=2025-07-15",
        f"{page}?bekend=2024-03-01T00:00",
        f"{page}/zorgvuldigheidstraject",
        f"{page}/vastleggen/ReexaminationHeld",
        f"{page}/vastleggen/TredeSignalled?bij=heronderzoek",
        "/mijn-week",
        "/zorgvuldigheidstraject",
    ):
        answer = asker.browser.get(path)
        assert answer.status_code == 200, path
        for told in ABOUT_HEALTH:
            assert told not in answer.text, (path, told)


def test_the_teamleider_sees_everybodys_and_the_log_whose(at_browser, served):
    assert f"{INCOME}" in text_of(at_browser(SUPERVISOR).get(PATH))
    assert sorted(seen(served, "seeIncome")) == sorted([OWN, OTHERS, LATE])
