"""``journeys handover``: the one page with which a colleague takes over a client."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from journeys.cli.consultant_role import ConsultantRoleOption


class HandoverFormat(StrEnum):
    """How the page can be written."""

    text = "text"
    html = "html"
    json = "json"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("handover")(handover)


def handover(
    context: typer.Context,
    client: Annotated[str, typer.Argument(metavar="INWONER", help="Het nummer.")],
    to: Annotated[str, typer.Option("--to", metavar="GEBRUIKER", help="Wie de inwoner overneemt.")],
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="GEBRUIKER",
            help="De teamleider die de inwoner toewijst; zonder wordt niets vastgelegd.",
        ),
    ] = None,
    role: ConsultantRoleOption = None,
    form: Annotated[HandoverFormat, typer.Option("--format")] = HandoverFormat.text,
) -> None:
    """De warme overdracht op één bladzijde: wat een nieuwe consulent moet weten.

    Waar de inwoner staat, wat er is geprobeerd en afgesproken, wat er moet gebeuren, wie er bij
    betrokken waren, en wat niet opnieuw gevraagd hoeft te worden. Alleen wat de functie van de
    nieuwe consulent mag zien.

    Voorbeeld:  journeys handover R-000412 --to p.smit --by t.bakker
    """
    from journeys.application import handover as handovers
    from journeys.lists.handover import handover_html, handover_page, handover_text

    with context.obj.open() as journeys:
        found = handovers.handover(journeys, client, to=to, by=by, role=role)
    if form is HandoverFormat.json:
        typer.echo(json.dumps(handovers.for_programs(found), ensure_ascii=False, indent=1))
        return
    page = handover_page(found)
    written = handover_html(page) if form is HandoverFormat.html else handover_text(page)
    typer.echo(written, nl=False)
