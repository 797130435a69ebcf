"""What a run of the tests left out because this machine lacks it, said so that nobody misses it."""

import shutil
from collections.abc import Generator

import pytest

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium_found() -> str | None:
    """Where Chromium stands on this machine."""
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter,
) -> Generator[None, None, None]:
    """At the end of the run, after everything else that is said of it."""
    yield
    skipped = terminalreporter.stats.get("skipped", [])
    left_out = [report for report in skipped if "browser" in report.keywords]
    if left_out and chromium_found() is None:
        terminalreporter.section("LEFT OUT", sep="!", red=True, bold=True)
        terminalreporter.line(
            f"{len(left_out)} tests in a real browser were NOT RUN: there is no Chromium on this "
            "machine. Nothing was checked of keyboard, screen readers, narrow screens and what "
            "a browser refuses.",
            red=True,
        )
        terminalreporter.line("On Debian or Ubuntu: sudo apt install chromium", red=True)
