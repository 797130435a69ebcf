"""For whom somebody stands in, as a list tells it beside the person whose row it is."""

from collections.abc import Mapping
from datetime import date

from journeys.language import day, one_line

Absent = Mapping[str, date]
"""Who is replaced on a list, each with the last day of absence."""


def absence(person: str | None, absent: Absent) -> str:
    """``voor p.jansen (afwezig t/m 30-11-2026)``, or nothing when that person is there."""
    if person is None or person not in absent:
        return ""
    return f"voor {one_line(person)} (afwezig t/m {day(absent[person])})"


def absences_line(absent: Absent) -> str:
    """``Ook voor p.jansen (afwezig t/m 30-11-2026).``; may be empty."""
    said = ", ".join(absence(person, absent) for person in sorted(absent))
    return f"Ook {said}." if said else ""
