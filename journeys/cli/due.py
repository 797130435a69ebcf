"""``journeys due``: whom must be spoken to, why, and since when."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from journeys.cli.settings import ExplainOption, KnownAtOption, OnOption, PolicyOption
from journeys.cli.shown import show

if TYPE_CHECKING:
    from datetime import date

    from journeys.application.bootstrap import Journeys
    from journeys.application.due import Row, Selection
    from journeys.policies import PolicySet


class DueFormat(StrEnum):
    """How a due-contact list can be written."""

    table = "table"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"
    ics = "ics"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("due")(due)


def due(
    context: typer.Context,
    on: OnOption = None,
    user: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="GEBRUIKER",
            help="Wat van deze persoon is, en in diens rollen van niemand.",
        ),
    ] = None,
    role: Annotated[
        str | None,
        typer.Option(
            "--role", metavar="ROL", help="Alleen van deze rol, zo genoemd in het beleid."
        ),
    ] = None,
    known_at: KnownAtOption = None,
    names: Annotated[bool, typer.Option("--names", help="Met namen van inwoners.")] = False,
    which: PolicyOption = None,
    explain: ExplainOption = False,
    form: Annotated[DueFormat, typer.Option("--format")] = DueFormat.table,
) -> None:
    """De lijst van wie er gesproken moet worden, met elke reden.

    Voorbeeld:  journeys due --on 2026-11-23 --for p.jansen
    """
    if explain and form not in (DueFormat.table, DueFormat.json):
        raise typer.BadParameter("--explain hoort bij --format table of json.")
    from journeys.application import due as lists
    from journeys.application.policies import chosen
    from journeys.clock import local_day

    if form is DueFormat.xlsx and sys.stdout.isatty():
        raise typer.BadParameter(
            "een Excelbestand past niet op het scherm. Schrijf het weg: voeg toe  > lijst.xlsx",
            context,
            param_hint="'--format'",
        )
    selection = lists.Selection(user, role)
    with context.obj.open() as journeys:
        day = on or local_day(journeys.clock())
        policy = chosen(journeys, which, on=day, known_at=known_at)
        _require_role(context, role, policy)
        rows = lists.due(
            journeys, day, known_at=known_at, selection=selection, policy=policy, explain=explain
        )
        if reason := lists.standstill(journeys):
            sys.stderr.write(f"De lijsten staan stil: {reason}. Draai journeys verify.\n")
        known = lists.names_of(journeys) if names else None
        absent = lists.absences(journeys, selection, day, known_at)
        if form is DueFormat.table:
            coming, anybody = None, True
            if not rows:
                anybody = lists.anybody_registered(journeys, day, known_at)
                coming = lists.next_list_day(
                    journeys, day, known_at=known_at, selection=selection, policy=policy
                )
            _show(
                rows,
                day,
                lists.named(journeys, user) if user else heading_of(selection),
                policy=policy.label,
                escalates_to=policy.frame.defaults.escalate_to,
                names=known,
                next_due=coming,
                anybody=anybody,
                absent=absent,
            )
        else:
            sys.stdout.buffer.write(
                _written(journeys, rows, day, form, selection, known, policy, absent)
            )


def _require_role(context: typer.Context, role: str | None, policy: "PolicySet") -> None:
    """Roles are the policy set's. Raises ``BadParameter``: wrong usage."""
    roles = policy.frame.roles
    if role is not None and role not in roles:
        raise typer.BadParameter(
            f"rol {role!r} bestaat niet in beleid {policy.label}. Toegestaan: {', '.join(roles)}.",
            context,
            param_hint="'--role'",
        )


def _show(rows: "list[Row]", day: "date", heading: str, **more: Any) -> None:
    from journeys.lists import due_table, workings_of_rows

    show(due_table(rows, on=day, heading=heading, **more))
    if workings := workings_of_rows(rows):
        show(workings)


def _written(
    journeys: "Journeys",
    rows: "list[Row]",
    day: "date",
    form: DueFormat,
    selection: "Selection",
    names: dict[str, str] | None,
    policy: "PolicySet",
    absent: "dict[str, date]",
) -> bytes:
    from journeys import lists

    escalates_to = policy.frame.defaults.escalate_to
    match form:
        case DueFormat.csv:
            return lists.due_csv(
                rows, on=day, escalates_to=escalates_to, names=names, absent=absent
            )
        case DueFormat.xlsx:
            heading, label = heading_of(selection), policy.label
            return lists.due_xlsx(
                rows,
                on=day,
                heading=heading,
                policy=label,
                escalates_to=escalates_to,
                names=names,
                absent=absent,
            )
        case DueFormat.ics:
            return lists.due_ics(rows, stamp=journeys.clock(), absent=absent)
        case _:
            return lists.due_json(rows, names=names).encode()


def heading_of(selection: "Selection") -> str:
    """For whom the list is."""
    return selection.user or selection.role or "iedereen"
