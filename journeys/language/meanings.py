"""What each fact about a client means and why it is kept, for whoever it is about.

Plain words (B1), in sentences that a resident and a colleague read alike.
"""

from typing import NamedTuple


class Theme(NamedTuple):
    """Facts that are kept for the same reason; ``meanings`` is by type of fact."""

    title: str
    purpose: str
    meanings: dict[str, str]


THEMES = (
    Theme(
        "Inschrijving, uitkering en consulent",
        "Zonder deze gegevens weten wij niet wie hulp krijgt en wie die hulp geeft. "
        "De Participatiewet geeft de gemeente deze taak.",
        {
            "ClientRegistered": "De begeleiding door de gemeente begon op deze dag.",
            "LeadTransferred": "Een andere afdeling kreeg de leiding over de begeleiding.",
            "BenefitStarted": "Een uitkering begon, of kwam in de plaats van een andere.",
            "BenefitEnded": "Een uitkering stopte. De reden staat erbij.",
            "ConsultantAssigned": "Een collega van de gemeente werd het vaste contact.",
            "JourneyClosed": "De begeleiding stopte. De reden staat erbij.",
            "JourneyReopened": "De begeleiding begon opnieuw.",
            "FileDestroyed": "De bewaartermijn was voorbij. Het dossier is daarna vernietigd.",
        },
    ),
    Theme(
        "Gesprekken, plan en activiteiten",
        "Zo weet elke collega wat er is besproken. Niemand hoeft het verhaal twee keer te doen. "
        "Ook zien wij zo wie te lang niet is gesproken.",
        {
            "ClientScreened": "Een consulent las het dossier. Die keek of deze begeleiding past.",
            "RouteAssigned": "Een consulent koos een route. Er zijn vier routes: A, B, C en D.",
            "RouteReviewed": "Een consulent keek opnieuw naar de route. De route bleef gelijk.",
            "ContactPlanned": "Er is een gesprek afgesproken.",
            "ContactHeld": "Er was een gesprek. Een bericht of brief telt niet als gesprek.",
            "ContactMissed": "Een gesprek ging niet door.",
            "IntakeHeld": "Er was een eerste, langer gesprek.",
            "ObstacleFound": "Iets maakt meedoen moeilijk, zoals schulden, taal of gezondheid.",
            "ObstacleReduced": "Iets dat meedoen moeilijk maakte, werd minder.",
            "ObstacleResolved": "Iets dat meedoen moeilijk maakte, is opgelost.",
            "PlanAgreed": "De inwoner en de consulent maakten samen een plan.",
            "PlanAdjusted": "Het plan is veranderd.",
            "PlanEvaluated": "De inwoner en de consulent keken samen of het plan nog goed is.",
            "ActivityStarted": "Een activiteit begon, zoals vrijwilligerswerk of een opleiding.",
            "ActivityExtended": "Een activiteit duurt langer dan eerst was gedacht.",
            "ActivityEnded": "Een activiteit stopte.",
            "CostCommitted": "De gemeente legde geld opzij, bijvoorbeeld voor een activiteit.",
            "CostPaid": "De gemeente betaalde geld, bijvoorbeeld voor een activiteit.",
            "CostReleased": "Geld dat opzij lag, was niet meer nodig.",
            "ReferredToPartner": "De gemeente bracht de inwoner in contact met een andere "
            "organisatie.",
            "ReferralConcluded": "Het contact met de andere organisatie is klaar.",
            "EffectMeasured": "Elk jaar vragen wij hoe het gaat. Meedoen mag, het hoeft niet.",
        },
    ),
    Theme(
        "Op weg naar werk, en het heronderzoek",
        "Zo weten wij welke hulp past en wie die geeft. "
        "Bij een uitkering kijkt de gemeente elke anderhalf jaar of alles nog klopt.",
        {
            "TredeSignalled": "Een consulent denkt dat een andere trede beter past. "
            "Een trede zegt hoe ver betaald werk weg is.",
            "SignalDismissed": "Een collega bekeek dat signaal. De trede bleef gelijk.",
            "ReferredToWsp": "Misschien lukt werk nu. Het Werkgeversservicepunt (WSP) kijkt mee.",
            "CompetensysTaken": "Er is een test gedaan over werk. De test beslist niets.",
            "TredeDetermined": "Een collega stelde de trede vast. Dat doet altijd een mens.",
            "WarmHandoverHeld": "Twee collega’s spraken samen over de overstap naar het WSP.",
            "WspAccepted": "Het WSP nam de begeleiding over.",
            "WspReturned": "Het WSP gaf de begeleiding terug. De reden staat erbij.",
            "PlacedInWork": "De inwoner begon met betaald werk.",
            "PlacementReviewed": "Wij vroegen of het werk nog doorgaat.",
            "FellBack": "Het werk stopte en er is weer hulp nodig.",
            "ReexaminationHeld": "De gemeente keek of de uitkering nog klopt. "
            "Ook vroegen wij of meedoen lukt.",
            "ReexaminationFellDue": "Het systeem herinnerde een collega aan het heronderzoek.",
            "EscalatedToSupervisor": "Iets bleef te lang liggen. "
            "Het systeem meldde dat de teamleider.",
        },
    ),
    Theme(
        "Het zorgvuldigheidstraject",
        "Soms denkt een collega dat iemand niet wil meewerken. Dan is grote zorg nodig. "
        "Daarom leggen wij elke stap vast, en beslist er altijd een mens.",
        {
            "UnwillingnessReported": "Een collega meldde een vermoeden. "
            "Erbij staat wat er is gezien of gezegd.",
            "SuspicionWithdrawn": "Het vermoeden is ingetrokken.",
            "SuspicionLapsed": "Niemand deed iets met het vermoeden. Daarom geldt het niet meer.",
            "ExaminationOpened": "Een andere collega ging het vermoeden onderzoeken.",
            "AbilityAssessed": "Een collega bekeek wat de inwoner kan. "
            "Die keek onder meer naar gezondheid, schulden en taal.",
            "OfferMade": "De gemeente deed een aanbod dat past.",
            "InvitedToBeHeard": "De gemeente vroeg de inwoner om een mening.",
            "Heard": "De inwoner gaf een mening.",
            "HearingNotUsed": "De uitnodiging kwam aan. De inwoner gaf geen mening.",
            "HearingWaived": "De gemeente vroeg niet om een mening. Dat mag soms van de wet.",
            "PathDecided": "De teamleider nam een besluit. Elke reden staat erbij.",
            "PathClosed": "Dit traject is klaar.",
            "PathWithdrawn": "Dit traject is ingetrokken.",
            "MaatregelRecorded": "De uitkering ging tijdelijk omlaag. "
            "Dat is in een ander systeem besloten.",
            "ObjectionReceived": "De inwoner was het niet eens met een besluit.",
            "Reconsidered": "De gemeente bekeek de maatregel opnieuw.",
            "DecisionReassessed": "Een collega bekeek een besluit opnieuw.",
        },
    ),
    Theme(
        "Wat is verbeterd",
        "Fouten halen wij niet zomaar weg. Zo blijft te zien wat er stond en wie het verbeterde.",
        {
            "FactCorrected": "Er stond een fout in. Die is verbeterd.",
            "FactRetracted": "Iets klopte niet. Het telt niet meer mee.",
        },
    ),
)
