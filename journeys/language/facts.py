"""Dutch names of the facts, and one readable line about each."""

from collections.abc import Mapping
from typing import Any

from journeys.language.lines import LINES
from journeys.language.parts import Place, piece
from journeys.language.showing import Changed, one_line

LONGEST = 120
"""Characters of somebody's own words in a line; the file holds the rest."""

FACTS = {
    # Entering, leaving, and who leads.
    "ClientRegistered": "Ingeschreven",
    "LeadTransferred": "Regie overgedragen",
    "BenefitStarted": "Uitkering gestart",
    "BenefitEnded": "Uitkering beëindigd",
    "ConsultantAssigned": "Consulent toegewezen",
    "JourneyClosed": "Begeleiding afgesloten",
    "JourneyReopened": "Begeleiding heropend",
    "FileDestroyed": "Dossier vernietigd",
    # From screening to taking part.
    "ClientScreened": "Gescreend",
    "RouteAssigned": "Route toegewezen",
    "RouteReviewed": "Route herzien en behouden",
    "ContactPlanned": "Gesprek gepland",
    "ContactHeld": "Gesprek gevoerd",
    "ContactMissed": "Contact gemist",
    "IntakeHeld": "Intake gehouden",
    "ObstacleFound": "Belemmering gevonden",
    "ObstacleReduced": "Belemmering verminderd",
    "ObstacleResolved": "Belemmering opgelost",
    "PlanAgreed": "Plan afgesproken",
    "PlanAdjusted": "Plan bijgesteld",
    "PlanEvaluated": "Plan geëvalueerd",
    "ActivityStarted": "Activiteit gestart",
    "ActivityExtended": "Activiteit verlengd",
    "ActivityEnded": "Activiteit beëindigd",
    "CostCommitted": "Verplichting vastgelegd",
    "CostPaid": "Kosten betaald",
    "CostReleased": "Verplichting vrijgevallen",
    "ReferredToPartner": "Verwezen naar partner",
    "ReferralConcluded": "Verwijzing afgerond",
    "EffectMeasured": "Effect gemeten",
    # To WSP and back, and the re-examination.
    "TredeSignalled": "Trede-signaal gegeven",
    "SignalDismissed": "Trede-signaal afgewezen",
    "ReferredToWsp": "Verwezen naar WSP",
    "CompetensysTaken": "Competensys afgenomen",
    "TredeDetermined": "Trede vastgesteld",
    "WarmHandoverHeld": "Warme overdracht gehouden",
    "WspAccepted": "Overgenomen door WSP",
    "WspReturned": "Teruggegeven door WSP",
    "PlacedInWork": "Geplaatst in werk",
    "PlacementReviewed": "Plaatsing nagegaan",
    "FellBack": "Teruggevallen",
    "ReexaminationHeld": "Heronderzoek gehouden",
    "ReexaminationFellDue": "Heronderzoek aan de beurt",
    "EscalatedToSupervisor": "Naar de teamleider",
    # The care path on a suspicion of unwillingness.
    "UnwillingnessReported": "Vermoeden van niet willen gemeld",
    "SuspicionWithdrawn": "Vermoeden ingetrokken",
    "SuspicionLapsed": "Vermoeden vervallen",
    "ExaminationOpened": "Onderzoek geopend",
    "AbilityAssessed": "Kunnen beoordeeld",
    "OfferMade": "Passend aanbod gedaan",
    "InvitedToBeHeard": "Uitnodiging zienswijze",
    "Heard": "Zienswijze gegeven",
    "HearingNotUsed": "Zienswijze niet gebruikt",
    "HearingWaived": "Van horen afgezien",
    "PathDecided": "Besluit in het zorgvuldigheidstraject",
    "PathClosed": "Zorgvuldigheidstraject afgesloten",
    "PathWithdrawn": "Zorgvuldigheidstraject ingetrokken",
    "MaatregelRecorded": "Maatregel vastgelegd",
    "ObjectionReceived": "Bezwaar ontvangen",
    "Reconsidered": "Maatregel heroverwogen",
    "DecisionReassessed": "Besluit opnieuw bekeken",
    # Setting right.
    "FactCorrected": "Herstel",
    "FactRetracted": "Intrekking",
    # The municipality's own.
    "PolicySetProposed": "Beleidsset voorgesteld",
    "PolicySetApproved": "Beleidsset goedgekeurd",
    "PolicySetAdopted": "Beleidsset vastgesteld",
    "StandInAppointed": "Vervanger aangewezen",
    "AccessReasonGiven": "Reden van inzage gegeven",
    "ReportPublished": "Rapportage gepubliceerd",
    "DueListIssued": "Contactlijst uitgegeven",
}


def fact_label(type_name: str) -> str:
    """A fact type's Dutch name; an unknown type keeps its own."""
    return FACTS.get(type_name, type_name)


def describe(
    type_name: str,
    fields: Mapping[str, Any],
    changes: Mapping[str, Any] | None = None,
    *,
    longest: int = LONGEST,
) -> str:
    """One readable line about a fact, from its plain fields; it never raises.

    ``changes`` are the values a correction put in place: both are shown, ``schulden → taal``.
    Words somebody wrote are cut off after ``longest`` characters.
    """
    pieces: dict[Place, list[str]] = {place: [] for place in Place}
    for part in LINES.get(type_name, ()):
        text = piece(part, _value(part.field, fields, changes or {}), longest)
        if text:
            pieces[part.place].append(text)
    line = one_line(fact_label(type_name)) + "".join(pieces[Place.HEAD])
    if pieces[Place.MAIN]:
        line += ": " + ", ".join(pieces[Place.MAIN])
    if pieces[Place.ASIDE]:
        line += f" ({', '.join(pieces[Place.ASIDE])})"
    return f"{line} – {', '.join(pieces[Place.QUOTE])}" if pieces[Place.QUOTE] else line


def _value(field: str, fields: Mapping[str, Any], changes: Mapping[str, Any]) -> Any:
    old = fields.get(field)
    if field not in changes or changes[field] == old:
        return old
    return Changed(old, changes[field])
