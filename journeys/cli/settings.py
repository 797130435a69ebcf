"""What every command is given, and the options that several share."""

import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeys.application.horizon import MOST_WEEKS
from journeys.clock import Clock, now

if TYPE_CHECKING:
    from journeys.application.bootstrap import Journeys

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Settings:
    """Which database the commands work on (nothing means the default), and by which clock."""

    db: str | None = None
    clock: Clock = now

    def open(self, *, make: bool = False) -> "Journeys":
        """Open the municipality; ``make`` lays out an empty database first."""
        from journeys.application.bootstrap import open_journeys

        return open_journeys(self.db, make=make, clock=self.clock)


def day(text: str) -> date:
    """A date as typed. Raises ``BadParameter``: wrong usage."""
    try:
        if len(text) == len("2026-03-05"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise typer.BadParameter(f"{text!r} is geen dag die bestaat; schrijf een datum als 2026-03-05.")


def instant(text: str) -> datetime:
    """An instant as typed; without a zone it is Amsterdam time. Raises ``BadParameter``."""
    from journeys.clock import written_instant

    try:
        return written_instant(text)
    except (ValueError, OverflowError):
        raise typer.BadParameter(
            f"{text!r} is geen tijdstip; schrijf 2026-03-05T09:14, of alleen een datum."
        ) from None


def file(text: str) -> Path:
    """A file that is there to be read; - is standard input. Raises ``BadParameter``."""
    path = Path(text)
    if text == STANDARD_INPUT or (path.exists() and not path.is_dir()):
        return path
    found = "is een map, geen bestand" if path.is_dir() else "bestaat niet"
    raise typer.BadParameter(f"{text} {found}.")


def weeks(typed: str | int) -> int:
    """A number of weeks as typed, or as it is by default. Raises ``BadParameter``."""
    text = str(typed)
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= MOST_WEEKS:
        return int(text)
    raise typer.BadParameter(f"{text!r} weken kan niet. Toegestaan: 1 tot en met {MOST_WEEKS}.")


def content_of(path: Path) -> bytes:
    """What stands in a file, or comes in on standard input."""
    return sys.stdin.buffer.read() if str(path) == STANDARD_INPUT else path.read_bytes()


FileArgument = Annotated[
    Path, typer.Argument(parser=file, metavar="BESTAND", help="Het bestand; - is standaardinvoer.")
]
OnOption = Annotated[
    date | None,
    typer.Option("--on", parser=day, metavar="JJJJ-MM-DD", help="De dag; anders vandaag."),
]
KnownAtOption = Annotated[
    datetime | None,
    typer.Option(
        "--known-at",
        parser=instant,
        metavar="TIJDSTIP",
        help="Zoals bekend op dat tijdstip; wat later is vastgelegd telt niet mee.",
    ),
]
PolicyOption = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="BELEID",
        help="Onder welk beleid: then (van die dag), now, naam@versie of een TOML-bestand.",
    ),
]
ExplainOption = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Met de berekening van elke termijn: het feit, de dagen, de regel en de bron.",
    ),
]
