"""A session: how long it lasts, what ends it, and what no other site can do with it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from journeys.store.sessions import Ended, Sessions
from journeys.store.tables import sessions
from tests.cases import noon
from tests.service.answering import Browser, answering
from tests.service.asking import OWN, TODAY, Asking
from tests.usual import CONSULTANT

MINUTES = timedelta(minutes=1)

on_one_database = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def copied(asker: Asking, served) -> Asking:
    """Another browser with the very cookie of this one."""
    thief = Browser(answering(served))
    thief.cookies.update(asker.browser.cookies)
    return Asking(thief, None)


@on_one_database
def test_who_does_something_stays_signed_in_and_who_does_nothing_does_not(signed_in, clock):
    asker = signed_in(CONSULTANT)
    for _ in range(4):
        clock.set(clock.now + 29 * MINUTES)
        assert asker.get("/me").status_code == 200
    clock.set(clock.now + 31 * MINUTES)
    assert asker.get("/me").status_code == 401


@on_one_database
def test_after_twelve_hours_everybody_signs_in_again(signed_in, clock):
    asker, begun = signed_in(CONSULTANT), clock.now
    while clock.now < begun + timedelta(hours=11, minutes=40):
        assert asker.get("/me").status_code == 200
        clock.set(clock.now + 20 * MINUTES)
    clock.set(begun + timedelta(hours=12))
    assert asker.get("/me").status_code == 401


def test_a_cookie_that_was_taken_is_worth_nothing_after_signing_out(signed_in, served):
    asker = signed_in(CONSULTANT)
    thief = copied(asker, served)
    assert thief.get("/me").status_code == 200
    asker.browser.delete("/v1/session")
    assert thief.get("/me").status_code == 401


@on_one_database
def test_signing_in_again_ends_the_session_before_it(signed_in, served):
    asker = signed_in(CONSULTANT)
    before = copied(asker, served)
    Asking(asker.browser, CONSULTANT)
    assert before.get("/me").status_code == 401


def test_what_is_kept_opens_no_session_and_names_no_token(served, clock):
    kept = Sessions(served.keyring)
    with served.database.write() as connection:
        secret = kept.begin(connection, CONSULTANT, clock.now, id_token="eyJ.of.somebody")
        (row,) = connection.execute(select(sessions)).all()
        assert secret.encode() not in bytes(row.session)
        assert b"somebody" not in bytes(row.id_token)
        assert kept.end(connection, secret) == Ended(CONSULTANT, "eyJ.of.somebody")
        assert kept.found(connection, secret, clock.now) is None


@on_one_database
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
def test_another_site_has_nothing_done(signed_in, headers):
    asker = signed_in(CONSULTANT)
    answer = asker.post(f"/clients/{OWN}/facts", {"type": "ContactHeld"}, **headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "NOT_FROM_HERE")
    assert asker.browser.delete("/v1/session", headers=headers).status_code == 403
    assert asker.get("/me").status_code == 200


@on_one_database
def test_a_page_of_this_site_and_a_program_may(signed_in):
    asker = signed_in(CONSULTANT)
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}, {}):
        done = asker.post(
            f"/clients/{OWN}/facts", {"type": "ContactHeld", "channel": "gesprek"}, **headers
        )
        assert done.status_code == 201


@on_one_database
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_what_a_form_of_another_site_could_send_is_not_read(signed_in, kind):
    """An older browser, which does not say where it comes from."""
    asker = signed_in(CONSULTANT)
    wish = {"type": "ContactHeld", "channel": "gesprek"}
    answer = asker.post(f"/clients/{OWN}/facts", wish, **{"Content-Type": kind})
    assert answer.status_code == 400


@on_one_database
def test_a_link_in_a_mail_opens_its_page(at_browser):
    """A browser sends a lax cookie along with a link, and says that it comes from elsewhere."""
    asker = at_browser(CONSULTANT)
    from_a_mail = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert asker.browser.get("/mijn-week", headers=from_a_mail).status_code == 200
