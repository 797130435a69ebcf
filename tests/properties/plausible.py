"""Plausible histories of one client, invented; a rule may refuse some of their facts."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.cases import Entry, fact, registered
from tests.usual import CONSULTANT, EXAMINER, OTHER_SUPERVISOR, STATEMENT, SUPERVISOR

BEGIN = date(2024, 1, 1)
DAYS = 900

treden = st.integers(1, 6)
routes = st.sampled_from("ABCD")
leads = st.sampled_from(["mp", "inkomen", "wsp", "wsp_administratief", "ondertussengroep"])
keys = st.sampled_from(["a1", "a2", "a3"])
people = st.sampled_from([CONSULTANT, EXAMINER, SUPERVISOR, OTHER_SUPERVISOR])
days = st.integers(0, DAYS).map(lambda n: (BEGIN + timedelta(days=n)).isoformat())
maybe_days = st.none() | days

FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "LeadTransferred": {"lead": leads},
    "BenefitStarted": {
        "benefit": st.sampled_from(["participatiewet", "ioaw"]),
        "benefit_since": days,
    },
    "BenefitEnded": {"reason": st.sampled_from(["work", "moved", "other"])},
    "ClientScreened": {"in_target_group": st.booleans()},
    "RouteAssigned": {"route": routes},
    "RouteReviewed": {},
    "ContactPlanned": {"for_on": days},
    "ContactHeld": {},
    "ContactMissed": {},
    "IntakeHeld": {},
    "ObstacleFound": {"kind": st.sampled_from(["schulden", "taal"])},
    "ObstacleResolved": {"kind": st.sampled_from(["schulden", "taal"])},
    "PlanAgreed": {"evaluate_on": maybe_days},
    "PlanAdjusted": {"evaluate_on": maybe_days},
    "PlanEvaluated": {},
    "ActivityStarted": {"activity": keys, "planned_end": maybe_days},
    "ActivityExtended": {"activity": keys, "planned_end": days},
    "ActivityEnded": {"activity": keys},
    "ReferredToPartner": {"referral": keys},
    "ReferralConcluded": {"referral": keys},
    "TredeSignalled": {},
    "SignalDismissed": {},
    "ReferredToWsp": {},
    "CompetensysTaken": {},
    "TredeDetermined": {"trede": treden},
    "WarmHandoverHeld": {},
    "WspAccepted": {},
    "WspReturned": {},
    "PlacedInWork": {},
    "PlacementReviewed": {"still_working": st.booleans()},
    "FellBack": {},
    "ReexaminationHeld": {},
    "EffectMeasured": {},
    "ConsultantAssigned": {
        "role": st.sampled_from(["participatieconsulent", "inkomensconsulent", "wsp_consulent"]),
        "consultant": people,
    },
    "JourneyClosed": {},
    "JourneyReopened": {},
    "UnwillingnessReported": {"observations": st.just([STATEMENT, STATEMENT])},
    "SuspicionWithdrawn": {},
    "ExaminationOpened": {"examiner": people},
    "AbilityAssessed": {},
    "OfferMade": {},
    "InvitedToBeHeard": {"for_on": days},
    "Heard": {},
    "HearingNotUsed": {},
    "PathDecided": {
        "decision": st.sampled_from(["fitting_service", "unable", "maatregel_proposed"]),
    },
    "PathClosed": {},
    "MaatregelRecorded": {"decided_on": days},
    "ObjectionReceived": {},
    "Reconsidered": {},
}
"""The facts of people, with the fields that vary."""


@st.composite
def facts(
    draw: st.DrawFn, on: st.SearchStrategy[str] = days, types: Collection[str] = FIELDS.keys()
) -> Entry:
    """Some fact on some day, of one of these types."""
    name = draw(st.sampled_from(sorted(types)))
    fields = {field: draw(values) for field, values in FIELDS[name].items()}
    return fact(name, draw(on), **{n: v for n, v in fields.items() if v is not None})


@st.composite
def registrations(draw: st.DrawFn) -> Entry:
    """A client enters, with or without a benefit."""
    benefit = draw(st.sampled_from(["participatiewet", "ioaw", "none"]))
    since = None if benefit == "none" else draw(days)
    return registered(trede=draw(treden), lead=draw(leads), benefit=benefit, benefit_since=since)


@st.composite
def histories(draw: st.DrawFn, max_size: int = 20) -> list[Entry]:
    """A registration and what follows, in order of recording."""
    return [draw(registrations()), *draw(st.lists(facts(), max_size=max_size))]
