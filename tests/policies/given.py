"""Cases that read as sentences: given(facts).on(day).then_due(rule, day)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from journeys.aggregates.timeline import effective, until
from journeys.events import DESTROYED, Fact
from journeys.policies import Obligation, PolicySet, evaluate, lapsed_on, shipped, suppressed
from tests.cases import Entry, fact, history

__all__ = ["Entry", "Given", "Seen", "destroyed", "fact", "given", "history", "registered"]


def registered(day: str = "2024-01-01", **fields: Any) -> Entry:
    """A client on trede 2, led by MP, on a benefit that asks no re-examination."""
    return fact("ClientRegistered", day, **{"benefit": "ioaw", **fields})


def destroyed(facts: list[Fact]) -> list[Fact]:
    """The same facts after the client's key was destroyed."""
    return [f.restored({**f.__dict__, **dict.fromkeys(f.sealed, DESTROYED)}) for f in facts]


@dataclass
class Seen:
    """A client's history as it stands on a day, and what is due then."""

    facts: list[Fact]
    day: date
    policy_set: PolicySet

    @property
    def timeline(self) -> list[Fact]:
        return until(effective(self.facts), self.day)

    @property
    def due(self) -> list[Obligation]:
        return evaluate(self.timeline, self.policy_set)

    def of(self, rule: str) -> list[Obligation]:
        return [o for o in self.due if o.rule == rule]

    def then_due(self, rule: str, due_on: str, **expected: Any) -> Obligation:
        """One obligation of the rule (and key), due on that day, with what else is expected."""
        found = [o for o in self.of(rule) if "key" not in expected or o.key == expected["key"]]
        assert [o.due_on.isoformat() for o in found] == [due_on], found
        for name, value in expected.items():
            actual = getattr(found[0], name)
            shown = actual.isoformat() if isinstance(actual, date) else actual
            assert shown == value, f"{name}: {shown} is not {value}"
        return found[0]

    def then_not_due(self, *rules: str) -> None:
        for rule in rules:
            assert self.of(rule) == []

    def then_only(self, *rules: str) -> None:
        assert sorted(o.rule for o in self.due) == sorted(rules)

    def then_muted(self, rule: str, muting: str) -> None:
        self.then_not_due(rule)
        found = suppressed(self.timeline, self.policy_set)
        assert muting in [s.muting for s in found if s.obligation.rule == rule]

    def then_lapsed_on(self, day: str | None) -> None:
        found = lapsed_on(self.timeline, self.policy_set)
        assert (found and found.isoformat()) == day


@dataclass
class Given:
    """A client's history before it is looked at."""

    facts: list[Fact]
    policy_set: PolicySet

    def on(self, day: str) -> Seen:
        return Seen(self.facts, date.fromisoformat(day), self.policy_set)

    def later(self) -> Seen:
        """On a day after everything that happened."""
        return self.on("2029-12-31")

    def under(self, policy_set: PolicySet) -> "Given":
        return Given(self.facts, policy_set)

    def with_key_destroyed(self) -> "Given":
        return Given(destroyed(self.facts), self.policy_set)


def given(*entries: Entry) -> Given:
    """A client with these facts, in order of recording, under the set that ships."""
    return Given(history(entries), shipped())
