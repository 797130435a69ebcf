"""``journeys dossier``: what the decider could know, as one document."""

from pathlib import Path
from typing import Annotated

import typer

from journeys.cli.correct import ClientArgument

FORMS = (".html", ".pdf")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("dossier")(dossier)


def _file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in FORMS:
        raise typer.BadParameter(f"{text!r} eindigt niet op .html of .pdf.")
    return path


def dossier(
    context: typer.Context,
    client: ClientArgument,
    number: Annotated[
        int, typer.Argument(metavar="NUMMER", help="Het nummer van het besluit, zoals PathDecided.")
    ],
    out: Annotated[
        Path,
        typer.Option("--out", parser=_file, metavar="BESTAND", help="Een .html- of .pdf-bestand."),
    ],
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="GEBRUIKER",
            help="Wie dit maakt: een teamleider of wie eraan meewerkte.",
        ),
    ],
) -> None:
    """Maak het dossier van een besluit in het zorgvuldigheidstraject.

    Het laat zien wat de beslisser op dat moment kon weten: wie welke stap zette, de reden bij
    elk onderdeel en wat openstond. Wat later is vastgelegd of hersteld, staat er niet in.

    Voorbeeld:  journeys dossier R-000412 31 --out besluit.pdf --by t.bakker
    """
    from journeys.application.dossier import dossier as make
    from journeys.language import instant
    from journeys.lists.dossier import as_html, as_pdf, document
    from journeys.store.whole_file import write_whole

    with context.obj.open() as journeys:
        made = make(journeys, client, number, by)
    text = document(
        made.content,
        content_hash=made.content_hash,
        made_at=made.made_at.isoformat(),
        made_by=made.made_by,
    )
    pdf = out.suffix.lower() == ".pdf"
    write_whole(out, [as_pdf(text, made.made_at) if pdf else as_html(text)])
    typer.echo(
        f"Dossier van feit {number} van {client} staat in {out}; "
        f"gemaakt {instant(made.made_at)} door {made.made_by}."
    )
    typer.echo(f"Controlegetal van de inhoud: {made.content_hash}")
    typer.echo("Het bevat tekst die in het logboek versleuteld is: bewaar het zorgvuldig.")
    if made.amended_by:
        typer.echo(
            f"Let op: dit besluit is later hersteld of ingetrokken (feit {made.amended_by})."
        )
