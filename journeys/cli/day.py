"""``journeys day``: the scheduler's work by hand."""

from pathlib import Path
from typing import Annotated

import typer

from journeys.cli.settings import OnOption
from journeys.cli.shown import progress
from journeys.language import number


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("day")(day)


def day(
    context: typer.Context,
    on: OnOption = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--dir",
            envvar="JOURNEYS_LISTS",
            metavar="MAP",
            help="De map voor de lijsten; anders lists naast de database.",
        ),
    ] = None,
) -> None:
    """Doe het werk van de planner voor een dag en elke gemiste dag ervoor.

    Legt vast wat verviel en wat naar de teamleider moet, elk één keer, en schrijft de lijsten.
    """
    from journeys.application.day import run_day
    from journeys.application.deliver import deliver_lists, lists_folder

    with context.obj.open() as journeys:
        with progress("Dagen draaien") as step:
            worked = run_day(journeys, on, progress=lambda _: step(1))
        folder = folder or lists_folder(journeys)
        written = deliver_lists(journeys, folder)
    done = f"{number(len(worked), 'dag', 'dagen')} gedraaid"
    if not worked:
        done = f"{f'{on:%d-%m-%Y}' if on else 'Vandaag'} is al gedraaid"
    lists = number(len(written), "lijst", "lijsten")
    typer.echo(f"{done}, {lists} geschreven in {folder}.")
