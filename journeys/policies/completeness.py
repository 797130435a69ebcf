"""Every client accounted for: for each rule exactly one way in which it deals with the client."""

from datetime import date
from typing import Any, Literal, NamedTuple

from journeys.aggregates.state import State
from journeys.events import Fact
from journeys.language.ways import MUTINGS
from journeys.policies.finding import Closed, Finding
from journeys.policies.history import History
from journeys.policies.muting import Silence, has_left
from journeys.policies.obligation import Obligation
from journeys.policies.policy_set import PolicySet
from journeys.policies.rule import Muting, Rule
from journeys.policies.wording import NOUNS, on_day

Way = Literal["listed", "to_come", "muted", "closed", "not_applicable"]

WAYS: tuple[Way, ...] = ("listed", "to_come", "muted", "closed", "not_applicable")
"""How a rule can deal with a client on a day, the gravest first."""

SWITCHED_OFF = "switched_off"
"""Beside the names in muting.py: the set has the rule, and does not use it."""


class Account(NamedTuple):
    """How one rule deals with one client on a day, for one key where it asks things per key.

    ``why`` is a stable code: the muting, the type of the fact that closed it, or why the rule
    does not apply; None while it asks something. ``fact`` is the number of the fact that it
    rests on or was closed by.
    """

    rule: str
    key: str | None
    way: Way
    why: str | None
    because: str
    fact: int | None = None
    due_on: date | None = None


class Accounts(NamedTuple):
    """One client accounted for.

    ``by_rule`` has every rule of the set, each with at least one account, the gravest first.
    ``forgotten``: the policy is for this client, and no rule makes anybody speak to them.
    """

    by_rule: dict[str, list[Account]]
    forgotten: bool

    def as_json(self) -> dict[str, Any]:
        """The accounts as programs read them."""
        return {
            "forgotten": self.forgotten,
            "accounts": [
                {**account._asdict(), "due_on": account.due_on and account.due_on.isoformat()}
                for its_accounts in self.by_rule.values()
                for account in its_accounts
            ],
        }


def accounts(
    timeline: list[Fact], policy_set: PolicySet, on: date, *, state: State | None = None
) -> Accounts:
    """How every rule of a set deals with one client on a day.

    ``timeline`` is the effective one, cut off at that day, of a client known by then.
    """
    history = policy_set.history(timeline, state)
    silence = Silence(history)
    by_rule: dict[str, list[Account]] = {}
    for name, rule in policy_set.rules.items():
        if not rule.active:
            by_rule[name] = [Account(name, None, "muted", SWITCHED_OFF, MUTINGS[SWITCHED_OFF])]
            continue
        muting = silence.reason(rule)
        found = [_account(rule, f, history, muting, on) for f in rule.findings(history)]
        by_rule[name] = sorted(found, key=lambda account: WAYS.index(account.way))
    looked_after = any(
        by_rule[name][0].way in ("listed", "to_come")
        for name, rule in policy_set.active.items()
        if rule.contact
    )
    return Accounts(by_rule, _is_for(history) and not looked_after)


def _is_for(history: History) -> bool:
    """Journey open, in the target group – also when never screened – and not left."""
    state = history.state
    return state.open and state.in_target_group and not has_left(history)


def _account(
    rule: Rule, finding: Finding, history: History, muting: Muting | None, on: date
) -> Account:
    if isinstance(finding, Closed):
        fact = history.closing(finding)
        said = NOUNS[type(fact).__name__]
        because = f"{said} van {on_day(fact.happened_on)} (feit {fact.number})"
        return Account(rule.rule, finding.key, "closed", type(fact).__name__, because, fact.number)
    if not isinstance(finding, Obligation):
        return Account(rule.rule, finding.key, "not_applicable", finding.code, finding.because)
    if muting is not None:
        return _open(finding, "muted", muting, MUTINGS[muting])
    way: Way = "listed" if finding.list_from <= on else "to_come"
    return _open(finding, way, None, finding.because)


def _open(finding: Obligation, way: Way, why: str | None, because: str) -> Account:
    return Account(finding.rule, finding.key, way, why, because, finding.anchor, finding.due_on)
