"""Filling in the form that stands on a page, as a browser without JavaScript sends it."""

from html.parser import HTMLParser
from typing import Any

from httpx2 import Response

from tests.service.browsing import Browsing

RECORD_FORM = "record-form"
CHOSEN = {"radio": "checked", "checkbox": "checked"}


class _Form(HTMLParser):
    """What the form of a page would send as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.fields: dict[str, Any] = {}
        self.at: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = RECORD_FORM in (given.get("class") or "")
        name = given.get("name")
        if not self.inside or tag == "button":
            return
        if tag == "option" and "selected" in given and self.at:
            self.fields[self.at] = given.get("value") or ""
        elif name and tag == "input":
            needed = CHOSEN.get(given.get("type") or "")
            if needed is None or needed in given:
                self.fields[name] = given.get("value") or ""
        elif name:
            self.at, self.fields[name] = name, ""

    def handle_data(self, data: str) -> None:
        if self.inside and self.at and self.lasttag == "textarea":
            self.fields[self.at] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self.at = None
        if tag == "form":
            self.inside = False


def form_of(answer: Response) -> dict[str, Any]:
    """The fields of the form on a page, with what stands in them."""
    form = _Form()
    form.feed(answer.text)
    return form.fields


def send(asker: Browsing, answer: Response, path: str, **fields: Any) -> Response:
    """Send the form on a page that was got, with these fields filled in."""
    return asker.browser.post(path, data={**form_of(answer), **fields})


def fill_in(asker: Browsing, path: str, **fields: Any) -> Response:
    """Open a page, fill in its form and send it."""
    return send(asker, asker.get(path), path, **fields)
