"""Rules about the journey: what can be recorded, and when."""

from journeys import events
from journeys.aggregates.guards import Before, Broken, command_line, guard
from journeys.events import REGISTRY, Fact
from journeys.events.municipality import MUNICIPAL_FACTS

CLIENT_FACTS = tuple(t for t in REGISTRY.values() if t not in MUNICIPAL_FACTS)
AMENDMENTS = (events.FactCorrected, events.FactRetracted)
CARE_OF_A_MAATREGEL = (
    events.MaatregelRecorded,
    events.ObjectionReceived,
    events.Reconsidered,
    events.DecisionReassessed,
    events.PathClosed,
    events.PathWithdrawn,
)
ALLOWED_WHEN_CLOSED = (*AMENDMENTS, *CARE_OF_A_MAATREGEL, events.JourneyReopened)


def _registered(before: Before) -> bool:
    return bool(before.timeline) and isinstance(before.timeline[0], events.ClientRegistered)


@guard("CLIENT_REGISTERED_ONCE", events.ClientRegistered)
def a_client_is_registered_once(_: events.ClientRegistered, before: Before) -> Broken | None:
    """A second registration is a mistake; changes have facts of their own."""
    if _registered(before):
        return Broken(
            f"{before.client} is al ingeschreven.",
            "Leg een wijziging vast met TredeDetermined, LeadTransferred of BenefitStarted.",
        )
    return None


@guard("CLIENT_NOT_REGISTERED", *(t for t in CLIENT_FACTS if t is not events.ClientRegistered))
def a_history_begins_with_registration(fact: Fact, before: Before) -> Broken | None:
    """Nothing can be recorded about somebody who is not in care."""
    if not _registered(before) and not (isinstance(fact, AMENDMENTS) and before.facts):
        return Broken(
            f"{before.client} is niet ingeschreven.",
            "Schrijf eerst in:  "
            + command_line(
                before, events.ClientRegistered, "trede=… benefit=… benefit_since=DATUM"
            ),
        )
    return None


@guard(
    "CLOSED_JOURNEY_TAKES_NO_FACT",
    *(t for t in CLIENT_FACTS if t not in ALLOWED_WHEN_CLOSED and not t.system_only),
)
def a_closed_journey_takes_no_fact(_: Fact, before: Before) -> Broken | None:
    """After closing only reopening, amendments and the care of a maatregel go on."""
    closed_on = before.state.closed_on
    if closed_on is None:
        return None
    return Broken(
        f"Het traject van {before.client} is gesloten op {closed_on:%d-%m-%Y}.",
        f"Was het eerder? Kies een datum vóór {closed_on:%d-%m-%Y}. Gaat het traject verder? "
        f"Leg eerst vast:  {command_line(before, events.JourneyReopened, 'reason=…')}",
    )


@guard("JOURNEY_IS_OPEN", events.JourneyReopened)
def only_a_closed_journey_reopens(_: events.JourneyReopened, before: Before) -> Broken | None:
    """Reopening undoes a closing."""
    if before.state.open:
        return Broken(
            f"Het traject van {before.client} is niet gesloten.",
            "Er hoeft niets heropend te worden; leg vast wat er gebeurde.",
        )
    return None


@guard("PLAN_NEEDED", events.PlanAdjusted, events.PlanEvaluated)
def a_plan_comes_before_its_adjustment(_: Fact, before: Before) -> Broken | None:
    """What was never agreed cannot be adjusted or evaluated."""
    if before.state.plan is None:
        return Broken(
            f"Er is op die dag nog geen plan met {before.client} afgesproken.",
            "Leg eerst het plan vast:  "
            + command_line(before, events.PlanAgreed, "goals=… client_agrees=true"),
        )
    return None


@guard("ACTIVITY_KEY_USED", events.ActivityStarted)
def an_activity_key_is_used_once(fact: events.ActivityStarted, before: Before) -> Broken | None:
    """A key names one activity for ever, so that ending it is unambiguous."""
    used = sorted(f.activity for f in before.timeline if isinstance(f, events.ActivityStarted))
    if fact.activity in used:
        return Broken(
            f"De sleutel {fact.activity} is al gebruikt; in gebruik: {', '.join(used)}.",
            "Kies een andere sleutel, of laat het veld activity weg.",
        )
    return None


@guard("REFERRAL_KEY_USED", events.ReferredToPartner)
def a_referral_key_is_used_once(fact: events.ReferredToPartner, before: Before) -> Broken | None:
    """A key names one referral for ever."""
    used = sorted(f.referral for f in before.timeline if isinstance(f, events.ReferredToPartner))
    if fact.referral in used:
        return Broken(
            f"De sleutel {fact.referral} is al gebruikt; in gebruik: {', '.join(used)}.",
            "Kies een andere sleutel, of laat het veld referral weg.",
        )
    return None


@guard("ACTIVITY_NOT_RUNNING", events.ActivityExtended, events.ActivityEnded)
def only_a_running_activity_ends(
    fact: events.ActivityExtended | events.ActivityEnded, before: Before
) -> Broken | None:
    """What does not run cannot be extended or ended."""
    running = [activity.activity for activity in before.state.running_activities()]
    if fact.activity in running:
        return None
    return Broken(
        f"Activiteit {fact.activity} loopt niet op {fact.happened_on:%d-%m-%Y}; "
        f"lopend: {', '.join(running) or 'geen'}.",
        "Kies een lopende activiteit, of leg eerst ActivityStarted vast.",
    )


@guard("REFERRAL_NOT_OPEN", events.ReferralConcluded)
def only_an_open_referral_concludes(
    fact: events.ReferralConcluded, before: Before
) -> Broken | None:
    """The outcome belongs to a referral that waits for one."""
    waiting = [referral.referral for referral in before.state.open_referrals()]
    if fact.referral in waiting:
        return None
    return Broken(
        f"Verwijzing {fact.referral} staat niet open op {fact.happened_on:%d-%m-%Y}; "
        f"open: {', '.join(waiting) or 'geen'}.",
        "Kies een open verwijzing, of leg eerst ReferredToPartner vast.",
    )


@guard("WSP_ACCEPT_NEEDS_HANDOVER", events.WspAccepted)
def wsp_accepts_after_a_warm_handover(_: events.WspAccepted, before: Before) -> Broken | None:
    """The sender stays responsible until both have spoken (warme overdracht)."""
    referral = before.state.wsp_referral
    if referral is None:
        return Broken(
            f"{before.client} is op die dag niet naar het WSP verwezen.",
            "Leg eerst de verwijzing vast:  "
            + command_line(before, events.ReferredToWsp, "reason=…"),
        )
    if referral.handover_on is None:
        return Broken(
            f"Er is sinds de verwijzing van {referral.since:%d-%m-%Y} geen warme overdracht "
            "vastgelegd.",
            "Leg eerst het overdrachtsgesprek vast:  "
            + command_line(before, events.WarmHandoverHeld, "with_client=true"),
        )
    return None
