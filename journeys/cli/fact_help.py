"""The help of ``journeys record``: what can be recorded, and what one fact asks."""

from typing import TYPE_CHECKING, Any

import typer

from journeys.cli.dutch import DutchCommand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeys.application.fact_types import FactAsked

EXPLAINED = "Een veld met ? mag weg. Meer over een feit:  journeys record INWONER TYPE --help"


class WithFacts(DutchCommand):
    """A command that lists the facts in its help, or the fields of the one that is named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Keep what was typed: help is asked before the words around it are read."""
        ctx.meta["typed"] = list(args)
        rest: list[str] = super().parse_args(ctx, args)
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help, and below it what can be recorded."""
        from rich.console import Console

        from journeys.application.fact_types import facts_to_record

        facts = facts_to_record()
        named = [fact for fact in facts if fact.type in ctx.meta.get("typed", ())]
        if not named:
            super().format_help(ctx, formatter)
        # As wide as the help above it, which is narrower in a pipe than a list is.
        Console(highlight=False).print(_fields(named[0]) if named else _types(facts))
        for field in named[0].fields if named else ():
            if field.example:
                typer.echo(f"\nVoorbeeld:  {field.example}")
        typer.echo("" if named else f"\n{EXPLAINED}")


def _types(facts: "Sequence[FactAsked]") -> Any:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("TYPE", no_wrap=True)
    table.add_column("wat")
    table.add_column("velden")
    for fact in facts:
        names = (field.name if field.required else f"{field.name}?" for field in fact.fields)
        table.add_row(fact.type, fact.label, " ".join(names))
    return table


def _fields(fact: "FactAsked") -> Any:
    from rich.table import Table

    table = Table(
        title=f"{fact.type} – {fact.label}",
        title_justify="left",
        box=None,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        header_style="dim",
    )
    for heading in ("veld", "wat", "verplicht", "toegestaan"):
        table.add_column(heading)
    for field in fact.fields:
        table.add_row(field.name, field.label, "ja" if field.required else "", field.allowed)
    if not fact.fields:
        table.add_row("(geen velden)", "", "", "")
    return table
