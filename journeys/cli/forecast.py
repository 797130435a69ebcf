"""``journeys forecast``: what is coming by itself, and whether it fits the people there are."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeys.cli.settings import OnOption, content_of, weeks
from journeys.cli.settings import file as there
from journeys.cli.shown import progress, show

if TYPE_CHECKING:
    from journeys.application.forecast import CapacityFile


class ForecastFormat(StrEnum):
    """How a forecast can be written."""

    table = "table"
    json = "json"
    csv = "csv"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("forecast")(forecast)


def forecast(
    context: typer.Context,
    number: Annotated[
        int,
        typer.Option("--weeks", parser=weeks, metavar="AANTAL", help="Hoeveel weken vooruit."),
    ],
    capacity: Annotated[
        Path | None,
        typer.Option(
            "--capacity",
            parser=there,
            metavar="BESTAND",
            help="TOML met contacten per week en afwezigheid: dan komt er een plan bij.",
        ),
    ] = None,
    on: OnOption = None,
    form: Annotated[ForecastFormat, typer.Option("--format")] = ForecastFormat.table,
    picture: Annotated[
        Path | None,
        typer.Option("--svg", metavar="BESTAND", help="Schrijf er een plaatje bij, als SVG."),
    ] = None,
) -> None:
    """Wat er de komende weken vanzelf aankomt, per week en per persoon.

    Met --capacity ook een plan: wie wanneer aan de beurt is, wie te laat komt, en wat dat kost.

    Voorbeeld:  journeys forecast --weeks 26 --capacity capaciteit.toml
    """
    from journeys.application import forecast as forecasts
    from journeys.clock import local_day

    with context.obj.open() as journeys:
        clients = forecasts.number_of_clients(journeys)
        with progress("Vooruitblikken", clients) as step:
            found = forecasts.forecast(
                journeys,
                on or local_day(journeys.clock()),
                number,
                capacity=_read(capacity) if capacity else None,
                step=step,
            )
    if picture:
        from journeys.lists import forecast_svg
        from journeys.store.whole_file import write_whole

        write_whole(picture, [forecast_svg(found).encode()])
    if form is ForecastFormat.json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    from journeys.lists import forecast_csv, forecast_table

    if form is ForecastFormat.csv:
        sys.stdout.buffer.write(forecast_csv(found))
    else:
        show(forecast_table(found))


def _read(path: Path) -> "CapacityFile":
    from journeys.application.forecast import CapacityFile
    from journeys.language.refusal import Refusal

    try:
        return CapacityFile(content_of(path).decode("utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise Refusal(
            "WRONG_CAPACITY", "Geen plan gemaakt", f"{path}: geen UTF-8 (byte {error.start})"
        ) from None
