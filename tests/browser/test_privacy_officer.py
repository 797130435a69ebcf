"""A privacy officer's day: a file opens after a reason, to be read, given and not changed; and who
looked stands in the log, they themselves too.
"""

from tests.browser.town import SUSPECTED
from tests.usual import PRIVACY_OFFICER


def test_a_day(visit):
    at = visit(PRIVACY_OFFICER)
    page = at.page
    at.go(f"/inwoners/{SUSPECTED}")
    page.get_by_label("Waarom").fill("Verzoek om inzage.")
    page.get_by_role("button", name="Open het dossier").click()
    assert "Vermoeden van niet willen gemeld" in at.said()
    assert not page.get_by_role("link", name="vastleggen").count()
    assert at.faults() == []
    page.get_by_role("link", name="Alles voor de inwoner zelf").click()
    assert "Lees dit door voordat u het geeft." in at.said()

    page.get_by_role("link", name="Inzage").click()
    page.get_by_label("Inwonernummer").fill(SUSPECTED)
    page.get_by_role("button", name="Toon").click()
    assert "Verzoek om inzage." in at.said()
    assert at.faults() == []
