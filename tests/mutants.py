"""mutmut, that also alters what a decorator registers: ``python -P tests/mutants.py run``.

By itself it leaves every decorated function alone, and every rule and step of a fold is one.
Only the function in use keeps its decorators, so that no altered copy is registered beside it.
It is run by its path: were it a module of ``tests``, the tests would come from here and not from
the altered tree.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import libcst as cst
from mutmut.__main__ import cli
from mutmut.mutation import file_mutation
from mutmut.mutation.file_mutation import MutationVisitor

REGISTERS = {"guard", "on", "property"}
"""Decorators that call the function anew each time; one that remembers would hide the altered."""

_skipped = MutationVisitor._skip_node_and_children
_arranged = file_mutation.function_trampoline_arrangement


def _registered(node: cst.CSTNode) -> bool:
    if not isinstance(node, cst.FunctionDef) or not node.decorators:
        return False
    applied = [d.decorator for d in node.decorators]
    names = [a.func if isinstance(a, cst.Call) else a for a in applied]
    return all(isinstance(name, cst.Name) and name.value in REGISTERS for name in names)


def _skip(self: MutationVisitor, node: cst.CSTNode) -> bool:
    return not _registered(node) and _skipped(self, node)


def _arrange(
    function: cst.FunctionDef, mutants: Iterable[Any], class_name: str | None
) -> tuple[Sequence[Any], Sequence[Any], Sequence[Any], Sequence[str]]:
    declared, (in_use, *copies), assigned, names = _arranged(function, mutants, class_name)
    if _registered(function):
        copies = [copy.with_changes(decorators=[]) for copy in copies]
    return declared, [in_use, *copies], assigned, names


if __name__ == "__main__":
    MutationVisitor._skip_node_and_children = _skip  # type: ignore[method-assign]
    file_mutation.function_trampoline_arrangement = _arrange
    cli()
