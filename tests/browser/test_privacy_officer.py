"""A privacy officer's day: a file opens after a reason, to be read and not to be changed."""

from tests.browser.town import BY_ROLE, SUSPECTED


def test_a_day(visit):
    at = visit(BY_ROLE["privacy_officer"])
    page = at.page
    at.go(f"/inwoners/{SUSPECTED}")
    page.get_by_label("Waarom").fill("Verzoek om inzage.")
    page.get_by_role("button", name="Open het dossier").click()
    assert "Vermoeden van niet willen gemeld" in at.said()
    assert not page.get_by_role("link", name="vastleggen").count()
    assert at.faults() == []
