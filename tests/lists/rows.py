"""Example rows of the due-contact list, as the command line gives them in JSON."""

from datetime import date
from typing import Any

ON = date(2026, 11, 23)

NAMES = {"R-000412": "Maria van der Berg", "R-000087": "A. de Boer", "R-000771": "Łukasz Wójcik"}


def reason(rule: str, due_on: str, state: str, because: str = "", **more: Any) -> dict[str, Any]:
    return {
        "rule": rule,
        "key": None,
        "due_on": due_on,
        "list_from": "2026-10-30",
        "escalate_on": "2026-12-20",
        "plan_on": due_on,
        "state": state,
        "because": because,
        "source": "Kadernota Maatschappelijke Participatie 2021",
        "policy": "rijswijk@1",
        **more,
    }


def row(client: str, *reasons: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "client": client,
        "role": "participatieconsulent",
        "person": "p.jansen",
        "due_on": min(one["due_on"] for one in reasons),
        "plan_on": min(one["plan_on"] for one in reasons),
        "state": reasons[0]["state"],
        "reasons": list(reasons),
        **more,
    }


LATE = row(
    "R-000412",
    reason("follow-up", "2026-11-13", "overdue", "8 weken na het gesprek van vr 18-09-2026"),
    reason("plan-evaluation", "2026-11-22", "overdue", "6 maanden na 22-05-2026"),
)
TODAY = row(
    "R-000087",
    reason("missed-contact", "2026-11-23", "due", "2 weken na 09-11-2026 (2e keer op rij)"),
)
SOON = row("R-000771", reason("route-horizon", "2026-11-27", "listed", "18 maanden na 27-05-2025"))
ESCALATED = row(
    "R-000031",
    reason("re-examination", "2020-10-14", "escalated", "18 maanden na 14-04-2019"),
    role="inkomensconsulent",
    person=None,
)
FOR_THE_TEAMLEIDER = {**ESCALATED, "role": "teamleider"}

ROWS = [LATE, TODAY, SOON]
EVERYBODY = [ESCALATED, FOR_THE_TEAMLEIDER, *ROWS]

FORMULAS = ["=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"]  # noqa: RUF001 - as typed on a wide keyboard
