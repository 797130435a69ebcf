"""Proof that no client falls between the rules: each counted once by every rule, from the log."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from journeys.aggregates.timeline import as_of
from journeys.application.bootstrap import Journeys
from journeys.application.due import behind, obligations_of_all, standstill
from journeys.application.history import client_of
from journeys.application.lists_follow import catch_up
from journeys.application.scan import scan
from journeys.events import MUNICIPALITY
from journeys.language.refusal import Refusal
from journeys.policies import Obligation
from journeys.policies.completeness import WAYS, Account, Accounts, accounts
from journeys.projections.tables import CLIENT_STATES, OBLIGATIONS
from journeys.store.tables import clients

Progress = Callable[[int], None]

BREAKDOWNS = {
    "muted": "muted_by",
    "closed": "closed_by",
    "not_applicable": "not_applicable_because",
}
"""The ways that have a reason, and under which name the reasons are counted."""


@dataclass(slots=True)
class RuleCount:
    """How many clients a rule deals with in which way, each counted once."""

    rule: str
    contact: bool
    ways: Counter[str] = field(default_factory=Counter)
    reasons: dict[str, Counter[str]] = field(
        default_factory=lambda: {way: Counter() for way in BREAKDOWNS}
    )

    def take(self, account: Account) -> None:
        """Count one client, by the gravest of what the rule asks."""
        self.ways[account.way] += 1
        if account.why is not None:
            self.reasons[account.way][account.why] += 1

    def as_json(self) -> dict[str, Any]:
        """The counts as programs read them."""
        return {
            "rule": self.rule,
            "contact": self.contact,
            **{way: self.ways[way] for way in WAYS},
            "clients": self.ways.total(),
            **{name: dict(sorted(self.reasons[way].items())) for way, name in BREAKDOWNS.items()},
        }


@dataclass(slots=True)
class Completeness:
    """Who was counted, in which way by which rule, and what does not add up."""

    on: date
    known_at: datetime
    policy: str
    rules: dict[str, RuleCount]
    clients: int = 0
    forgotten: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    def take(self, name: str, found: Accounts) -> None:
        """Count one client at every rule."""
        for rule, its_accounts in found.by_rule.items():
            self.rules[rule].take(its_accounts[0])
        if found.forgotten:
            self.forgotten.append(name)

    @property
    def complete(self) -> bool:
        """Whether it adds up and nobody is forgotten."""
        return not (self.forgotten or self.differences)

    def as_json(self) -> dict[str, Any]:
        """The whole as programs read it."""
        return {
            "on": self.on.isoformat(),
            "known_at": self.known_at.isoformat(),
            "policy": self.policy,
            "clients": self.clients,
            "complete": self.complete,
            "rules": [count.as_json() for count in self.rules.values()],
            "forgotten": self.forgotten,
            "differences": self.differences,
        }


def verify_complete(
    journeys: Journeys,
    on: date,
    *,
    known_at: datetime | None = None,
    progress: Progress = lambda _: None,
) -> Completeness:
    """Account for every client known on a day, straight from the log, by the set of that day.

    The population is counted apart from the rules, so that whoever the rules cannot work with is
    missed in the sums; what the rules ask is compared with the due-contact list of that day.
    """
    if behind(journeys):
        catch_up(journeys)
    policy_set = journeys.policies.on(on, known_at)
    counts = {
        name: RuleCount(name, contact=rule.contact) for name, rule in policy_set.rules.items()
    }
    report = Completeness(on, known_at or journeys.clock(), policy_set.label, counts)
    if reason := standstill(journeys):
        report.differences.append(f"de lijsten staan stil: {reason}")
    if not any(rule.contact for rule in policy_set.active.values()):
        report.differences.append(f"beleid {policy_set.label}: geen regel heeft contact = true")
    with journeys.database.picture(CLIENT_STATES.name, OBLIGATIONS.name) as connection:
        refs = {row.client: row.ref for row in connection.execute(select(clients))}
        listed = dict(obligations_of_all(journeys, connection, on, known_at, policy_set))
        for history in scan(journeys, connection):
            if history.client == MUNICIPALITY:
                continue
            name = refs.pop(history.client, str(history.client))
            report.differences += [f"{name}: {what}" for what in history.faults]
            try:
                timeline = as_of(history.facts, known=known_at, on=on)
                if history.facts and not timeline:
                    continue  # not known yet on that day
                report.clients += 1
                if timeline:
                    found = accounts(timeline, policy_set, on)
                    report.take(name, found)
                    report.differences += _unlike(name, found, listed.pop(name, []))
            except Exception as error:  # a changed fact may say what no rule can work with
                report.differences.append(f"{name}: niet na te rekenen: {type(error).__name__}")
            progress(1)
    report.differences += [f"{ref}: clients heeft een rij zonder feiten" for ref in refs.values()]
    report.differences += [f"{ref}: staat ten onrechte op de lijst" for ref in listed]
    report.differences += _sums(report)
    report.forgotten.sort()
    return report


def accounts_of(
    journeys: Journeys, ref: str, on: date, *, known_at: datetime | None = None
) -> Accounts:
    """How every rule of the set of that day deals with one client.

    Raises ``Refusal`` for a client who is not known, or not yet on that day.
    """
    timeline = as_of(client_of(journeys, ref).facts, known=known_at, on=on)
    if not timeline:
        raise Refusal(
            "UNKNOWN_CLIENT",
            f"Inwoner {ref} is op {on:%d-%m-%Y} nog niet bekend",
            "De inschrijving is van later, of was toen nog niet vastgelegd.",
            "Kies een latere dag met --on.",
        )
    return accounts(timeline, journeys.policies.on(on, known_at), on)


def _unlike(name: str, found: Accounts, listed: list[Obligation]) -> Iterator[str]:
    """Where the list that people get says something else than the log."""
    asked = {
        (account.rule, account.key, account.due_on)
        for its_accounts in found.by_rule.values()
        for account in its_accounts
        if account.way in ("listed", "to_come")
    }
    shown = {(obligation.rule, obligation.key, obligation.due_on) for obligation in listed}
    for missing in sorted(asked - shown, key=str):
        yield f"{name}: {_said(*missing)} ontbreekt op de lijst"
    for groundless in sorted(shown - asked, key=str):
        yield f"{name}: {_said(*groundless)} staat ten onrechte op de lijst"


def _said(rule: str, key: str | None, due_on: date | None) -> str:
    return f"{rule}{f' {key}' if key else ''} ({due_on})"


def _sums(report: Completeness) -> Iterator[str]:
    for count in report.rules.values():
        if (counted := count.ways.total()) != report.clients:
            yield f"{count.rule}: {counted} van {report.clients} inwoners verantwoord"
