"""From screening to taking part: routes, talks, obstacles, plans, activities, effects."""

from typing import Annotated, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from journeys.events.fact import Fact
from journeys.events.fields import Day, Euros, Key, Name, Score, Sealed, SealedText, YesNo

Route = Literal["A", "B", "C", "D"]
Channel = Literal["gesprek", "telefoon", "huisbezoek", "video"]
ObstacleKind = Literal[
    "medisch",
    "psychisch",
    "verslaving",
    "schulden",
    "taal",
    "sociaal",
    "scholing",
    "kinderopvang",
    "mantelzorglast",
    "reiskosten",
    "digitaal",
    "huisvesting",
    "justitie",
    "overig",
]
ActivityKind = Literal[
    "mantelzorg",
    "vrijwilligerswerk",
    "dagbesteding",
    "individueel_traject",
    "zelf_zoeker",
    "deed_al_een_activiteit",
    "taalbuddy",
    "opleiding",
    "buurtactiviteit",
    "vereniging",
]
ActivityOutcome = Literal["completed", "stopped", "moved_on"]
Partner = Literal[
    "welzijn",
    "wmo",
    "fsp",
    "schuldhulp",
    "inburgering",
    "grip_en_regie",
    "taal",
    "huisarts",
    "overig",
]
ReferralOutcome = Literal["accepted", "declined", "ended"]

SealedKind = Annotated[ObstacleKind, Sealed()]
SealedPartner = Annotated[Partner, Sealed()]
SealedScore = Annotated[Score, Sealed()]
SealedYesNo = Annotated[YesNo, Sealed()]


class ClientScreened(Fact):
    """The file was examined: the client belongs to the target group, or not."""

    in_target_group: YesNo
    note: SealedText | None = None


class RouteAssigned(Fact):
    """A route was chosen, with the reason."""

    route: Route
    reason: SealedText


class RouteReviewed(Fact):
    """The route was looked at again and kept."""

    reason: SealedText


class ContactPlanned(Fact):
    """A talk was arranged for a day to come."""

    for_on: Day
    channel: Channel


class ContactHeld(Fact):
    """A talk took place; a message is not a talk."""

    channel: Channel
    note: SealedText | None = None


class ContactMissed(Fact):
    """A talk did not take place."""

    channel: Channel
    reason: SealedText | None = None


class IntakeHeld(Fact):
    """The deepening first talk (verdiepend gesprek) took place."""

    note: SealedText | None = None


class ObstacleFound(Fact):
    """Something stands in the way of taking part."""

    kind: SealedKind


class ObstacleReduced(Fact):
    """An obstacle became smaller."""

    kind: SealedKind


class ObstacleResolved(Fact):
    """An obstacle is gone."""

    kind: SealedKind


class PlanAgreed(Fact):
    """A plan was made together with the client."""

    goals: SealedText
    client_agrees: YesNo
    evaluate_on: Day | None = None


class PlanAdjusted(Fact):
    """The plan was changed."""

    note: SealedText
    evaluate_on: Day | None = None


class PlanEvaluated(Fact):
    """The plan was looked at again with the client."""

    note: SealedText
    evaluate_on: Day | None = None


class ActivityStarted(Fact):
    """The client started an activity; from then on "geactiveerd"."""

    activity: Key
    kind: ActivityKind
    basisbaan: YesNo | None = None
    provider: SealedText | None = None
    planned_end: Day | None = None


class ActivityExtended(Fact):
    """A running activity got a new planned end."""

    activity: Key
    planned_end: Day


class ActivityEnded(Fact):
    """A running activity ended."""

    activity: Key
    outcome: ActivityOutcome
    note: SealedText | None = None


class CostCommitted(Fact):
    """Money was set aside on a budget line."""

    line: Name
    amount: Euros
    activity: Key | None = None


class CostPaid(Fact):
    """Money was paid from a budget line."""

    line: Name
    amount: Euros
    activity: Key | None = None


class CostReleased(Fact):
    """Money set aside was released again."""

    line: Name
    amount: Euros
    activity: Key | None = None


class ReferredToPartner(Fact):
    """The client was referred to a partner; warm when both parties confirmed."""

    referral: Key
    partner: SealedPartner
    warm: YesNo


class ReferralConcluded(Fact):
    """The outcome of a partner referral is known."""

    referral: Key
    outcome: ReferralOutcome


class EffectMeasured(Fact):
    """The yearly effect measurement, or that the client declined it."""

    loneliness: SealedScore | None = None
    happiness: SealedScore | None = None
    health: SealedScore | None = None
    obstacles_fewer: SealedYesNo | None = None
    other_effects: SealedText | None = None
    by: Literal["consulent", "bureau"] | None = None
    declined: Literal[True] | None = None

    @model_validator(mode="after")
    def _measured_or_declined(self) -> "EffectMeasured":
        measured = (self.loneliness, self.happiness, self.health, self.obstacles_fewer)
        given = [v for v in (*measured, self.by, self.other_effects) if v is not None]
        if self.declined and given:
            raise PydanticCustomError("declined_alone", "declined staat alleen")
        if not self.declined and None in measured:
            raise PydanticCustomError(
                "measured_whole",
                "loneliness, happiness, health en obstacles_fewer zijn samen verplicht, "
                "of declined=true alleen",
            )
        return self
