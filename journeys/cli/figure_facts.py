"""``journeys report facts``: which facts a figure of the council's report rests on."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from journeys.cli.report_files import FirstOption, LastOption
from journeys.cli.settings import KnownAtOption
from journeys.cli.shown import show


class FactsFormat(StrEnum):
    """How the facts can be shown."""

    table = "table"
    json = "json"


def figure_facts(
    context: typer.Context,
    figure: Annotated[str, typer.Argument(metavar="CIJFER", help="Het id, zoals spoken.")],
    first: FirstOption,
    last: LastOption,
    known_at: KnownAtOption = None,
    form: Annotated[FactsFormat, typer.Option("--format")] = FactsFormat.table,
) -> None:
    """Waarop een cijfer rust: van elk feit de inwoner, het nummer en de dag.

    Voorbeeld:  journeys report facts intakes --from 2025-01-01 --to 2025-12-31
    """
    from journeys.application.figure_facts import figure_facts as resting_on
    from journeys.application.figure_facts import told
    from journeys.lists.figure_facts_table import figure_facts_table

    with context.obj.open() as journeys:
        found = resting_on(journeys, figure, first, last, known=known_at)
        answer = {**found.about(), "facts": list(told(journeys, found, found.rests))}
    if form is FactsFormat.json:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        show(figure_facts_table(answer))
