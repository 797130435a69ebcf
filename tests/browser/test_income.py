"""An inkomensconsulent's day: a wrong trede signalled, and nothing seen that tells of health."""

from tests.browser.stories import HOSTILE
from tests.browser.town import PARTICIPATES
from tests.usual import INCOME


def test_a_day(visit):
    at = visit(INCOME)
    page = at.page
    assert at.heading() == "Mijn week"

    at.go(f"/inwoners/{PARTICIPATES}")
    told = page.get_by_role("region", name="Wat er gebeurd is").inner_text()
    assert "psychisch" not in told
    assert HOSTILE not in told

    page.get_by_role("link", name="Iets anders vastleggen").click()
    page.get_by_role("link", name="Trede-signaal gegeven").click()
    page.get_by_label("3 –").check()
    page.get_by_label("Reden").fill("Werkt al een halve week.")
    page.get_by_role("button", name="Vastleggen").click()
    assert "Vastgelegd: Trede-signaal gegeven" in at.said()
    assert at.faults() == []
