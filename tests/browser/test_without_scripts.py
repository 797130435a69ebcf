"""With JavaScript off, everything goes as with it."""

from tests.browser.town import OTHERS, SPOKEN_TO_WITHOUT_SCRIPTS
from tests.usual import CONSULTANT


def test_a_talk_is_recorded_and_taken_back(visit):
    at = visit(CONSULTANT, java_script_enabled=False)
    page = at.page
    assert not page.get_by_role("button", name="Afdrukken").is_visible()
    page.click(f'a[href="/inwoners/{SPOKEN_TO_WITHOUT_SCRIPTS}"]')
    page.get_by_role("link", name="Gesprek vastleggen").click()
    page.get_by_role("button", name="Vastleggen").click()
    assert "Nog niet vastgelegd" in at.said()
    page.get_by_label("gesprek", exact=True).check()
    page.get_by_role("button", name="Vastleggen").click()
    assert "Vastgelegd: Gesprek gevoerd" in at.said()
    page.get_by_role("link", name="Maak het ongedaan").click()
    page.get_by_label("Waarom").fill("Verkeerde inwoner.")
    page.get_by_role("button", name="Intrekken").click()
    assert "ingetrokken door 5" in at.said()
    page.get_by_role("button", name="Afmelden").click()
    assert at.heading() == "Aanmelden"


def test_a_file_of_somebody_else_opens_after_a_reason(visit):
    at = visit(CONSULTANT, java_script_enabled=False)
    at.go(f"/inwoners/{OTHERS}")
    at.page.get_by_role("button", name="Open het dossier").click()
    assert "Nog niet vastgelegd" in at.said()
    at.page.get_by_label("Waarom").fill("Collega is vrij.")
    at.page.get_by_role("button", name="Open het dossier").click()
    assert at.heading() == f"Inwoner {OTHERS}"
