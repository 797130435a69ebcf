"""Which pieces each fact's line is made of, in the order they are read."""

from journeys.language.parts import (
    Part,
    aside,
    changes_shown,
    head,
    main,
    observations_shown,
    quote,
)

_REASON = (quote("reason"),)
_NOTE = (quote("note"),)
_KIND = (main("kind"),)
_CONTACT = (aside("channel", usual="gesprek"),)
_PLAN = (main("evaluate_on", "evaluatie op {}"), quote("note"))
_COST = (main("amount"), main("line", "op {}"), aside("activity", "activiteit {}"))
_POLICY = (main("name"), main("version", "versie {}"), main("effective_from", "vanaf {}"))

REGISTRATION: dict[str, tuple[Part, ...]] = {
    "ClientRegistered": (
        main("trede", "trede {}"),
        main("benefit"),
        main("lead", "regie {}", usual="mp"),
    ),
    "LeadTransferred": (head("lead", " aan {}"), *_REASON),
    "BenefitStarted": (main("benefit"), main("benefit_since", "sinds {}")),
    "BenefitEnded": (main("reason"),),
    "ConsultantAssigned": (main("consultant"), aside("role")),
    "JourneyClosed": (main("reason"),),
    "JourneyReopened": _REASON,
    "FileDestroyed": (
        main("category", "categorie {}"),
        main("approved_by", "goedgekeurd door {}"),
    ),
}

PARTICIPATION: dict[str, tuple[Part, ...]] = {
    "ClientScreened": (main("in_target_group"), *_NOTE),
    "RouteAssigned": (main("route"), *_REASON),
    "RouteReviewed": _REASON,
    "ContactPlanned": (head("for_on", " voor {}"), *_CONTACT),
    "ContactHeld": (*_CONTACT, *_NOTE),
    "ContactMissed": (aside("channel"), *_REASON),
    "IntakeHeld": _NOTE,
    "ObstacleFound": _KIND,
    "ObstacleReduced": _KIND,
    "ObstacleResolved": _KIND,
    "PlanAgreed": (
        main("client_agrees"),
        main("evaluate_on", "evaluatie op {}"),
        quote("goals"),
    ),
    "PlanAdjusted": _PLAN,
    "PlanEvaluated": _PLAN,
    "ActivityStarted": (
        main("kind"),
        main("basisbaan", usual=False),
        main("provider", "bij {}"),
        main("planned_end", "tot {}"),
        aside("activity"),
    ),
    "ActivityExtended": (main("planned_end", "tot {}"), aside("activity")),
    "ActivityEnded": (main("outcome"), aside("activity"), *_NOTE),
    "CostCommitted": _COST,
    "CostPaid": _COST,
    "CostReleased": _COST,
    "ReferredToPartner": (main("partner"), aside("warm"), aside("referral")),
    "ReferralConcluded": (main("outcome"), aside("referral")),
    "EffectMeasured": (
        main("declined"),
        main("loneliness", "eenzaamheid {}"),
        main("happiness", "geluk {}"),
        main("health", "gezondheid {}"),
        main("obstacles_fewer", "{} belemmeringen"),
        aside("by", "door {}"),
        quote("other_effects"),
    ),
}

WORK: dict[str, tuple[Part, ...]] = {
    "TredeSignalled": (main("expected_trede", "verwacht trede {}"), *_REASON),
    "SignalDismissed": _REASON,
    "ReferredToWsp": _REASON,
    "CompetensysTaken": (
        main("proposed_trede", "voorstel trede {}"),
        aside("reference", "kenmerk {}"),
    ),
    "TredeDetermined": (main("trede", "trede {}"), *_REASON),
    "WarmHandoverHeld": (aside("with_client"),),
    "WspAccepted": (),
    "WspReturned": _REASON,
    "PlacedInWork": (
        main("form"),
        main("hours", "{} uur per week"),
        aside("instruments", "met {}"),
    ),
    "PlacementReviewed": (main("still_working"), *_NOTE),
    "FellBack": _REASON,
    "ReexaminationHeld": (main("participates"), *_NOTE),
    "ReexaminationFellDue": (main("due_on", "uiterlijk {}"),),
    "EscalatedToSupervisor": (
        main("rule"),
        main("due_on", "uiterlijk {}"),
        aside("key"),
    ),
}

CARE_PATH: dict[str, tuple[Part, ...]] = {
    "UnwillingnessReported": (main("observations", show=observations_shown),),
    "SuspicionWithdrawn": _REASON,
    "SuspicionLapsed": (),
    "ExaminationOpened": (main("examiner", "onderzoeker {}"),),
    "AbilityAssessed": (main("able"), main("medical_advice", "met medisch advies")),
    "OfferMade": (aside("delivered"), quote("offer")),
    "InvitedToBeHeard": (head("for_on", " voor {}"),),
    "Heard": (quote("statement"),),
    "HearingNotUsed": (quote("proof"),),
    "HearingWaived": (quote("ground"),),
    "PathDecided": (main("decision"), main("until", "tot {}")),
    "PathClosed": _REASON,
    "PathWithdrawn": _REASON,
    "MaatregelRecorded": (
        main("reference", "kenmerk {}"),
        main("decided_on", "besloten op {}"),
        main("decided_by", "door {}"),
        quote("ground"),
    ),
    "ObjectionReceived": _NOTE,
    "Reconsidered": _NOTE,
    "DecisionReassessed": (main("fact", "feit {}"), main("answer"), *_REASON),
}

CORRECTIONS: dict[str, tuple[Part, ...]] = {
    "FactCorrected": (head("fact", " van {}"), main("changes", show=changes_shown), *_REASON),
    "FactRetracted": (head("fact", " van {}"), *_REASON),
}

MUNICIPALITY: dict[str, tuple[Part, ...]] = {
    "PolicySetProposed": (*_POLICY, *_REASON),
    "PolicySetApproved": _POLICY,
    "PolicySetAdopted": _POLICY,
    "StandInAppointed": (
        main("stand_in"),
        main("absent", "voor {}"),
        main("from_on", "van {}"),
        main("until", "tot en met {}"),
    ),
    "AccessReasonGiven": (main("client"), *_REASON),
    "ReportPublished": (
        main("report"),
        main("from_on", "van {}"),
        main("until", "tot en met {}"),
    ),
    "DueListIssued": (
        main("for_day", "voor {}"),
        main("rows", "{} regels"),
        aside("policy", "beleid {}"),
    ),
}

LINES: dict[str, tuple[Part, ...]] = {
    **REGISTRATION,
    **PARTICIPATION,
    **WORK,
    **CARE_PATH,
    **CORRECTIONS,
    **MUNICIPALITY,
}
