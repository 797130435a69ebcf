"""Which facts a rule looks at, beside those of where a client stands."""

from journeys.events import Fact
from journeys.policies.kinds.recurring import Recurring
from journeys.policies.policy_set import PolicySet


def looked_at(policy: PolicySet, name: str) -> frozenset[type[Fact]] | None:
    """The facts that a rule names; None where it may look at any, and all must be read.

    A rule that is not there looks at none.
    """
    rule = policy.active.get(name)
    if rule is None:
        return frozenset()
    if not isinstance(rule, Recurring):
        return None
    named = set(rule.anchors) | set(rule.renewed_by)
    for when in rule.when:
        if when.not_open is not None or when.wsp_referral is not None:
            return None
        named |= {*(when.ever or ()), *(when.never or ())}
    return frozenset(named)
