"""Every command in one list, and how a refusal leaves the program."""

import logging
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import TextIOWrapper

import typer
from typer.core import TyperGroup

from journeys.cli import (
    caseload,
    correct,
    day,
    demo,
    dossier,
    due,
    export,
    forecast,
    handover,
    history,
    import_,
    migrate,
    policy,
    rebuild,
    record,
    report,
    serve,
    stand_in,
    tasks,
    verify,
    what_if,
)
from journeys.cli.dutch import WRONG_USAGE, Dutch, wrong_usage
from journeys.cli.settings import Settings
from journeys.cli.shown import error_text

app = Dutch(
    name="journeys",
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
    given: Settings = context.obj or Settings()
    context.obj = replace(given, db=db or given.db)


for command in (
    demo,
    migrate,
    record,
    correct,
    history,
    handover,
    due,
    day,
    forecast,
    what_if,
    report,
    tasks,
    dossier,
    verify,
    rebuild,
    stand_in,
    serve,
):
    command.add_to(app)
app.add_typer(import_.app, name="import")
app.add_typer(export.app, name="export")
app.add_typer(policy.app, name="policy")
app.add_typer(caseload.app, name="caseload")


def main(arguments: Sequence[str] | None = None, given: Settings | None = None) -> None:
    """Run the command line: 0 done, 1 something was refused, 2 wrong usage."""
    # What the store logs with its traceback, each command tells in a sentence.
    logging.getLogger("journeys.store").addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a sign shows ?
    try:
        code = _made()(arguments, prog_name="journeys", obj=given, standalone_mode=False)
    except typer.Abort:
        code = _complain(1, "Afgebroken.")
    except WRONG_USAGE as error:
        # Without arguments the help is the answer, and it has been printed.
        code = 2 if not str(error) else _complain(2, wrong_usage(error))
    except Exception as error:
        text = error_text(error)
        if text is None:
            raise
        code = _complain(1, text)
    raise SystemExit(code or 0)


@cache
def _made() -> TyperGroup:
    """Every command as it is run: making them takes longer than most of them do."""
    made = typer.main.get_command(app)
    assert isinstance(made, TyperGroup)
    return made


def _complain(code: int, text: str) -> int:
    sys.stderr.write(text + "\n")
    return code
