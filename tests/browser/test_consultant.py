"""A participatieconsulent's day: whom to speak to, a talk recorded in a few clicks, and undone."""

from datetime import timedelta

from tests.browser.town import SPOKEN_TO, TODAY
from tests.usual import CONSULTANT

YESTERDAY = TODAY - timedelta(days=1)
COUNT_PRINTS = "() => { window.prints = 0; window.print = () => { window.prints += 1; }; }"


def test_a_day(visit):
    at = visit(CONSULTANT)
    page = at.page
    assert (at.heading(), "te laat" in at.said()) == ("Mijn week", True)

    page.click(f'a[href="/inwoners/{SPOKEN_TO}/vastleggen/ContactHeld"]')
    page.get_by_label("gesprek", exact=True).check()
    page.get_by_label("Notitie").fill("Zoekt iets voor de ochtend.")
    page.get_by_role("button", name="Vastleggen").click()
    assert "Vastgelegd: Gesprek gevoerd" in at.said()
    assert at.faults() == []

    page.get_by_role("link", name="Herstellen van feit 4").click()
    page.get_by_label("Datum").fill(str(YESTERDAY))
    page.get_by_role("button", name="Toon wat dit verandert").click()
    assert "Nog niet vastgelegd" in at.said()
    assert at.faults() == []
    page.get_by_label("Waarom").fill("Het was gisteren.")
    page.get_by_role("button", name="Toon wat dit verandert").click()
    assert "Er is nog niets vastgelegd" in at.said()
    assert f"{TODAY:%d-%m-%Y} → {YESTERDAY:%d-%m-%Y}" in at.said()
    assert at.faults() == []
    page.get_by_role("button", name="Herstellen").click()
    assert "hersteld door 5" in at.said()

    page.get_by_text("Terug in de tijd").click()
    page.get_by_label("Zoals bekend op").fill(f"{YESTERDAY}T12:00")
    page.get_by_role("button", name="Toon").click()
    then = page.get_by_role("region", name="Wat er toen bekend was").inner_text()
    assert "Gesprek gevoerd" not in then
    assert at.faults() == []


def test_the_week_on_paper(visit):
    at = visit(CONSULTANT)
    at.page.evaluate(COUNT_PRINTS)
    at.page.get_by_role("button", name="Afdrukken").click()
    assert at.page.evaluate("window.prints") == 1
    at.page.emulate_media(media="print")
    assert at.page.get_by_role("heading", name="Mijn week").is_visible()
    assert not at.page.get_by_role("banner").is_visible()
    assert not at.page.get_by_role("link", name="Gesprek vastleggen").first.is_visible()
