"""``journeys verify``: everything worked out a second time and compared."""

import typer

from journeys.cli.shown import progress


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("verify")(verify)


def verify(context: typer.Context) -> None:
    """Reken alles langs een tweede weg na en noem elk verschil.

    Het logboek (keten en nummers), de standen, de termijnen, de posities en de lijsten.
    """
    from journeys.application.verify import verify as verify_all

    with context.obj.open() as journeys, progress("Nalopen") as step:
        report = verify_all(journeys, step)
    for difference in report.differences:
        typer.echo(f"VERSCHIL  {difference}")
    typer.echo(report.summary)
    if report.differences:
        raise typer.Exit(1)
