"""The Dutch sentence that says on which fact and day an obligation rests.

What names a step of the care path is neutral: these sentences stand on lists that are shared.
"""

from datetime import date
from functools import lru_cache

from journeys.events import Fact
from journeys.language import dates

NOUNS = {
    "ClientRegistered": "de inschrijving",
    "LeadTransferred": "de overdracht van de regie",
    "BenefitStarted": "de start van de uitkering",
    "BenefitEnded": "het einde van de uitkering",
    "ConsultantAssigned": "de toewijzing van de consulent",
    "JourneyClosed": "de afsluiting",
    "JourneyReopened": "de heropening",
    "FileDestroyed": "de vernietiging van het dossier",
    "ClientScreened": "de screening",
    "RouteAssigned": "de routekeuze",
    "RouteReviewed": "de herziening van de route",
    "ContactPlanned": "de afspraak",
    "ContactHeld": "het gesprek",
    "ContactMissed": "het gemiste contact",
    "IntakeHeld": "de intake",
    "ObstacleFound": "het vinden van de belemmering",
    "ObstacleReduced": "het verminderen van de belemmering",
    "ObstacleResolved": "het oplossen van de belemmering",
    "PlanAgreed": "het plan",
    "PlanAdjusted": "de bijstelling van het plan",
    "PlanEvaluated": "de evaluatie van het plan",
    "ActivityStarted": "de start van de activiteit",
    "ActivityExtended": "de verlenging van de activiteit",
    "ActivityEnded": "het einde van de activiteit",
    "CostCommitted": "de verplichting",
    "CostPaid": "de betaling",
    "CostReleased": "de vrijval",
    "ReferredToPartner": "de verwijzing",
    "ReferralConcluded": "de afronding van de verwijzing",
    "EffectMeasured": "de effectmeting",
    "TredeSignalled": "het trede-signaal",
    "SignalDismissed": "het afwijzen van het trede-signaal",
    "ReferredToWsp": "de verwijzing naar WSP",
    "CompetensysTaken": "de Competensys",
    "TredeDetermined": "de tredebepaling",
    "WarmHandoverHeld": "de warme overdracht",
    "WspAccepted": "de overname door WSP",
    "WspReturned": "de teruggave door WSP",
    "PlacedInWork": "de plaatsing in werk",
    "PlacementReviewed": "het nagaan van de plaatsing",
    "FellBack": "de terugval",
    "ReexaminationHeld": "het heronderzoek",
    "UnwillingnessReported": "de melding",
    "SuspicionWithdrawn": "het intrekken van de melding",
    "SuspicionLapsed": "het vervallen van de melding",
    "ExaminationOpened": "de opening van het onderzoek",
    "AbilityAssessed": "de beoordeling",
    "OfferMade": "het aanbod",
    "InvitedToBeHeard": "de uitnodiging",
    "Heard": "de zienswijze",
    "HearingNotUsed": "de niet gebruikte zienswijze",
    "HearingWaived": "het afzien van horen",
    "PathDecided": "het besluit",
    "PathClosed": "de afsluiting van het traject",
    "PathWithdrawn": "de intrekking van het traject",
    "MaatregelRecorded": "de maatregel",
    "ObjectionReceived": "het bezwaar",
    "Reconsidered": "de heroverweging",
    "DecisionReassessed": "de herbeoordeling van het besluit",
}
"""Every fact on a client's timeline as a noun with its article."""

GIVEN_DAYS = {
    "evaluate_on": "de evaluatiedatum",
    "for_on": "de geplande dag",
    "until": "het einde van de ontheffing op",
    "planned_end": "het geplande einde op",
    "decided_on": "het besluit van",
    "benefit_since": "het begin van de uitkering op",
}
"""The days that a fact can give beside the day on which it happened."""

REOPENING = "de heropening"
TAKING_THE_LEAD = "het overnemen van de regie"

on_day = lru_cache(maxsize=1 << 14)(dates.with_weekday)
"""``vr 18-09-2026``, remembered: the same days return in many histories."""


def the_fact(fact: Fact) -> str:
    """``het gesprek van vr 18-09-2026``."""
    return f"{NOUNS[type(fact).__name__]} van {on_day(fact.happened_on)}"


def by_route(route: str | None) -> str:
    """``op route B``."""
    return f"op route {route}"


def after_fact(term: str, fact: Fact) -> str:
    """``8 weken na het gesprek van vr 18-09-2026``."""
    return f"{term} na {the_fact(fact)}"


def given_day(name: str, day: date, fact: Fact, term: str | None) -> str:
    """``1 week na de geplande dag vr 16-05-2025, volgens de afspraak van za 19-04-2025``."""
    given = f"{GIVEN_DAYS[name]} {on_day(day)}"
    origin = f"volgens {the_fact(fact)}"
    return f"{term} na {given}, {origin}" if term else f"{given}, {origin}"


def floored(sentence: str, event: str, day: date) -> str:
    """The sentence, with the later day from which the term runs instead."""
    return f"{sentence}; geteld vanaf {event} op {on_day(day)}"
