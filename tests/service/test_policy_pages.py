"""Beleid: what counts, what another set would change, and its way into force, on pages."""

import pytest
from sqlalchemy import select

from journeys.store.tables import stored_events
from tests.cases import noon
from tests.own_sets import TALKS_SOONER, YEARLY, own_set, text_of
from tests.service.asking import OWN, TODAY
from tests.service.browsing import text_of as said_on
from tests.service.test_logs import people
from tests.usual import ADMINISTRATOR, CONSULTANT, CONTROLLER, SUPERVISOR

BEGINS = "2024-07-01"
TEXT = text_of(TALKS_SOONER)
WEIGH, PROPOSE, THIS = "/beleid/uitproberen", "/beleid/voorstellen", "/beleid/rijswijk@2"

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def hidden(page, name):
    """What a form brings along in a hidden field."""
    return page.text.split(f'name="{name}" value="', 1)[1].split('"', 1)[0]


def weighs(asker, text=TEXT, **more):
    return asker.submit(WEIGH, WEIGH, **{"tekst": text, "vanaf": BEGINS, "weken": "4", **more})


def proposes(asker, text=TEXT, reason="wie wacht, haakt af"):
    seen = hidden(weighs(asker, text), "verschil")
    wish = {"tekst": text.replace("\n", "\r\n"), "vanaf": BEGINS, "verschil": seen}
    return asker.submit(WEIGH, PROPOSE, reden=reason, **wish)


def decides(asker, what, **more):
    """Look what it changes, and decide so."""
    page = asker.get(f"{THIS}/{what}")
    assert page.status_code == 200, page.text
    fields = {"gezien": hidden(page, "gezien"), **more}
    if what == "vaststellen":
        fields |= {name: hidden(page, name) for name in ("vanaf", "verschil") if name not in more}
    return asker.submit(f"{THIS}/{what}", f"{THIS}/{what}", **fields)


def test_everybody_reads_what_counts_and_since_when(at_browser):
    asker = at_browser(CONSULTANT)
    assert "Vandaag geldt rijswijk@1, vanaf dinsdag 15-06-2021." in said_on(asker.get("/beleid"))
    page = said_on(asker.get("/beleid/rijswijk@1"))
    assert "18 maanden na het begin van de uitkering, en daarna telkens na het heronderzoek" in page
    assert "Kadernota Maatschappelijke Participatie 2021, §3.1" in page


def test_a_rule_that_is_switched_off_says_so(at_browser):
    off = own_set(('rule = "plan"', 'rule = "plan"\nactive = false')).content
    assert proposes(at_browser(CONTROLLER), off).status_code == 303
    page = said_on(at_browser(CONSULTANT).get(THIS))
    assert "Plan maken participatieconsulent staat uit" in page


def test_what_differs_between_two_sets_in_words(at_browser):
    proposes(at_browser(CONTROLLER))
    page = at_browser(CONSULTANT).get("/beleid/verschil", van="rijswijk@1", naar="rijswijk@2")
    expected = "Route A, na een gesprek was: 6 weken (eigen keuze) wordt: 4 weken (eigen keuze)"
    assert expected in said_on(page)


def test_a_shorter_term_from_idea_to_force(at_browser, served):
    controller = at_browser(CONTROLLER)
    page = weighs(controller)
    assert "Voor 1 van 2 inwoners verandert iets: 1 eerder." in said_on(page)
    assert "<svg" in page.text
    assert "<style" not in page.text
    assert OWN not in page.text
    assert proposes(controller).headers["location"] == THIS
    page = said_on(at_browser(SUPERVISOR).get(THIS))
    assert f"voorgesteld door {CONTROLLER}" in page
    assert "„wie wacht, haakt af”" in page
    assert decides(at_browser(SUPERVISOR), "goedkeuren").headers["location"] == THIS
    assert decides(at_browser(ADMINISTRATOR), "vaststellen").headers["location"] == THIS
    assert served.policies.on(noon(BEGINS).date()).content == TEXT
    assert "Vanaf maandag 01-07-2024 geldt rijswijk@2." in said_on(controller.get("/beleid"))


def test_a_set_that_counts_from_today_moves_the_lists_at_once(at_browser, served):
    weighed = weighs(at_browser(CONTROLLER), vanaf=TODAY)
    wish = {"tekst": TEXT, "vanaf": TODAY, "verschil": hidden(weighed, "verschil")}
    at_browser(CONTROLLER).submit(WEIGH, PROPOSE, **wish)
    decides(at_browser(SUPERVISOR), "goedkeuren")
    decides(at_browser(ADMINISTRATOR), "vaststellen")
    assert served.policy_set.content == TEXT
    assert "beleid rijswijk@2" in said_on(at_browser(CONSULTANT).get("/mijn-week"))


def test_nothing_is_kept_of_a_what_if(at_browser, served):
    def events():
        with served.database.read() as connection:
            return len(connection.execute(select(stored_events.c.topic)).all())

    before = events()
    weighs(at_browser(CONTROLLER))
    assert events() == before


def test_a_file_does_as_well(at_browser):
    asker = at_browser(CONTROLLER)
    secret = hidden(asker.get(WEIGH), "csrf")
    file = {"bestand": ("eigen.toml", TEXT.replace("\n", "\r\n").encode(), "application/toml")}
    answer = asker.browser.post(WEIGH, data={"csrf": secret, "vanaf": BEGINS}, files=file)
    assert "Voor 1 van 2 inwoners verandert iets" in said_on(answer)
    wrong = {"bestand": ("eigen.toml", b"version = een\n", "application/toml")}
    answer = asker.browser.post(WEIGH, data={"csrf": secret}, files=wrong)
    assert (answer.status_code, "eigen.toml, regel 1" in said_on(answer)) == (400, True)
    assert "version = een" in answer.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Plak de tekst van een beleid, of kies een bestand."),
        (TEXT.replace('"4 weeks"', '"vier weken"', 1), "gevonden 'vier weken'"),
        ("x" * 200_001, "hoogstens 200.000 tekens"),
    ],
)
def test_what_is_wrong_with_the_text_is_told_beside_it(at_browser, text, told):
    answer = weighs(at_browser(CONTROLLER), text)
    assert answer.status_code == 400
    assert told in said_on(answer)
    assert 'aria-describedby="tekst-fout"' in answer.text


def test_what_is_much_too_long_is_not_read(at_browser):
    answer = weighs(at_browser(CONTROLLER), "x" * 2_100_000)
    assert (answer.status_code, "Dit is te veel" in said_on(answer)) == (413, True)


def test_client_by_client_only_for_who_sees_every_list(at_browser, served):
    answer = weighs(at_browser(SUPERVISOR), als="csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert OWN in answer.text
    assert people(served) == [OWN]
    assert weighs(at_browser(CONTROLLER), als="csv").status_code == 403


def test_four_eyes(at_browser):
    proposes(at_browser(SUPERVISOR))
    answer = decides(at_browser(SUPERVISOR), "goedkeuren")
    assert answer.status_code == 409
    assert f"{SUPERVISOR} heeft dit beleid zelf voorgesteld. Vraag een ander" in said_on(answer)


def test_a_refusal_says_what_to_do_on_a_page(at_browser):
    proposes(at_browser(CONTROLLER))
    answer = decides(at_browser(ADMINISTRATOR), "vaststellen")
    assert answer.status_code == 409
    assert "Een ander dan de voorsteller keurt het eerst goed." in said_on(answer)
    again = proposes(at_browser(CONTROLLER), text_of(YEARLY))
    assert "Geef het beleid een nieuwe version." in said_on(again)
    other = hidden(weighs(at_browser(CONTROLLER), text_of(YEARLY)), "verschil")
    decides(at_browser(SUPERVISOR), "goedkeuren")
    answer = decides(at_browser(ADMINISTRATOR), "vaststellen", verschil=other)
    assert "Kijk opnieuw wat het verandert" in said_on(answer)
