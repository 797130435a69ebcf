"""What will come by itself in the next weeks, and whether the people there are can do it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from journeys.aggregates.timeline import as_of
from journeys.application.bootstrap import Journeys
from journeys.application.horizon import MOST_WEEKS
from journeys.forecast.capacity import Capacity, Holder, read_capacity
from journeys.forecast.demand import Assignee, Contact, Demand, Place, demand
from journeys.forecast.known import known_contacts
from journeys.forecast.planning import PLANNED_WEEKS, Planned, Planning, plan_contacts
from journeys.forecast.recurrence import recurrences
from journeys.forecast.weeks import Presence, Weeks, label
from journeys.language.refusal import Refusal
from journeys.policies import InForce, PolicySet, evaluate
from journeys.store import users
from journeys.store.tables import clients

LAST_START = date(date.max.year - PLANNED_WEEKS // 52 - 1, 12, 31)
"""Past this the plan would run past the end of the calendar."""

Row = dict[str, Any]
Step = Callable[[int], None]


class CapacityFile(NamedTuple):
    """The text of a capacity file, and what refusals call it."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class _Coming:
    known: list[Contact]
    recurring: list[Contact]


def forecast(
    journeys: Journeys,
    on: date,
    weeks: int,
    *,
    capacity: CapacityFile | None = None,
    step: Step = lambda _: None,
) -> Row:
    """The forecast as `journeys forecast --format json` prints it; ``step`` hears each client.

    Raises ``Refusal`` for a capacity file that is not sound, and for a day or a number of weeks
    that cannot be foreseen.
    """
    if not 1 <= weeks <= MOST_WEEKS or on > LAST_START:
        raise Refusal(
            "FORECAST_TOO_FAR",
            "Geen vooruitblik gemaakt",
            f"Gevraagd: {weeks} weken vanaf {on:%d-%m-%Y}.",
            f"Toegestaan: 1 tot en met {MOST_WEEKS} weken, vanaf hoogstens {LAST_START:%d-%m-%Y}.",
        )
    span = Weeks(on, weeks)
    with journeys.database.picture() as connection:
        counting = journeys.policies.between(on, span.last_day)
        sets = [in_force.policy_set for in_force in counting]
        there = _capacity(sets, connection, capacity) if capacity else None
        coming = _coming(journeys, counting, connection, span, step)
    counted = demand(coming.known, coming.recurring, span)
    planning = plan_contacts(coming.known, on, there, sets) if there else None
    return {
        "on": on.isoformat(),
        "until": span.last_day.isoformat(),
        "policy": sets[0].label,
        "policies": [_policy(one, coming.known) for one in counting],
        "weeks": list(_weeks(counted, span, planning, _room(there, span) if there else None)),
        "plan": _plan(planning, there, span) if planning and there else None,
    }


def _policy(in_force: InForce, known: list[Contact]) -> Row:
    """A set that counts in these weeks, and how much it finds overdue as it begins to."""
    since = in_force.since
    overdue = [one for one in known if one.since == since and one.overdue_on(since)]
    label = in_force.policy_set.label
    return {"policy": label, "from": since.isoformat(), "overdue": len(overdue)}


def number_of_clients(journeys: Journeys) -> int:
    """How many clients a forecast looks at."""
    with journeys.database.read() as connection:
        return connection.scalar(select(func.count()).select_from(clients)) or 0


def _capacity(sets: list[PolicySet], connection: Connection, file: CapacityFile) -> Capacity:
    return read_capacity(
        file.text,
        file.name,
        people=users.everybody(connection),
        roles={role for policy_set in sets for role in policy_set.frame.roles},
    )


def _coming(
    journeys: Journeys, counting: list[InForce], connection: Connection, span: Weeks, step: Step
) -> _Coming:
    found = _Coming([], [])
    for client in journeys.log.everyone(connection):
        timeline = as_of(client.facts, on=span.start)
        asked = [(one, evaluate(timeline, one.policy_set)) for one in counting]
        found.known.extend(known_contacts(client.ref, [(one.since, open_) for one, open_ in asked]))
        again = recurrences(timeline, asked, span.last_day)
        found.recurring.extend(Contact(client.ref, *one) for one in again)
        step(1)
    return found


Room = Callable[[Place], int | None]


def _room(there: Capacity, span: Weeks) -> Room:
    """How many contacts whoever holds a place can have in its week, in all their roles."""

    @cache
    def weeks_of(holder: Holder) -> set[int]:
        return Presence(span, there.absent(holder)).open_weeks

    def room(place: Place) -> int | None:
        holder = there.holder(*place.assignee)
        a_week = there.a_week(holder)
        return a_week if a_week is None or place.week in weeks_of(holder) else 0

    return room


def _weeks(
    counted: Demand, span: Weeks, planning: Planning | None, room: Room | None
) -> Iterator[Row]:
    """One row per week and assignee that has something in it."""
    held = _held(planning, span) if planning else {}
    places = {
        *counted.listed, *counted.to_plan, *counted.due, *counted.overdue, *counted.recurring, *held
    }  # fmt: skip
    for place in sorted(places, key=lambda p: (p.week, p.assignee.role, p.assignee.person or "")):
        monday = span.monday(place.week)
        row = {
            "week": label(monday),
            "from": max(monday, span.start).isoformat(),
            "role": place.assignee.role,
            "person": place.assignee.person,
            "listed": counted.listed[place],
            "to_plan": counted.to_plan[place],
            "due": counted.due[place],
            "overdue": counted.overdue[place],
            "recurring": counted.recurring[place],
        }
        yield {**row, "planned": held.get(place, 0), "room": room(place)} if room else row


def _held(planning: Planning, span: Weeks) -> dict[Place, int]:
    held: dict[Place, int] = defaultdict(int)
    for planned in planning.planned:
        if planned.week is not None and planned.week < span.count:
            held[Place(planned.week, planned.contact.assignee)] += 1
    return held


def _plan(planning: Planning, capacity: Capacity, span: Weeks) -> Row:
    """The contacts planned in these weeks or late in them, who is late, and what would cure it."""
    shown = [planned for planned in planning.planned if _concerns(planned, span)]
    shown.sort(key=lambda p: (span.count if p.week is None else p.week, *_place(p.contact)))
    return {
        "hours_per_contact": capacity.hours_per_contact,
        "late": _late(shown, capacity, span),
        "without_capacity": _without_capacity(planning.without_capacity, span),
        "contacts": [_contact(planned, span) for planned in shown],
    }


def _concerns(planned: Planned, span: Weeks) -> bool:
    in_these_weeks = planned.week is not None and planned.week < span.count
    late = not planned.in_time and planned.contact.obligation.due_on <= span.last_day
    return in_these_weeks or late


def _place(contact: Contact) -> tuple[date, str, str, str]:
    found = contact.obligation
    return (found.due_on, contact.client, found.rule, found.key or "")


def _contact(planned: Planned, span: Weeks) -> Row:
    found = planned.contact.obligation
    return {
        "client": planned.contact.client,
        "rule": found.rule,
        "key": found.key,
        "role": found.role,
        "person": found.person,
        "list_from": found.list_from.isoformat(),
        "due_on": found.due_on.isoformat(),
        "policy": found.policy,
        "week": _week(planned.week, span),
        "state": _state(planned, span),
        "days_late": planned.days_late,
    }


def _week(week: int | None, span: Weeks) -> str | None:
    return None if week is None else label(span.monday(week))


def _state(planned: Planned, span: Weeks) -> str:
    if planned.in_time:
        return "in_time"
    return "overdue" if planned.overdue_on(span.start) else "late"


def _late(shown: Iterable[Planned], capacity: Capacity, span: Weeks) -> list[Row]:
    """Whose contacts are late, how many and how long; overdue is what was late at the start.

    Each late contact is one for which there was no room: as many more in its own weeks, and all
    are in time. So the hours are no more and no less than what is needed.
    """
    late: dict[Holder, list[Planned]] = defaultdict(list)
    for planned in shown:
        if not planned.in_time:
            late[planned.holder].append(planned)
    rows = []
    for holder, theirs in sorted(late.items(), key=_by_name):
        missed = [planned for planned in theirs if not planned.overdue_on(span.start)]
        days = [planned.days_late for planned in missed if planned.days_late is not None]
        first = min((planned.contact.obligation.due_on for planned in missed), default=None)
        rows.append(
            {
                "person": holder.person,
                "role": holder.role,
                "contacts_per_week": capacity.a_week(holder),
                "overdue": len(theirs) - len(missed),
                "late": len(missed),
                "from_week": _week(span.of(first), span) if first else None,
                "days_late": max(days, default=None),
                "without_place": sum(planned.week is None for planned in theirs),
                "extra_hours": len(missed) * capacity.hours_per_contact,
            }
        )
    return rows


def _by_name(item: tuple[Holder, Any]) -> tuple[str, str]:
    return (item[0].role or "", item[0].person or "")


def _without_capacity(contacts: Iterable[Contact], span: Weeks) -> list[Row]:
    """How many contacts fall in these weeks of whom no capacity is given."""
    counted: dict[Assignee, int] = defaultdict(int)
    for contact in contacts:
        if contact.plan_on <= span.last_day:
            counted[contact.assignee] += 1
    return [
        {"role": role, "person": person, "contacts": number}
        for (role, person), number in sorted(
            counted.items(), key=lambda item: (item[0].role, item[0].person or "")
        )
    ]
