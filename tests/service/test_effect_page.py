"""Effectmeting: who is due, the questionnaire, and that one may decline."""

import pytest
from icalendar import Calendar

from tests.cases import facts_of, noon
from tests.service.asking import OTHERS, OWN
from tests.service.browsing import text_of
from tests.service.filling_in import fill_in
from tests.service.test_my_week import seen
from tests.usual import CONSULTANT, CONTROLLER, EXAMINER

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

PATH = "/effectmeting"


@pytest.fixture(autouse=True)
def today(clock, served):
    """A year after the intake of the 8th of February 2024."""
    clock.set(noon("2025-02-10"))


def test_who_is_due_is_listed_until_measured(at_browser, served):
    asker = at_browser(CONSULTANT)
    page = asker.get(PATH)
    assert "1 inwoner is aan de beurt voor de effectmeting: 1 te laat." in text_of(page)
    form = f"/inwoners/{OWN}/vastleggen/EffectMeasured"
    assert form in page.text
    assert seen(served, "seeEffectDue") == [OWN]
    answers = {"loneliness": "7", "happiness": "5", "health": "4", "obstacles_fewer": "true"}
    assert fill_in(asker, form, **answers).status_code == 303
    assert "Niemand is aan de beurt" in text_of(asker.get(PATH))


def test_declining_is_one_click_and_is_recorded_once(at_browser, served):
    asker = at_browser(CONSULTANT)
    declines = f"/inwoners/{OWN}/effectmeting/doet-niet-mee"
    assert declines in asker.get(PATH).text
    for _ in range(2):
        done = asker.submit(PATH, declines, sleutel="one-click-of-mine")
        assert done.status_code == 303
    said = text_of(asker.get(done.headers["location"]))
    assert "Vastgelegd: Effect gemeten" in said
    assert "Maak het ongedaan" in said
    declined = [fact for fact in facts_of(served, OWN) if fact.topic() == "EffectMeasured"]
    assert [getattr(fact, "declined", None) for fact in declined] == [True]
    assert "Niemand is aan de beurt" in text_of(asker.get(PATH))


def test_the_questionnaire_has_a_number_or_is_blank_and_never_a_name(at_browser):
    asker = at_browser(CONSULTANT)
    own = asker.get(f"/inwoners/{OWN}/effectmeting/vragenlijst.html")
    blank = asker.get(f"{PATH}/vragenlijst.html")
    assert f"Nummer: {OWN}." in text_of(own)
    assert "Nummer" not in text_of(blank)
    for asked in ("eenzaam", "gelukkig", "gezondheid", "problemen", "Ik doe dit jaar niet mee."):
        assert asked in text_of(blank)
    paper = asker.get(f"/inwoners/{OWN}/effectmeting/vragenlijst.pdf").content
    assert paper.startswith(b"%PDF")
    assert b"pdfuaid" in paper
    assert b"/Type/Pages/Count 1/" in paper


def test_another_colleagues_client_is_theirs(at_browser):
    asker = at_browser(CONSULTANT)
    assert asker.get(f"/inwoners/{OTHERS}/effectmeting/vragenlijst.pdf").status_code == 303
    assert "Niemand is aan de beurt" in text_of(at_browser(EXAMINER).get(PATH))


def test_what_changed_is_told_without_anybody_and_the_duties_with_their_day(at_browser):
    asker = at_browser(CONTROLLER)
    assert asker.get(PATH).headers["location"] == f"{PATH}/cijfers"
    said = text_of(asker.get(f"{PATH}/cijfers"))
    assert "0 inwoners gemeten in 2025, 0 deden niet mee." in said
    assert "Minder dan 5 inwoners zijn zo te vergelijken" in said
    assert "Effectmeting houden Uiterlijk wo 31-12-2025 · laatst gedaan: niet genoteerd" in said
    entries = Calendar.from_ical(asker.get(f"{PATH}/agenda.ics").content).walk("VEVENT")
    assert [str(one.decoded("dtstart")) for one in entries] == [
        "2025-12-31",
        "2025-12-31",
        "2027-12-31",
    ]


def test_a_program_gets_the_same_comparison_and_of_few_nothing(signed_in):
    told = signed_in(CONTROLLER).get("/reports/effect", year=2024).json()
    assert (told["year"], told["hidden_below"]) == (2024, 5)
    assert [one["year"] for one in told["years"]] == [2024, 2023]
    assert [one["changes"] for one in told["comparisons"]] == [[], []]
    assert [one["next_by"] for one in told["duties"]] == ["2025-12-31", "2025-12-31", "2027-12-31"]
    ahead = signed_in(CONSULTANT).get("/reports/effect", year=2026)
    assert (ahead.status_code, ahead.json()["code"]) == (400, "NOT_IN_THE_FUTURE")
