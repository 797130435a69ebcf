"""Fields that a case need not mention: one valid fact of each type, and who records it."""

from typing import Any

ELEMENTS = ("health", "debts", "language", "care_duties", "travel", "letters_understood")
REASONS = dict.fromkeys(ELEMENTS, "besproken")
STATEMENT = {"kind": "statement", "on": "2024-01-10", "source": "gesprek", "text": "wil niet"}
MISSED = {"kind": "missed_contact", "on": "2024-01-08", "source": "agenda", "text": "kwam niet"}

CONSULTANT = "p.jansen"
EXAMINER = "p.smit"
INCOME = "i.visser"
WSP = "w.mulder"
SUPERVISOR = "t.bakker"
OTHER_SUPERVISOR = "t.dekker"
PRIVACY_OFFICER = "v.privacy"
FG = "g.toezicht"
CONTROLLER = "c.geld"
RECORDMANAGER = "r.vos"
ADMINISTRATOR = "a.beheer"

RECORDERS = {
    "UnwillingnessReported": CONSULTANT,
    "ExaminationOpened": OTHER_SUPERVISOR,
    "AbilityAssessed": EXAMINER,
}
"""Who records a fact when a case does not say; every other one is the teamleider's."""

USUAL: dict[str, dict[str, Any]] = {
    "ClientRegistered": {
        "trede": 2,
        "benefit": "participatiewet",
        "benefit_since": "2024-01-01",
    },
    "LeadTransferred": {"lead": "wsp", "reason": "overdracht"},
    "BenefitStarted": {"benefit": "participatiewet", "benefit_since": "2024-01-01"},
    "BenefitEnded": {"reason": "work"},
    "ClientScreened": {"in_target_group": True},
    "RouteAssigned": {"route": "B", "reason": "wil stappen zetten"},
    "RouteReviewed": {"reason": "past nog"},
    "ContactPlanned": {"for_on": "2024-06-01", "channel": "gesprek"},
    "ContactHeld": {"channel": "gesprek"},
    "ContactMissed": {"channel": "gesprek"},
    "IntakeHeld": {},
    "ObstacleFound": {"kind": "schulden"},
    "ObstacleReduced": {"kind": "schulden"},
    "ObstacleResolved": {"kind": "schulden"},
    "PlanAgreed": {"goals": "een ochtend per week meedoen", "client_agrees": True},
    "PlanAdjusted": {"note": "twee ochtenden"},
    "PlanEvaluated": {"note": "gaat goed"},
    "ActivityStarted": {"activity": "a1", "kind": "vrijwilligerswerk"},
    "ActivityExtended": {"activity": "a1", "planned_end": "2025-01-01"},
    "ActivityEnded": {"activity": "a1", "outcome": "completed"},
    "CostCommitted": {"line": "basisbaan", "amount": "1250.00"},
    "CostPaid": {"line": "basisbaan", "amount": "1000.00"},
    "CostReleased": {"line": "basisbaan", "amount": "250.00"},
    "ReferredToPartner": {"referral": "r1", "partner": "welzijn", "warm": True},
    "ReferralConcluded": {"referral": "r1", "outcome": "accepted"},
    "TredeSignalled": {"expected_trede": 3, "reason": "werkt al uren"},
    "SignalDismissed": {"reason": "nog te vroeg"},
    "ReferredToWsp": {"reason": "klaar voor arbeid"},
    "CompetensysTaken": {"proposed_trede": 3},
    "TredeDetermined": {"trede": 3, "reason": "na gesprek"},
    "WarmHandoverHeld": {"with_client": True},
    "WspAccepted": {},
    "WspReturned": {"reason": "nog niet"},
    "PlacedInWork": {"form": "regulier"},
    "PlacementReviewed": {"still_working": True},
    "FellBack": {},
    "ReexaminationHeld": {"participates": "yes"},
    "ReexaminationFellDue": {"due_on": "2024-01-01"},
    "EffectMeasured": {"declined": True},
    "ConsultantAssigned": {"role": "participatieconsulent", "consultant": CONSULTANT},
    "JourneyClosed": {"reason": "work"},
    "JourneyReopened": {"reason": "terug"},
    "UnwillingnessReported": {"observations": [STATEMENT]},
    "SuspicionWithdrawn": {"reason": "vergissing"},
    "SuspicionLapsed": {},
    "ExaminationOpened": {"examiner": EXAMINER},
    "AbilityAssessed": {"able": "partly", **REASONS},
    "OfferMade": {"offer": "taalles", "delivered": "in_person", "proof": "getekend"},
    "InvitedToBeHeard": {"for_on": "2024-03-01"},
    "Heard": {"statement": "durfde niet"},
    "HearingNotUsed": {"proof": "aangetekend ontvangen"},
    "HearingWaived": {"ground": "Awb 4:11"},
    "PathDecided": {"decision": "fitting_service", "reasons": REASONS},
    "PathClosed": {"reason": "klaar"},
    "PathWithdrawn": {"reason": "had niet gemoeten"},
    "MaatregelRecorded": {
        "reference": "Z-2024-17",
        "decided_on": "2024-05-01",
        "decided_by": "m.mandaat",
        "ground": "Pw 18",
    },
    "ObjectionReceived": {"note": "bezwaar"},
    "Reconsidered": {"note": "heroverwogen"},
    "DecisionReassessed": {"fact": 1, "answer": "stands", "reason": "blijft staan"},
    "EscalatedToSupervisor": {"rule": "plan", "due_on": "2024-01-01"},
    "FactCorrected": {"reason": "verkeerd gehoord"},
    "FactRetracted": {"reason": "verkeerde inwoner"},
    "FileDestroyed": {"category": "17.1", "approved_by": ["r.vos", "t.bakker"]},
}
