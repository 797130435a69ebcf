"""``journeys record``: one fact."""

from typing import Annotated

import typer

from journeys.cli.amending import YesOption, carry_out
from journeys.cli.fact_help import WithFacts
from journeys.cli.given import fields_given
from journeys.cli.settings import OnOption

ByOption = Annotated[str, typer.Option("--by", metavar="GEBRUIKER", help="Wie dit vastlegt.")]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("record", cls=WithFacts)(record)


def record(
    context: typer.Context,
    client: Annotated[str, typer.Argument(metavar="INWONER", help="Het nummer, zoals R-000644.")],
    fact_type: Annotated[str, typer.Argument(metavar="TYPE", help="Zoals ContactHeld.")],
    by: ByOption,
    on: OnOption = None,
    fields: Annotated[
        list[str] | None, typer.Argument(metavar="[VELD=WAARDE …]", help="Zoals channel=gesprek.")
    ] = None,
    yes: YesOption = False,
) -> None:
    """Leg één feit vast; onderaan staat welke er zijn.

    Voorbeeld:  journeys record R-000644 ContactHeld --on 2026-11-19 channel=gesprek --by p.jansen
    """
    from journeys.application import amend
    from journeys.application.command import Command
    from journeys.application.record import record as record_fact
    from journeys.application.typed import typed_fields
    from journeys.clock import local_day

    with context.obj.open() as journeys:
        given = typed_fields(fact_type, fields_given(fields or []))
        happened_on = on or local_day(journeys.clock())
        command = Command(
            client, fact_type, {"happened_on": happened_on, "recorded_by": by, **given}
        )
        if amend.is_late(journeys, command):
            # Most of what comes in late touches lists alone, which is told and not asked.
            touches = amend.preview(journeys, command).reaches_people
            carry_out(journeys, command, "Dit late feit", yes=yes or not touches)
            return
        recorded = record_fact(journeys, command)
    typer.echo(f"Vastgelegd: feit {recorded.first} van {client}.")
