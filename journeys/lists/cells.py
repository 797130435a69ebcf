"""The due-contact list as cells, the same for every spreadsheet."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from journeys.language import (
    LEADS,
    ROLES,
    as_day,
    one_line,
    rule_label,
    short,
    standing,
    with_weekday,
)
from journeys.lists.absence import Absent, absence

Row = Mapping[str, Any]
"""One row of the list: a client, a role and a person, with every reason."""
Cell = date | str

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - spreadsheets read the wide signs as the narrow ones
"""What makes a spreadsheet read a text as a formula."""

HEADINGS = (
    "Plannen op",
    "Uiterlijk op",
    "Inwoner",
    "Functie",
    "Medewerker",
    "Waarom",
    "Stand",
    "Beleid",
)
ROLE_TEAMS = {
    "participatieconsulent": LEADS["mp"],
    "inkomensconsulent": LEADS["inkomen"],
    "wsp_consulent": LEADS["wsp"],
}
"""The roles that are assigned to a person client by client, and what they work for."""
NAME_HEADING = "Naam"
NAME_PLACE = HEADINGS.index("Inwoner") + 1


def headings(names: Mapping[str, str] | None) -> list[str]:
    """The column headings, with one for the names when they are asked for."""
    titles = list(HEADINGS)
    if names is not None:
        titles.insert(NAME_PLACE, NAME_HEADING)
    return titles


def cells(
    row: Row,
    on: date,
    names: Mapping[str, str] | None,
    *,
    escalates_to: str,
    absent: Absent | None = None,
) -> list[Cell]:
    """A row's cells under those headings; ``escalates_to`` is the role that sees what is late."""
    client = str(row["client"])
    found: list[Cell] = [
        _day(row["plan_on"]),
        _day(row["due_on"]),
        client,
        role_label(row["role"]),
        absence(row["person"], absent or {}) or row["person"] or "",
        " | ".join(reason_text(reason) for reason in row["reasons"]),
        row_standing(row, on, escalates_to),
        ", ".join(policies(row)),
    ]
    if names is not None:
        found.insert(NAME_PLACE, names.get(client, ""))
    return found


def reason_text(reason: Row) -> str:
    """``Vervolgcontact – 8 weken na het gesprek van vr 18-09-2026``."""
    label = rule_label(reason["rule"], reason.get("key"))
    because = reason.get("because")
    return f"{label} – {because}" if because else label


def plan_day(row: Row, on: date) -> str:
    """``vr 13-11``, with its year when that is another one than the list's."""
    plan_on = as_day(row["plan_on"])
    if plan_on is None:
        return one_line(row["plan_on"])
    return short(plan_on) if plan_on.year == on.year else with_weekday(plan_on)


def row_standing(row: Row, on: date, escalates_to: str) -> str:
    """How late or early a row is, and whether the supervisor has it too."""
    due_on = as_day(row["due_on"])
    stand = standing(due_on, on) if due_on else ""
    if is_escalated(row):
        return f"{stand}, {escalated_text(escalates_to)}"
    return stand


def is_escalated(item: Row) -> bool:
    """Whether a row or a reason has gone up to the supervisor."""
    return bool(item.get("state") == "escalated")


def is_escalated_from(role: str, item: Row, escalates_to: str) -> bool:
    """Whether what stands in a role's row stands in the supervisor's as well."""
    return is_escalated(item) and role != escalates_to


def escalated_text(escalates_to: str) -> str:
    """``bij de teamleider``, with the role to which the policy set escalates."""
    known = ROLES.get(escalates_to)
    return f"bij de {known}" if known else f"bij de rol {escalates_to}"


def policies(row: Row) -> list[str]:
    """The policy versions a row's reasons rest on, each once."""
    return list(dict.fromkeys(str(r["policy"]) for r in row["reasons"] if r.get("policy")))


def role_label(role: str) -> str:
    """The Dutch name of a role."""
    return ROLES.get(role, role)


def assignee(row: Row) -> str:
    """Who is to act: a person, a role that acts as one, or nobody yet."""
    if row["person"]:
        return str(row["person"])
    team = ROLE_TEAMS.get(row["role"])
    return f"niemand ({team})" if team else role_label(row["role"])


def neutral(text: str) -> str:
    """The text, made harmless when a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def neutral_unless_number(text: str) -> str:
    """The same, but a number below nought stays one: it is no formula."""
    return text if text.removeprefix("-").replace(",", "").isdigit() else neutral(text)


def _day(value: Any) -> Cell:
    return as_day(value) or str(value)
