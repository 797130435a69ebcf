"""What every command is given, and the options that several share."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from journeys.application.bootstrap import Journeys


@dataclass(frozen=True, slots=True)
class Settings:
    """Which database the commands work on; nothing means the default."""

    db: str | None

    def open(self, *, make: bool = False) -> "Journeys":
        """Open the municipality; ``make`` lays out an empty database first."""
        from journeys.application.bootstrap import open_journeys

        return open_journeys(self.db, make=make)


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
    from journeys.clock import as_instant

    try:
        return as_instant(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is geen tijdstip; schrijf 2026-03-05T09:14, of alleen een datum."
        ) from None


OnOption = Annotated[
    date | None, typer.Option("--on", parser=day, metavar="JJJJ-MM-DD", help="De dag.")
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
