"""Clients' stories in which whatever people record comes by, with hostile words in every text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from journeys.events import REGISTRY
from journeys.service.pages.forms.fields import FormField, fields_of
from tests.usual import CONSULTANT, ELEMENTS, EXAMINER, RECORDERS, SUPERVISOR, USUAL, WSP

HOSTILE = "'\"><script>alert(1)</script><img src=x onerror=alert(1)></p></textarea>"
"""What somebody might write to make a page do something."""
NAMES = ("line", "activity", "referral", "consultant", "examiner", "decided_by", "fact", "changes")
"""Fields on one line that name something or somebody there must be."""

Sent = dict[str, Any]
Told = tuple[str, Sent]
"""Who records a fact, and what is sent."""


@dataclass(frozen=True, slots=True)
class Story:
    """Facts about one client, told in days before today."""

    today: date

    def day(self, ago: int) -> str:
        """So many days ago."""
        return str(self.today - timedelta(days=ago))

    def told(self, ago: int, type_: str, **fields: Any) -> Told:
        """A fact as it is sent by its recorder, every text in it a hostile one."""
        by = fields.pop("recorder", None) or RECORDERS.get(type_, SUPERVISOR)
        texts = dict.fromkeys(texts_of(fields_of(REGISTRY[type_])), HOSTILE)
        wish = {**USUAL.get(type_, {}), **texts, **fields}
        return by, {"type": type_, "happened_on": self.day(ago), **wish}

    def participation(self) -> Iterator[Told]:
        """Somebody who takes part again, step by step."""
        yield self.told(300, "ClientScreened")
        yield self.told(299, "RouteAssigned")
        yield self.told(290, "ContactPlanned", for_on=self.day(285))
        yield self.told(285, "IntakeHeld")
        yield self.told(284, "ObstacleFound", kind="schulden")
        yield self.told(284, "ObstacleFound", kind="psychisch")
        yield self.told(280, "PlanAgreed")
        yield self.told(279, "ReferredToPartner")
        yield self.told(270, "ContactHeld", recorder=CONSULTANT)
        yield self.told(260, "ObstacleReduced")
        yield self.told(255, "ReferralConcluded")
        yield self.told(250, "ActivityStarted", kind="individueel_traject")
        yield self.told(249, "CostCommitted", activity="a1")
        yield self.told(240, "CostPaid", activity="a1")
        yield self.told(230, "CostReleased", activity="a1")
        yield self.told(220, "ContactMissed", recorder=CONSULTANT)
        yield self.told(210, "PlanAdjusted")
        yield self.told(200, "ObstacleResolved")
        yield self.told(190, "ActivityExtended", planned_end=self.day(160))
        yield self.told(180, "PlanEvaluated")
        scores = dict.fromkeys(("loneliness", "happiness", "health"), 3)
        yield self.told(170, "EffectMeasured", declined=None, **scores, obstacles_fewer=True)
        yield self.told(160, "ActivityEnded")
        yield self.told(150, "RouteReviewed")
        yield self.told(100, "ReexaminationHeld")
        yield self.told(0, "FactCorrected", fact=5, changes={"reason": HOSTILE})
        yield self.told(0, "FactRetracted", fact=15)

    def work(self) -> Iterator[Told]:
        """Somebody who finds work, loses it, and leaves and comes back."""
        yield self.told(301, "ConsultantAssigned", role="wsp_consulent", consultant=WSP)
        yield self.told(300, "ClientScreened")
        yield self.told(299, "RouteAssigned", route="A")
        yield self.told(200, "TredeSignalled")
        yield self.told(195, "SignalDismissed")
        yield self.told(190, "ReferredToWsp")
        yield self.told(185, "WspReturned")
        yield self.told(180, "ReferredToWsp")
        yield self.told(170, "CompetensysTaken")
        yield self.told(165, "TredeDetermined")
        yield self.told(160, "WarmHandoverHeld")
        yield self.told(155, "WspAccepted")
        yield self.told(120, "PlacedInWork")
        yield self.told(100, "FellBack")
        yield self.told(90, "PlacedInWork")
        yield self.told(60, "PlacementReviewed")
        yield self.told(59, "BenefitEnded")
        yield self.told(58, "BenefitStarted", benefit_since=self.day(58))
        yield self.told(57, "LeadTransferred", lead="mp")
        yield self.told(40, "JourneyClosed")
        yield self.told(30, "JourneyReopened")

    def maatregel(self) -> Iterator[Told]:
        """Somebody on the care path, up to a maatregel and what comes after it."""
        yield from self._examined()
        yield self.told(130, "Heard")
        yield self.told(120, "PathDecided", decision="maatregel_proposed", reasons=_reasons())
        yield self.told(100, "MaatregelRecorded", decided_on=self.day(101))
        yield self.told(90, "ObjectionReceived")
        yield self.told(80, "Reconsidered")
        yield self.told(175, "OfferMade", recorder=EXAMINER)
        yield self.told(0, "DecisionReassessed", fact=10, answer="stands")

    def unable(self) -> Iterator[Told]:
        """Somebody who could not, and was not heard; and was suspected once more, wrongly."""
        yield from self._examined()
        yield self.told(140, "HearingNotUsed")
        yield self.told(139, "HearingWaived")
        yield self.told(120, "PathDecided", decision="unable", reasons=_reasons())
        yield self.told(110, "PathClosed")
        yield self.told(100, "UnwillingnessReported", observations=self._observations(101))
        yield self.told(90, "SuspicionWithdrawn")
        yield self.told(80, "UnwillingnessReported", observations=self._observations(81))
        yield self.told(70, "ExaminationOpened")
        yield self.told(60, "PathWithdrawn")

    def suspected(self) -> Iterator[Told]:
        """Somebody whose examination runs."""
        yield self.told(30, "UnwillingnessReported", observations=self._observations(31))
        yield self.told(20, "ExaminationOpened")

    def measured(self) -> Iterator[Told]:
        """Somebody whose first talk was nearly a year ago."""
        yield self.told(362, "ClientScreened")
        yield self.told(361, "RouteAssigned")
        yield self.told(360, "IntakeHeld")

    def _examined(self) -> Iterator[Told]:
        yield self.told(220, "UnwillingnessReported", observations=self._observations(221))
        yield self.told(200, "ExaminationOpened")
        yield self.told(190, "AbilityAssessed")
        yield self.told(180, "OfferMade", recorder=EXAMINER)
        yield self.told(170, "InvitedToBeHeard", for_on=self.day(150))

    def _observations(self, ago: int) -> list[Mapping[str, str]]:
        seen = {"on": self.day(ago), "source": HOSTILE, "text": HOSTILE}
        return [{"kind": "statement", **seen}, {"kind": "missed_contact", **seen}]


def texts_of(fields: list[FormField]) -> Iterator[str]:
    """The fields in which people write what they like."""
    for field in fields:
        if field.kind in ("text", "line") and field.name not in NAMES:
            yield field.name


def _reasons() -> dict[str, str]:
    return dict.fromkeys(ELEMENTS, HOSTILE)
