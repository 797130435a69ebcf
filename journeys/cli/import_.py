"""``journeys import``: users, clients and facts from files."""

from typing import TYPE_CHECKING, Annotated

import typer

from journeys.cli.dutch import Dutch
from journeys.cli.settings import FileArgument, OnOption, content_of
from journeys.cli.shown import progress, tell_refused
from journeys.language import number

if TYPE_CHECKING:
    from journeys.application.csv_rows import RefusedLine

app = Dutch(help="Lees gebruikers, inwoners of feiten in.")

AsOption = Annotated[
    str | None, typer.Option("--as", metavar="GEBRUIKER", help="Namens wie er wordt ingelezen.")
]


@app.command("users")
def import_users(context: typer.Context, file: FileArgument, by: AsOption = None) -> None:
    """Gebruikers en hun rollen; een regel van wie er al is komt in de plaats van de oude.

    Kolommen: user;name;roles;active_from;active_until. De laatste twee mogen leeg blijven of
    ontbreken; meer rollen met een komma ertussen.

    Zolang er geen gebruikers zijn mag iedereen dit; daarna alleen een beheerder.
    """
    from journeys.application import import_users as users

    content = content_of(file)
    with context.obj.open(make=True) as journeys:
        result = users.import_users(journeys, content, by=by)
    _leave(f"{number(result.saved, 'gebruiker', 'gebruikers')} opgeslagen", result.refused)


@app.command("clients")
def import_clients(
    context: typer.Context, file: FileArgument, on: OnOption = None, by: AsOption = None
) -> None:
    """Inwoners uit het cliëntenbestand; een cel die gewijzigd is wordt een feit.

    Kolommen: client_ref;name;birth_date;bsn;phone;email;trede;benefit;benefit_since;
    last_reexamination_on;lead;participatieconsulent;inkomensconsulent. Verplicht: client_ref,
    trede en benefit, met benefit_since als er een uitkering is.

    Wat sinds het vorige bestand hier is vastgelegd blijft staan, ook als een andere cel wijzigt.
    Hetzelfde bestand nog eens inlezen voegt niets toe.
    """
    from journeys.application import import_clients as clients

    content = content_of(file)
    with (
        context.obj.open(make=True) as journeys,
        progress("Inwoners inlezen", content.count(b"\n")) as step,
    ):
        result = clients.import_clients(
            journeys, content, on=on, by=by, progress=step
        )
    _leave(
        f"{number(result.registered, 'inwoner', 'inwoners')} ingeschreven, "
        f"{result.changed} gewijzigd, {result.unchanged} ongewijzigd",
        result.refused,
    )


@app.command("facts")
def import_facts(
    context: typer.Context,
    file: FileArgument,
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

    lines = content_of(file).splitlines()
    with context.obj.open(make=True) as journeys, progress("Feiten inlezen", len(lines)) as step:
        result = facts.import_facts(journeys, lines, by=by, history=history, progress=step)
    again = "stond" if result.again == 1 else "stonden"
    _leave(
        f"{number(result.new, 'feit', 'feiten')} vastgelegd, {result.again} {again} er al",
        result.refused,
    )


def _leave(done: str, refused: "list[RefusedLine]") -> None:
    typer.echo(f"{done}, {number(len(refused), 'regel', 'regels')} geweigerd.")
    tell_refused(refused)
    if refused:
        raise typer.Exit(1)
