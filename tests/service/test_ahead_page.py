"""Vooruitzicht: what comes by itself, per consultant and week, and whether it fits."""

import pytest

from tests.cases import noon
from tests.service.asking import OWN, TODAY
from tests.service.browsing import text_of as said_on
from tests.service.test_logs import people
from tests.usual import CONSULTANT, CONTROLLER, SUPERVISOR

AHEAD = "/vooruitzicht"
CAPACITY = f"""hours_per_contact = 1.5
[[roles]]
role = "participatieconsulent"
contacts_per_week = 5
[[absences]]
person = "{CONSULTANT}"
from = 2024-06-10
until = 2024-06-16
"""

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


@pytest.fixture
def controller(at_browser):
    return at_browser(CONTROLLER)


def plans(asker, text=CAPACITY, **more):
    return asker.submit(AHEAD, AHEAD, **{"tekst": text, "weken": "4", **more})


def test_a_controller_sees_how_much_comes_to_whom_and_no_client(controller, served):
    page = controller.get(AHEAD, weken="8")
    said = said_on(page)
    assert "Te plannen contacten per consulent en week" in page.text
    assert f"{CONSULTANT} (participatieconsulent)" in said
    assert "zondag 28 juli 2024" in said
    assert "<svg" in page.text
    assert OWN not in page.text
    assert people(served) == []


def test_the_same_for_a_spreadsheet(controller):
    answer = controller.get(f"{AHEAD}/vooruitzicht.csv", weken="8")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.startswith("\ufeffWeek;Vanaf;Functie;Medewerker;")
    assert OWN not in answer.text


def test_who_can_do_how_much_shows_whether_it_fits(at_browser):
    page = said_on(plans(at_browser(SUPERVISOR)))
    assert "hoeveel er die week passen" in page
    assert "/ 5" in page
    assert "Wie te laat komt" in page
    assert "Niet gepland, want geen capaciteit opgegeven" in page
    assert ";Gepland;" in plans(at_browser(SUPERVISOR), als="csv").text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Plak de tekst van de capaciteit, of kies een bestand."),
        ("hours_per_contact = 0", "regel 1: hours_per_contact: gevonden 0"),
        (f'{CAPACITY}[[people]]\nperson = "x.wie"\ncontacts_per_week = 1', "gevonden 'x.wie'"),
    ],
)
def test_what_is_wrong_with_it_is_told_beside_it(controller, text, told):
    answer = plans(controller, text)
    assert answer.status_code == 400
    assert told in said_on(answer)
    assert "Te plannen contacten per consulent" in answer.text


def test_further_than_anybody_looks(controller):
    assert controller.get(AHEAD, weken="0").status_code == 400
