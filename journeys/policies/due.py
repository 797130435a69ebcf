"""The due-contact list: one row per client, role and person, with every reason under it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from journeys.policies.obligation import STANDINGS, Obligation, Standing

Assignee = tuple[str, str | None]
Reason = tuple[Obligation, Standing]


def rows(
    obligations_by_client: Iterable[tuple[str, list[Obligation]]], on: date
) -> list[dict[str, Any]]:
    """The rows for a day, as `journeys due --format json` prints them.

    Only what is on the list by then. What is escalated stands in its own row and in one of the
    role it escalates to, which is nobody's in person.
    """
    found: list[tuple[date, str, dict[str, Any]]] = []
    for client, obligations in obligations_by_client:
        by_assignee: dict[Assignee, list[Reason]] = {}
        for obligation in obligations:
            if obligation.list_from <= on:
                reason = (obligation, obligation.state_on(on))
                for assignee in _assignees(*reason):
                    by_assignee.setdefault(assignee, []).append(reason)
        for assignee, reasons in by_assignee.items():
            reasons.sort(key=_place)
            found.append((reasons[0][0].due_on, client, _row(client, assignee, reasons)))
    found.sort(key=lambda entry: (*entry[:2], entry[2]["role"], entry[2]["person"] or ""))
    return [row for _, _, row in found]


def _assignees(obligation: Obligation, standing: Standing) -> list[Assignee]:
    own: Assignee = (obligation.role, obligation.person)
    supervisor: Assignee = (obligation.escalates_to, None)
    if standing != "escalated" or obligation.role == obligation.escalates_to:
        return [own]
    return [own, supervisor]


def _place(reason: Reason) -> tuple[date, str, str]:
    obligation = reason[0]
    return (obligation.due_on, obligation.rule, str(obligation.key))


def _row(client: str, assignee: Assignee, reasons: list[Reason]) -> dict[str, Any]:
    role, person = assignee
    return {
        "client": client,
        "role": role,
        "person": person,
        "due_on": min(obligation.due_on for obligation, _ in reasons).isoformat(),
        "plan_on": min(obligation.plan_on for obligation, _ in reasons).isoformat(),
        "state": max((standing for _, standing in reasons), key=STANDINGS.index),
        "reasons": [reason_json(obligation, standing) for obligation, standing in reasons],
    }


def reason_json(obligation: Obligation, standing: Standing | None) -> dict[str, Any]:
    """One reason of a row; without a standing it is not on the list yet."""
    return {
        "rule": obligation.rule,
        "key": obligation.key,
        "due_on": obligation.due_on.isoformat(),
        "list_from": obligation.list_from.isoformat(),
        "escalate_on": obligation.escalate_on.isoformat(),
        "plan_on": obligation.plan_on.isoformat(),
        "state": standing,
        "because": obligation.because,
        "source": obligation.source,
        "policy": obligation.policy,
    }
