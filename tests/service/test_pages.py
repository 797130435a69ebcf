"""What every page has: who is signed in, only what they may open, and forms of our own alone."""

import pytest

from journeys.application.history import history
from journeys.language.refusal import Refusal
from journeys.service.pages.refusing import told
from tests.cases import noon
from tests.service.asking import TODAY
from tests.service.browsing import text_of
from tests.usual import CONSULTANT, SUPERVISOR

# What a page asks and shows does not hang on the database; that it records on both, test_facts
# and test_client_undo say.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def test_the_beginning_is_my_week(at_browser):
    answer = at_browser(CONSULTANT).get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/mijn-week")


def test_who_is_not_signed_in_is_brought_there_and_then_on(at_browser):
    nobody = at_browser(None)
    answer = nobody.get("/mijn-week", sorteer="inwoner")
    assert answer.status_code == 303
    page = answer.headers["location"]
    assert page == "/aanmelden?naar=%2Fmijn-week%3Fsorteer%3Dinwoner"
    onward = {"user": CONSULTANT, "naar": "/mijn-week?sorteer=inwoner"}
    done = nobody.submit(page, "/aanmelden", **onward)
    assert done.headers["location"] == "/mijn-week?sorteer=inwoner"
    assert nobody.get("/mijn-week").status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://example.nl", "//example.nl", "/\\example.nl", ""])
def test_signing_in_leads_nowhere_else(at_browser, elsewhere):
    done = at_browser(None).submit("/aanmelden", "/aanmelden", user=CONSULTANT, naar=elsewhere)
    assert done.headers["location"] == "/"


def test_the_sign_in_page_names_everybody_who_is_there_with_their_role(at_browser):
    said = text_of(at_browser(None).get("/aanmelden"))
    assert f"{CONSULTANT} participatieconsulent" in said
    assert f"{SUPERVISOR} teamleider" in said


def test_who_is_not_there_cannot_sign_in(at_browser):
    nobody = at_browser(None)
    answer = nobody.submit("/aanmelden", "/aanmelden", user="x.niemand")
    assert answer.status_code == 401
    assert "U bent niet aangemeld" in text_of(answer)
    assert nobody.get("/mijn-week").status_code == 303


def test_a_page_says_who_is_signed_in_and_in_which_role(at_browser):
    assert f"{CONSULTANT} · participatieconsulent" in text_of(
        at_browser(CONSULTANT).get("/mijn-week")
    )


def test_the_navigation_shows_only_what_the_role_may_open(at_browser):
    assert 'href="/mijn-week"' in at_browser(CONSULTANT).get("/mijn-week").text
    answer = at_browser("r.vos").get("/mijn-week")
    assert answer.status_code == 403
    assert 'href="/mijn-week"' not in answer.text
    assert "Dit is voor een andere rol" in text_of(answer)


def test_signing_out_ends_it(at_browser):
    asker = at_browser(CONSULTANT)
    assert asker.submit("/mijn-week", "/afmelden").headers["location"] == "/aanmelden"
    assert asker.get("/mijn-week").status_code == 303


@pytest.mark.parametrize("fields", [{}, {"csrf": ""}, {"csrf": "x"}, {"csrf": "é"}])
def test_a_form_that_is_not_ours_does_nothing(at_browser, fields):
    asker = at_browser(CONSULTANT)
    answer = asker.browser.post("/afmelden", data=fields)
    assert answer.status_code == 403
    assert "Dit formulier is verlopen" in text_of(answer)
    assert asker.get("/mijn-week").status_code == 200


def test_somebody_elses_form_is_not_ours_either(at_browser):
    theirs = at_browser(SUPERVISOR).get("/mijn-week").text.split('name="csrf" value="')[1]
    answer = at_browser(CONSULTANT).browser.post(
        "/afmelden", data={"csrf": theirs.split('"', maxsplit=1)[0]}
    )
    assert answer.status_code == 403


def test_what_goes_wrong_keeps_its_status_and_is_dutch(at_browser):
    asker = at_browser(CONSULTANT)
    nowhere = asker.get("/nergens")
    assert (nowhere.status_code, "Dit bestaat hier niet" in text_of(nowhere)) == (404, True)
    assert asker.browser.put("/mijn-week").status_code == 405


def test_a_program_gets_the_problem_instead(at_browser):
    answer = at_browser(None).browser.get("/nergens", headers={"Accept": "application/json"})
    assert answer.headers["content-type"] == "application/problem+json"


def test_nothing_on_a_page_asks_what_the_browser_must_refuse(at_browser):
    asker = at_browser(CONSULTANT)
    for path in ("/mijn-week", "/aanmelden", "/nergens"):
        answer = asker.get(path)
        assert "style-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert ' style="' not in answer.text
        assert "<script>" not in answer.text


def test_stylesheets_are_kept_until_they_change(at_browser):
    nobody = at_browser(None)
    page = nobody.get("/aanmelden").text
    address = page.split('rel="stylesheet" href="')[-1].split('"', maxsplit=1)[0]
    answer = nobody.get(address)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["Cache-Control"]
    assert "immutable" not in nobody.get("/static/arrow.svg").headers["Cache-Control"]
    assert nobody.get("/static/../app.py").status_code == 404
    assert nobody.get("/static/app.py").status_code == 404


def test_a_page_tells_nobody_to_type_a_command(served):
    with pytest.raises(Refusal) as unknown:
        history(served, "R-999999")
    assert "journeys import" in unknown.value.todo
    assert told(unknown.value).todo == (
        "Controleer het nummer. Wie nieuw is, komt erin met een bestand."
    )
