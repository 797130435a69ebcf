"""A WSP-consulent's day: a client whom they lead, and how the placement goes."""

from tests.browser.town import WORKS
from tests.usual import WSP


def test_a_day(visit):
    at = visit(WSP)
    page = at.page
    assert at.heading() == "Mijn week"

    at.go(f"/inwoners/{WORKS}/vastleggen/PlacedInWork")
    page.get_by_label("regulier").check()
    page.get_by_role("button", name="Vastleggen").click()
    assert "Vastgelegd: Geplaatst in werk" in at.said()
    assert at.faults() == []
