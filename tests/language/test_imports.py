"""The words stand below everything else."""

import ast
from pathlib import Path

import journeys.language

HERE = Path(journeys.language.__file__).parent


def test_the_language_imports_nothing_else_of_the_product() -> None:
    found = [
        node.module
        for file in HERE.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    ]
    assert [m for m in found if m.startswith("journeys") and "journeys.language" not in m] == []
