"""What the README tells somebody to type works on the sample municipality, in that order."""

import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from journeys.application.bootstrap import open_journeys
from journeys.demo.sample import Sample, make
from tests.cli.door import Door
from tests.conftest import ENVIRONMENT

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
DAY = "2026-11-23"


@contextmanager
def no_bar(label: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Progress that nobody looks at."""
    yield lambda _: None


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Door:
    """The sample municipality on the day of the examples."""
    monkeypatch.setenv("JOURNEYS_MASTER_KEY", ENVIRONMENT["JOURNEYS_MASTER_KEY"])
    monkeypatch.chdir(tmp_path)  # where a document goes that is asked for by its name alone
    door = Door(f"sqlite:///{tmp_path / 'journeys.db'}", tmp_path)
    door.clock.set(DAY)
    with open_journeys(door.url, make=True, clock=door.clock) as journeys:
        make(Sample(journeys, door.url, tmp_path, date.fromisoformat(DAY)), no_bar)
    return door


def examples() -> list[list[str]]:
    """The commands of the block that is for the sample, without what follows on a # or as words."""
    (block,) = (
        b for b in re.findall(r"```\n(.*?)```", README, re.DOTALL) if "journeys record" in b
    )
    lines = block.splitlines()
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("journeys ")]


def test_the_examples_of_every_day_work_and_show_something(demo):
    commands = examples()
    assert len(commands) >= 6
    said = {words[0]: demo.run(*words).ok().out for words in commands}
    assert "R-000644" in said["due"]
    assert "Vervolgcontact" in said["correct"]
    (known,) = (words for words in commands if words[0] == "history")
    assert said["history"] != demo.run(*known[:2]).ok().out
    assert "hersteld door" in demo.run(*known[:2]).ok().out
    assert "hersteld door" not in said["history"]
    after = demo.run(*next(words for words in commands if words[0] == "due")).ok().out
    assert "R-000644" not in after
