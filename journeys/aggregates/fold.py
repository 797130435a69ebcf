"""The fold: from an effective timeline to the state, one small step a fact."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from journeys import events
from journeys.aggregates.state import (
    Activity,
    LeadChange,
    Obstacle,
    PartnerReferral,
    Path,
    Plan,
    Said,
    State,
    WspReferral,
)
from journeys.aggregates.wsp_referrals import answers_wsp
from journeys.events import Fact

Step = Callable[[State, Any], None]
STEPS: dict[type[Fact], Step] = {}

RETURNS_TO_MP = ("wsp", "wsp_administratief")
"""Leads that end when a trede of participation is determined."""
DECISIONS_THAT_END_A_PATH = ("fitting_service", "unable")


def fold(timeline: Iterable[Fact], state: State | None = None) -> State:
    """The state after these facts; a fold in two halves is one fold."""
    state = State() if state is None else state
    for fact in timeline:
        step = STEPS.get(type(fact))
        if step is not None:
            step(state, fact)
    return state


def on(*fact_types: type[Fact]) -> Callable[[Step], Step]:
    """Take the decorated function as what these facts do to the state."""

    def register(step: Step) -> Step:
        STEPS.update(dict.fromkeys(fact_types, step))
        return step

    return register


@on(events.ClientRegistered)
def _registered(state: State, fact: events.ClientRegistered) -> None:
    state.registered_on = fact.happened_on
    state.trede = fact.trede
    state.benefit, state.benefit_since = fact.benefit, fact.benefit_since
    _lead(state, fact.lead, fact.happened_on)


def _lead(state: State, lead: str, day: date) -> None:
    state.lead_changes.append(LeadChange(day, lead, state.lead or None))
    state.lead = lead


@on(events.LeadTransferred)
def _lead_transferred(state: State, fact: events.LeadTransferred) -> None:
    _lead(state, fact.lead, fact.happened_on)


@on(events.BenefitStarted)
def _benefit_started(state: State, fact: events.BenefitStarted) -> None:
    state.benefit, state.benefit_since = fact.benefit, fact.benefit_since


@on(events.BenefitEnded)
def _benefit_ended(state: State, _: events.BenefitEnded) -> None:
    state.benefit, state.benefit_since = "none", None


@on(events.ConsultantAssigned)
def _consultant_assigned(state: State, fact: events.ConsultantAssigned) -> None:
    state.consultants[fact.role] = fact.consultant


@on(events.JourneyClosed)
def _closed(state: State, fact: events.JourneyClosed) -> None:
    state.closed_on = fact.happened_on
    _end_path(state, fact)


@on(events.JourneyReopened)
def _reopened(state: State, fact: events.JourneyReopened) -> None:
    state.closed_on = None
    state.reopened_on = fact.happened_on


@on(events.ClientScreened)
def _screened(state: State, fact: events.ClientScreened) -> None:
    state.screened = True
    state.in_target_group = fact.in_target_group


@on(events.RouteAssigned)
def _route_assigned(state: State, fact: events.RouteAssigned) -> None:
    state.route, state.route_since = fact.route, fact.happened_on


@on(events.ObstacleFound, events.ObstacleReduced, events.ObstacleResolved)
def _obstacle(state: State, fact: Any) -> None:
    status = type(fact).__name__.removeprefix("Obstacle").lower()
    state.obstacles[fact.kind] = Obstacle(fact.kind, status, fact.happened_on)


@on(events.PlanAgreed)
def _plan_agreed(state: State, fact: events.PlanAgreed) -> None:
    state.plan = Plan(fact.happened_on, fact.goals, fact.client_agrees, fact.evaluate_on)


@on(events.PlanAdjusted, events.PlanEvaluated)
def _plan_evaluated(state: State, fact: Any) -> None:
    if state.plan:
        state.plan.evaluate_on = fact.evaluate_on


@on(events.ActivityStarted)
def _activity_started(state: State, fact: events.ActivityStarted) -> None:
    key, day = fact.activity, fact.happened_on
    activity = state.activities[key] = Activity(
        key, fact.kind, day, fact.planned_end, bool(fact.basisbaan)
    )
    # Dates decide, not numbers: what was said of this day before it counts as well.
    if extended := state.said_on(day, events.ActivityExtended, key):
        activity.planned_end = extended.value
    if ended := state.said_on(day, events.ActivityEnded, key):
        activity.ended_on, activity.outcome = ended


@on(events.ActivityExtended)
def _activity_extended(state: State, fact: events.ActivityExtended) -> None:
    state.said[type(fact), fact.activity] = Said(fact.happened_on, fact.planned_end)
    if activity := state.activities.get(fact.activity):
        activity.planned_end = fact.planned_end


@on(events.ActivityEnded)
def _activity_ended(state: State, fact: events.ActivityEnded) -> None:
    ended = state.said[type(fact), fact.activity] = Said(fact.happened_on, fact.outcome)
    if activity := state.activities.get(fact.activity):
        activity.ended_on, activity.outcome = ended


@on(events.ReferredToPartner)
def _referred(state: State, fact: events.ReferredToPartner) -> None:
    key, day = fact.referral, fact.happened_on
    referral = state.referrals[key] = PartnerReferral(key, fact.partner, fact.warm, day)
    if concluded := state.said_on(day, events.ReferralConcluded, key):
        referral.concluded_on, referral.outcome = concluded


@on(events.ReferralConcluded)
def _referral_concluded(state: State, fact: events.ReferralConcluded) -> None:
    concluded = state.said[type(fact), fact.referral] = Said(fact.happened_on, fact.outcome)
    if referral := state.referrals.get(fact.referral):
        referral.concluded_on, referral.outcome = concluded


@on(events.ReferredToWsp)
def _referred_to_wsp(state: State, fact: events.ReferredToWsp) -> None:
    # A reminder while a referral is open belongs to it and starts nothing anew. An answer of
    # the same day closes it, whichever of the two was recorded first.
    if state.wsp_referral is None and state.wsp_answered_on != fact.happened_on:
        # A handover of that day counts as well: both may have spoken before the papers went.
        held = state.handover_on if state.handover_on == fact.happened_on else None
        state.wsp_referral = WspReferral(fact.happened_on, held)


@on(events.WarmHandoverHeld)
def _handover_held(state: State, fact: events.WarmHandoverHeld) -> None:
    state.handover_on = fact.happened_on
    if state.wsp_referral:
        state.wsp_referral.handover_on = fact.happened_on


@on(events.TredeDetermined)
def _trede_determined(state: State, fact: events.TredeDetermined) -> None:
    state.trede = fact.trede
    if not answers_wsp(fact):
        return
    _answered_by_wsp(state, fact)
    if state.lead in RETURNS_TO_MP:
        _lead(state, "mp", fact.happened_on)


@on(events.WspAccepted)
def _wsp_accepted(state: State, fact: events.WspAccepted) -> None:
    _answered_by_wsp(state, fact)
    _lead(state, "wsp", fact.happened_on)


@on(events.WspReturned)
def _wsp_returned(state: State, fact: events.WspReturned) -> None:
    _answered_by_wsp(state, fact)
    _lead(state, "mp", fact.happened_on)


def _answered_by_wsp(state: State, fact: Fact) -> None:
    state.wsp_referral, state.wsp_answered_on = None, fact.happened_on


@on(events.UnwillingnessReported)
def _reported(state: State, fact: events.UnwillingnessReported) -> None:
    if state.path and state.path.running:
        state.path.reporters.append(fact.recorded_by)
    else:
        state.path = Path(fact.happened_on, [fact.recorded_by])


@on(events.ExaminationOpened)
def _examination_opened(state: State, fact: events.ExaminationOpened) -> None:
    path = state.path
    if path is None:
        return
    path.examiners.append(fact.examiner)
    path.examination_on = fact.happened_on
    # A new examination begins anew: what was done before its day is not its work.
    if path.assessed_on and path.assessed_on < fact.happened_on:
        path.assessed_on, path.able, path.assessors = None, None, []
    if path.invited_on and path.invited_on < fact.happened_on:
        path.invited_on, path.invited_for = None, None
    if path.heard_on and path.heard_on < fact.happened_on:
        path.heard_on, path.hearing = None, None


@on(events.AbilityAssessed)
def _assessed(state: State, fact: events.AbilityAssessed) -> None:
    if state.path:
        state.path.assessed_on, state.path.able = fact.happened_on, fact.able
        state.path.assessors.append(fact.recorded_by)


@on(events.OfferMade)
def _offered(state: State, fact: events.OfferMade) -> None:
    if state.path:
        state.path.offered_on = fact.happened_on


@on(events.InvitedToBeHeard)
def _invited(state: State, fact: events.InvitedToBeHeard) -> None:
    if state.path:
        state.path.invited_on, state.path.invited_for = fact.happened_on, fact.for_on


@on(events.Heard, events.HearingNotUsed, events.HearingWaived)
def _heard(state: State, fact: Fact) -> None:
    if state.path:
        state.path.hearing, state.path.heard_on = type(fact).__name__, fact.happened_on


@on(events.PathDecided)
def _decided(state: State, fact: events.PathDecided) -> None:
    if fact.decision == "maatregel_proposed":
        state.maatregel_proposed_by.append(fact.recorded_by)
        state.maatregel_proposed_on = fact.happened_on
    if not state.path:
        return
    state.path.decision, state.path.decided_on = fact.decision, fact.happened_on
    state.path.deciders.append(fact.recorded_by)
    state.path.until = fact.until
    if fact.decision in DECISIONS_THAT_END_A_PATH:
        _end_path(state, fact)


@on(events.MaatregelRecorded)
def _maatregel_recorded(state: State, fact: events.MaatregelRecorded) -> None:
    state.maatregelen.append(fact.number)


@on(events.SuspicionWithdrawn, events.SuspicionLapsed, events.PathClosed, events.PathWithdrawn)
def _path_ended(state: State, fact: Fact) -> None:
    _end_path(state, fact)


def _end_path(state: State, fact: Fact) -> None:
    if state.path and state.path.running:
        state.path.ended_on, state.path.ended_by = fact.happened_on, type(fact).__name__
