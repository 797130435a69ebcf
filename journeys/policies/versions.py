"""The policy sets of a municipality through time: each counts from its day until the next."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from journeys.policies.policy_set import PolicySet, load_policy_set

loaded = lru_cache(maxsize=64)(load_policy_set)
"""A text read once: an adopted set never changes."""


class Adopted(NamedTuple):
    """A set that was adopted: from when it counts, and since when that is known."""

    effective_from: date
    known_since: datetime
    label: str
    content: str

    @property
    def policy_set(self) -> PolicySet:
        """The set itself."""
        return loaded(self.content, self.label)


class InForce(NamedTuple):
    """A set and the day from which it counts."""

    since: date
    policy_set: PolicySet


class PolicyVersions:
    """Which set counts on which day; before the first adopted one, the one it began with."""

    def __init__(self, base: PolicySet, adopted: Iterable[Adopted] = ()) -> None:
        self.base = base
        self.adopted = sorted(adopted)

    def on(self, day: date, known_at: datetime | None = None) -> PolicySet:
        """The set in force on a day, as known at an instant."""
        for one in reversed(self.adopted):
            known = known_at is None or one.known_since <= known_at
            if known and one.effective_from <= day:
                return one.policy_set
        return self.base

    def between(self, first: date, last: date) -> list[InForce]:
        """The set in force on a first day, and each that comes to count up to a last one."""
        changes = {one.effective_from for one in self.adopted if first < one.effective_from <= last}
        return [InForce(day, self.on(day)) for day in (first, *sorted(changes))]

    def every(self) -> list[PolicySet]:
        """The first set and each adopted one, in the order in which they count."""
        return [self.base, *(one.policy_set for one in self.adopted)]

    def with_digest(self, digest: str | None) -> PolicySet | None:
        """The set with that very content."""
        return next((one for one in self.every() if one.digest == digest), None)
