"""Recording what may reach back: what it leads to is shown before it is saved and afterwards."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeys.aggregates.breaches import Breach
    from journeys.application.bootstrap import Journeys
    from journeys.application.command import Command
    from journeys.application.consequences import Consequences, ListDiffers, TermChanged
    from journeys.events import Fact

YES = ("j", "ja")
YesOption = Annotated[bool, typer.Option("--yes", help="Vraag niet om bevestiging.")]


def carry_out(journeys: "Journeys", command: "Command", what: str, *, yes: bool) -> None:
    """Ask first where there is somebody to ask; in a pipe the command line is the answer."""
    from journeys.application import amend

    if not yes and sys.stdin.isatty():
        tell(f"{what} verandert:", "Komt zonder grond te staan:", amend.preview(journeys, command))
        answer = typer.prompt("Vastleggen? [j/N]", default="n", show_default=False)
        if answer.strip().lower() not in YES:
            typer.echo("Niets vastgelegd.")
            return
    recorded, led_to = amend.carry_out(journeys, command)
    typer.echo(f"Vastgelegd: feit {recorded.first} van {command.client}.")
    tell(f"{what} heeft veranderd:", "Staat nu zonder grond:", led_to)


def tell(heading: str, without_ground: str, led_to: "Consequences") -> None:
    """Everything it leads to, in the order in which it matters to people."""
    from journeys.language import one_line

    again = "opnieuw te bezien door een mens (DecisionReassessed)"
    lines = [
        *([_term(change) for change in led_to.terms] or ["Geen termijnen."]),
        *(_list_differs(found) for found in led_to.lists),
        *(f"Al gemeld, nu achterhaald: {_fact(fact)}" for fact in led_to.issued),
        *(f"Besluit {_fact(waiting.decision)}: {again}" for waiting in led_to.decisions),
    ]
    if not led_to.decisions:
        lines.append("Besluiten: geen.")
    _list(heading, lines)
    _list(without_ground, [one_line(f"{_named(b)}: {b.why} {b.todo}") for b in led_to.breaches])
    _list("Niet meer zonder grond:", [_named(breach) for breach in led_to.settled])


def _term(change: "TermChanged") -> str:
    from journeys.lists.led_to import term_change

    return term_change(change.rule, change.key, change.before, change.after)


def _list_differs(found: "ListDiffers") -> str:
    from journeys.lists.led_to import list_difference

    return list_difference(found.rule, found.key, found.told, (found.first, found.last))


def _named(breach: "Breach") -> str:
    return _fact(breach.fact)


def _fact(fact: "Fact") -> str:
    from journeys.lists.led_to import fact_named

    return fact_named(fact.number, fact.topic(), fact.happened_on)


def _list(heading: str, lines: "Sequence[str]") -> None:
    if lines:
        typer.echo(heading)
    for line in lines:
        typer.echo(f"  {line}")
