"""The care path on a suspicion of unwillingness: facts, never an attribute of a person."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from journeys.events.fact import Fact
from journeys.events.fields import Day, Number, Sealed, SealedText, Text, User

ABILITY_ELEMENTS = ("health", "debts", "language", "care_duties", "travel", "letters_understood")


class Observation(BaseModel):
    """One thing seen or heard, with its date and source: a fact, not an opinion."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["missed_contact", "refused_offer", "statement", "other"]
    on: Day
    source: Text
    text: Text


class Reasons(BaseModel):
    """What was weighed, element by element of the ability assessed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    health: Text
    debts: Text
    language: Text
    care_duties: Text
    travel: Text
    letters_understood: Text


class UnwillingnessReported(Fact):
    """A suspicion is reported, on facts with dates and sources."""

    observations: Annotated[tuple[Observation, ...], Field(min_length=1, max_length=50), Sealed()]


class SuspicionWithdrawn(Fact):
    """The suspicion is taken back."""

    reason: SealedText


class SuspicionLapsed(Fact):
    """Nobody acted on the suspicion within its term, so it lapsed by itself."""

    system_only = True


class ExaminationOpened(Fact):
    """Another person than the reporter examines the suspicion."""

    examiner: User


class AbilityAssessed(Fact):
    """Whether the client is able, looked at from every side."""

    able: Annotated[Literal["yes", "partly", "no"], Sealed()]
    health: SealedText
    debts: SealedText
    language: SealedText
    care_duties: SealedText
    travel: SealedText
    letters_understood: SealedText
    medical_advice: SealedText | None = None


class OfferMade(Fact):
    """A concrete and fitting offer was made, with proof that it arrived."""

    offer: SealedText
    delivered: Literal["in_person", "registered_post", "portal"]
    proof: SealedText


class InvitedToBeHeard(Fact):
    """The client was invited to give their view (zienswijze)."""

    for_on: Day


class Heard(Fact):
    """The client gave their view."""

    statement: SealedText


class HearingNotUsed(Fact):
    """The client did not use the invitation, and it is proven that it arrived."""

    proof: SealedText


class HearingWaived(Fact):
    """Hearing was left out on a legal ground."""

    ground: SealedText


class PathDecided(Fact):
    """The teamleider decided, with reasons for each element."""

    decision: Annotated[
        Literal["fitting_service", "exemption_proposed", "unable", "maatregel_proposed"], Sealed()
    ]
    reasons: Annotated[Reasons, Sealed()]
    until: Day | None = None

    @model_validator(mode="after")
    def _an_exemption_has_an_end(self) -> "PathDecided":
        if (self.decision == "exemption_proposed") != (self.until is not None):
            raise PydanticCustomError(
                "until", "until is verplicht bij exemption_proposed, en alleen dan toegestaan"
            )
        return self


class PathClosed(Fact):
    """The path is finished."""

    reason: SealedText


class PathWithdrawn(Fact):
    """The path is taken back as if it ought not to have been."""

    reason: SealedText


class MaatregelRecorded(Fact):
    """The reference of a maatregel that a mandated officer decided in the income system."""

    reference: SealedText
    decided_on: Day
    decided_by: User
    ground: SealedText


class ObjectionReceived(Fact):
    """The client objects."""

    note: SealedText


class Reconsidered(Fact):
    """The maatregel was reconsidered."""

    note: SealedText


class DecisionReassessed(Fact):
    """A person looked again at a decision whose grounds changed."""

    fact: Number
    answer: Literal["stands", "changed", "withdrawn"]
    reason: SealedText
