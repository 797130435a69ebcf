"""Everything about one person for themselves (AVG 15): whole, readable, and nothing of another."""

import json
import re

import pytest

from journeys.aggregates.authority import ROLES
from journeys.application.take_in import take_in_people
from journeys.store.people import Person
from tests.cases import destroy_key, fact, noon, record_at
from tests.service.asking import OTHERS, OWN
from tests.service.browsing import text_of
from tests.service.employing import employ
from tests.usual import CONSULTANT, INCOME, PRIVACY_OFFICER, SUPERVISOR

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

ZOE = Person("Zoë van den Berg", "1980-02-29", "999990019", "06 12345678", "zoe@example.org")
JAN = Person("Jan de Boer", "1971-12-01", "999990020", "06 87654321", "jan@example.org")
HOSTILE = (
    '<script>alert(1)</script> #read("/etc/passwd") {{ 7*7 }} \u202eomgekeerd. Zie ook '
    "r-000087, jan  DE boer, BSN 999990020; Jan belde."
)
PAGE = f"/inwoners/{OWN}/inzage"


@pytest.fixture(autouse=True)
def known(clock, served):
    """Two clients of one consultant, of whom somebody wrote too much in the file of the other."""
    clock.set(noon("2024-06-03"))
    take_in_people(served, {OWN: ZOE, OTHERS: JAN})
    role = "participatieconsulent"
    record_at(
        served,
        OTHERS,
        fact("ConsultantAssigned", "2024-06-03", role=role, consultant=CONSULTANT),
        fact("ContactHeld", "2024-06-03", by=CONSULTANT, note="alleen over Jan"),
    )
    record_at(
        served,
        OWN,
        fact("ContactHeld", "2024-06-03", by=CONSULTANT, note=HOSTILE),
        fact("ReferredToPartner", "2024-06-03", partner="schuldhulp"),
        fact("FactCorrected", "2024-06-03", fact=7, changes={"kind": "sociaal"}, reason="vergist"),
        fact("FactRetracted", "2024-06-03", fact=9, reason="was niet zo"),
    )


@pytest.fixture
def officer(at_browser, known):
    """The privacy officer, who gave a reason."""
    asker = at_browser(PRIVACY_OFFICER)
    done = asker.submit(f"/inwoners/{OWN}", f"/inwoners/{OWN}/reden", reason="verzoek om inzage")
    assert done.status_code == 303
    return asker


def test_everything_of_the_person_stands_in_it(officer, at_browser):
    at_browser(CONSULTANT).get(f"/inwoners/{OWN}")
    said = text_of(officer.get(PAGE))
    for expected in (
        *("Zoë van den Berg", "29-02-1980", "999990019", "06 12345678", "zoe@example.org"),
        "Soort: psychisch → sociaal; hersteld door 14",
        "Notitie: vertelde over thuis",
        "ingetrokken door 15",
        "Reden: was niet zo",
        f"{SUPERVISOR}, 01-02-2024 13:00",
        "Er was een gesprek. Een bericht of brief telt niet als gesprek.",
        "Waarom wij dit bewaren Zo weet elke collega wat er is besproken.",
        "tekst wil niet",
        "Wat wij nog moeten doen",
        f"{INCOME} Functie: inkomensconsulent",
        "Reden gegeven om het dossier te openen",
        "verzoek om inzage",
        f"{CONSULTANT} Wat: Dossier bekeken",
        "schuldhulp",
        "daarna nog 10 jaar",
        "Selectielijst gemeenten",
        "Autoriteit Persoonsgegevens",
    ):
        assert expected in said, expected


def test_every_fact_stands_in_it_once(officer, served):
    rows = re.findall(
        r'scope="row"><span class="rows__label">Nr: </span>(\d+)<', officer.get(PAGE).text
    )
    assert sorted(map(int, rows)) == list(range(1, 16))


def test_nothing_of_another_client_stands_in_it_in_any_form(officer):
    page = officer.get(PAGE)
    pdf = officer.get(f"{PAGE}/inzage.pdf")
    told = officer.get(f"{PAGE}/inzage.json")
    assert (pdf.headers["content-type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    for said in (text_of(page), told.text):
        for theirs in (OTHERS, "Boer", "999990020", "87654321", "jan@", "alleen over Jan", "1971"):
            assert theirs.casefold() not in said.casefold(), theirs
        assert said.count("[gegevens van een ander]") == 3
    assert "In 1 tekst stond iets over een andere inwoner" in text_of(page)
    assert json.loads(told.text)["person"]["bsn"] == "999990019"


def test_what_somebody_wrote_is_text_and_nothing_else(officer):
    page = officer.get(PAGE).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page
    assert "\u202e" not in page


def test_what_was_destroyed_is_told_as_such(officer, served):
    destroy_key(served, OWN)
    said = text_of(officer.get(PAGE))
    assert "vertelde over thuis" not in said
    assert "Notitie: vernietigd" in said
    assert "Uw naam en contactgegevens staan hier niet." in said
    assert "De teksten in uw dossier zijn vernietigd op 03-06-2024" in said
    assert officer.get(f"{PAGE}/inzage.pdf").status_code == 200


def test_only_the_privacy_officer_takes_it_out_and_after_a_reason(at_browser, served):
    for role in ROLES:
        asker = at_browser(employ(served, role))
        for path in (PAGE, f"{PAGE}/inzage.pdf", f"{PAGE}/inzage.json"):
            answer = asker.get(path)
            # Who has to give a reason first is brought to where it is asked.
            assert answer.status_code == (303 if role == "privacy_officer" else 403), (role, path)
    for user in (CONSULTANT, SUPERVISOR):
        assert at_browser(user).get(PAGE).status_code == 403


def test_that_it_was_taken_out_stands_in_it_too(officer):
    officer.get(f"{PAGE}/inzage.pdf")
    assert "Overzicht voor de inwoner gemaakt" in text_of(officer.get(PAGE))
