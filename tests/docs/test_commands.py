"""The documents name only commands and options that there are."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

from journeys.cli.app import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/**/*.md")],
    key=lambda path: path.name,
)


def commands_in(document: Path) -> Iterator[list[str]]:
    """Each command line in a document's code, its words apart."""
    text = document.read_text(encoding="utf-8")
    code = [*re.findall(r"```[a-z]*\n(.*?)```", text, re.DOTALL), *re.findall(r"`([^`\n]+)`", text)]
    for line in "\n".join(code).splitlines():
        if found := re.match(r"\s*(?:\$ )?journeys ((?!/)[a-z-].*)", line):
            yield found[1].split()


def unknown(words: list[str]) -> str | None:
    """The first word that is no command or option of ours."""
    command: Any = typer.main.get_group(app)
    while words and words[0] == "--db":
        words = words[2:]
    while isinstance(command, TyperGroup) and words and re.fullmatch(r"[a-z][a-z-]*", words[0]):
        if words[0] not in command.commands:
            return words[0]
        command = command.commands[words.pop(0)]
    options = {name for parameter in command.params for name in parameter.opts}
    given = (word.split("=")[0] for word in words if word.startswith("--"))
    return next((word for word in given if word not in options | {"--help"}), None)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_in_a_document_exists(document):
    wrong = [word for words in commands_in(document) if (word := unknown(words))]
    assert wrong == []
