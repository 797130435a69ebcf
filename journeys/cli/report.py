"""``journeys report``: the figures the council gets, each with what it means."""

from typing import Annotated

import typer

from journeys.cli import report_published
from journeys.cli.budget import budget
from journeys.cli.dutch import Dutch
from journeys.cli.effect import effect
from journeys.cli.figure_facts import figure_facts
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


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    reports = Dutch(help="De cijfers voor de raad, het budget en de effectmeting.")
    reports.command("council")(council)
    reports.command("facts")(figure_facts)
    report_published.add_to(reports)
    reports.command("budget")(budget)
    reports.command("effect")(effect)
    app.add_typer(reports, name="report")


def council(
    context: typer.Context,
    first: FirstOption,
    last: LastOption,
    known_at: KnownAtOption = None,
    definitions: Annotated[
        list[str] | None,
        typer.Option(
            "--definition",
            metavar="CIJFER@VERSIE",
            help="Een andere versie van een definitie, zoals spoken@2; mag vaker.",
        ),
    ] = None,
    hide_below: Annotated[
        int | None,
        typer.Option(
            "--hide-below",
            min=2,
            max=100,
            metavar="AANTAL",
            help="Zoals het naar buiten mag: zonder aantallen onder dit aantal, gewoonlijk 5.",
        ),
    ] = None,
    form: FormatOption = ReportFormat.table,
    out: OutOption = None,
) -> None:
    """De cijfers van de brieven aan de raad, over een periode, uit het logboek.

    Bij elk cijfer staat wat er is geteld. Dezelfde vraag geeft later dezelfde cijfers, met
    --known-at van nu. Kleine aantallen staan erin, want dit is voor wie ermee werkt; met
    --hide-below 5 niet, en wat ze zou verraden ook niet, al was het samen met een rapport dat
    eerder is gepubliceerd.

    Voorbeeld:  journeys report council --from 2025-01-01 --to 2025-12-31

    Als PDF met uitleg en grafieken:  … --format pdf --out cijfers.pdf
    """
    require_place(form, out)
    from journeys.application.publish import for_outside
    from journeys.application.report import came_later, report, report_json
    from journeys.lists.report_table import report_table

    with context.obj.open() as journeys:
        found = report(journeys, first, last, known=known_at, definitions=definitions or ())
        outside = for_outside(journeys, found, hide_below) if hide_below else None
    told = outside.told if outside else report_json(found)
    tell_beside(outside.beside if outside else {})
    before = {} if hide_below else came_later(found)
    give(told, form, out, table=lambda: report_table(told, before))
