"""The working of each term on a terminal: on what it rests, and every step to its days."""

# ruff: noqa: PLC0415 - a command that prints no table does not wait for its library

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from journeys.language import ROLES, as_day, as_instant, full, instant, one_line, rule_label
from journeys.lists.cells import Row, assignee

if TYPE_CHECKING:
    from rich.console import RenderableType

Reason = Mapping[str, Any]
Step = Mapping[str, Any]
Line = tuple[str, str]
"""What a line is about, once for several, and what it says."""

TITLE = "De berekening van elke termijn"
OPEN = "Wat er openstond, met de berekening"
NOTHING_OPEN = "Er stond op die dag niets open."
NOT_THERE = "de lijst zegt iets anders dan het logboek; draai journeys verify"
OWN_CHOICE = "de bronnen laten deze termijn open: een keuze van de gemeente"
COUNTED = ("term", "before")
"""The steps whose day is an outcome that they do not name themselves."""


def workings_of_rows(rows: Sequence[Row]) -> "RenderableType | None":
    """The working of each reason on a due-contact list, once; nothing when it was not asked."""
    reasons = {
        (row["client"], reason["rule"], reason["key"]): reason
        for row in rows
        for reason in row["reasons"]
        if "working" in reason
    }
    if not reasons:
        return None
    return _blocks(TITLE, [(client, reason) for (client, *_), reason in reasons.items()])


def workings_of_history(history: Mapping[str, Any]) -> "RenderableType":
    """The working of each of a client's open obligations, listed or to come."""
    from rich.text import Text

    found = [(assignee(reason), reason) for reason in history["obligations"]]
    return _blocks(OPEN, found) if found else Text(f"\n{NOTHING_OPEN}")


def _blocks(title: str, reasons: Sequence[tuple[str, Reason]]) -> "RenderableType":
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    parts: list[RenderableType] = ["", Text(title, style="bold")]
    for whose, reason in reasons:
        label = one_line(rule_label(reason["rule"], reason["key"]))
        parts += ["", Text(f"{label} · {one_line(whose)}", style="bold")]
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for about, said in lines(reason):
            grid.add_row(Text(f"  {about}", style="dim"), Text(said))
        parts.append(grid)
    return Group(*parts)


def lines(reason: Reason) -> Iterator[Line]:
    """The lines under the title of one reason."""
    found = reason["working"]
    if found is None:
        yield "berekening", NOT_THERE
        return
    yield "rust op", _rests_on(found)
    yield from _under("termijn", _term(found["due_on"][1:]))
    planned = found["plan_on"][-1]
    yield "plannen op", f"{_full(planned)}, {planned['says']}"
    yield "op de lijst", _from(found["list_from"], found["due_on"])
    yield "escalatie", _escalation(found)
    yield from _under("regel", _rule(reason, found))


def _rests_on(found: Mapping[str, Any]) -> str:
    anchor = found["anchor"]
    said = f"{found['due_on'][0]['says']}, {_recorded(anchor)}"
    if correction := anchor["corrected_by"]:
        said += f"; hersteld door feit {correction['fact']}, {_recorded(correction)}"
    return f"{said} {one_line(found['note'])}" if found["note"] else said


def _recorded(record: Mapping[str, Any]) -> str:
    at = as_instant(record["recorded_at"])
    shown = instant(at) if at else one_line(record["recorded_at"])
    return f"vastgelegd {shown} door {one_line(record['recorded_by'])}"


def _term(steps: Sequence[Step]) -> Iterator[str]:
    if not any(step["step"] == "term" for step in steps):
        yield "geen: de dag zelf telt"
    for step in steps:
        yield _outcome(step)


def _outcome(step: Step) -> str:
    said = one_line(step["says"])
    return f"{said} = {_full(step)}{_condition(step)}" if step["step"] in COUNTED else said


def _condition(step: Step) -> str:
    """What made it this term and no other."""
    return f" ({one_line(step['condition'])})" if step.get("condition") else ""


def _from(steps: Sequence[Step], said_already: Sequence[Step]) -> str:
    """``vanaf vrijdag 28-11-2025: 3 maanden voor zaterdag 28-02-2026``."""
    said = [
        f"{one_line(step['says'])}{_condition(step)}"
        for step in steps
        if step["step"] != "due_on" and step not in said_already
    ]
    return f"vanaf {_full(steps[-1])}: {'; '.join(said) or 'de dag zelf'}"


def _escalation(found: Mapping[str, Any]) -> str:
    whom, since = found["escalates_to"], _from(found["escalate_on"], found["due_on"])
    return f"naar {_role(whom)} {since}" if whom else since


def _rule(reason: Reason, found: Mapping[str, Any]) -> Iterator[str]:
    quote = found["rule"]["quote"]
    said = one_line(f"{reason['rule']}, {reason['policy']}")
    yield f'{said} – "{one_line(quote)}"' if quote else said
    yield one_line(reason["source"])
    if any(step.get("open") for step in found["due_on"]):
        yield OWN_CHOICE


def _under(about: str, said: Iterator[str]) -> Iterator[Line]:
    for number, text in enumerate(said):
        yield ("" if number else about), text


def _full(step: Step) -> str:
    found = as_day(step["on"])
    return full(found) if found else one_line(step["on"])


def _role(role: str) -> str:
    return f"de {ROLES[role]}" if role in ROLES else f"de rol {one_line(role)}"
