"""Every rule of the policy set in one table: what makes it due on one day, and what handles it.

The histories are the shortest that the guards allow; each is due on ``DUE``, which is also the
day on which it is handled.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tests.policies.given import Entry, fact, registered

DUE = "2026-05-04"
EVERYTHING_ESCALATED = "2026-06-01"
"""Each is with the teamleider by then: the re-examination last, four weeks after it fell due."""


class Case(NamedTuple):
    """A rule, a client to whom it applies, and the facts after which it asks nothing more."""

    rule: str
    history: Sequence[Entry]
    handled: Sequence[Entry]


CLIENT = registered("2024-01-01")
IN_WORK = registered("2024-01-01", lead="wsp", trede=4)
SUSPECTED = fact("UnwillingnessReported", "2025-12-01")
EXAMINED = (CLIENT, SUSPECTED, fact("ExaminationOpened", "2025-12-08"))
ASSESSED = (*EXAMINED, fact("AbilityAssessed", "2025-12-15"), fact("OfferMade", "2025-12-15"))
INVITED = fact("InvitedToBeHeard", "2025-12-22", for_on="2026-01-05")
HEARD = (*ASSESSED, INVITED, fact("Heard", "2026-01-05"))


def proposed(day: str) -> Entry:
    """A maatregel is proposed."""
    return fact("PathDecided", day, decision="maatregel_proposed")


def maatregel(day: str) -> Entry:
    """A maatregel is decided on and recorded, both on that day."""
    return fact("MaatregelRecorded", day, decided_on=day)


CASES = (
    Case(
        "screening",
        [registered("2026-03-09")],
        [fact("ClientScreened", DUE)],
    ),
    Case(
        "route",
        [CLIENT, fact("ClientScreened", "2026-04-20")],
        [fact("RouteAssigned", DUE)],
    ),
    Case(
        "first-intake",
        [CLIENT, fact("RouteAssigned", "2026-03-23", route="A")],
        [fact("IntakeHeld", DUE)],
    ),
    Case(
        "plan",
        [CLIENT, fact("IntakeHeld", "2026-04-06")],
        [fact("PlanAgreed", DUE)],
    ),
    Case(
        "plan-evaluation",
        [CLIENT, fact("PlanAgreed", "2025-11-04")],
        [fact("PlanEvaluated", DUE)],
    ),
    Case(
        "planned-contact",
        [CLIENT, fact("ContactPlanned", "2026-04-20", for_on="2026-04-27")],
        [fact("ContactHeld", DUE)],
    ),
    Case(
        "missed-contact",
        [CLIENT, fact("ContactMissed", "2026-04-20")],
        [fact("ContactHeld", DUE)],
    ),
    Case(
        "follow-up",
        [CLIENT, fact("RouteAssigned", "2025-06-02", route="C"), fact("ContactHeld", "2025-11-04")],
        [fact("ContactHeld", DUE)],
    ),
    Case(
        "route-horizon",
        [CLIENT, fact("RouteAssigned", "2025-05-04", route="A")],
        [fact("RouteReviewed", DUE)],
    ),
    Case(
        "traject-end",
        [CLIENT, fact("ActivityStarted", "2026-01-05", planned_end=DUE)],
        [fact("ActivityEnded", DUE)],
    ),
    Case(
        "referral-outcome",
        [CLIENT, fact("ReferredToPartner", "2026-03-23")],
        [fact("ReferralConcluded", DUE)],
    ),
    Case(
        "owner-mismatch",
        [registered("2026-04-06", lead="inkomen")],
        [fact("LeadTransferred", DUE, lead="mp")],
    ),
    Case(
        "wrong-trede",
        [CLIENT, fact("TredeSignalled", "2026-04-20")],
        [fact("SignalDismissed", DUE)],
    ),
    Case(
        "wsp-acknowledgement",
        [CLIENT, fact("ReferredToWsp", "2026-04-20")],
        [fact("CompetensysTaken", DUE)],
    ),
    Case(
        "wsp-decision",
        [CLIENT, fact("ReferredToWsp", "2026-04-13"), fact("CompetensysTaken", "2026-04-20")],
        [fact("TredeDetermined", DUE)],
    ),
    Case(
        "wsp-accept",
        [CLIENT, fact("ReferredToWsp", "2026-03-30"), fact("TredeDetermined", "2026-04-06")],
        [fact("WarmHandoverHeld", DUE), fact("WspAccepted", DUE)],
    ),
    Case(
        "wsp-return",
        [CLIENT, fact("ReferredToWsp", "2026-04-13"), fact("WspReturned", "2026-04-20")],
        [fact("ContactHeld", DUE)],
    ),
    Case(
        "wsp-progress",
        [IN_WORK, fact("ContactHeld", "2026-02-04")],
        [fact("ContactHeld", DUE)],
    ),
    Case(
        "sustained-placement",
        [IN_WORK, fact("PlacedInWork", "2025-11-04")],
        [fact("PlacementReviewed", DUE)],
    ),
    Case(
        "re-examination",
        [registered("2024-11-04", benefit="participatiewet", benefit_since="2024-11-04")],
        [fact("ReexaminationHeld", DUE)],
    ),
    Case(
        "effect-measurement",
        [CLIENT, fact("IntakeHeld", "2025-05-04")],
        [fact("EffectMeasured", DUE)],
    ),
    Case(
        "closure",
        [CLIENT, fact("ClientScreened", "2026-04-20", in_target_group=False)],
        [fact("JourneyClosed", DUE)],
    ),
    Case(
        "suspicion",
        [CLIENT, fact("UnwillingnessReported", "2026-04-06")],
        [fact("ExaminationOpened", DUE)],
    ),
    Case(
        "examination",
        [CLIENT, SUSPECTED, fact("ExaminationOpened", "2026-03-09")],
        [fact("AbilityAssessed", DUE)],
    ),
    Case(
        "path-next-step",
        [*EXAMINED, fact("AbilityAssessed", "2026-04-06")],
        [fact("InvitedToBeHeard", DUE, for_on="2026-05-18")],
    ),
    Case(
        "hearing",
        [*ASSESSED, fact("InvitedToBeHeard", "2026-04-20", for_on=DUE)],
        [fact("Heard", DUE)],
    ),
    Case(
        "path-decision",
        [*ASSESSED, fact("HearingWaived", "2026-04-06")],
        [fact("PathDecided", DUE)],
    ),
    Case(
        "maatregel-outcome",
        [*HEARD, proposed("2026-04-06")],
        [maatregel(DUE)],
    ),
    Case(
        "exemption-end",
        [*HEARD, fact("PathDecided", "2026-01-12", decision="exemption_proposed", until=DUE)],
        [fact("PathClosed", DUE)],
    ),
    Case(
        "reconsideration",
        [*HEARD, proposed("2026-01-12"), maatregel("2026-02-04")],
        [fact("Reconsidered", DUE)],
    ),
    Case(
        "objection",
        [*HEARD, proposed("2026-01-12"), fact("ObjectionReceived", "2026-03-23")],
        [fact("Reconsidered", DUE)],
    ),
    Case(
        "retention",
        [registered("2014-01-01"), fact("JourneyClosed", "2016-05-04")],
        [fact("FileDestroyed", DUE)],
    ),
)
