"""``journeys correct`` and ``journeys retract``: set right what was recorded wrongly."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from journeys.cli.given import fields_given
from journeys.cli.record import ByOption

if TYPE_CHECKING:
    from journeys.aggregates.breaches import Breach
    from journeys.application.amend import Change, Consequences
    from journeys.application.bootstrap import Journeys
    from journeys.application.record import Command

YES = ("j", "ja")
ClientArgument = Annotated[str, typer.Argument(metavar="INWONER", help="Het nummer.")]
NumberArgument = Annotated[int, typer.Argument(metavar="NUMMER", help="Het nummer van het feit.")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEKST", help="Waarom.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Vraag niet om bevestiging.")]


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

    Voorbeeld:  journeys correct R-000412 9 happened_on=2026-02-26 --reason "verkeerde dag"
    --by p.jansen
    """
    from journeys.application import amend

    given = fields_given(fields or [])
    if not given:
        raise typer.BadParameter("Noem ten minste één VELD=WAARDE dat anders was.")
    with context.obj.open() as journeys:
        command = amend.correction(journeys, client, number, given, reason=reason, by=by)
        _carry_out(journeys, command, f"Herstel van feit {number}", yes)


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
        _carry_out(journeys, command, f"Intrekking van feit {number}", yes)


def _carry_out(journeys: "Journeys", command: "Command", what: str, yes: bool) -> None:
    """Ask first where there is somebody to ask; in a pipe the command line is the answer."""
    from journeys.application import amend

    if not yes and sys.stdin.isatty():
        _tell(f"{what} verandert:", "Komt zonder grond te staan:", amend.preview(journeys, command))
        answer = typer.prompt("Vastleggen? [j/N]", default="n", show_default=False)
        if answer.strip().lower() not in YES:
            typer.echo("Niets vastgelegd.")
            return
    recorded, led_to = amend.amend(journeys, command)
    typer.echo(f"Vastgelegd: feit {recorded.first} van {command.client}.")
    _tell(f"{what} heeft veranderd:", "Staat nu zonder grond:", led_to)


def _tell(terms: str, without_ground: str, led_to: "Consequences") -> None:
    from journeys.language import one_line

    typer.echo(terms)
    for change in led_to.terms:
        typer.echo(f"  {_term(change)}")
    if not led_to.terms:
        typer.echo("  Geen termijnen.")
    _list(without_ground, [one_line(f"{_named(b)}: {b.why} {b.todo}") for b in led_to.breaches])
    _list("Niet meer zonder grond:", [_named(breach) for breach in led_to.settled])


def _term(change: "Change") -> str:
    from journeys.language import day, rule_label

    before = day(change.before) if change.before else "(stond er niet)"
    after = day(change.after) if change.after else "(vervalt)"
    key = f" {change.key}" if change.key else ""
    return f"{rule_label(change.rule)}{key}  {before} → {after}"


def _named(breach: "Breach") -> str:
    from journeys.language import day, fact_label

    label = fact_label(breach.fact.topic())
    return f"Feit {breach.number} ({label}, {day(breach.fact.happened_on)})"


def _list(heading: str, lines: "Sequence[str]") -> None:
    if lines:
        typer.echo(heading)
    for line in lines:
        typer.echo(f"  {line}")
