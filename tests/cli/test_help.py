"""Help that a consultant can read, for every command there is."""

import re
from collections.abc import Iterator

import pytest
import typer
from typer.core import TyperGroup

from journeys.cli.app import app
from tests.cli.door import Door

ENGLISH = ("Usage", "Options", "Arguments", "Commands", "Show this", "[required]", "default:")


def commands(group: TyperGroup, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command, and every group of them, as one types it."""
    yield path
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


EVERY = list(commands(typer.main.get_group(app)))


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_every_command_explains_itself_in_dutch(path, tmp_path):
    door = Door(f"sqlite:///{tmp_path}/none.db", tmp_path)
    out = door.run(*path, "--help").ok().out
    assert f"Gebruik: {' '.join(('journeys', *path))} " in " ".join(out.split())
    assert "Toon deze uitleg." in out
    for word in ENGLISH:
        assert word not in out
    assert not re.search(r"<(int|str|bool|path|Path|list)", out)


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
@pytest.mark.parametrize("columns", ["80", "100"])
def test_help_fits_the_terminal(path, columns, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    out = Door(f"sqlite:///{tmp_path}/none.db", tmp_path).run(*path, "--help").ok().out
    assert max(map(len, out.splitlines())) <= int(columns)


@pytest.mark.parametrize("path", [("import",), ("export",)], ids=" ".join)
def test_without_a_command_the_choice_is_shown(path, tmp_path):
    said = Door(f"sqlite:///{tmp_path}/none.db", tmp_path).run(*path)
    assert said.code == 2
    assert "Commando's" in said.out
    assert said.err == ""
