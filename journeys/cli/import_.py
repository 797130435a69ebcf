"""``journeys import``: users, clients and facts from files, or everything from a folder."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeys.cli.dutch import Dutch
from journeys.cli.settings import FileArgument, OnOption, content_of
from journeys.cli.shown import progress, tell_refused
from journeys.language import number

if TYPE_CHECKING:
    from journeys.application.csv_rows import RefusedLine

app = Dutch(help="Lees gebruikers, inwoners of feiten in, of alles van een gemeente.")

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

    trede: 1 tot en met 6. benefit: participatiewet, ioaw, ioaz of none (ook: geen). lead: mp,
    inkomen, wsp, wsp_administratief of ondertussengroep. Hoofdletters mogen. Een datum is
    JJJJ-MM-DD en geweest. Een bsn heeft negen cijfers en doorstaat de elfproef. Consulenten zijn
    gebruikers. Wat in één regel mis is wordt samen gemeld.

    Wat sinds het vorige bestand hier is vastgelegd blijft staan, ook als een andere cel wijzigt.
    Hetzelfde bestand nog eens inlezen voegt niets toe. Zolang er geen gebruikers zijn mag
    iedereen dit; daarna alleen een beheerder (--as).
    """
    from journeys.application import import_clients as clients

    content = content_of(file)
    with (
        context.obj.open(make=True) as journeys,
        progress("Inwoners inlezen", content.count(b"\n")) as step,
    ):
        result = clients.import_clients(journeys, content, on=on, by=by, progress=step)
    for consultant in result.unknown:
        sys.stderr.write(
            f"Let op: consulent {consultant} is nog geen gebruiker (journeys import users).\n"
        )
    details = number(result.details, "persoonsgegeven", "persoonsgegevens")
    _leave(
        f"{number(result.registered, 'inwoner', 'inwoners')} ingeschreven, "
        f"{result.changed} gewijzigd, {result.unchanged} ongewijzigd"
        f"{f', {details} bijgewerkt' if result.details else ''}",
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


@app.command("all")
def import_all(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="MAP", help="De map van journeys export all.")],
    by: AsOption = None,
) -> None:
    """Alles van een gemeente, uit een map van export all, in een lege database.

    Alles komt erin of niets. --as noemt een beheerder uit die map. Staan er sleutels in de map,
    dan moet hier dezelfde hoofdsleutel zijn; anders worden de teksten met nieuwe sleutels
    verzegeld.
    """
    from journeys.application.moving import import_all as moving
    from journeys.application.moving.contents import CLIENTS, FACTS, MUNICIPALITY_FACTS, POLICY
    from journeys.application.moving.incoming_folder import IncomingFolder

    incoming = IncomingFolder(folder)
    moving.require_its_administrator(incoming, by, context.obj.clock)
    moving.require_its_master_key(incoming, context.obj.db)
    steps = sum(map(incoming.lines_in, (CLIENTS, FACTS, MUNICIPALITY_FACTS)))
    with context.obj.open(make=True) as journeys, progress("Alles inlezen", steps) as step:
        done = moving.import_all(journeys, incoming, by=by, progress=step)
    typer.echo(
        f"{number(done.clients, 'inwoner', 'inwoners')} en {number(done.facts, 'feit', 'feiten')} "
        "ingelezen. Nalopen:  journeys verify"
    )
    if done.other_policy:
        sys.stderr.write(
            "Let op: hier begint de gemeente met een ander beleid dan waar dit vandaan komt.\n"
            f"  Bewaar {folder / POLICY} en wijs het aan met JOURNEYS_POLICY.\n"
        )


def _leave(done: str, refused: "list[RefusedLine]") -> None:
    lines = len({item.line for item in refused})
    typer.echo(f"{done}, {number(lines, 'regel', 'regels')} geweigerd.")
    tell_refused(refused)
    if refused:
        raise typer.Exit(1)
