"""The conformance examples through the command line: these files give exactly these lists."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.door import Door
from tests.postgres import schema_of_its_own

EXAMPLES = Path(__file__).parents[1] / "examples"
DAYS = ("2024-06-03", "2025-08-29", "2026-11-20")
LEFT_OUT = ("because", "source", "policy")


@pytest.fixture
def new(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Door]:
    """A place where nothing has been made yet, on each of the databases."""
    if engine == "sqlite":
        yield Door(f"sqlite:///{tmp_path / 'examples.db'}", tmp_path)
        return
    with schema_of_its_own(request.getfixturevalue("postgres")) as url:
        yield Door(url, tmp_path)


def in_any_order(row: dict[str, Any]) -> tuple[str, str, str, str]:
    return (row["due_on"], row["client"], row["role"], row["person"] or "")


def test_the_examples_give_exactly_their_lists(new):
    new.run("import", "users", EXAMPLES / "users.csv").ok()
    said = new.run("import", "facts", "--as", "import", "--history", EXAMPLES / "facts.jsonl")
    number = len((EXAMPLES / "facts.jsonl").read_bytes().splitlines())
    assert said.ok().out == f"{number} feiten vastgelegd, 0 stonden er al, 0 regels geweigerd.\n"
    for day in DAYS:
        found = new.due(day)
        assert found == sorted(found, key=lambda row: (row["due_on"], row["client"]))
        for row in found:
            for reason in row["reasons"]:
                assert all(reason.pop(name) for name in LEFT_OUT)
        expected = json.loads((EXAMPLES / f"due-{day}.json").read_bytes())
        assert sorted(found, key=in_any_order) == sorted(expected, key=in_any_order)
    new.run("verify").ok()
