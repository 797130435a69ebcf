"""``journeys report effect``: what changed between effect measurements, and how sure that is."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from journeys.cli.settings import KnownAtOption
from journeys.cli.shown import show
from journeys.clock import local_day


class EffectFormat(StrEnum):
    """How the comparison can be shown."""

    table = "table"
    json = "json"


def effect(
    context: typer.Context,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", min=2000, max=2999, metavar="JAAR", help="Welk jaar; anders dit jaar."
        ),
    ] = None,
    known_at: KnownAtOption = None,
    form: Annotated[EffectFormat, typer.Option("--format")] = EffectFormat.table,
) -> None:
    """Wat er tussen effectmetingen veranderde, en hoe zeker dat is.

    Iedere inwoner is met zichzelf vergeleken. Van minder dan 5 inwoners staat er geen getal.
    Eronder staat de agenda van de organisatie: wat zij zelf heeft toegezegd, en voor wanneer.

    Voorbeeld:  journeys report effect --year 2026
    """
    from journeys.application.effect_report import effect_report
    from journeys.lists.effect_table import effect_table

    with context.obj.open() as journeys:
        today = local_day(journeys.clock())
        told = effect_report(journeys, year or today.year, known=known_at)
    if form is EffectFormat.json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        show(effect_table(told))
