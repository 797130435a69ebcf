"""``journeys export``: everything out, to come in elsewhere or to be looked at otherwise."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeys.cli.dutch import Dutch
from journeys.cli.ended import tidy_when_ended
from journeys.cli.shown import error_text, progress

if TYPE_CHECKING:
    from journeys.store.unreadable import Unreadable

app = Dutch(help="Haal alles eruit: om het elders weer in te lezen, of voor procesanalyse.")


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


@app.command("ocel")
def export_ocel(
    context: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="BESTAND", help="Het bestand, zoals paden.json.")],
) -> None:
    """Elk traject als OCEL 2.0 (JSON), voor procesanalyse met bijvoorbeeld PM4Py.

    Inwoners staan er met een willekeurig kenmerk in. Wat versleuteld is en het
    zorgvuldigheidstraject staan er niet in.
    """
    from journeys.application.ocel import ocel
    from journeys.store.whole_file import write_whole

    with context.obj.open() as journeys, tidy_when_ended():
        write_whole(out, ocel(journeys))
    typer.echo(f"De trajecten staan in {out}.")


@app.command("all")
def export_all(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="MAP", help="Een map die er nog niet is, of een lege.")
    ],
    with_keys: Annotated[
        bool,
        typer.Option(
            "--with-keys",
            help="Ook de ingepakte sleutels en het logboek zoals het is opgeslagen.",
        ),
    ] = False,
) -> None:
    """Alles van de gemeente, om elders in te lezen en ook zonder dit programma te begrijpen.

    Open formaten: JSON Lines en CSV. LEESMIJ.txt in de map zegt wat elk bestand is, manifest.json
    met welke SHA-256. Met --with-keys kan de gemeente onder dezelfde hoofdsleutel verhuizen met
    behoud van de hash-keten; de hoofdsleutel zelf gaat niet mee.

    Let op: in de map staan alle persoonsgegevens, leesbaar.
    """
    from journeys.application.moving.contents import README
    from journeys.application.moving.export_all import export_all as write
    from journeys.application.moving.export_all import facts_to_export

    with (
        context.obj.open() as journeys,
        progress("Alles uitvoeren", facts_to_export(journeys)) as step,
        tidy_when_ended(),
    ):
        write(journeys, folder, with_keys=with_keys, progress=step)
    typer.echo(f"Alles van de gemeente staat in {folder}; begin met {folder / README}.")
    typer.echo(
        "LET OP: in deze map staan persoonsgegevens, ook over gezondheid en schulden, leesbaar.\n"
        "Bewaar haar versleuteld, geef haar alleen aan wie haar nodig heeft, en vernietig haar "
        "daarna."
    )
