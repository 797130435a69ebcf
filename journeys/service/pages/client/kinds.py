"""Which facts somebody can record of a client, in the order of a journey."""

from collections.abc import Iterator
from typing import NamedTuple

from journeys.aggregates.authority import MAY_RECORD
from journeys.events import REGISTRY, Fact
from journeys.language import fact_label
from journeys.language.refusal import Refusal
from journeys.service.who import Asker

GROUPS: dict[str, tuple[str, ...]] = {
    "Contact": ("ContactHeld", "ContactMissed", "ContactPlanned", "IntakeHeld"),
    "Screening en route": ("ClientScreened", "RouteAssigned", "RouteReviewed"),
    "Plan": ("PlanAgreed", "PlanAdjusted", "PlanEvaluated"),
    "Wat in de weg staat": ("ObstacleFound", "ObstacleReduced", "ObstacleResolved"),
    "Activiteiten": ("ActivityStarted", "ActivityExtended", "ActivityEnded"),
    "Partners": ("ReferredToPartner", "ReferralConcluded"),
    "Kosten": ("CostCommitted", "CostPaid", "CostReleased"),
    "Effect": ("EffectMeasured",),
    "Naar WSP en terug": (
        "TredeSignalled",
        "SignalDismissed",
        "ReferredToWsp",
        "WarmHandoverHeld",
        "CompetensysTaken",
        "TredeDetermined",
        "WspAccepted",
        "WspReturned",
    ),
    "Werk": ("PlacedInWork", "PlacementReviewed", "FellBack"),
    "Uitkering": ("ReexaminationHeld", "BenefitStarted", "BenefitEnded"),
    "Regie, begin en einde": (
        "ClientRegistered",
        "LeadTransferred",
        "ConsultantAssigned",
        "JourneyClosed",
        "JourneyReopened",
    ),
    "Zorgvuldigheidstraject": (
        "UnwillingnessReported",
        "SuspicionWithdrawn",
        "ExaminationOpened",
        "AbilityAssessed",
        "OfferMade",
        "InvitedToBeHeard",
        "Heard",
        "HearingNotUsed",
        "HearingWaived",
        "PathDecided",
        "PathClosed",
        "PathWithdrawn",
        "MaatregelRecorded",
        "ObjectionReceived",
        "Reconsidered",
        "DecisionReassessed",
    ),
}
"""Every type of fact that people record, under what it is about."""


class FactKind(NamedTuple):
    """A type of fact, by its name in the log and in Dutch."""

    type: str
    label: str


def kinds_for(asker: Asker, *, registered: bool) -> Iterator[tuple[str, list[FactKind]]]:
    """What somebody's roles may record, by group; who is registered is not registered again."""
    may = {t.topic() for role in asker.user.roles for t in MAY_RECORD.get(role, ())}
    if registered:
        may.discard("ClientRegistered")
    for heading, types in GROUPS.items():
        if found := [FactKind(name, fact_label(name)) for name in types if name in may]:
            yield heading, found


def kind_named(name: str, ref: str) -> type[Fact]:
    """The type of fact that an address names. Raises ``Refusal``."""
    if not any(name in types for types in GROUPS.values()):
        raise Refusal(
            "UNKNOWN_TYPE",
            f"Niet vastgelegd voor {ref}",
            f"{name} is geen soort feit dat u vastlegt.",
            "Kies wat u wilt vastleggen.",
            field="type",
        )
    return REGISTRY[name]
