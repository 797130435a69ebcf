"""Undoing on a page: what it changes stands first, the old stays, and nobody overwrites another."""

from dataclasses import replace
from datetime import date

import pytest

from journeys.events import FactCorrected, FactRetracted
from journeys.events.loading import plain_fields
from journeys.store import users
from tests.cases import STAFF, fact, facts_of, noon, record_at
from tests.service.asking import OWN, TODAY
from tests.service.browsing import text_of
from tests.service.filling_in import fill_in, form_of, send
from tests.usual import CONSULTANT, INCOME, OTHER_SUPERVISOR, SUPERVISOR

# What it wishes, the API wishes of both databases.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

PAGE = f"/inwoners/{OWN}"
TALK = 12
CORRECT, RETRACT = f"{PAGE}/feiten/{TALK}/herstellen", f"{PAGE}/feiten/{TALK}/intrekken"


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))
    record_at(served, OWN, fact("ContactHeld", "2024-06-01", note="vertelde over werk"))


def test_a_correction_shows_first_what_it_changes(at_browser, served):
    asker, before = at_browser(SUPERVISOR), len(facts_of(served, OWN))
    asked = fill_in(asker, CORRECT, happened_on="2024-05-20", waarom="verkeerde dag")
    said = text_of(asked)
    assert (asked.status_code, len(facts_of(served, OWN))) == (200, before)
    assert "Datum : 01-06-2024 → 20-05-2024" in said
    assert "Vervolgcontact" in said
    done = send(asker, asked, CORRECT, zeker="ja")
    assert done.status_code == 303, text_of(done)
    corrected = facts_of(served, OWN)[-1]
    assert isinstance(corrected, FactCorrected)
    assert dict(corrected.changes) == {"happened_on": "2024-05-20"}
    assert "hersteld door 13" in text_of(asker.get(PAGE))


def test_a_correction_can_be_changed_before_one_is_sure(at_browser):
    asker = at_browser(SUPERVISOR)
    asked = fill_in(asker, CORRECT, note="vertelde over thuis", waarom="typefout")
    back = send(asker, asked, CORRECT, wijzigen="ja")
    assert form_of(back)["note"] == "vertelde over thuis"
    assert form_of(back)["waarom"] == "typefout"


def test_a_text_that_may_be_left_out_can_be_taken_away(at_browser, served):
    asker = at_browser(SUPERVISOR)
    asked = fill_in(asker, CORRECT, note="", waarom="stond bij de verkeerde")
    assert send(asker, asked, CORRECT, zeker="ja").status_code == 303
    page = asker.get(PAGE)
    assert "leeg" in text_of(page)


def test_a_correction_needs_a_change_and_a_reason(at_browser, served):
    before = len(facts_of(served, OWN))
    answer = fill_in(at_browser(SUPERVISOR), CORRECT)
    assert answer.status_code == 400
    assert "U heeft nog niets veranderd." in text_of(answer)
    assert "Vul in waarom" in text_of(answer)
    assert len(facts_of(served, OWN)) == before


def test_a_retraction_shows_first_what_it_changes(at_browser, served):
    asker, before = at_browser(SUPERVISOR), len(facts_of(served, OWN))
    page = asker.get(RETRACT)
    assert "Wat dit verandert" in text_of(page)
    assert "Vervolgcontact" in text_of(page)
    assert len(facts_of(served, OWN)) == before
    without = send(asker, page, RETRACT, waarom="")
    assert without.status_code == 400
    done = send(asker, without, RETRACT, waarom="niet gehouden")
    assert done.status_code == 303
    assert isinstance(facts_of(served, OWN)[-1], FactRetracted)


def test_sending_it_twice_undoes_once(at_browser, served):
    asker = at_browser(SUPERVISOR)
    page = asker.get(RETRACT)
    first, second = (send(asker, page, RETRACT, waarom="dubbel") for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert [f.topic() for f in facts_of(served, OWN)].count("FactRetracted") == 1


def test_two_people_correcting_the_same_fact_are_shown_each_other(at_browser, served):
    one, other = at_browser(SUPERVISOR), at_browser(OTHER_SUPERVISOR)
    theirs = other.get(CORRECT)
    asked = fill_in(one, CORRECT, happened_on="2024-05-20", waarom="verkeerde dag")
    assert send(one, asked, CORRECT, zeker="ja").status_code == 303
    late = send(other, theirs, CORRECT, note="iets anders", waarom="typefout")
    assert late.status_code == 412
    said = text_of(late)
    assert "Intussen vastgelegd" in said
    assert "datum was 20-05-2024" in said
    form = form_of(late)
    assert (form["happened_on"], form["note"]) == ("2024-05-20", "iets anders")
    again = send(other, late, CORRECT)
    assert send(other, again, CORRECT, zeker="ja").status_code == 303
    changes = plain_fields(facts_of(served, OWN)[-1])["changes"]
    assert changes == {"note": "iets anders"}


def test_who_looked_before_something_changed_takes_nothing_back_unseen(at_browser, served):
    one, other = at_browser(SUPERVISOR), at_browser(OTHER_SUPERVISOR)
    theirs = other.get(RETRACT)
    asked = fill_in(one, CORRECT, happened_on="2024-05-20", waarom="verkeerde dag")
    send(one, asked, CORRECT, zeker="ja")
    late = send(other, theirs, RETRACT, waarom="nooit gehouden")
    assert late.status_code == 412
    assert "Intussen vastgelegd" in text_of(late)
    assert form_of(late)["waarom"] == "nooit gehouden"
    assert send(other, late, RETRACT).status_code == 303


def test_what_somebody_else_recorded_is_for_them_or_the_teamleider(at_browser):
    asker = at_browser(CONSULTANT)
    assert f"/feiten/{TALK}/intrekken" not in asker.get(PAGE).text
    answer = asker.get(RETRACT)
    assert answer.status_code == 403
    assert "Vraag t.bakker of de teamleider" in text_of(answer)
    assert "waarom" not in form_of(answer)


def test_what_is_withheld_cannot_be_looked_at_by_setting_it_right(at_browser):
    for way in ("herstellen", "intrekken"):
        answer = at_browser(INCOME).get(f"{PAGE}/feiten/7/{way}")
        assert answer.status_code == 404
        assert "psychisch" not in answer.text


def test_a_correction_is_itself_taken_back(at_browser, served):
    asker = at_browser(SUPERVISOR)
    asked = fill_in(asker, CORRECT, note="anders", waarom="typefout")
    send(asker, asked, CORRECT, zeker="ja")
    redirected = asker.get(f"{PAGE}/feiten/13/herstellen")
    assert redirected.headers["location"] == f"{PAGE}/feiten/13/intrekken"
    done = fill_in(asker, f"{PAGE}/feiten/13/intrekken", waarom="was toch goed")
    assert done.status_code == 303


def test_who_has_left_stays_chosen_until_one_chooses_otherwise(at_browser, served):
    gone = replace(STAFF[CONSULTANT], active_until=date(2024, 5, 31))
    with served.database.write() as connection:
        users.save(connection, [gone])
    form = at_browser(SUPERVISOR).get(f"{PAGE}/feiten/2/herstellen")
    assert form_of(form)["consultant"] == CONSULTANT
