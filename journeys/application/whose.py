"""Whose clients are asked about: a colleague's, or nobody's, in one role or in any."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, true

from journeys.events.registration import CONSULTANT_ROLES
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS

LED_BY = {"participatieconsulent": "mp", "inkomensconsulent": "inkomen", "wsp_consulent": "wsp"}
"""The lead under which a client without that consultant waits for one."""
NOBODY = "-"
"""Stands for a person where nobody is assigned; no user's name."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Everybody's, as long as neither is said."""

    person: str = ""
    role: str = ""

    @property
    def clients(self) -> ColumnElement[bool]:
        """Which rows of ``client_states`` are theirs."""
        if not (self.person or self.role):
            return true()
        roles = (self.role,) if self.role in LED_BY else CONSULTANT_ROLES
        return or_(*map(self._clients_in, roles))

    def _clients_in(self, role: str) -> ColumnElement[bool]:
        consultant = CLIENT_STATES.c[role]
        waits = and_(consultant.is_(None), CLIENT_STATES.c.lead == LED_BY[role])
        if self.person == NOBODY:
            return waits
        return consultant == self.person if self.person else or_(consultant.is_not(None), waits)

    @property
    def obligations(self) -> ColumnElement[bool]:
        """Which rows of ``obligations`` are theirs to answer."""
        found = OBLIGATIONS.c.role == self.role if self.role else true()
        if self.person == NOBODY:
            return and_(found, OBLIGATIONS.c.person.is_(None))
        return and_(found, OBLIGATIONS.c.person == self.person) if self.person else found
