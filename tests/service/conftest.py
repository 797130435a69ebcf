"""The service on a municipality with a client of each consultant, asked as a browser would."""

from collections.abc import Callable, Iterator

import pytest
from anyio.from_thread import start_blocking_portal

from journeys.application.bootstrap import Journeys
from tests.beginnings import beginning
from tests.service.answering import Browser, answering
from tests.service.asking import Asking, town
from tests.service.browsing import Browsing

SignedIn = Callable[[str], Asking]
AtBrowser = Callable[[str | None], Browsing]


@pytest.fixture(scope="session", autouse=True)
def one_loop() -> Iterator[None]:
    """The loop of all browsers."""
    with start_blocking_portal() as Browser.portal:
        yield
    Browser.portal = None


@beginning
def served(journeys: Journeys) -> Journeys:
    """A municipality with clients."""
    town(journeys)
    return journeys


@pytest.fixture
def signed_in(served: Journeys) -> SignedIn:
    """Somebody who is signed in."""

    def sign_in(user: str) -> Asking:
        return Asking(Browser(answering(served)), user)

    return sign_in


@pytest.fixture
def at_browser(served: Journeys) -> AtBrowser:
    """Somebody at a browser, on the pages."""

    def sign_in(user: str | None) -> Browsing:
        return Browsing(served, user)

    return sign_in
