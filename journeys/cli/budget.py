"""``journeys report budget``: what is committed, paid and free on each budget line."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from journeys.cli.report_files import FirstOption, LastOption
from journeys.cli.settings import KnownAtOption
from journeys.cli.shown import show


class BudgetFormat(StrEnum):
    """How a budget can be shown."""

    table = "table"
    json = "json"
    csv = "csv"


def budget(
    context: typer.Context,
    first: FirstOption,
    last: LastOption,
    known_at: KnownAtOption = None,
    facts: Annotated[
        bool,
        typer.Option("--facts", help="Met van elke euro de inwoner, het feit en de dag."),
    ] = False,
    form: Annotated[BudgetFormat, typer.Option("--format")] = BudgetFormat.table,
) -> None:
    """Wat er per begrotingsregel is verplicht, betaald en vrijgevallen, en wat er vrij is.

    De regels staan in het bestand dat JOURNEYS_BUDGET noemt; anders zijn het die van Rijswijk.
    Een budget geldt per kalenderjaar. Overschrijden houdt niets tegen; het wordt gezegd.

    Voorbeeld:  journeys report budget --from 2026-01-01 --to 2026-11-20
    """
    from journeys.application.budget import budget as made
    from journeys.application.budget import budget_json
    from journeys.lists.budget_csv import budget_csv, budget_facts_csv
    from journeys.lists.budget_table import budget_table

    with context.obj.open() as journeys:
        told = budget_json(made(journeys, first, last, known=known_at), clients=True)
    match form:
        case BudgetFormat.table:
            show(budget_table(told, facts=facts))
        case BudgetFormat.json:
            typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        case BudgetFormat.csv:
            typer.echo((budget_facts_csv if facts else budget_csv)(told), nl=False)
