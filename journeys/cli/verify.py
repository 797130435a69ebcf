"""``journeys verify``: everything worked out a second time and compared."""

import json
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from journeys.cli.settings import KnownAtOption, OnOption
from journeys.cli.shown import progress, show

if TYPE_CHECKING:
    from journeys.application.bootstrap import Journeys


class VerifyFormat(StrEnum):
    """How what was found can be shown."""

    table = "table"
    json = "json"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("verify")(verify)


def verify(
    context: typer.Context,
    complete: Annotated[
        bool,
        typer.Option("--complete", help="Of iedere inwoner bij elke regel verantwoord is."),
    ] = False,
    on: OnOption = None,
    known_at: KnownAtOption = None,
    client: Annotated[
        str | None,
        typer.Option("--client", metavar="INWONER", help="Van deze inwoner: regel voor regel."),
    ] = None,
    form: Annotated[VerifyFormat, typer.Option("--format")] = VerifyFormat.table,
) -> None:
    """Reken alles langs een tweede weg na en noem elk verschil.

    Het logboek (keten en nummers), de standen, de termijnen, de posities, de lijsten en wat er
    is gepubliceerd.

    Met --complete: of op een dag iedere inwoner bij elke regel op precies een manier verantwoord
    is – op de lijst, komt nog, gedempt, afgehandeld of niet van toepassing – en niemand zonder
    contact blijft. De redenen staan in --format json, of met --client van een inwoner.

    Voorbeeld:  journeys verify --complete --on 2026-11-23
    """
    from journeys.clock import local_day

    given = {"--on": on, "--known-at": known_at, "--client": client}
    if not complete and (alone := [name for name, value in given.items() if value is not None]):
        raise typer.BadParameter(f"{', '.join(alone)} hoort bij --complete.")
    with context.obj.open() as journeys:
        day = on or local_day(journeys.clock())
        if not complete:
            sound = _everything(journeys, form)
        elif client is None:
            sound = _complete(journeys, day, known_at, form)
        else:
            sound = _of_client(journeys, client, day, known_at, form)
    if not sound:
        raise typer.Exit(1)


def _everything(journeys: "Journeys", form: VerifyFormat) -> bool:
    from journeys.application.verify import verify as verify_all

    with progress("Nalopen") as step:
        report = verify_all(journeys, step)
    if form is VerifyFormat.json:
        _json(
            {
                "database": report.database,
                "clients": report.clients,
                "facts": report.facts,
                "obligations": report.obligations,
                "lists": report.lists,
                "reports": report.reports,
                "unchecked_lists": dict(report.unchecked_lists),
                "breaches": report.breaches,
                "differences": report.differences,
            }
        )
        return not report.differences
    for difference in report.differences:
        typer.echo(f"VERSCHIL  {difference}")
    typer.echo(report.summary)
    return not report.differences


def _complete(
    journeys: "Journeys", day: date, known_at: datetime | None, form: VerifyFormat
) -> bool:
    from journeys.application.verify_complete import verify_complete

    with progress("Natellen") as step:
        report = verify_complete(journeys, day, known_at=known_at, progress=step)
    answer = report.as_json()
    if form is VerifyFormat.json:
        _json(answer)
        return report.complete
    from journeys.lists.complete import complete_table

    for difference in report.differences:
        typer.echo(f"VERSCHIL  {difference}")
    for name in report.forgotten:
        typer.echo(f"VERGETEN  {name}: traject open, in de doelgroep, en bij niemand op de lijst")
    show(complete_table(answer))
    return report.complete


def _of_client(
    journeys: "Journeys", client: str, day: date, known_at: datetime | None, form: VerifyFormat
) -> bool:
    from journeys.application.verify_complete import accounts_of

    found = accounts_of(journeys, client, day, known_at=known_at)
    answer = {"client": client, "on": day.isoformat(), **found.as_json()}
    if form is VerifyFormat.json:
        _json(answer)
    else:
        from journeys.lists.complete import accounts_table

        show(accounts_table(answer))
    return not found.forgotten


def _json(answer: dict[str, Any]) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))
