"""How every rule deals with a client in six situations, beside asking something of somebody.

Each history is the rule's own of every_policy.py, on ``DUE``, after what the heading says.
"""

from typing import NamedTuple

from tests.policies.every_policy import DUE
from tests.policies.given import Entry, fact, registered

NEWCOMER = registered("2024-01-01", benefit="none", benefit_since=None)
JOURNEY_CLOSED = fact("JourneyClosed", DUE)
SCREENED_OUTSIDE = fact("ClientScreened", DUE, in_target_group=False)
MOVED_AWAY = fact("BenefitEnded", DUE, reason="moved")
LED_BY_INCOME = fact("LeadTransferred", DUE, lead="inkomen")


class Ways(NamedTuple):
    """The way, and why where it has a reason, in each situation."""

    handled: str
    journey_closed: str
    screened_outside: str
    moved_away: str
    led_by_income: str
    newcomer: str


WAYS_OF = {
    "screening": Ways(
        "closed ClientScreened",
        "muted closed",
        "closed ClientScreened",
        "muted left",
        "listed",
        "listed",
    ),
    "route": Ways(
        "closed RouteAssigned",
        "muted closed",
        "not_applicable target_group",
        "muted left",
        "muted other_lead",
        "not_applicable no_fact",
    ),
    "first-intake": Ways(
        "closed IntakeHeld",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "muted other_lead",
        "not_applicable route",
    ),
    "plan": Ways(
        "closed PlanAgreed",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "muted other_lead",
        "not_applicable no_fact",
    ),
    "plan-evaluation": Ways(
        "to_come",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "muted other_lead",
        "not_applicable no_fact",
    ),
    "planned-contact": Ways(
        "closed ContactHeld",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "muted other_lead",
        "not_applicable no_fact",
    ),
    "missed-contact": Ways(
        "closed ContactHeld",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "muted other_lead",
        "not_applicable no_fact",
    ),
    "follow-up": Ways(
        "to_come",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "muted other_lead",
        "not_applicable route",
    ),
    "route-horizon": Ways(
        "to_come",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "muted other_lead",
        "not_applicable no_fact",
    ),
    "traject-end": Ways(
        "closed ActivityEnded",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "muted other_lead",
        "not_applicable no_fact",
    ),
    "referral-outcome": Ways(
        "closed ReferralConcluded",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "muted other_lead",
        "not_applicable no_fact",
    ),
    "owner-mismatch": Ways(
        "not_applicable lead",
        "muted closed",
        "not_applicable target_group",
        "muted left",
        "to_come",
        "not_applicable lead",
    ),
    "wrong-trede": Ways(
        "closed SignalDismissed",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "listed",
        "not_applicable no_fact",
    ),
    "wsp-acknowledgement": Ways(
        "closed CompetensysTaken",
        "muted closed",
        "listed",
        "muted left",
        "listed",
        "not_applicable no_fact",
    ),
    "wsp-decision": Ways(
        "closed TredeDetermined",
        "muted closed",
        "listed",
        "muted left",
        "listed",
        "not_applicable no_fact",
    ),
    "wsp-accept": Ways(
        "not_applicable wsp_referral",
        "muted closed",
        "listed",
        "muted left",
        "listed",
        "not_applicable wsp_referral",
    ),
    "wsp-return": Ways(
        "closed ContactHeld",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "muted other_lead",
        "not_applicable no_return",
    ),
    "wsp-progress": Ways(
        "to_come",
        "muted closed",
        "listed",
        "muted left",
        "not_applicable lead",
        "not_applicable lead",
    ),
    "sustained-placement": Ways(
        "closed PlacementReviewed",
        "muted closed",
        "listed",
        "closed BenefitEnded",
        "listed",
        "not_applicable no_fact",
    ),
    "re-examination": Ways(
        "to_come",
        "muted closed",
        "listed",
        "not_applicable benefit",
        "listed",
        "not_applicable benefit",
    ),
    "effect-measurement": Ways(
        "to_come",
        "muted closed",
        "muted outside_target_group",
        "muted left",
        "muted other_lead",
        "not_applicable no_fact",
    ),
    "closure": Ways(
        "muted closed",
        "muted closed",
        "listed",
        "listed",
        "listed",
        "not_applicable no_ground",
    ),
    "suspicion": Ways(
        "closed ExaminationOpened",
        "closed JourneyClosed",
        "listed",
        "muted left",
        "listed",
        "not_applicable no_fact",
    ),
    "examination": Ways(
        "closed AbilityAssessed",
        "closed JourneyClosed",
        "listed",
        "muted left",
        "listed",
        "not_applicable no_fact",
    ),
    "path-next-step": Ways(
        "closed InvitedToBeHeard",
        "closed JourneyClosed",
        "listed",
        "muted left",
        "listed",
        "not_applicable no_fact",
    ),
    "hearing": Ways(
        "closed Heard",
        "closed JourneyClosed",
        "listed",
        "muted left",
        "listed",
        "not_applicable no_fact",
    ),
    "path-decision": Ways(
        "closed PathDecided",
        "closed JourneyClosed",
        "listed",
        "muted left",
        "listed",
        "not_applicable no_fact",
    ),
    "maatregel-outcome": Ways(
        "closed MaatregelRecorded",
        "closed JourneyClosed",
        "listed",
        "muted left",
        "listed",
        "not_applicable no_fact",
    ),
    "exemption-end": Ways(
        "closed PathClosed",
        "closed JourneyClosed",
        "listed",
        "muted left",
        "listed",
        "not_applicable no_fact",
    ),
    "reconsideration": Ways(
        "closed Reconsidered",
        "listed",
        "listed",
        "listed",
        "listed",
        "not_applicable no_fact",
    ),
    "objection": Ways(
        "closed Reconsidered",
        "muted closed",
        "listed",
        "muted left",
        "listed",
        "not_applicable no_fact",
    ),
    "retention": Ways(
        "closed FileDestroyed",
        "to_come",
        "listed",
        "listed",
        "listed",
        "not_applicable journey_open",
    ),
}


class Otherwise(NamedTuple):
    """A rule that does not apply, why, and in which words."""

    rule: str
    history: list[Entry]
    code: str
    because: str


CLIENT = registered()
EXAMINED = [CLIENT, fact("UnwillingnessReported", "2024-02-01")]
OPENED = [*EXAMINED, fact("ExaminationOpened", "2024-03-01")]
FITTING = [*OPENED, fact("PathDecided", "2024-04-01", decision="fitting_service")]

OTHERWISE = (
    Otherwise("screening", [registered(trede=4)], "trede", "trede 4"),
    Otherwise(
        "screening",
        [fact("TredeDetermined", "2024-02-01", trede=2)],
        "no_fact",
        "geen inschrijving vastgelegd",
    ),
    Otherwise("route", [CLIENT, SCREENED_OUTSIDE], "target_group", "buiten de doelgroep"),
    Otherwise("first-intake", [CLIENT, fact("RouteAssigned", DUE, route="C")], "route", "route C"),
    Otherwise(
        "follow-up",
        [CLIENT, fact("RouteAssigned", DUE, route="A")],
        "no_fact",
        "geen intake vastgelegd",
    ),
    Otherwise(
        "follow-up",
        [CLIENT, fact("RouteAssigned", DUE, route="C"), fact("ContactMissed", DUE)],
        "other_rule",
        "eerst: Na gemist contact",
    ),
    Otherwise("plan-evaluation", [CLIENT], "no_fact", "geen plan vastgelegd"),
    Otherwise("missed-contact", [CLIENT], "no_fact", "geen gemist contact vastgelegd"),
    Otherwise(
        "route-horizon",
        [CLIENT, fact("RouteAssigned", "2024-02-01"), fact("TredeDetermined", "2024-03-01")],
        "trede",
        "trede 3",
    ),
    Otherwise(
        "traject-end",
        [CLIENT, fact("ActivityStarted", DUE)],
        "no_day",
        "geen geplande einddatum gegeven",
    ),
    Otherwise(
        "wrong-trede",
        [CLIENT, fact("ReferredToWsp", "2024-02-01"), fact("TredeSignalled", "2024-02-05")],
        "wsp_referral",
        "verwijzing naar WSP loopt",
    ),
    Otherwise("wsp-progress", [fact("ContactHeld", "2024-02-01")], "lead", "regie bij niemand"),
    Otherwise("owner-mismatch", [registered(trede=4, lead="wsp")], "lead", "regie bij WSP"),
    Otherwise(
        "wsp-accept",
        [CLIENT, fact("ReferredToWsp", "2024-02-01")],
        "not_since",
        "geen trede boven de doelgroep bepaald sinds de verwijzing naar WSP",
    ),
    Otherwise("re-examination", [CLIENT], "benefit", "uitkering IOAW"),
    Otherwise("re-examination", [NEWCOMER], "benefit", "geen uitkering"),
    Otherwise(
        "re-examination", [registered(benefit="participatiewet", trede=5)], "trede", "trede 5"
    ),
    Otherwise(
        "closure",
        [registered(), SCREENED_OUTSIDE, fact("TredeDetermined", "2026-05-05", trede=1)],
        "other_rule",
        "eerst: Screenen",
    ),
    Otherwise(
        "path-next-step",
        [*EXAMINED, fact("AbilityAssessed", "2024-02-15"), fact("ExaminationOpened", "2024-03-01")],
        "not_since",
        "geen beoordeling sinds de opening van het onderzoek",
    ),
    Otherwise(
        "path-decision",
        [*OPENED, fact("AbilityAssessed", "2024-03-15")],
        "not_since",
        "geen zienswijze, niet gebruikte zienswijze of afzien van horen "
        "sinds de opening van het onderzoek",
    ),
    Otherwise("maatregel-outcome", FITTING, "other_value", "het besluit telt hiervoor niet"),
    Otherwise("exemption-end", FITTING, "other_value", "het besluit telt hiervoor niet"),
)
"""Beside the newcomer: each other reason there is, where it is met."""
