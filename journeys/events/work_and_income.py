"""The way to WSP and back, placements, and the re-examination of the benefit."""

from typing import Literal

from journeys.events.fact import Fact
from journeys.events.fields import Day, Hours, SealedText, Trede, YesNo

Instrument = Literal["sroi", "loonkostensubsidie", "jobcoaching"]


class TredeSignalled(Fact):
    """A consultant thinks the client stands on another trede."""

    expected_trede: Trede
    reason: SealedText


class SignalDismissed(Fact):
    """The signal was looked at and set aside."""

    reason: SealedText


class ReferredToWsp(Fact):
    """The client may be ready for work; the sender stays responsible until WSP accepts."""

    reason: SealedText


class CompetensysTaken(Fact):
    """The instrument was taken; it proposes, it never decides."""

    proposed_trede: Trede
    reference: SealedText | None = None


class TredeDetermined(Fact):
    """A person determined the trede."""

    trede: Trede
    reason: SealedText


class WarmHandoverHeld(Fact):
    """Sender and receiver spoke together about the client."""

    with_client: YesNo


class WspAccepted(Fact):
    """WSP takes the lead."""


class WspReturned(Fact):
    """WSP returns the client, with the reason."""

    reason: SealedText


class PlacedInWork(Fact):
    """The client started in paid work."""

    form: Literal["regulier", "garantiebaan", "beschut"]
    instruments: tuple[Instrument, ...] | None = None
    hours: Hours | None = None


class PlacementReviewed(Fact):
    """It was asked whether the client still works there."""

    still_working: YesNo
    note: SealedText | None = None


class FellBack(Fact):
    """The work ended and the client needs the municipality again."""

    reason: SealedText | None = None


class ReexaminationHeld(Fact):
    """The lawfulness of the benefit was examined, with the participation question."""

    participates: Literal["yes", "no", "unknown"]
    note: SealedText | None = None


class ReexaminationFellDue(Fact):
    """The scheduler recorded that a re-examination fell due."""

    system_only = True

    due_on: Day


class EscalatedToSupervisor(Fact):
    """The scheduler brought something overdue to the teamleider's attention."""

    system_only = True

    rule: str
    key: str | None = None
    due_on: Day
