"""Where a report goes: on the screen, in a pipe, or in a file that is whole or not there."""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from journeys.cli.settings import day
from journeys.cli.shown import show

if TYPE_CHECKING:
    from rich.console import RenderableType

    from journeys.lists.council import Frozen


class ReportFormat(StrEnum):
    """How a report can be shown."""

    table = "table"
    text = "text"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"
    html = "html"
    pdf = "pdf"
    svg = "svg"


IN_A_FILE_ALONE = (ReportFormat.xlsx, ReportFormat.pdf)

FirstOption = Annotated[
    date, typer.Option("--from", parser=day, metavar="JJJJ-MM-DD", help="De eerste dag.")
]
LastOption = Annotated[
    date, typer.Option("--to", parser=day, metavar="JJJJ-MM-DD", help="De laatste dag.")
]
FormatOption = Annotated[
    ReportFormat,
    typer.Option("--format", metavar="VORM", help=f"In welke vorm: {', '.join(ReportFormat)}."),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="BESTAND", help="Schrijf het in dit bestand; nodig bij xlsx en pdf."
    ),
]


def require_place(form: ReportFormat, out: Path | None) -> None:
    """Refuse a form without its place, before anything is counted. Raises ``BadParameter``."""
    if out is None and form in IN_A_FILE_ALONE:
        raise typer.BadParameter(
            f"{form.value} gaat in een bestand: voeg toe  --out cijfers.{form.value}"
        )
    if out is not None and form is ReportFormat.table:
        raise typer.BadParameter(
            "--out hoort bij een andere vorm dan table: voeg toe  --format pdf"
        )


def give(
    told: Mapping[str, Any],
    form: ReportFormat,
    out: Path | None,
    *,
    table: "Callable[[], RenderableType]",
    frozen: "Frozen | None" = None,
) -> None:
    """Show the report, or write it in its file."""
    if form is ReportFormat.table:
        show(table())
        return
    from journeys.lists.council import FORMS

    written = FORMS[form].written(told, frozen)
    if out is None:
        sys.stdout.buffer.write(written)
        return
    from journeys.store.whole_file import write_whole

    write_whole(out, [written])
    typer.echo(f"De cijfers staan in {out}.")
