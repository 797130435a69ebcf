"""One browser and one served town for all who visit; without a Chromium they are left out."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.town import lay_out, live
from tests.browser.visitor import Visitor, visiting
from tests.left_out import chromium_found
from tests.serving import serving

Visits = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a screen."""
    path = chromium_found()
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        # As root a container is its own fence; Chromium's cannot be put up in it.
        yield playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])


@pytest.fixture(scope="session")
def address(
    browser: Browser, laid_out: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the town is served."""
    path = tmp_path_factory.mktemp("town") / "journeys.db"
    shutil.copy(laid_out, path)
    url = f"sqlite:///{path}"
    lay_out(url)
    with serving(url) as served_at:
        live(served_at)
        yield served_at


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visits]:
    """Let somebody come by, with a browser window of their own."""
    with ExitStack() as windows:

        def come_by(user: str | None, **how: Any) -> Visitor:
            return windows.enter_context(visiting(browser, address, user, **how))

        yield come_by
