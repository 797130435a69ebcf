"""Doors to municipalities: with its staff, with nothing at all, and on every database."""

import shutil
from pathlib import Path

import pytest

from tests.cli.door import Door
from tests.conftest import MASTER_KEY


@pytest.fixture(autouse=True)
def same_key_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYS_MASTER_KEY", MASTER_KEY)
    monkeypatch.delenv("JOURNEYS_DATABASE_URL", raising=False)


@pytest.fixture
def door(laid_out: Path, tmp_path: Path) -> Door:
    """A municipality with its staff and no clients."""
    shutil.copy(laid_out, tmp_path / "door.db")
    return Door(f"sqlite:///{tmp_path / 'door.db'}", tmp_path)


@pytest.fixture
def empty(tmp_path: Path) -> Door:
    """A place where nothing has been made yet."""
    return Door(f"sqlite:///{tmp_path / 'new.db'}", tmp_path)


@pytest.fixture
def everywhere(url: str, tmp_path: Path) -> Door:
    """A municipality with its staff and no clients, on each of the databases."""
    return Door(url, tmp_path)
