"""The contacts that are known, planned over the people there are: in which week, and how late."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel

from journeys.forecast.capacity import Capacity, Holder
from journeys.forecast.demand import Contact
from journeys.forecast.plan import plan
from journeys.forecast.weeks import Presence, Weeks
from journeys.policies import PolicySet
from journeys.policies.rule import Rule
from journeys.policies.term import Term

PLANNED_WEEKS = 1_040
"""Twenty years: what has no place in them is told to have none."""
DUE_TERMS = (
    "term",
    "day_term",
    "terms_by_route",
    "terms_by_fact",
    "terms_by_reason",
    "routes",
)
"""The fields in which rules keep the terms that make something due."""


class Planned(NamedTuple):
    """A contact in its week, counted from the start; ``week`` None when there is none.

    ``days_late`` counts to the last day in that week on which somebody is there, when it is not
    in time.
    """

    contact: Contact
    holder: Holder
    week: int | None
    in_time: bool
    days_late: int | None

    def overdue_on(self, start: date) -> bool:
        """Whether it was due before the start, so that no plan can be in time."""
        return self.contact.overdue_on(start)


@dataclass(frozen=True, slots=True)
class Planning:
    """Every known contact planned, and those of whom no capacity is given."""

    planned: list[Planned]
    without_capacity: list[Contact]


def plan_contacts(
    contacts: Sequence[Contact], start: date, capacity: Capacity, sets: Iterable[PolicySet]
) -> Planning:
    """One slot for each contact with the one whose it is, from a day on.

    When they can all be in time, they are. When not, terms that a source lays down go before
    those left to the municipality, also when they are overdue, and then what is due first.
    """
    weeks = Weeks(start, PLANNED_WEEKS)
    by_holder: dict[Holder, list[Contact]] = {}
    without: list[Contact] = []
    for contact in contacts:
        holder = capacity.holder(*contact.assignee)
        if capacity.a_week(holder) is None:
            without.append(contact)
        elif contact.obligation.list_from <= weeks.last_day:
            by_holder.setdefault(holder, []).append(contact)
    laid_down = _laid_down(sets)

    def weight(contact: Contact) -> tuple[Any, ...]:
        found, counts = contact.obligation, laid_down(contact)
        overdue = counts and contact.overdue_on(start)
        return (not counts, overdue, found.due_on, contact.client, found.rule, found.key or "")

    planned: list[Planned] = []
    for holder, theirs in by_holder.items():
        planned += _planned(sorted(theirs, key=weight), holder, weeks, capacity, laid_down)
    return Planning(planned, without)


def _laid_down(sets: Iterable[PolicySet]) -> Callable[[Contact], bool]:
    is_open = {
        (one.label, name): has_open_term(rule) for one in sets for name, rule in one.rules.items()
    }
    return lambda contact: not is_open[contact.obligation.policy, contact.obligation.rule]


def has_open_term(rule: Rule) -> bool:
    """Whether the sources leave a rule, or a term that makes it due, to the municipality."""
    terms = (term for name in DUE_TERMS for term in _terms_in(getattr(rule, name, None)))
    return rule.open or any(term.open for term in terms)


def _terms_in(found: Any) -> Iterator[Term]:
    if isinstance(found, Term):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from _terms_in(value)
    elif isinstance(found, BaseModel):
        for _, value in found:
            yield from _terms_in(value)


def _planned(
    contacts: Sequence[Contact],
    holder: Holder,
    weeks: Weeks,
    capacity: Capacity,
    laid_down: Callable[[Contact], bool],
) -> Iterator[Planned]:
    presence = Presence(weeks, capacity.absent(holder))
    a_week = capacity.a_week(holder) or 0
    due = [contact.obligation for contact in contacts]
    ever = [presence.window(obligation.list_from, weeks.last_day) for obligation in due]
    windows = [presence.window(obligation.list_from, obligation.due_on) for obligation in due]
    slots = plan(
        windows,
        [window.first if window else weeks.count for window in ever],
        [a_week if week in presence.open_weeks else 0 for week in range(weeks.count)],
        # Who is away for the whole term is not overdue: hours of another would still be in time.
        ahead={
            number
            for number, contact in enumerate(contacts)
            if not windows[number] and laid_down(contact) and contact.overdue_on(weeks.start)
        },
    )
    for contact, (week, in_time) in zip(contacts, slots, strict=True):
        late = None
        if week is not None and not in_time:
            late = (presence.last_day_of(week) - contact.obligation.due_on).days
        yield Planned(contact, holder, week, in_time, late)
