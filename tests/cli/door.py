"""The command line as a person meets it: arguments in; exit code, stdout and stderr out."""

import io
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from journeys.cli import main
from journeys.cli.settings import Settings
from tests.cases import SettableClock

LATER = "2026-11-21"
"""The day on which a door stands, unless a test sets its clock."""


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    written: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.written.decode("utf-8")

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.written)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.written.splitlines()]

    def ok(self) -> "Said":
        """Done, and nothing to complain of."""
        assert (self.code, self.err) == (0, ""), f"{self.code}: {self.err}"
        return self

    def refused(self, *words: str) -> "Said":
        """Something was refused, with these words in it."""
        return self._failed(1, words)

    def misused(self, *words: str) -> "Said":
        """Wrong usage, with these words in it."""
        return self._failed(2, words)

    def _failed(self, code: int, words: Iterable[str]) -> "Said":
        assert self.code == code, f"{self.code}: {self.err or self.out}"
        assert self.err
        assert "Traceback" not in self.err
        on_one_line = " ".join(self.err.split())
        for word in words:
            assert word in on_one_line, f"{word!r} is not in: {self.err}"
        return self


@dataclass
class Door:
    """One municipality's command line, by a clock that a test sets."""

    url: str
    folder: Path
    clock: SettableClock = field(default_factory=SettableClock)

    def __post_init__(self) -> None:
        """Stand on the usual day."""
        self.clock.set(LATER)

    def run(self, *arguments: object, stdin: bytes = b"", typed: str | None = None) -> Said:
        """Run one command, in a pipe or with somebody typing an answer.

        What is no exit of its own comes out as it is.
        """
        with _streams(stdin if typed is None else typed.encode(), typed is not None) as (out, err):
            try:
                main(["--db", self.url, *map(str, arguments)], Settings(clock=self.clock))
                code = 0
            except SystemExit as leaving:
                code = int(leaving.code or 0)
            sys.stdout.flush()
            sys.stderr.flush()
            return Said(code, out.getvalue(), err.getvalue().decode("utf-8"))

    def file(self, name: str, content: str | bytes) -> Path:
        """A file to hand in."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def facts(self, *lines: dict[str, Any] | str | bytes, options: Iterable[str] = ()) -> Said:
        """Import facts: objects as JSON, anything else as it is."""
        content = b"".join(as_line(line) + b"\n" for line in lines)
        return self.run("import", "facts", self.file("facts.jsonl", content), *options)

    def taken_over(self, *lines: dict[str, Any] | str | bytes) -> Said:
        """Import a history from another system."""
        return self.facts(*lines, options=("--as", "a.beheer", "--history"))

    def clients(self, content: str | bytes, *options: str) -> Said:
        """Import clients, as the administrator unless somebody is named."""
        by = () if "--as" in options else ("--as", "a.beheer")
        return self.run("import", "clients", self.file("clients.csv", content), *options, *by)

    def users(self, content: str | bytes, *options: str) -> Said:
        """Import users."""
        return self.run("import", "users", self.file("users.csv", content), *options)

    def exported(self) -> list[dict[str, Any]]:
        """Every fact there is."""
        return self.run("export", "facts").ok().lines

    def history(self, client: str, *options: str) -> Any:
        """A client's history, as programs read it."""
        return self.run("history", client, "--format", "json", *options).ok().json

    def due(self, on: str, *options: str) -> Any:
        """The due-contact list, as programs read it."""
        return self.run("due", "--on", on, "--format", "json", *options).ok().json


def as_line(line: dict[str, Any] | str | bytes) -> bytes:
    """One line of a file of facts, without its end."""
    if isinstance(line, dict):
        return json.dumps(line, ensure_ascii=False).encode("utf-8")
    return line if isinstance(line, bytes) else line.encode("utf-8")


class _Keyboard(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@contextmanager
def _streams(stdin: bytes, typed: bool) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    kind = _Keyboard if typed else io.TextIOWrapper
    sys.stdin = kind(io.BytesIO(stdin), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8")
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8")
    try:
        yield out, err
    finally:
        sys.stdout.detach()
        sys.stderr.detach()
        sys.stdin, sys.stdout, sys.stderr = kept
