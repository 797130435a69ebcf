"""``journeys export``: every fact about clients out."""

import sys

import typer

from journeys.cli.dutch import Dutch

app = Dutch(help="Haal elk feit over inwoners eruit, om het elders weer in te lezen.")


@app.command("facts")
def export_facts(context: typer.Context) -> None:
    """Elk feit over inwoners, één JSON-object per regel, op standaarduitvoer."""
    from journeys.application.export_facts import export_facts as lines

    with context.obj.open() as journeys:
        for line in lines(journeys):
            sys.stdout.buffer.write(line + b"\n")
