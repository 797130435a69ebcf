"""``journeys demo``: the main job on a sample municipality."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from journeys.cli.settings import day as typed_day
from journeys.cli.shown import progress, show

NEXT_STEPS = """
Verder kijken:
  {journeys} --db {url} due --for {person} --names
  {journeys} --db {url} history {right.client} --known-at {right.before}
  {journeys} --db {url} record {client} ContactHeld channel=gesprek --by {person}
  {journeys} --db {url} verify
  {journeys} --db {url} serve
Het laatste opent de pagina's, op http://127.0.0.1:8000.
Met --known-at staat {right.client} er zoals bekend was net voor feit {right.number}, een herstel.
De lijsten staan in {lists}: open een .csv of .xlsx, of zet een .ics in de agenda.
Wat u in dit voorbeeld vastlegt is weg zodra het opnieuw wordt gemaakt (make demo)."""


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo")(demo)


def demo(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Option("--dir", metavar="MAP", help="De map voor het voorbeeld.")
    ] = Path("demo"),
    until: Annotated[
        date | None,
        typer.Option(
            "--until", parser=typed_day, metavar="JJJJ-MM-DD", help="Tot welke dag; anders vandaag."
        ),
    ] = None,
) -> None:
    """Maak een voorbeeldgemeente en laat zien wat dit programma doet.

    1.113 verzonnen inwoners, hun geschiedenis sinds 2022, de lijsten van de laatste tien dagen.

    Een volgende keer wordt het voorbeeld in die map opnieuw gemaakt; wat u erin vastlegde is dan
    weg.
    """
    from journeys.application.due import named
    from journeys.application.history import history, with_remarks
    from journeys.demo import sample as samples
    from journeys.lists import due_table, history_table

    with samples.prepared(context.obj.db, folder, until) as sample:
        typer.echo(samples.make(sample, progress) + "\n")
        person, rows = samples.somebody_to_show(sample)
        policy = sample.journeys.policy_set
        show(
            due_table(
                rows,
                on=sample.until,
                heading=named(sample.journeys, person),
                policy=policy.label,
                escalates_to=policy.frame.defaults.escalate_to,
            )
        )
        client = samples.somebody_to_tell_of(sample, rows)
        typer.echo("")
        show(history_table(with_remarks(sample.journeys, history(sample.journeys, client))))
        typer.echo(
            NEXT_STEPS.format(
                journeys=_as_invoked(),
                url=sample.url,
                person=person,
                client=client,
                right=samples.something_set_right(sample),
                lists=sample.lists,
            )
        )


def _as_invoked() -> str:
    """How this program is called from here: by its name only where the shell finds it."""
    import shutil
    import sys

    return "journeys" if shutil.which("journeys") else sys.argv[0]
