"""Putting results on the screen: refusals, progress, and what goes in a pipe."""

import errno
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from journeys.language import number, runs

if TYPE_CHECKING:
    from journeys.application.csv_rows import RefusedLine

FILE_FAULTS = {
    errno.ENOENT: "bestaat niet",
    errno.EACCES: "mag niet gelezen of geschreven worden",
    errno.EISDIR: "is een map",
    errno.ENOTDIR: "ligt niet in een map",
    errno.EEXIST: "bestaat al",
    errno.ENOSPC: "de schijf is vol",
    errno.EFBIG: "wordt groter dan hier mag",
    errno.EROFS: "mag niet geschreven worden",
}
"""What the system says in English of files that cannot be used."""
NARROWEST = 100
"""Columns in a pipe, where there is no terminal to ask."""


def error_text(error: Exception) -> str | None:
    """What a person is told about an expected error; nothing for a fault of our own."""
    import sqlite3

    import psycopg
    from sqlalchemy.exc import DBAPIError

    from journeys.language.refusal import Refusal
    from journeys.policies import PolicySetError
    from journeys.store.keys import MasterKeyError
    from journeys.store.log import VersionConflict
    from journeys.store.projector import ProjectionStopped
    from journeys.store.schema import SchemaError
    from journeys.store.unreadable import Unreadable

    if isinstance(error, Refusal | SchemaError | MasterKeyError | PolicySetError):
        return str(error)
    if isinstance(error, Unreadable | ProjectionStopped):
        said = f"De lijsten staan stil: {error}." if isinstance(error, ProjectionStopped) else error
        return f"{said} Draai journeys verify."
    if isinstance(error, VersionConflict):
        return "Anderen schreven telkens eerder. Probeer het zo opnieuw."
    if isinstance(error, DBAPIError | sqlite3.Error | psycopg.Error):
        # Much is asked of the driver itself, whose errors come as they are.
        of_driver = error.orig if isinstance(error, DBAPIError) else error
        return f"De database doet het niet: {str(of_driver).strip()}"
    if isinstance(error, OSError):
        found = FILE_FAULTS.get(error.errno or 0, error.strerror or error)
        return f"{error.filename or 'Bestand'}: {found}"
    return None


def tell_refused(refused: "Sequence[RefusedLine]") -> None:
    """Every refused line on stderr: the line, what was wrong, what is allowed.

    What is told of several lines in the same words is told once, with the other lines.
    """
    lines: dict[tuple[str, str], list[int]] = {}
    for item in refused:
        field = f", veld {item.refusal.field}" if item.refusal.field else ""
        lines.setdefault((field, str(item.refusal)), []).append(item.line)
    for (field, said), (first, *others) in lines.items():
        sys.stderr.write(f"Regel {first}{field}: {said}\n")
        if others:
            also = number(len(others), "regel", "regels")
            sys.stderr.write(f"  En nog {also} met hetzelfde: {', '.join(runs(others))}.\n")


def show(renderable: Any) -> None:
    """Print a table or text, also readably in a pipe."""
    from rich.console import Console

    terminal = Console(highlight=False)
    console = terminal if terminal.is_terminal else Console(highlight=False, width=NARROWEST)
    console.print(renderable)


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A progress bar on a terminal, nothing in a pipe; yields what is called with each step."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    from rich.progress import Progress

    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda steps: bar.advance(task, steps)
