"""Trying to sign in too often: nobody guesses on, and nobody waits longer than told."""

from datetime import timedelta

import pytest

from journeys.service.sign_in.attempts import MOST_OF_A_NAME, MOST_OF_AN_ADDRESS
from tests.cases import noon
from tests.service.answering import Browser, answering
from tests.service.asking import TODAY
from tests.service.browsing import text_of
from tests.usual import CONSULTANT


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def browser_at(journeys, address: str) -> Browser:
    return Browser(answering(journeys), client=(address, 50_000))


def tries(browser: Browser, user: str):
    return browser.post("/v1/session", json={"user": user})


def test_a_name_is_not_tried_on_and_on_from_anywhere_in_any_process(served, opened, clock):
    for number in range(MOST_OF_A_NAME):
        assert tries(browser_at(served, f"10.0.0.{number}"), "x.niemand").status_code == 401
        clock.set(clock.now + timedelta(minutes=1))
    elsewhere = browser_at(opened(), "10.0.0.9")
    refused = tries(elsewhere, "x.niemand")
    assert (refused.status_code, refused.json()["code"]) == (429, "TOO_MANY_ATTEMPTS")
    assert refused.headers["Retry-After"] == str((15 - MOST_OF_A_NAME) * 60)
    assert tries(elsewhere, CONSULTANT).status_code == 204

    clock.set(clock.now + timedelta(seconds=int(refused.headers["Retry-After"])))
    assert tries(elsewhere, "x.niemand").status_code == 401


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_an_address_that_tries_many_names_waits_and_others_do_not(served, at_browser):
    theirs = browser_at(served, "10.0.0.1")
    for number in range(MOST_OF_AN_ADDRESS):
        assert tries(theirs, f"x.niemand{number}").status_code == 401
    assert tries(theirs, CONSULTANT).status_code == 429
    assert tries(browser_at(served, "10.0.0.2"), CONSULTANT).status_code == 204


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_the_page_says_how_long_to_wait(at_browser):
    nobody = at_browser(None)
    for _ in range(MOST_OF_A_NAME):
        nobody.submit("/aanmelden", "/aanmelden", user="x.niemand")
    answer = nobody.submit("/aanmelden", "/aanmelden", user="x.niemand")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "900")
    assert "Probeer het over 15 minuten opnieuw" in text_of(answer)
