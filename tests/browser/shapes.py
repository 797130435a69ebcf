"""What a page is made of, without its words: so that one of each kind is looked at closely."""

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "img", "br", "hr"}
TELLING = ("class", "type", "role", "autocomplete", "scope", "lang")
"""Attributes of which the value matters; of others it matters that they are there."""
Parts = frozenset[tuple[object, ...]]


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.within: list[object] = []
        self.parts: set[tuple[object, ...]] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag == "form" and given.get("method") == "get":
            self.links.append(given.get("action") or "")
        named = ((name, given[name] if name in TELLING else "") for name in sorted(given))
        self.within.append((tag, *named))
        self.parts.add(tuple(self.within))
        if tag in VOID:
            self.within.pop()

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.parts.add((*self.within, "words"))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.within:
            self.within.pop()


def parts_and_links(html: str) -> tuple[Parts, list[str]]:
    """Every kind of element on a page, each with what it stands in; and where its links lead."""
    reading = _Reading()
    reading.feed(html)
    return frozenset(reading.parts), reading.links
