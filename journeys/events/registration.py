"""Entering, leaving, and who leads: the facts of the income consultant and the teamleider."""

from typing import Literal, get_args

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from journeys.events.fact import Fact
from journeys.events.fields import Day, Name, SealedText, Trede, User, same_name

Benefit = Literal["participatiewet", "ioaw", "ioaz", "none"]
StartedBenefit = Literal["participatiewet", "ioaw", "ioaz"]
Lead = Literal["mp", "inkomen", "wsp", "wsp_administratief", "ondertussengroep"]
EndReason = Literal["work", "moved", "pension_age", "deceased", "other_income", "other"]
CloseReason = Literal[
    "work", "moved", "pension_age", "deceased", "other_income", "other", "no_longer_target_group"
]
ConsultantRole = Literal["participatieconsulent", "inkomensconsulent", "wsp_consulent"]
CONSULTANT_ROLES: tuple[str, ...] = get_args(ConsultantRole)


class ClientRegistered(Fact):
    """A client enters the municipality's care, with or without a benefit."""

    trede: Trede
    benefit: Benefit
    benefit_since: Day | None = None
    lead: Lead = "mp"

    @model_validator(mode="after")
    def _since_goes_with_a_benefit(self) -> "ClientRegistered":
        if (self.benefit == "none") != (self.benefit_since is None):
            raise PydanticCustomError(
                "benefit_since",
                "benefit_since is verplicht bij een uitkering, en alleen dan toegestaan",
            )
        return self


class LeadTransferred(Fact):
    """Another party takes the lead (regie)."""

    lead: Lead
    reason: SealedText


class BenefitStarted(Fact):
    """A benefit starts, or another takes its place."""

    benefit: StartedBenefit
    benefit_since: Day


class BenefitEnded(Fact):
    """The benefit ends."""

    reason: EndReason


class ConsultantAssigned(Fact):
    """A consultant takes the client into their caseload, in one role."""

    role: ConsultantRole
    consultant: User


class JourneyClosed(Fact):
    """The journey ends."""

    reason: CloseReason


class JourneyReopened(Fact):
    """A closed journey goes on."""

    reason: SealedText


class FileDestroyed(Fact):
    """The client's key is destroyed after the retention term; recorded by the system."""

    system_only = True

    category: Name
    approved_by: tuple[User, User]

    @model_validator(mode="after")
    def _two_people_approve(self) -> "FileDestroyed":
        if len(set(map(same_name, self.approved_by))) < len(self.approved_by):
            raise PydanticCustomError("approved_by", "approved_by noemt twee verschillende mensen")
        return self
