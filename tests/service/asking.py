"""Asking the service something, and a small town to ask about."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from httpx2 import Client, Response

from journeys.application.bootstrap import Journeys
from tests.cases import fact, record_at, registered
from tests.usual import CONSULTANT, EXAMINER, INCOME, WSP

OWN, OTHERS = "R-000412", "R-000087"
"""A client of the usual consultants, and one of somebody else."""
TODAY = "2024-06-03"


def town(journeys: Journeys) -> None:
    """Two clients: one with something of every class of fields, one of another consultant."""
    assigned = [
        fact("ConsultantAssigned", "2024-01-02", role=role, consultant=user)
        for role, user in (
            ("participatieconsulent", CONSULTANT),
            ("inkomensconsulent", INCOME),
            ("wsp_consulent", WSP),
        )
    ]
    record_at(
        journeys,
        OWN,
        registered("2024-01-01"),
        *assigned,
        fact("ClientScreened", "2024-01-08"),
        fact("RouteAssigned", "2024-01-09", route="A"),
        fact("ObstacleFound", "2024-01-10", kind="psychisch"),
        fact("ObstacleFound", "2024-01-10", kind="schulden"),
        fact("ContactHeld", "2024-02-01", note="vertelde over thuis"),
        fact("IntakeHeld", "2024-02-08"),
        fact("UnwillingnessReported", "2024-05-27"),
    )
    record_at(
        journeys,
        OTHERS,
        registered("2024-01-01"),
        fact("ConsultantAssigned", "2024-01-02", role="participatieconsulent", consultant=EXAMINER),
        fact("ClientScreened", TODAY),
    )


@dataclass
class Asking:
    """Somebody at a browser, signed in as a user unless that is nobody."""

    browser: Client
    user: str | None
    keys: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Sign in."""
        if self.user is not None:
            done = self.browser.post("/v1/session", json={"user": self.user})
            assert done.status_code == 204, done.text

    def get(self, path: str, **query: Any) -> Response:
        """What is answered to a question."""
        return self.browser.get(f"/v1{path}", params=query)

    def post(
        self, path: str, content: Any = None, *, key: str | None = None, **headers: str
    ) -> Response:
        """What is answered to a wish; each has a key of its own unless one is given."""
        sent = {"Idempotency-Key": key or str(uuid4()), "Content-Type": "application/json"}
        return self.browser.post(
            f"/v1{path}", content=json.dumps(content), headers={**sent, **headers}
        )

    def gives_reason(self, client: str, reason: str = "collega is vrij") -> "Asking":
        """The same, after a reason for opening this client's file."""
        done = self.post(f"/clients/{client}/access-reasons", {"reason": reason})
        assert done.status_code == 201, done.text
        return self
