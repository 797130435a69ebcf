"""What two policy sets ask of the same clients: who comes up in which week, and what moves."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from journeys.policies.obligation import Obligation

WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)

Name = tuple[str, str | None]
"""A rule and its key, by which the obligations of one client under two sets are held together."""
Assignee = tuple[str, str | None]


class Week(NamedTuple):
    """Some days, of one ISO week; without ``first`` everything that is overdue by then."""

    first: date | None
    last: date

    @property
    def iso(self) -> str | None:
        """``2026-W48``."""
        if self.first is None:
            return None
        year, number, _ = self.first.isocalendar()
        return f"{year}-W{number:02d}"


class Sides(NamedTuple):
    """Who is to be seen to by somebody in a week, under the one set and the other."""

    before: set[str]
    after: set[str]


class Change(NamedTuple):
    """An obligation of one client that one set asks otherwise than the other."""

    client: str
    before: Obligation | None
    after: Obligation | None

    @property
    def obligation(self) -> Obligation:
        """What it is about: as the newer set asks it, where that does."""
        one = self.after or self.before
        assert one is not None  # a change is of something
        return one

    @property
    def kind(self) -> str:
        """One of ``KINDS``.

        What another person is to do on another day is told by the day, and where a task itself
        moves, that its escalation moves along is not told again.
        """
        if self.before is None:
            return "added"
        if self.after is None:
            return "dropped"
        old, new = self.before, self.after
        if old.due_on == new.due_on and _assignee(old) != _assignee(new):
            return "other_person"
        days = [(one.due_on, one.list_from) for one in (old, new)]
        if days[0] != days[1]:
            return "earlier" if days[1] < days[0] else "later"
        if old.escalate_on != new.escalate_on:
            return "escalates_earlier" if new.escalate_on < old.escalate_on else "escalates_later"
        return "escalates_elsewhere"


class Lapses(NamedTuple):
    """On which day the suspicion of a client lapses under either set, None when it does not."""

    before: date | None
    after: date | None

    @property
    def kind(self) -> str:
        """One of ``LAPSING``, where the days differ."""
        before, after = (day or date.max for day in self)
        return "lapses_earlier" if after < before else "lapses_later"


LAPSING = ("lapses_earlier", "lapses_later")
"""What a person need not do, and cannot undo: a suspicion lapses by itself."""
ESCALATIONS = ("escalates_earlier", "escalates_later", "escalates_elsewhere")
"""Nothing moves but when, or to whom, it goes when it stays undone."""
KINDS = ("added", "dropped", "earlier", "later", "other_person", *ESCALATIONS, *LAPSING)


class Comparison:
    """Two policy sets over the same clients, from a day on, for a number of ISO weeks."""

    def __init__(self, on: date, weeks: int) -> None:
        self.on = on
        self.weeks = list(_weeks(on, weeks))
        self.clients = 0
        self.changes: list[Change] = []
        self.lapses: dict[str, Lapses] = {}
        self._due: dict[tuple[int, Assignee], Sides] = {}

    def add(
        self,
        client: str,
        before: list[Obligation],
        after: list[Obligation],
        lapses: Lapses,
    ) -> None:
        """Take in what the two sets ask of one client, open as of the day, and let lapse."""
        self.clients += 1
        for side, obligations in enumerate((before, after)):
            for obligation in obligations:
                place = self._place(obligation.due_on)
                if place < len(self.weeks):
                    sides = self._due.setdefault(
                        (place, _assignee(obligation)), Sides(set(), set())
                    )
                    sides[side].add(client)
        old, new = _by_name(before), _by_name(after)
        for name in dict.fromkeys([*old, *new]):
            change = Change(client, old.get(name), new.get(name))
            if self._differs(change):
                self.changes.append(change)
        last = self.weeks[-1].last
        if lapses.before != lapses.after and any(day and day <= last for day in lapses):
            self.lapses[client] = lapses

    def _place(self, due_on: date) -> int:
        """0 for what is overdue, then the weeks in their order."""
        if due_on < self.on:
            return 0
        monday = self.on - self.on.weekday() * DAY
        return 1 + (due_on - monday) // WEEK

    def _differs(self, change: Change) -> bool:
        last = self.weeks[-1].last
        sides = (change.before, change.after)
        before, after = (one and (_days(one), _assignee(one), one.escalates_to) for one in sides)
        return before != after and any(one and min(_days(one)) <= last for one in sides)

    def told(self) -> dict[str, Any]:
        """All of it as ``journeys what-if --format json`` prints it."""
        changes = sorted(self.changes, key=_order)
        kinds = [change.kind for change in changes]
        kinds += [lapses.kind for lapses in self.lapses.values()]
        return {
            "on": self.on.isoformat(),
            "until": self.weeks[-1].last.isoformat(),
            "clients": self.clients,
            "weeks": [self._week(place) for place in range(len(self.weeks))],
            "consultants": self._consultants(),
            "totals": {
                **_counted(self._due.values()),
                "clients": len({change.client for change in changes} | self.lapses.keys()),
                **{kind: kinds.count(kind) for kind in KINDS},
            },
            "changes": [_change(change) for change in changes],
            "lapses": [_lapses(*one) for one in sorted(self.lapses.items())],
        }

    def _week(self, place: int) -> dict[str, Any]:
        first, last = self.weeks[place]
        found = {who: sides for (there, who), sides in self._due.items() if there == place}
        return {
            "week": self.weeks[place].iso,
            "from": first and first.isoformat(),
            "until": last.isoformat(),
            **_counted(found.values()),
            "consultants": [
                {
                    **_who(assignee),
                    **_counted([found[assignee]]),
                    "joins": sorted(found[assignee].after - found[assignee].before),
                    "leaves": sorted(found[assignee].before - found[assignee].after),
                }
                for assignee in sorted(found, key=_by_role)
            ],
        }

    def _consultants(self) -> list[dict[str, Any]]:
        found: dict[Assignee, list[Sides]] = {}
        for (_, assignee), sides in self._due.items():
            found.setdefault(assignee, []).append(sides)
        moved = self._escalations()
        return [
            {
                **_who(one),
                **_counted(found.get(one, [])),
                **{kind: moved[one, kind] for kind in ESCALATIONS},
            }
            for one in sorted(found.keys() | {assignee for assignee, _ in moved}, key=_by_role)
        ]

    def _escalations(self) -> Counter[tuple[Assignee, str]]:
        """How many escalations move by themselves, by whose work it is and by how they move."""
        return Counter(
            (_assignee(change.after), change.kind)
            for change in self.changes
            if change.after and change.kind in ESCALATIONS
        )


def _weeks(on: date, number: int) -> Iterator[Week]:
    yield Week(None, on - DAY)
    first, last = on, on + (6 - on.weekday()) * DAY
    for _ in range(number):
        yield Week(first, last)
        first, last = last + DAY, last + WEEK


def _days(obligation: Obligation) -> tuple[date, date, date]:
    return obligation.due_on, obligation.list_from, obligation.escalate_on


def _assignee(obligation: Obligation) -> Assignee:
    return obligation.role, obligation.person


def _by_name(obligations: Iterable[Obligation]) -> dict[Name, Obligation]:
    return {(one.rule, one.key): one for one in obligations}


def _order(change: Change) -> tuple[str, str, str]:
    return change.client, change.obligation.rule, str(change.obligation.key)


def _by_role(assignee: Assignee) -> tuple[str, str]:
    return assignee[0], assignee[1] or ""


def _who(assignee: Assignee) -> dict[str, Any]:
    return {"role": assignee[0], "person": assignee[1]}


def _counted(sides: Iterable[Sides]) -> dict[str, int]:
    counted = [(len(one.before), len(one.after)) for one in sides]
    before, after = (sum(one[side] for one in counted) for side in (0, 1))
    return {"before": before, "after": after, "difference": after - before}


def _change(change: Change) -> dict[str, Any]:
    before, after = change.before, change.after
    return {
        "client": change.client,
        "rule": change.obligation.rule,
        "key": change.obligation.key,
        "change": change.kind,
        "before": before and _side(before),
        "after": after and _side(after),
    }


def _lapses(client: str, lapses: Lapses) -> dict[str, Any]:
    before, after = (day and day.isoformat() for day in lapses)
    return {"client": client, "change": lapses.kind, "before": before, "after": after}


def _side(obligation: Obligation) -> dict[str, Any]:
    return {
        "role": obligation.role,
        "person": obligation.person,
        "due_on": obligation.due_on.isoformat(),
        "list_from": obligation.list_from.isoformat(),
        "escalate_on": obligation.escalate_on.isoformat(),
        "escalates_to": obligation.escalates_to,
    }
