"""What differs between two policy sets, rule by rule, in the words that people use."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from journeys.language import rule_label
from journeys.language.policy_fields import policy_field_label, policy_value_label
from journeys.policies.differences import NOTHING, Difference, differences
from journeys.policies.policy_set import PolicySet
from journeys.policies.rule_words import rule_words

IN_GENERAL = "Voor alle regels"


class Line(NamedTuple):
    """One thing that differs, as it was and as it becomes."""

    what: str
    before: str
    after: str


class RuleDiffers(NamedTuple):
    """Everything that differs in one rule, or in what all rules share."""

    label: str
    lines: list[Line]


def differences_in_words(before: PolicySet, after: PolicySet) -> list[RuleDiffers]:
    """Each rule that differs; a rule that comes or goes is told whole."""
    grouped = groupby(differences(before, after), attrgetter("rule"))
    return [
        RuleDiffers(
            rule_label(name) if name else IN_GENERAL, list(_lines(name, before, after, found))
        )
        for name, found in grouped
    ]


def _lines(
    name: str, before: PolicySet, after: PolicySet, found: Iterator[Difference]
) -> Iterator[Line]:
    if name and name not in before.rules:
        yield Line("nieuwe regel", NOTHING, _whole(after, name))
    elif name and name not in after.rules:
        yield Line("regel vervalt", _whole(before, name), NOTHING)
    else:
        for one in found:
            label = policy_field_label(one.field)
            yield Line(label, policy_value_label(one.before), policy_value_label(one.after))


def _whole(policy_set: PolicySet, name: str) -> str:
    words = rule_words(policy_set.rules[name], policy_set.frame)
    return " ".join((words.asks, *words.more, f"Voor: {words.who}."))
