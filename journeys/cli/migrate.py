"""``journeys migrate``: make or upgrade the schema."""

import typer


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("migrate")(migrate)


def migrate(context: typer.Context) -> None:
    """Maak de database, of breng haar bij op deze versie van de software."""
    from journeys.application.lay_out import lay_out

    version = lay_out(context.obj.db)
    typer.echo(f"De database staat op versie {version}.")
