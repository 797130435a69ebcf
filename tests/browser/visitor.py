"""Somebody at a real browser, and what every page they come by must be."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
AXE = Axe()
PATIENCE = 30_000
"""Milliseconds; on a busy machine a page may take some."""
PLANTED = "script:not([src]), [onerror], [onload], [style], main iframe, main object"
"""What stands on no page of ours: somebody's words became part of it."""


class Visitor:
    """A person with a browser window of their own, signed in by a click unless that is nobody."""

    def __init__(self, page: Page, address: str, user: str | None) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.on("console", lambda said: self._note(said.type, said.text))
        page.on("pageerror", lambda error: self._note("error", str(error)))
        page.on("dialog", self._dismiss)
        page.goto(f"{address}/aanmelden")
        if user is not None:
            page.click(f'button[name="user"][value="{user}"]')

    def _note(self, kind: str, text: str) -> None:
        """Keep what the browser complains of: also what the content policy kept from happening."""
        if kind in ("error", "warning") and "status of 40" not in text:
            self.complaints.append(text)

    def _dismiss(self, dialog: Dialog) -> None:
        self._note("error", dialog.message)
        dialog.dismiss()

    def go(self, path: str) -> None:
        """Open a page."""
        self.page.goto(f"{self.address}{path}")

    def heading(self) -> str:
        """What the page is called."""
        return self.page.locator("h1").inner_text()

    def said(self) -> str:
        """What stands on the page."""
        return self.page.locator("main").inner_text()

    def faults(self) -> list[str]:
        """Everything that is wrong with the page before them; looking widens the window."""
        self.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        found = [f"{self.page.url}: {fault}" for fault in (*self.complaints, *self._narrow())]
        self.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        self.complaints.clear()
        violations: list[dict[str, Any]] = AXE.run(self.page).response["violations"]
        return found + [f"{self.page.url}: {_told(one)}" for one in violations]

    def _narrow(self) -> Iterator[str]:
        page = self.page
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > NARROW["width"]:
            yield f"{wide} wide on a screen of {NARROW['width']}"
        if planted := page.locator(PLANTED).count():
            yield f"{planted} elements that are not ours"
        if (headings := page.locator("h1").count()) != 1:
            yield f"{headings} first headings"


def _told(violation: dict[str, Any]) -> str:
    places = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
    return f"{violation['id']}: {violation['help']} – {places}"


@contextmanager
def visiting(browser: Browser, address: str, user: str | None, **how: Any) -> Iterator[Visitor]:
    """Somebody who signs in at a browser, which forgets them afterwards."""
    context = browser.new_context(viewport=WIDE, locale="nl-NL", **how)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    try:
        yield Visitor(context.new_page(), address, user)
    finally:
        context.close()
