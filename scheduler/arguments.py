"""What ``python -m scheduler`` is told on its command line."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

HELP = """\
Gebruik: python -m scheduler [OPTIES]

Doet elke dag het werk van de planner, ook van gemiste dagen, tot hij wordt gestopt
(SIGTERM of Ctrl-C).

  --db URL    De database: sqlite:///PAD of postgresql://…; anders JOURNEYS_DATABASE_URL,
              anders journeys.db in deze map.
  --dir MAP   De map voor de lijsten; anders JOURNEYS_LISTS, anders lists naast het
              SQLite-bestand, bij PostgreSQL in deze map.
  --help      Toon deze uitleg.

Mailt wie dat wil elke werkdag vanaf 7.00 uur hoeveel inwoners wachten, als er een mailserver is:
  JOURNEYS_SMTP       smtp://GEBRUIKER:WACHTWOORD@SERVER:POORT, of smtps://…
  JOURNEYS_MAIL_FROM  het adres waarvan de mail komt.
  JOURNEYS_PAGES      het adres van de pagina's, zoals https://trajecten.gemeente.nl
"""
WRONG_USAGE = "Verkeerd gebruik: {}\n  Uitleg:  python -m scheduler --help\n"


class _Dutch(argparse.ArgumentParser):
    def format_help(self) -> str:
        return HELP

    def error(self, message: str) -> NoReturn:
        """The one fault left that the library tells of itself."""
        option = message.removeprefix("argument ").partition(":")[0]
        self.exit(2, WRONG_USAGE.format(f"na {option} hoort een waarde."))


def read(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options given. Leaves with 2 on wrong usage, with 0 when help was asked."""
    parser = _Dutch(allow_abbrev=False)
    parser.add_argument("--db")
    parser.add_argument("--dir")
    given, others = parser.parse_known_args(arguments)
    if others:
        parser.exit(2, WRONG_USAGE.format(f"{others[0]} hoort hier niet."))
    return given
