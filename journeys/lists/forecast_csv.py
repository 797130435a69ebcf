"""A forecast as CSV that a Dutch Excel opens without questions."""

import csv
import io

from journeys.language import as_day, day
from journeys.lists.cells import neutral, role_label
from journeys.lists.dutch_csv import BOM
from journeys.lists.forecast_counts import COUNTS, Row, policies_in

HEADINGS = (
    "Week",
    "Vanaf",
    "Functie",
    "Medewerker",
    "Komt op de lijst",
    "Te plannen",
    "Uiterlijk deze week",
    "Al te laat",
    "Keert terug (niet toegezegd)",
    "Gepland",
    "Beleid",
)


def forecast_csv(forecast: Row) -> bytes:
    """One line per week, role and person; planned is empty without a capacity file."""
    text = io.StringIO(newline="")
    text.write(BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in forecast["weeks"]:
        first = as_day(row["from"])
        writer.writerow(
            [
                row["week"],
                day(first) if first else "",
                neutral(role_label(row["role"])),
                neutral(row["person"] or ""),
                *(row.get(name, "") for name in COUNTS),
                neutral(policies_in(forecast, row)),
            ]
        )
    return text.getvalue().encode("utf-8")
