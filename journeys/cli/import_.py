"""``journeys import``: users, clients and facts from files."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from journeys.cli.settings import OnOption
from journeys.cli.shown import progress, tell_refused

app = typer.Typer(no_args_is_help=True, help="Lees gebruikers, inwoners of feiten in.")

AsOption = Annotated[
    str | None, typer.Option("--as", metavar="GEBRUIKER", help="Namens wie er wordt ingelezen.")
]
FileArgument = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="Het bestand.")
]


@app.command("users")
def import_users(context: typer.Context, file: FileArgument, by: AsOption = None) -> None:
    """Gebruikers en hun rollen: user;name;roles;active_from;active_until.

    Zolang er geen gebruikers zijn mag iedereen dit; daarna alleen een beheerder.
    """
    from journeys.application import import_users as users

    with context.obj.open(make=True) as journeys:
        result = users.import_users(journeys, file.read_bytes(), by=by)
    typer.echo(f"{result.saved} gebruikers opgeslagen, {len(result.refused)} regels geweigerd.")
    tell_refused(result.refused)
    _leave(bool(result.refused))


@app.command("clients")
def import_clients(
    context: typer.Context, file: FileArgument, on: OnOption = None, by: AsOption = None
) -> None:
    """Inwoners uit het cliëntenbestand; een gewijzigde regel wordt een feit.

    Hetzelfde bestand nog eens inlezen voegt niets toe.
    """
    from journeys.application import import_clients as clients

    content = file.read_bytes()
    with (
        context.obj.open(make=True) as journeys,
        progress("Inwoners inlezen", content.count(b"\n")) as step,
    ):
        result = clients.import_clients(
            journeys, content, on=on, by=by or clients.IMPORTER, progress=step
        )
    typer.echo(
        f"{result.registered} inwoners ingeschreven, {result.changed} gewijzigd, "
        f"{result.unchanged} ongewijzigd, {len(result.refused)} regels geweigerd."
    )
    tell_refused(result.refused)
    _leave(bool(result.refused))


@app.command("facts")
def import_facts(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="Het bestand; - voor standaardinvoer.", allow_dash=True)
    ],
    by: AsOption = None,
    history: Annotated[
        bool,
        typer.Option(
            "--history",
            help="Een geschiedenis uit een ander systeem: recorded_at mag, rollen gelden niet.",
        ),
    ] = False,
) -> None:
    """Feiten, één JSON-object per regel; een regel die er al is voegt niets toe."""
    from journeys.application import import_facts as facts

    lines = sys.stdin.buffer.readlines() if str(file) == "-" else file.read_bytes().splitlines()
    with context.obj.open(make=True) as journeys, progress("Feiten inlezen", len(lines)) as step:
        result = facts.import_facts(journeys, lines, by=by, history=history, progress=step)
    typer.echo(
        f"{result.new} feiten vastgelegd, {result.again} stonden er al, "
        f"{len(result.refused)} regels geweigerd."
    )
    tell_refused(result.refused)
    _leave(bool(result.refused))


def _leave(refused: bool) -> None:
    if refused:
        raise typer.Exit(1)
