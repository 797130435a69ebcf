"""Without a mouse: a talk is recorded by keys alone, and one always sees where one is."""

from playwright.sync_api import Page

from tests.browser.town import SPOKEN_TO_BY_KEYS
from tests.usual import CONSULTANT

MOST_STOPS = 150
FOCUSED = """() => {
  const at = document.activeElement, looks = getComputedStyle(at);
  const name = at.labels?.[0]?.innerText ?? at.innerText;
  const outlined = looks.outlineStyle !== "none" && parseFloat(looks.outlineWidth) >= 2;
  return {name, address: at.getAttribute("href"), outlined: outlined || at === document.body};
}"""


def tab_to(page: Page, *, name: str = "", address: str = "") -> None:
    """Go from stop to stop until one is there; at each it is seen where one is."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        assert stop["outlined"], f"nobody sees that {stop} has the focus"
        if (address and stop["address"] == address) or (name and name in (stop["name"] or "")):
            return
    raise AssertionError(f"no stop {name}{address} on {page.url}")


def enter(page: Page, leads_to: str) -> None:
    """Press Enter, and be brought elsewhere."""
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{leads_to}")


def test_a_talk_is_recorded_by_keys_alone(visit):
    at = visit(None)
    page = at.page
    tab_to(page, name=CONSULTANT)
    enter(page, "/mijn-week")
    tab_to(page, name="Naar de inhoud")
    enter(page, "/mijn-week#inhoud")
    form = f"/inwoners/{SPOKEN_TO_BY_KEYS}/vastleggen/ContactHeld"
    tab_to(page, address=form)
    enter(page, form)
    tab_to(page, name="gesprek")
    page.keyboard.press("Space")
    tab_to(page, name="Notitie")
    page.keyboard.type("Belt liever.")
    tab_to(page, name="Vastleggen")
    enter(page, f"/inwoners/{SPOKEN_TO_BY_KEYS}?vastgelegd=4")
    assert "Vastgelegd: Gesprek gevoerd" in at.said()
    assert "Belt liever." in at.said()


def test_what_is_wrong_is_where_the_keys_are(visit):
    at = visit(CONSULTANT)
    at.go(f"/inwoners/{SPOKEN_TO_BY_KEYS}/vastleggen/ContactHeld")
    tab_to(at.page, name="Vastleggen")
    at.page.keyboard.press("Enter")
    at.page.get_by_role("alert").wait_for()
    assert at.page.evaluate("document.activeElement.id") == "fouten"
