"""Finding somebody by who they are."""

import pytest

from journeys.application.take_in import take_in_people
from journeys.store.people import Person
from journeys.store.processing_log import ProcessingLog
from journeys.store.tables import processing_log
from tests.service.asking import OTHERS, OWN
from tests.usual import CONSULTANT

ZOE = Person(name="Zoë van den Berg-Łuczak", birth_date="1980-02-29", bsn="999990019")
JAN = Person(name="Jan de Boer", birth_date="1971-12-01", bsn="999990020")


@pytest.fixture(autouse=True)
def known(served):
    take_in_people(served, {OWN: ZOE, OTHERS: JAN})


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ({"name": "zoe"}, [OWN]),
        ({"name": "VAN DEN BERG"}, [OWN]),
        ({"name": "berg zoë"}, [OWN]),
        ({"name": "an"}, [OWN, OTHERS]),
        ({"name": "boer", "birth_date": "1971-12-01"}, [OTHERS]),
        ({"name": "boer", "birth_date": "1971-12-02"}, []),
        ({"birth_date": "1980-02-29"}, [OWN]),
        ({"bsn": "999990019"}, [OWN]),
        ({"bsn": "999990032"}, []),
        ({"bsn": "999990019", "name": "boer"}, []),
        ({"name": "pietersen"}, []),
    ],
)
def test_somebody_is_found_by_what_is_known_of_them(signed_in, sought, found):
    answer = signed_in(CONSULTANT).post("/people/searches", sought)
    assert sorted(one["client"] for one in answer.json()["items"]) == sorted(found)


@pytest.mark.parametrize("sought", [{}, {"name": "x"}, {"name": " . "}, {"bsn": "1"}])
def test_too_little_finds_nobody(signed_in, sought):
    assert signed_in(CONSULTANT).post("/people/searches", sought).status_code == 400


def test_whoever_is_found_is_noted_and_no_bsn_is_told(signed_in, served):
    answer = signed_in(CONSULTANT).post("/people/searches", {"bsn": "999990019"})
    assert "999990019" not in answer.text
    log = ProcessingLog(served.keyring)
    with served.database.read() as connection:
        lines = connection.execute(processing_log.select()).all()
    assert [log.person_of(line.person) for line in lines] == [OWN]
