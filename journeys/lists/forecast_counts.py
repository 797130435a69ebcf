"""A forecast's rows added up: by week, by who is to act, and in sentences."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from journeys.language import number, with_weekday
from journeys.lists.cells import ROLE_TEAMS, role_label

Row = Mapping[str, Any]
"""One week of one role and person, or a whole forecast, as its JSON has them."""
COUNTS = ("listed", "to_plan", "due", "overdue", "recurring", "planned")
NOT_PROMISED = (
    "Keert terug: wat opnieuw zou komen als alles op zijn plandag gebeurt. Niet toegezegd."
)
NOBODY_STANDS_IN = (
    "Het werk van wie afwezig is, blijft in het plan van henzelf. Wie invalt, telt niet mee."
)
NOTHING = "Er komt in deze weken niets."


def policies_line(forecast: Row) -> str:
    """``beleid rijswijk@1; vanaf vr 01-01-2027 rijswijk@2``."""
    first, *later = forecast["policies"]
    told = [f"vanaf {_weekday(one['from'])} {one['policy']}" for one in later]
    return "; ".join([f"beleid {first['policy']}", *told])


def policies_in(forecast: Row, week: Row) -> str:
    """The sets that count in a week, by the names of all that do on some day of it."""
    monday_after = _monday_after(week["from"])
    begun = [one for one in forecast["policies"] if one["from"] < monday_after]
    gone = sum(one["from"] <= week["from"] for one in begun[1:])
    return ", ".join(one["policy"] for one in begun[gone:])


def _monday_after(value: str) -> str:
    day = date.fromisoformat(value)
    return (day + timedelta(days=7 - day.weekday())).isoformat()


def _weekday(value: str) -> str:
    return with_weekday(date.fromisoformat(value))


def whose(role: str | None, person: str | None) -> str:
    """A person, a role that acts as one, or nobody of a role."""
    if person:
        return person
    label = role_label(role or "")
    return f"van niemand ({label})" if role in ROLE_TEAMS else label


def whose_in(role: str, person: str | None) -> str:
    """The same, with a person's role beside the name."""
    return f"{person} ({role_label(role)})" if person else whose(role, person)


def added(rows: Iterable[Row]) -> dict[str, int]:
    """The counts of several rows together."""
    together = dict.fromkeys(COUNTS, 0)
    for row in rows:
        for name in COUNTS:
            together[name] += row.get(name, 0)
    return together


def by_week(forecast: Row) -> list[tuple[Row, dict[str, int]]]:
    """Each week that has something, with its counts; the row says which week."""
    weeks: dict[str, list[Row]] = {}
    for row in forecast["weeks"]:
        weeks.setdefault(row["week"], []).append(row)
    return [(rows[0], added(rows)) for rows in weeks.values()]


def by_assignee(forecast: Row) -> list[tuple[Row, list[Row]]]:
    """Each role and person with all their rows, by role and name."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in forecast["weeks"]:
        found.setdefault((row["role"], row["person"] or ""), []).append(row)
    return [(rows[0], rows) for _, rows in sorted(found.items())]


def busiest(rows: Sequence[Row]) -> Row | None:
    """The week with most to plan, the first of several; None when there is nothing to plan."""
    most = max(rows, key=lambda row: row["to_plan"], default=None)
    return most if most and most["to_plan"] else None


def count_lines(forecast: Row) -> list[str]:
    """How much there is to do, and what will be late."""
    total = added(forecast["weeks"])
    if not forecast["weeks"]:
        return [NOTHING]
    known = number(total["to_plan"], "contact bekend", "contacten bekend")
    said = [f"{known}, {total['recurring']} keren terug (niet toegezegd)"]
    begun = [_overdue_by(one) for one in forecast["policies"][1:] if one["overdue"]]
    plan = _plan_lines(forecast["plan"], after=bool(begun)) if forecast["plan"] else []
    return [*said, *begun, *plan]


def _overdue_by(policy: Row) -> str:
    overdue = number(policy["overdue"], "contact is", "contacten zijn")
    return f"{overdue} te laat zodra {policy['policy']} geldt, op {_weekday(policy['from'])}"


def _plan_lines(plan: Row, *, after: bool) -> list[str]:
    overdue = sum(row["overdue"] for row in plan["late"])
    late = sum(row["late"] for row in plan["late"])
    hours = sum(row["extra_hours"] for row in plan["late"])
    when = "al te laat, of zodra ander beleid geldt" if after else "al te laat"
    lines = [f"{number(overdue, 'contact is', 'contacten zijn')} {when}"] if overdue else []
    if late:
        said = number(late, "contact komt", "contacten komen")
        lines.append(f"{said} te laat; dat voorkomen kost {hours_text(hours)} extra")
    else:
        lines.append("Alles wat nog op tijd kan, past")
    for row in plan["without_capacity"]:
        said = number(row["contacts"], "contact", "contacten")
        name = whose_in(row["role"], row["person"])
        lines.append(f"Niet gepland, want geen capaciteit opgegeven: {said}, {name}")
    return lines


def hours_text(hours: float) -> str:
    """``79,5 uur``."""
    return f"{hours:.1f}".replace(".", ",").removesuffix(",0") + " uur"
