"""``journeys policy``: the sets there are, what differs, and how one comes into force."""

import json
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeys.cli.dutch import Dutch
from journeys.cli.record import ByOption
from journeys.cli.settings import OnOption, content_of, day, file
from journeys.cli.shown import show

app = Dutch(help="Beleid: welke regels en termijnen gelden, sinds wanneer en door wie.")

LabelArgument = Annotated[
    str, typer.Argument(metavar="BELEID", help="Naam en versie, zoals rijswijk@2.")
]
WhichArgument = Annotated[
    str,
    typer.Argument(
        metavar="BELEID", help="Naam en versie zoals rijswijk@2, now, of een TOML-bestand."
    ),
]
FromOption = Annotated[
    date | None,
    typer.Option("--from", parser=day, metavar="JJJJ-MM-DD", help="De dag waarop het gaat gelden."),
]
DiffOption = Annotated[
    Path | None,
    typer.Option(
        "--diff",
        parser=file,
        metavar="VERSCHIL.csv",
        help="Wat het verandert, gemaakt met journeys what-if --csv.",
    ),
]


class PolicyFormat(StrEnum):
    """How policy can be shown."""

    table = "table"
    json = "json"


FormatOption = Annotated[PolicyFormat, typer.Option("--format")]


@app.command("show")
def show_policy(
    context: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="[BELEID]", help="Toon de tekst van deze set; anders welke er zijn."
        ),
    ] = None,
    on: OnOption = None,
    form: FormatOption = PolicyFormat.table,
) -> None:
    """Welke sets er zijn en welke geldt, of de tekst van één ervan.

    Voorbeeld:  journeys policy show rijswijk@1
    """
    from journeys.application import policies
    from journeys.clock import local_day

    with context.obj.open() as journeys:
        on = on or local_day(journeys.clock())
        if which is not None:
            typer.echo(policies.chosen(journeys, which, on=on).content, nl=False)
            return
        found = policies.known_sets(journeys, on)
    if form is PolicyFormat.json:
        rows = [{**asdict(s), "effective_from": s.effective_from.isoformat()} for s in found]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    from journeys.lists import policies_table

    show(policies_table([asdict(one) for one in found], on))


@app.command("diff")
def diff(
    context: typer.Context,
    before: WhichArgument,
    after: WhichArgument,
    form: FormatOption = PolicyFormat.table,
) -> None:
    """Wat er tussen twee sets verschilt, regel voor regel.

    Voorbeeld:  journeys policy diff now eigen.toml
    """
    from journeys.application import policies
    from journeys.clock import local_day
    from journeys.policies.differences import differences

    with context.obj.open() as journeys:
        today = local_day(journeys.clock())
        old, new = (policies.chosen(journeys, which, on=today) for which in (before, after))
    found = [difference._asdict() for difference in differences(old, new)]
    if form is PolicyFormat.json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    from journeys.lists import differences_table

    show(differences_table(found, old.label, new.label))


@app.command("propose")
def propose(
    context: typer.Context,
    which: WhichArgument,
    by: ByOption,
    begins: FromOption = None,
    diff_file: DiffOption = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEKST", help="Waarom het anders moet.")
    ] = None,
) -> None:
    """Stel een set voor; een ander keurt hem goed voordat hij kan gelden.

    Voorbeeld:  journeys policy propose eigen.toml --from 2027-01-01 --by t.visser
    """
    from journeys.application import policies
    from journeys.application.policy_diff import diff_in
    from journeys.clock import local_day

    with context.obj.open() as journeys:
        chosen = policies.chosen(journeys, which, on=local_day(journeys.clock()))
        made = diff_in(content_of(diff_file)) if diff_file else None
        policies.propose(journeys, chosen, by=by, effective_from=begins, reason=reason, diff=made)
    typer.echo(f"Voorgesteld: {chosen.label}.")
    typer.echo(f"Een ander keurt het goed:  journeys policy approve {chosen.label} --by WIE")


@app.command("approve")
def approve(context: typer.Context, label: LabelArgument, by: ByOption) -> None:
    """Keur goed wat een ander voorstelde."""
    from journeys.application import policies

    with context.obj.open() as journeys:
        policies.approve(journeys, label, by=by)
    typer.echo(f"Goedgekeurd: {label}.")
    typer.echo(f"Stel het vast:  journeys policy adopt {label} --diff VERSCHIL.csv --by {by}")


@app.command("adopt")
def adopt(
    context: typer.Context,
    label: LabelArgument,
    by: ByOption,
    begins: FromOption = None,
    diff_file: DiffOption = None,
) -> None:
    """Stel een goedgekeurde set vast: vanaf zijn dag geldt hij. Niets wordt omgezet."""
    from journeys.application import policies
    from journeys.application.lists_follow import follow
    from journeys.application.policy_diff import diff_in

    with context.obj.open() as journeys:
        made = diff_in(content_of(diff_file)) if diff_file else None
        adopted = policies.adopt(journeys, label, by=by, effective_from=begins, diff=made)
        follow(journeys)
        in_force = journeys.policy_set.label
    typer.echo(f"Vastgesteld: {label}, geldt vanaf {adopted:%d-%m-%Y}.")
    typer.echo(f"Vandaag geldt {in_force}.")
