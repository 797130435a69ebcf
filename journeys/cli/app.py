"""Every command in one list, and how a refusal leaves the program."""

import sys

import typer

from journeys.cli import (
    correct,
    day,
    demo,
    due,
    export,
    history,
    import_,
    migrate,
    rebuild,
    record,
    verify,
)
from journeys.cli.settings import Settings
from journeys.cli.shown import error_text

app = typer.Typer(
    name="journeys",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help=(
        "Trajecten van inwoners: wat er gebeurde, wie gesproken moet worden, en waarom.\n\n"
        "Elke datum is JJJJ-MM-DD. Begin met **journeys demo** om alles te zien werken."
    ),
)


@app.callback()
def settings(
    context: typer.Context,
    db: str = typer.Option(
        "",
        "--db",
        envvar="JOURNEYS_DATABASE_URL",
        metavar="URL",
        help="De database: sqlite:///PAD of postgresql://…; anders journeys.db in deze map.",
    ),
) -> None:
    """Keep what every command needs."""
    context.obj = Settings(db or None)


for command in (demo, migrate, record, correct, history, due, day, verify, rebuild):
    command.add_to(app)
app.add_typer(import_.app, name="import")
app.add_typer(export.app, name="export")


def main() -> None:
    """Run the command line; a refusal is told on stderr and leaves with 1."""
    try:
        app()
    except Exception as error:
        text = error_text(error)
        if text is None:
            raise
        sys.stderr.write(text + "\n")
        raise SystemExit(1) from None
