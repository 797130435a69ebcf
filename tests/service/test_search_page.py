"""Finding a client on a page: by what one knows of them, and with nothing of it in an address."""

import pytest

from journeys.aggregates.authority import ROLES
from journeys.application.take_in import take_in_people
from journeys.service.access.rights import Action, may
from journeys.store.people import Person
from journeys.store.processing_log import ProcessingLog
from journeys.store.tables import audit_log, processing_log
from tests.cases import noon
from tests.service.asking import OTHERS, OWN, TODAY
from tests.service.browsing import text_of
from tests.service.employing import employ
from tests.usual import CONSULTANT, SUPERVISOR

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

ZOE = Person(name="Zoë van den Berg-Łuczak", birth_date="1980-02-29", bsn="999990019")
JAN = Person(name="Jan <b>de</b> Boer", birth_date="1971-12-01", bsn="999990020")


@pytest.fixture(autouse=True)
def known(clock, served):
    clock.set(noon(TODAY))
    take_in_people(served, {OWN: ZOE, OTHERS: JAN})


def searched(asker, typed, page="/zoeken"):
    return asker.submit(page, "/zoeken", wie=typed)


FOUND = {
    "zoe berg": [OWN],
    "29-2-1980": [OWN],
    "1971-12-01": [OTHERS],
    "boer 01/12/1971": [OTHERS],
    "boer 02-12-1971": [],
    "999990019": [OWN],
    " 9999.90.020 ": [OTHERS],
    "999990032": [],
    "r-000087": [OTHERS],
    "R-0000": [],
    "an": [OWN, OTHERS],
}
TOO_LITTLE = "Vul ten minste twee letters"
WRONG = {
    "": TOO_LITTLE,
    "x": TOO_LITTLE,
    "31-02-1980": "Deze dag bestaat niet",
    "\x00\ud7ff" * 200: TOO_LITTLE,
}


def test_a_client_is_found_by_whatever_one_knows(at_browser):
    asker = at_browser(CONSULTANT)
    for typed, found in FOUND.items():
        answer = searched(asker, typed)
        assert answer.status_code == 200
        links = [ref for ref in (OWN, OTHERS) if f'href="/inwoners/{ref}"' in answer.text]
        assert links == found, typed


def test_what_is_wrong_is_told_beside_the_field(at_browser):
    asker = at_browser(CONSULTANT)
    for typed, said in WRONG.items():
        answer = searched(asker, typed)
        assert answer.status_code == 400
        assert said in text_of(answer)
        assert 'aria-describedby="wie-fout' in answer.text


def test_who_is_not_found_can_be_sought_otherwise(at_browser):
    said = text_of(searched(at_browser(CONSULTANT), "pietersen"))
    assert "Niemand gevonden" in said
    assert "Dit kunt u proberen" in said


def test_one_searches_from_every_page(at_browser):
    answer = searched(at_browser(SUPERVISOR), "boer", page=f"/inwoners/{OWN}")
    assert f'href="/inwoners/{OTHERS}"' in answer.text


def test_somebody_elses_client_opens_after_a_reason(at_browser):
    asker = at_browser(CONSULTANT)
    assert "Jan &lt;b&gt;de&lt;/b&gt; Boer" in searched(asker, "boer").text
    answer = asker.get(f"/inwoners/{OTHERS}")
    assert (answer.status_code, "Geef een reden" in text_of(answer)) == (403, True)


def test_whoever_was_shown_is_noted_and_what_was_typed_is_not(at_browser, served):
    answer = searched(at_browser(CONSULTANT), "999990019")
    assert "999990019" not in answer.text.replace('value="999990019"', "")
    with served.database.read() as connection:
        lines = connection.execute(processing_log.select()).all()
        audited = connection.execute(audit_log.select()).all()
    named = [ProcessingLog(served.keyring).person_of(line.person) for line in lines]
    assert [(line.operation, ref) for line, ref in zip(lines, named, strict=True)] == [
        ("searchPeople", OWN)
    ]
    assert (audited[-1].action, audited[-1].object) == ("searchPeople", "/zoeken")
    assert "999990019" not in str(audited)


def test_only_who_has_clients_to_find_may_search(at_browser, served):
    for role in ROLES:
        asker = at_browser(employ(served, role))
        allowed = may([role], Action.search_people)
        answer = asker.get("/zoeken")
        assert (answer.status_code == 200) == allowed, role
        assert ('href="/zoeken"' in answer.text) == allowed
        assert ('action="/zoeken"' in asker.get("/mijn-week").text) == allowed
        searching = searched(asker, "boer", page="/mijn-week")
        assert searching.status_code == (200 if allowed else 403)


def test_no_other_site_can_search_here(at_browser):
    answer = at_browser(CONSULTANT).browser.post("/zoeken", data={"wie": "boer"})
    assert answer.status_code == 403
