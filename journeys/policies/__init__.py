"""What is due, when, for whom and why: rules as pure functions of a history and a policy set."""

from journeys.policies.due import reason_json, rows
from journeys.policies.evaluation import Suppressed, evaluate, lapsed_on, suppressed
from journeys.policies.obligation import Obligation
from journeys.policies.policy_set import PolicySet, load_policy_set, shipped
from journeys.policies.refusals import PolicySetError
from journeys.policies.versions import Adopted, InForce, PolicyVersions
from journeys.policies.working import Working, working, working_json

__all__ = [
    "Adopted",
    "InForce",
    "Obligation",
    "PolicySet",
    "PolicySetError",
    "PolicyVersions",
    "Suppressed",
    "Working",
    "evaluate",
    "lapsed_on",
    "load_policy_set",
    "reason_json",
    "rows",
    "shipped",
    "suppressed",
    "working",
    "working_json",
]
