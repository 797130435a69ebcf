"""``journeys report publish`` and what was published: frozen, and what would be other now."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from journeys.cli.dutch import Dutch
from journeys.cli.report_beside import tell_beside
from journeys.cli.report_files import (
    FirstOption,
    FormatOption,
    LastOption,
    OutOption,
    ReportFormat,
    give,
    require_place,
)
from journeys.cli.settings import KnownAtOption
from journeys.cli.shown import show


class ListFormat(StrEnum):
    """How a list of reports, or of what changed, can be shown."""

    table = "table"
    json = "json"


NumberArgument = Annotated[
    int, typer.Argument(metavar="NUMMER", help="Welk rapport; 1 is het eerste dat is gepubliceerd.")
]


def add_to(reports: Dutch) -> None:
    """Add the commands."""
    reports.command("publish")(publish)
    reports.command("published")(published)
    reports.command("show")(show_one)
    reports.command("changes")(changes)


def publish(
    context: typer.Context,
    first: FirstOption,
    last: LastOption,
    by: Annotated[
        str,
        typer.Option("--by", metavar="WIE", help="Wie publiceert: een teamleider of controller."),
    ],
    hide_below: Annotated[
        int,
        typer.Option(
            "--hide-below",
            min=2,
            max=100,
            metavar="AANTAL",
            help="Aantallen hieronder staan er niet in, en wat ze zou verraden ook niet.",
        ),
    ] = 5,
    known_at: KnownAtOption = None,
) -> None:
    """Publiceer de cijfers van een periode: zij blijven voor altijd zoals zij dan zijn.

    Ook na een herstel, en ook als een dossier is vernietigd. Bekijk ze eerst met
    journeys report council --hide-below 5.

    Voorbeeld:  journeys report publish --from 2025-01-01 --to 2025-12-31 --by t.bakker
    """
    from journeys.application import publish as reports

    with context.obj.open() as journeys:
        done = reports.publish(
            journeys, first, last, by=by, known=known_at, hide_below=hide_below, warn=tell_beside
        )
    typer.echo(f"Gepubliceerd als rapport {done.number}. Controlegetal: {done.content_hash}")
    typer.echo(f"Als PDF:  journeys report show {done.number} --format pdf --out cijfers.pdf")


def published(
    context: typer.Context,
    form: Annotated[ListFormat, typer.Option("--format")] = ListFormat.table,
) -> None:
    """Wat er is gepubliceerd, het laatste eerst.

    Voorbeeld:  journeys report published
    """
    from journeys.application import published as reports

    with context.obj.open() as journeys:
        found = [one.as_json() for one in reports.published(journeys)]
    if form is ListFormat.json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    from journeys.lists.report_published import published_table

    show(published_table(found))


def show_one(
    context: typer.Context,
    number: NumberArgument,
    form: FormatOption = ReportFormat.table,
    out: OutOption = None,
) -> None:
    """Een gepubliceerd rapport, precies zoals het toen is vastgelegd.

    Als JSON is het de vastgelegde tekst zelf: de SHA-256 daarvan is het controlegetal.

    Voorbeeld:  journeys report show 1 --format pdf --out cijfers.pdf
    """
    from journeys.application.published import published_as
    from journeys.lists.report_published import frozen_line
    from journeys.lists.report_table import report_table

    require_place(form, out)
    with context.obj.open() as journeys:
        one = published_as(journeys, number)
    give(one.told, form, out, table=lambda: report_table(one.told, {}), frozen=one.frozen)
    if form is ReportFormat.table:
        typer.echo(f"\n{frozen_line(one.as_json())}")


def changes(
    context: typer.Context,
    number: NumberArgument,
    form: Annotated[ListFormat, typer.Option("--format")] = ListFormat.table,
) -> None:
    """Wat een gepubliceerd rapport nu anders zou zeggen; het rapport zelf verandert niet.

    Door wat later is vastgelegd, hersteld, ingetrokken of vernietigd. Wat er toen niet in stond
    omdat het klein is, staat hier ook niet.

    Voorbeeld:  journeys report changes 1
    """
    from journeys.application.published import changed_since, published_as

    with context.obj.open() as journeys:
        found = changed_since(journeys, published_as(journeys, number))
    if form is ListFormat.json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    from journeys.lists.report_published import changes_table

    show(changes_table(found))
