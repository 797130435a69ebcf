"""What a client's state consists of: several independent dimensions, not one status."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from journeys.events import Fact

PARTICIPATION_TREDEN = 2
"""Up to this trede a client belongs with Maatschappelijke Participatie, not with WSP
(Kadernota Maatschappelijke Participatie 2021, §3.1)."""


@dataclass(slots=True)
class Plan:
    """The plan made with the client."""

    agreed_on: date
    goals: Any
    client_agrees: bool
    evaluate_on: date | None


@dataclass(slots=True)
class Activity:
    """Something the client does; it runs until it is ended, also past its planned end."""

    activity: str
    kind: str
    started_on: date
    planned_end: date | None
    basisbaan: bool
    ended_on: date | None = None
    outcome: str | None = None


@dataclass(slots=True)
class Obstacle:
    """Something that stands, or stood, in the way."""

    kind: Any
    status: str
    since: date


@dataclass(slots=True)
class PartnerReferral:
    """A referral to a partner, open until its outcome is known."""

    referral: str
    partner: Any
    warm: bool
    referred_on: date
    concluded_on: date | None = None
    outcome: str | None = None


class Said(NamedTuple):
    """What was last said under a key, and of which day: a planned end, or an outcome."""

    on: date
    value: Any


@dataclass(slots=True)
class WspReferral:
    """A referral to WSP that is open, and whether a warm handover was held since."""

    since: date
    handover_on: date | None = None


@dataclass(slots=True)
class LeadChange:
    """From which day who leads, and who led before."""

    on: date
    lead: str
    previous: str | None


@dataclass(slots=True)
class Path:
    """The care path on a suspicion of unwillingness, step by step."""

    reported_on: date
    reporters: list[str]
    examiners: list[str] = field(default_factory=list)
    examination_on: date | None = None
    assessed_on: date | None = None
    assessors: list[str] = field(default_factory=list)
    able: Any = None
    offered_on: date | None = None
    invited_on: date | None = None
    invited_for: date | None = None
    hearing: str | None = None
    heard_on: date | None = None
    decision: Any = None
    decided_on: date | None = None
    deciders: list[str] = field(default_factory=list)
    until: date | None = None
    ended_on: date | None = None
    ended_by: str | None = None

    @property
    def running(self) -> bool:
        """Whether the path has begun and not ended."""
        return self.ended_on is None

    @property
    def waiting(self) -> bool:
        """Whether the suspicion waits for somebody to take it up."""
        return self.running and self.examination_on is None

    @property
    def missing_for_a_decision(self) -> list[str]:
        """The steps that must come before a decision and are not there yet."""
        steps = (
            ("ExaminationOpened", self.examination_on),
            ("AbilityAssessed", self.assessed_on),
            ("Heard", self.hearing),
        )
        return [step for step, done in steps if done is None]


@dataclass(slots=True)
class State:
    """Where a client stands: the fold of the effective timeline."""

    registered_on: date | None = None
    trede: int = 0
    route: str | None = None
    route_since: date | None = None
    lead: str = ""
    lead_changes: list[LeadChange] = field(default_factory=list)
    benefit: str = "none"
    benefit_since: date | None = None
    screened: bool = False
    in_target_group: bool = True
    closed_on: date | None = None
    reopened_on: date | None = None
    plan: Plan | None = None
    activities: dict[str, Activity] = field(default_factory=dict)
    obstacles: dict[Any, Obstacle] = field(default_factory=dict)
    referrals: dict[str, PartnerReferral] = field(default_factory=dict)
    wsp_referral: WspReferral | None = None
    handover_on: date | None = None
    wsp_answered_on: date | None = None
    path: Path | None = None
    maatregel_proposed_by: list[str] = field(default_factory=list)
    maatregel_proposed_on: date | None = None
    maatregelen: list[int] = field(default_factory=list)
    consultants: dict[str, str] = field(default_factory=dict)
    said: dict[tuple[type[Fact], str], Said] = field(default_factory=dict)

    @property
    def registered(self) -> bool:
        """Whether there is a client at all."""
        return self.registered_on is not None

    @property
    def open(self) -> bool:
        """Whether the journey goes on."""
        return self.closed_on is None

    def said_on(self, day: date, fact_type: type[Fact], key: str) -> Said | None:
        """What a fact of this type said of that day under a key."""
        said = self.said.get((fact_type, key))
        return said if said and said.on == day else None

    def running_activities(self) -> list[Activity]:
        """The activities that have started and not ended."""
        return [a for a in self.activities.values() if a.ended_on is None]

    def open_referrals(self) -> list[PartnerReferral]:
        """The partner referrals whose outcome is not known yet."""
        return [r for r in self.referrals.values() if r.concluded_on is None]

    def open_obstacles(self) -> list[Obstacle]:
        """The obstacles that are not resolved; destroyed ones still count."""
        return [o for o in self.obstacles.values() if o.status != "resolved"]
