"""Wishing a mail each morning, on a page."""

import pytest

from journeys.store import mails
from tests.service.asking import TODAY
from tests.service.browsing import text_of
from tests.usual import CONSULTANT

PATH = "/mijn-week/mail"


@pytest.fixture
def engine():
    return "sqlite"


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(TODAY)


def wished(served):
    with served.database.read() as connection:
        return mails.wishes(connection)


def test_it_is_put_on_and_off(at_browser, served):
    consultant = at_browser(CONSULTANT)
    assert "U krijgt nu geen mail" in text_of(consultant.get(PATH))
    answer = consultant.submit(PATH, PATH, adres=" p.jansen@gemeente.nl ", aan="ja")
    assert (answer.status_code, answer.headers["location"]) == (303, PATH)
    assert wished(served) == {CONSULTANT: "p.jansen@gemeente.nl"}
    assert "elke werkdag een mail op p.jansen@gemeente.nl" in text_of(consultant.get(PATH))
    consultant.submit(PATH, PATH, adres="p.jansen@gemeente.nl")
    assert wished(served) == {}


@pytest.mark.parametrize(
    "address",
    ["", "p.jansen", "p@localhost", "a@b.nl, c@d.nl", "a@b.nl\nBcc: c@d.nl", f"{'a' * 250}@b.nl"],
)
def test_what_is_not_one_address_is_refused_beside_the_field(at_browser, served, address):
    answer = at_browser(CONSULTANT).submit(PATH, PATH, adres=address, aan="ja")
    assert answer.status_code == 400
    assert "Vul één e-mailadres in" in text_of(answer)
    assert wished(served) == {}


def test_who_has_no_list_gets_none(at_browser):
    assert at_browser("a.beheer").get(PATH).status_code == 403
