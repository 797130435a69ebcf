"""``journeys history``: a client's timeline and state, as known then."""

import json
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from journeys.cli.settings import ExplainOption, KnownAtOption, OnOption, PolicyOption
from journeys.cli.shown import show


class HistoryFormat(StrEnum):
    """How a history can be shown."""

    table = "table"
    json = "json"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("history")(history)


def history(
    context: typer.Context,
    client: Annotated[str, typer.Argument(metavar="INWONER", help="Het nummer.")],
    known_at: KnownAtOption = None,
    on: OnOption = None,
    which: PolicyOption = None,
    explain: ExplainOption = False,
    form: Annotated[HistoryFormat, typer.Option("--format")] = HistoryFormat.table,
) -> None:
    """Wat er met een inwoner gebeurde en waar die nu staat, of stond.

    --known-at toont wat er op dat tijdstip stond; --on wat er tot en met die dag gebeurd was;
    --explain eronder wat er toen openstond, met de berekening.
    """
    from journeys.application import history as histories
    from journeys.application.policies import chosen

    with context.obj.open() as journeys:
        answer = histories.history(journeys, client, known=known_at, on=on)
        policy = chosen(journeys, which, on=date.fromisoformat(answer["on"]), known_at=known_at)
        if which or explain:
            answer["policy"] = policy.label
            answer["traject"] = policy.frame.traject_of(answer["state"]["trede"])
        if explain:
            from journeys.application.explain import history_with_workings

            answer = history_with_workings(journeys, answer, policy)
        if form is HistoryFormat.json:
            typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))
            return
        from journeys.lists import history_table, workings_of_history

        show(history_table(histories.with_remarks(journeys, answer)))
        if traject := policy.frame.traject_of(answer["state"]["trede"]):
            typer.echo(f"Beleid {policy.label}: traject {traject}.")
        elif which:
            typer.echo(f"Beleid {policy.label}: de treden zijn niet in trajecten ingedeeld.")
        if explain:
            show(workings_of_history(answer))
