"""The service on a municipality with a client of each consultant, asked as a browser would."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from journeys.application.bootstrap import Journeys
from tests.beginnings import beginning
from tests.service.answering import answering
from tests.service.asking import Asking, town
from tests.service.browsing import Browsing

SignedIn = Callable[[str], Asking]
AtBrowser = Callable[[str | None], Browsing]


@beginning
def served(journeys: Journeys) -> Journeys:
    """A municipality with clients."""
    town(journeys)
    return journeys


@pytest.fixture
def signed_in(served: Journeys) -> SignedIn:
    """Somebody who is signed in."""

    def sign_in(user: str) -> Asking:
        return Asking(TestClient(answering(served)), user)

    return sign_in


@pytest.fixture
def at_browser(served: Journeys) -> AtBrowser:
    """Somebody at a browser, on the pages."""

    def sign_in(user: str | None) -> Browsing:
        return Browsing(served, user)

    return sign_in
