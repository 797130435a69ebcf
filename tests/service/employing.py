"""People with one role, and in one relation to a client."""

from collections.abc import Callable
from typing import Any

from journeys.aggregates.authority import User
from journeys.application.appoint import appoint
from journeys.application.bootstrap import Journeys
from journeys.service.access.rights import ClientAction, may_with_client
from journeys.store import users
from tests.cases import fact, noon, record_at
from tests.service.asking import OWN, TODAY
from tests.usual import CONSULTANT, SUPERVISOR


def employ(served: Journeys, role: str, relation: str = "none") -> str:
    """Somebody with one role alone, perhaps to come into one relation to ``OWN``: their name."""
    name = f"{role}.{relation}"
    with served.database.write() as connection:
        users.save(connection, [User(name, name, frozenset({role}))])
    return name


def in_relation(
    served: Journeys, signed_in: Callable[[str], Any], name: str, role: str, relation: str
) -> bool:
    """Bring somebody in a relation to ``OWN``; whether that can be."""
    if relation == "own":
        if "consulent" not in role:
            return False
        record_at(served, OWN, fact("ConsultantAssigned", TODAY, role=role, consultant=name))
    if relation == "standing_in":
        if role not in ("participatieconsulent", "teamleider"):
            return False
        day = noon(TODAY).date()
        appoint(served, absent=CONSULTANT, stand_in=name, by=SUPERVISOR, from_on=day, until=day)
    if relation == "reasoned":
        answer = signed_in(name).post(f"/clients/{OWN}/access-reasons", {"reason": "invallen"})
        may_give = may_with_client([role], ClientAction.give_reason, "none")
        # A teamleider needs none, and has no use for it.
        assert (answer.status_code == 201) == may_give, answer.text
        return may_give
    return True
