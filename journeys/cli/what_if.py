"""``journeys what-if``: what another policy set would change, before anybody decides on it."""

import json
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from journeys.application.horizon import MOST_WEEKS
from journeys.cli.settings import OnOption, weeks
from journeys.cli.shown import show

WEEKS = 13


class WhatIfFormat(StrEnum):
    """How the difference can be shown."""

    table = "table"
    json = "json"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("what-if")(what_if)


def what_if(
    context: typer.Context,
    policy: Annotated[
        str,
        typer.Option("--policy", metavar="BELEID", help="Een TOML-bestand, of naam@versie."),
    ],
    on: OnOption = None,
    number: Annotated[
        int,
        typer.Option(
            "--weeks",
            parser=weeks,
            metavar="AANTAL",
            help=f"Hoeveel weken, 1 tot en met {MOST_WEEKS}.",
        ),
    ] = WEEKS,
    against: Annotated[
        str | None,
        typer.Option(
            "--against", metavar="BELEID", help="Waarmee vergeleken; anders wat op die dag geldt."
        ),
    ] = None,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="VERSCHIL.csv", help="Schrijf het verschil per inwoner."),
    ] = None,
    svg: Annotated[
        Path | None,
        typer.Option("--svg", metavar="VERSCHIL.svg", help="Teken het verschil per week."),
    ] = None,
    form: Annotated[WhatIfFormat, typer.Option("--format")] = WhatIfFormat.table,
) -> None:
    """Wat een ander beleid zou veranderen: voor wie, wanneer en bij welke consulent.

    Over de echte geschiedenis van elke inwoner, zoals nu bekend. Er verandert niets.

    Voorbeeld:  journeys what-if --policy eigen.toml --on 2027-01-01 --csv verschil.csv
    """
    from journeys import lists
    from journeys.application import what_if as comparison
    from journeys.application.policies import chosen
    from journeys.clock import local_day
    from journeys.store.whole_file import write_whole

    with context.obj.open() as journeys:
        day = on or local_day(journeys.clock())
        before, after = (chosen(journeys, which, on=day) for which in (against, policy))
        found = comparison.what_if(journeys, before, after, on=day, weeks=number)
        begins = max(day, local_day(journeys.clock()))
        can_go_with = before.digest == journeys.policies.on(begins).digest
    if svg:
        write_whole(svg, [lists.what_if_chart(found).encode()])
    written = lists.what_if_csv(found)
    digest = sha256(written).hexdigest()
    if csv:
        write_whole(csv, [written])
    if form is WhatIfFormat.json:
        typer.echo(json.dumps({**found, "diff_hash": digest}, ensure_ascii=False, indent=1))
        return
    show(lists.what_if_table(found))
    _say_what_next(policy, begins, csv, digest, can_go_with)


def _say_what_next(
    policy: str, begins: date, csv: Path | None, digest: str, can_go_with: bool
) -> None:
    if csv is None:
        typer.echo(f"\nHet verschil per inwoner: zet er --csv VERSCHIL.csv bij. Hash: {digest}")
        return
    typer.echo(f"\nHet verschil per inwoner staat in {csv}. Hash: {digest}")
    which, diff = quote(policy), quote(str(csv))
    if not can_go_with:
        typer.echo("Bij een voorstel hoort het verschil met wat op de eerste dag ervan geldt:")
        typer.echo(f"  journeys what-if --policy {which} --on {begins} --csv {diff}")
        return
    typer.echo("Stel dit beleid ermee voor:")
    typer.echo(f"  journeys policy propose {which} --from {begins} --diff {diff} --by WIE")
