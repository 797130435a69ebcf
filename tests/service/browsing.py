"""Somebody at a browser without JavaScript: pages, links, and the forms that stand on them."""

import re
from html import unescape
from typing import Any

from httpx2 import Response

from journeys.application.bootstrap import Journeys
from tests.service.answering import Browser, answering

TAG = re.compile(r"<[^>]*>")
SECRET = re.compile(r'name="csrf" value="([^"]+)"')


class Browsing:
    """A browser of its own, signed in as a user unless that is nobody."""

    def __init__(self, served: Journeys, user: str | None) -> None:
        self.browser = Browser(
            answering(served), headers={"Accept": "text/html"}, follow_redirects=False
        )
        if user is not None:
            done = self.submit("/aanmelden", "/aanmelden", user=user)
            assert done.status_code == 303, done.text

    def get(self, path: str, **query: Any) -> Response:
        """What a page says."""
        return self.browser.get(path, params=query or None)

    def submit(self, page: str, action: str, **fields: Any) -> Response:
        """Fill in a form of a page and send it."""
        secret = SECRET.search(self.browser.get(page).text)
        assert secret, f"no form on {page}"
        return self.browser.post(action, data={"csrf": secret[1], **fields})


def text_of(answer: Response) -> str:
    """What somebody reads on a page, without its markup."""
    return " ".join(unescape(TAG.sub(" ", answer.text)).split())
