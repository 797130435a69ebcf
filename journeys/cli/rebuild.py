"""``journeys rebuild``: the lists anew from the log."""

import typer

from journeys.cli.shown import progress
from journeys.language import number


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rebuild")(rebuild)


def rebuild(context: typer.Context) -> None:
    """Maak de lijsten opnieuw uit het logboek; wat er staat blijft intussen in gebruik."""
    from journeys.application.rebuild import rebuild_lists

    with context.obj.open() as journeys, progress("Opnieuw opbouwen") as step:
        count = rebuild_lists(journeys, step)
    typer.echo(f"{number(count, 'inwoner', 'inwoners')} opnieuw opgebouwd.")
