"""A teamleider's day: everybody's week, and a client's history as it was known then."""

from datetime import timedelta

from tests.browser.town import PARTICIPATES, TODAY
from tests.usual import SUPERVISOR


def test_a_day(visit):
    at = visit(SUPERVISOR)
    page = at.page
    assert at.heading() == "Mijn week"
    page.get_by_text("Kiezen en ordenen").click()
    page.get_by_label("Van wie").select_option("iedereen")
    page.get_by_role("button", name="Toon").click()
    assert at.heading() == "De week van iedereen"
    assert at.faults() == []

    at.go(f"/inwoners/{PARTICIPATES}?bekend={TODAY - timedelta(days=30)}T12:00")
    assert "Terug in de tijd" in at.said()
    assert "Gescreend" not in page.get_by_role("region", name="Wat er toen bekend was").inner_text()
    assert "Gescreend" in page.get_by_role("region", name="Wat er sindsdien").inner_text()
    assert at.faults() == []

    at.go(f"/inwoners/{PARTICIPATES}/overdracht")
    page.get_by_label("Aan wie").select_option("p.smit")
    page.get_by_role("button", name="Maak de bladzijde").click()
    assert "Wat er moet gebeuren" in at.said()
    assert at.faults() == []
