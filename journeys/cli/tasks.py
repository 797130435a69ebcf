"""``journeys tasks``: what waits for a person to settle."""

import json
from enum import StrEnum
from typing import Annotated

import typer


class TasksFormat(StrEnum):
    """How the tasks can be shown."""

    table = "table"
    json = "json"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("tasks")(tasks)


def tasks(
    context: typer.Context,
    form: Annotated[TasksFormat, typer.Option("--format")] = TasksFormat.table,
) -> None:
    """Wat een mens moet beslechten: besluiten om opnieuw te bezien, feiten zonder grond.

    Een besluit blijft hier staan totdat iemand DecisionReassessed vastlegt.
    """
    from journeys.application.tasks import tasks as every_task
    from journeys.events.loading import plain

    with context.obj.open() as journeys:
        found = every_task(journeys)
    if form is TasksFormat.json:
        typer.echo(json.dumps([plain(t._asdict()) for t in found], ensure_ascii=False, indent=1))
        return
    from journeys.language import day, fact_label, number, one_line

    typer.echo(number(len(found), "taak", "taken") if found else "Niets te beslechten.")
    for task in found:
        what = f"{fact_label(task.type)}, {day(task.happened_on)}"
        typer.echo(f"{task.client}  feit {task.number} ({what})")
        typer.echo(f"    {one_line(task.why)}")
        typer.echo(f"    {one_line(task.todo)}")
