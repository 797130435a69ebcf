"""Every kind of rule by the name under which TOML knows it."""

from journeys.policies.kinds.after_fact import AfterFact, LaterOf
from journeys.policies.kinds.care_path import Suspicion
from journeys.policies.kinds.contact import FollowUp, MissedContact, PlannedContact
from journeys.policies.kinds.leaving import Closure, Retention
from journeys.policies.kinds.per_key import PerFact, PerKey
from journeys.policies.kinds.recurring import Recurring
from journeys.policies.kinds.screening import FirstIntake, Screening
from journeys.policies.kinds.work import WspAccept, WspAcknowledgement, WspReturn
from journeys.policies.rule import Rule

KINDS: dict[str, type[Rule]] = {
    "term": AfterFact,
    "later_of": LaterOf,
    "recurring": Recurring,
    "per_key": PerKey,
    "per_fact": PerFact,
    "screening": Screening,
    "first_intake": FirstIntake,
    "planned_contact": PlannedContact,
    "missed_contact": MissedContact,
    "follow_up": FollowUp,
    "wsp_acknowledgement": WspAcknowledgement,
    "wsp_accept": WspAccept,
    "wsp_return": WspReturn,
    "suspicion": Suspicion,
    "closure": Closure,
    "retention": Retention,
}
"""The first five are general: with them a municipality adds rules of its own in TOML alone."""
