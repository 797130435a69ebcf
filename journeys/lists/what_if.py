"""What another policy set would change, on a terminal."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from journeys.language import as_day, day, long, number, one_line
from journeys.lists.cells import role_label
from journeys.lists.what_if_csv import KINDS

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

ESCALATIONS = ("escalates_earlier", "escalates_later", "escalates_elsewhere")
OVERDUE = "te laat"
NOBODY = "niemand"
MINUS = "−"  # noqa: RUF001 - a minus as wide as the plus beside it


def what_if_table(found: Mapping[str, Any]) -> "RenderableType":
    """Per week, and under each whose work becomes another; then each consultant's total."""
    from rich.console import Group
    from rich.text import Text

    before, after = found["before"]["policy"], found["after"]["policy"]
    heading = Text(f"Wat als {after} geldt in plaats van {before}", style="bold")
    rests = Text(
        f"Stand op {_long(found['on'])}, tot en met {_long(found['until'])}, met de feiten "
        "zoals nu bekend. Wat er nog gebeurt telt niet mee.",
        style="dim",
    )
    said = [Text(line) for line in (totals_line(found), *lapses_line(found))]
    if not found["changes"]:
        return Group(heading, rests, *said)
    return Group(heading, rests, *said, "", _by_week(found), "", _by_consultant(found))


def totals_line(found: Mapping[str, Any]) -> str:
    """For how many clients anything changes, and how many obligations by how they change."""
    totals = found["totals"]
    if not found["clients"]:
        return "Er was op die dag nog niemand ingeschreven."
    if not totals["clients"]:
        return f"Voor geen van de {number(found['clients'], 'inwoner', 'inwoners')} verandert iets."
    kinds = ", ".join(f"{totals[kind]} {word}" for kind, word in KINDS.items() if totals[kind])
    clients = number(found["clients"], "inwoner", "inwoners")
    return f"Voor {totals['clients']} van {clients} verandert iets: {kinds}."


def lapses_line(found: Mapping[str, Any]) -> Iterator[str]:
    """Whose suspicion ends as the other set begins, before anybody can act on it."""
    at_once = [one for one in found["lapses"] if one["after"] and one["after"] <= found["on"]]
    if at_once:
        yield f"Op {_day(found['on'])} vervalt bij {len(at_once)} van hen het vermoeden meteen."


def week_label(week: Mapping[str, Any]) -> str:
    """``2026-W48``, or that it was due before."""
    return str(week["week"] or OVERDUE)


def signed(difference: int) -> str:
    """``+3``, ``−2``, ``0``."""  # noqa: RUF002 - as it is shown
    if difference < 0:
        return f"{MINUS}{-difference}"
    return f"+{difference}" if difference else "0"


def _by_week(found: Mapping[str, Any]) -> "Table":
    from rich.text import Text

    table = _table("week", "vanaf", "wie", "functie", figures=("was", "wordt", "erbij", "eraf"))
    for week in found["weeks"]:
        moved = [one for one in week["consultants"] if one["joins"] or one["leaves"]]
        first = _day(week["from"]) if week["from"] else ""
        everybody = Text("iedereen", style="bold" if moved else "")
        table.add_row(week_label(week), first, everybody, "", *_figures(week, moved))
        for one in moved:
            table.add_row("", "", *_who(one), *_figures(one, [one]))
    return table


def _by_consultant(found: Mapping[str, Any]) -> "Table":
    from rich.text import Text

    moved = [kind for kind in ESCALATIONS if found["totals"][kind]]
    table = _table("wie", "functie", figures=("was", "wordt"), more=[KINDS[one] for one in moved])
    for one in found["consultants"]:
        table.add_row(*_who(one), *_two(one), *(str(one[kind]) for kind in moved))
    totals = found["totals"]
    together = (*_two(totals), *(str(totals[kind]) for kind in moved))
    table.add_row(Text("totaal", style="bold"), "", *together)
    return table


def _table(*words: str, figures: tuple[str, ...], more: Sequence[str] = ()) -> "Table":
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for heading in words:
        table.add_column(heading, no_wrap=heading != "wie", overflow="fold")
    for heading in (*figures, "verschil", *more):
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _who(one: Mapping[str, Any]) -> tuple[str, str]:
    return one_line(one["person"] or NOBODY), one_line(role_label(one["role"]))


def _figures(counted: Mapping[str, Any], moved: list[Mapping[str, Any]]) -> Iterator[str]:
    before, after, difference = _two(counted)
    sides = (str(sum(len(one[side]) for one in moved)) for side in ("joins", "leaves"))
    yield from (before, after, *sides, difference)


def _two(counted: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(counted["before"]), str(counted["after"]), signed(counted["difference"])


def _day(value: str) -> str:
    found = as_day(value)
    return day(found) if found else value


def _long(value: str) -> str:
    found = as_day(value)
    return long(found) if found else value
