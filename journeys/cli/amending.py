"""Recording what may reach back: what it leads to is shown before it is saved and afterwards."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeys.aggregates.breaches import Breach
    from journeys.application.bootstrap import Journeys
    from journeys.application.command import Command
    from journeys.application.consequences import Change, Consequences, ListDiffers, Told
    from journeys.events import Fact

YES = ("j", "ja")
LISTED = "stond erop; had er niet op moeten staan"
NOT_LISTED = "had erop moeten staan; stond er niet op"
ESCALATED = "was geëscaleerd; had dat niet moeten zijn"
NOT_ESCALATED = "was niet geëscaleerd; had dat wel moeten zijn"
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


def _term(change: "Change") -> str:
    from journeys.language import day, rule_label

    before = day(change.before) if change.before else "(stond er niet)"
    after = day(change.after) if change.after else "(vervalt)"
    return f"{rule_label(change.rule, change.key)}  {before} → {after}"


def _list_differs(found: "ListDiffers") -> str:
    from journeys.language import day, rule_label

    days = f"Lijst van {day(found.first)}"
    if found.last != found.first:
        days = f"Lijsten van {day(found.first)} t/m {day(found.last)}"
    what = f"{days}: {rule_label(found.rule, found.key)}"
    if found.before is None or found.after is None:
        return f"{what} {LISTED if found.after is None else NOT_LISTED}"
    return f"{what} {'; '.join(_otherwise(found.before, found.after))}"


def _otherwise(before: "Told", after: "Told") -> "Iterator[str]":
    from journeys.language import day
    from journeys.lists.cells import assignee

    if before.due_on != after.due_on:
        yield f"stond op {day(before.due_on)}, had {day(after.due_on)} moeten zijn"
    old, new = assignee(before._asdict()), assignee(after._asdict())
    if old != new:
        yield f"stond bij {old}, had bij {new} moeten staan"
    if before.escalated != after.escalated:
        yield ESCALATED if before.escalated else NOT_ESCALATED


def _named(breach: "Breach") -> str:
    return _fact(breach.fact)


def _fact(fact: "Fact") -> str:
    from journeys.language import day, fact_label

    return f"Feit {fact.number} ({fact_label(fact.topic())}, {day(fact.happened_on)})"


def _list(heading: str, lines: "Sequence[str]") -> None:
    if lines:
        typer.echo(heading)
    for line in lines:
        typer.echo(f"  {line}")
