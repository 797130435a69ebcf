"""Which process runs which tests, and that Python looks for rubbish seldom while they run."""

import gc
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

SHARED = ("tests/browser", "tests/docs")
"""Folders whose tests share one server, or of which one takes longest."""

gc.disable()


def pytest_collection_finish() -> None:
    """What was imported and collected stays: looked through time and again, it costs a tenth."""
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()


class ByPlace(LoadFileScheduling):  # type: ignore[misc] # ships no types
    """A file's tests run in one process, and so do those of some folders."""

    def _split_scope(self, nodeid: str) -> str:
        folder = nodeid.partition("::")[0].rpartition("/")[0]
        return folder if folder in SHARED else str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByPlace:
    """In place of the library's own."""
    return ByPlace(config, log)
