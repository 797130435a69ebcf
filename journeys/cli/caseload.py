"""``journeys caseload``: who has how many clients, and moving them to a colleague."""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from journeys.cli.consultant_role import ConsultantRoleOption
from journeys.cli.dutch import Dutch
from journeys.cli.record import ByOption
from journeys.cli.settings import OnOption
from journeys.cli.shown import progress, show
from journeys.language import number


class CaseloadFormat(StrEnum):
    """How the caseloads can be shown."""

    table = "table"
    json = "json"


app = Dutch(
    help="Wie hoeveel inwoners heeft; met **move** gaan ze naar een collega.",
    invoke_without_command=True,
    no_args_is_help=False,
)


@app.callback()
def caseload(
    context: typer.Context,
    user: Annotated[
        str | None, typer.Option("--for", metavar="GEBRUIKER", help="Alleen van deze persoon.")
    ] = None,
    form: Annotated[CaseloadFormat, typer.Option("--format")] = CaseloadFormat.table,
) -> None:
    """Wie hoeveel inwoners heeft, per route, en hoeveel er vandaag op de lijst staan.

    Voorbeeld:  journeys caseload --for p.jansen
    """
    if context.invoked_subcommand:
        return
    from journeys.application.caseload import caseloads
    from journeys.clock import local_day

    with context.obj.open() as journeys:
        today = local_day(journeys.clock())
        rows = caseloads(journeys, today, user)
    if form is CaseloadFormat.json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    from journeys.lists.caseload import caseload_table

    show(caseload_table(rows, today))


@app.command("move")
def move(
    context: typer.Context,
    giver: Annotated[
        str, typer.Option("--from", metavar="GEBRUIKER", help="Van wie de inwoners nu zijn.")
    ],
    taker: Annotated[str, typer.Option("--to", metavar="GEBRUIKER", help="Wie ze overneemt.")],
    by: ByOption,
    only: Annotated[
        list[str] | None,
        typer.Option("--client", metavar="INWONER", help="Alleen deze; mag vaker."),
    ] = None,
    role: ConsultantRoleOption = None,
    on: OnOption = None,
) -> None:
    """Draag alle inwoners van een consulent in één keer over, of alleen wie u noemt.

    Nog eens hetzelfde vragen voegt niets toe.

    Voorbeeld:  journeys caseload move --from p.jansen --to p.smit --by t.bakker
    """
    from journeys.application import move_caseload

    with context.obj.open() as journeys, progress("Inwoners overdragen") as step:
        result = move_caseload.move(
            journeys,
            giver=giver,
            taker=taker,
            by=by,
            on=on,
            role=role,
            only=only or (),
            progress=step,
        )
    moved = number(len(result.moved), "inwoner", "inwoners")
    stood = f", {len(result.stood)} al eerder" if result.stood else ""
    typer.echo(f"{moved} van {giver} naar {taker}{stood}, {len(result.refused)} geweigerd.")
    for _, refusal in result.refused:
        sys.stderr.write(f"{refusal}\n")
    if result.refused:
        raise typer.Exit(1)
