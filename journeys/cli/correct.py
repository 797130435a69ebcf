"""``journeys correct`` and ``journeys retract``: set right what was recorded wrongly."""

from typing import Annotated

import typer

from journeys.cli.amending import YesOption, carry_out
from journeys.cli.given import fields_given
from journeys.cli.record import ByOption

ClientArgument = Annotated[str, typer.Argument(metavar="INWONER", help="Het nummer.")]
NumberArgument = Annotated[int, typer.Argument(metavar="NUMMER", help="Het nummer van het feit.")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEKST", help="Waarom.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("correct")(correct)
    app.command("retract")(retract)


def correct(
    context: typer.Context,
    client: ClientArgument,
    number: NumberArgument,
    reason: ReasonOption,
    by: ByOption,
    fields: Annotated[list[str] | None, typer.Argument(metavar="[VELD=WAARDE …]")] = None,
    yes: YesOption = False,
) -> None:
    """Herstel een feit; het oude blijft in de geschiedenis staan.

    Voorbeeld:  journeys correct R-000309 66 happened_on=2026-10-07 --reason "verkeerde dag"
    --by p.jansen
    """
    from journeys.application import amend

    given = fields_given(fields or [])
    if not given:
        raise typer.BadParameter("Noem ten minste één VELD=WAARDE dat anders was.")
    with context.obj.open() as journeys:
        command = amend.correction(journeys, client, number, given, reason=reason, by=by)
        carry_out(journeys, command, f"Herstel van feit {number}", yes=yes)


def retract(
    context: typer.Context,
    client: ClientArgument,
    number: NumberArgument,
    reason: ReasonOption,
    by: ByOption,
    yes: YesOption = False,
) -> None:
    """Trek een feit in: het is niet gebeurd. Het blijft in de geschiedenis staan."""
    from journeys.application import amend

    with context.obj.open() as journeys:
        command = amend.retraction(journeys, client, number, reason, by)
        carry_out(journeys, command, f"Intrekking van feit {number}", yes=yes)
