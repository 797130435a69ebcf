"""The words stand below everything but the clock."""

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
    ours = {module.split(".")[1] for module in found if module.startswith("journeys.")}
    assert ours <= {"language", "clock"}
