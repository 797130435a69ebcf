"""On which line of a TOML text a value stands: the reader of the language keeps no lines."""

import re
from collections.abc import Mapping, Sequence

Path = tuple[str | int, ...]

HEADER = re.compile(r"\s*\[(\[?)\s*([^\[\]]+?)\s*\]")
KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[A-Za-z0-9_.-]+)\s*=""")


def lines_of(text: str) -> dict[Path, int]:
    """Line numbers, from 1, of every table and key that begins a line, by path."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := HEADER.match(line):
            table = _table(header[2], bool(header[1]), counts)
            found.setdefault(table, number)
            found.setdefault(table[:-1], number)  # for what is said of all of them
        elif key := KEY.match(line):
            found.setdefault((*table, *_parts(key[1])), number)
    return found


def line_at(lines: Mapping[Path, int], path: Sequence[str | int]) -> int:
    """The line of the nearest part of a path that begins a line; 1 when none does."""
    for length in range(len(path), 0, -1):
        if number := lines.get(tuple(path[:length])):
            return number
    return 1


def _table(name: str, repeated: bool, counts: dict[Path, int]) -> Path:
    path: Path = ()
    parts = _parts(name)
    for depth, part in enumerate(parts, start=1):
        path = (*path, part)
        if depth == len(parts) and repeated:
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def _parts(name: str) -> list[str]:
    return [part.strip().strip("\"'") for part in name.split(".")]
