"""``journeys stand-in``: who stands in for an absent colleague, and from when until when."""

import json
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from journeys.cli.settings import day
from journeys.cli.shown import show


class StandInFormat(StrEnum):
    """How the stand-ins can be shown."""

    table = "table"
    json = "json"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("stand-in")(stand_in)


def stand_in(
    context: typer.Context,
    absent: Annotated[
        str | None, typer.Option("--absent", metavar="GEBRUIKER", help="Wie er niet is.")
    ] = None,
    by_whom: Annotated[
        str | None,
        typer.Option(
            "--by-whom", metavar="GEBRUIKER", help="Wie er invalt; de afwezige zelf is er weer."
        ),
    ] = None,
    begins: Annotated[
        date | None,
        typer.Option("--from", parser=day, metavar="JJJJ-MM-DD", help="De eerste dag."),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option("--until", parser=day, metavar="JJJJ-MM-DD", help="De laatste dag."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="GEBRUIKER", help="De teamleider die dit vastlegt."),
    ] = None,
    form: Annotated[StandInFormat, typer.Option("--format")] = StandInFormat.table,
) -> None:
    """Wijs aan wie er voor een afwezige collega invalt; zonder opties: wie dat doet en gaat doen.

    In die dagen staat wat van de afwezige is ook op de lijst van de invaller. Wie voor een
    teamleider invalt mag dan wat een teamleider mag. In het logboek blijft staan wie iets deed.

    De laatste aanwijzing voor een dag telt, ook om een vergissing te herstellen. Wie eerder terug
    is staat bij --absent en bij --by-whom.

    Voorbeeld:  journeys stand-in --absent p.jansen --by-whom p.smit --from 2026-12-21
    --until 2027-01-03 --by t.bakker
    """
    from journeys.application import stand_ins
    from journeys.application.appoint import appoint
    from journeys.clock import local_day

    with context.obj.open() as journeys:
        if absent or by_whom or begins or until or by:
            if not (absent and by_whom and begins and until and by):
                raise typer.BadParameter(
                    "Een vervanger aanwijzen vraagt --absent, --by-whom, --from, --until en --by."
                )
            earlier = stand_ins.replaced_in(journeys, absent, begins, until)
            appoint(journeys, absent=absent, stand_in=by_whom, from_on=begins, until=until, by=by)
            what = "is er weer" if absent == by_whom else f"valt in voor {absent}"
            typer.echo(
                f"Vastgelegd: {by_whom} {what}, van {begins:%d-%m-%Y} tot en met {until:%d-%m-%Y}."
            )
            if no_longer := [name for name in earlier if name != by_whom]:
                typer.echo(f"In die dagen niet meer: {', '.join(no_longer)}.")
            return
        today = local_day(journeys.clock())
        found = [asdict(one) for one in stand_ins.appointed(journeys, today)]
    if form is StandInFormat.json:
        plain = [
            {k: v if isinstance(v, str) else v.isoformat() for k, v in one.items()} for one in found
        ]
        typer.echo(json.dumps(plain, ensure_ascii=False, indent=1))
        return
    from journeys.lists.stand_ins import stand_ins_table

    show(stand_ins_table(found, today))
