"""``journeys export``: every fact about clients out."""

import sys
from typing import TYPE_CHECKING

import typer

from journeys.cli.dutch import Dutch
from journeys.cli.shown import error_text

if TYPE_CHECKING:
    from journeys.store.unreadable import Unreadable

app = Dutch(help="Haal elk feit over inwoners eruit, om het elders weer in te lezen.")


@app.command("facts")
def export_facts(context: typer.Context) -> None:
    """Elk feit over inwoners, één JSON-object per regel, op standaarduitvoer."""
    from journeys.application.export_facts import export_facts as lines

    passed_over: list[Unreadable] = []
    with context.obj.open() as journeys:
        for line in lines(journeys, passed_over):
            sys.stdout.buffer.write(line + b"\n")
    for unreadable in passed_over:
        sys.stderr.write(f"{error_text(unreadable)}\n")
    if passed_over:
        raise typer.Exit(1)
