"""One slot for each contact: in time whenever that can be, and else as few late as can be.

A contact may be held in the weeks of its window and a week has room for so many. Which contacts
can all be in time is a matroid (a set of them can, or it cannot), so taking them one by one in
order of weight, and letting those taken before make room within their own windows, finds the
heaviest set there is (Edmonds 1971; the making room is an augmenting path, Berge 1957). Windows
are rows of weeks, so those taken can then be held earliest deadline first (Glover 1967). What goes
ahead though it is late has a window as well, up to the first week there is; the rest stays a
matroid.
"""

from collections import deque
from collections.abc import Collection, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from journeys.forecast.weeks import Window


class Slot(NamedTuple):
    """The week in which a contact is planned, None where there is none; and whether in time."""

    week: int | None
    in_time: bool


def plan(
    windows: Sequence[Window | None],
    since: Sequence[int],
    room: Sequence[int],
    ahead: Collection[int] = (),
) -> list[Slot]:
    """A slot for each contact, in the order of their windows: what comes first weighs most.

    ``windows``: the weeks in which each is in time, None when that is too late already;
    ``since``: from which week on each can be held late; ``room``: how many each week holds;
    ``ahead``: which of those that are too late are held before what weighs less is in time.
    """
    weeks = _Weeks(room)
    in_time: list[bool] = []
    for number, window in enumerate(windows):
        if number in ahead:
            weeks.take_soon(number, since[number])
        in_time.append(window is not None and weeks.take(number, window))
    for number, kept in enumerate(in_time):
        if not kept and number not in ahead:
            weeks.take_soon(number, since[number])
    held = _earliest_deadline_first(weeks.windows, room)
    return [Slot(held.get(number), kept) for number, kept in enumerate(in_time)]


class _Weeks:
    """Who is in which week for now, and within which window each can be moved."""

    def __init__(self, room: Sequence[int]) -> None:
        self.room = room
        self.windows: dict[int, Window] = {}
        self.held: list[set[int]] = [set() for _ in room]
        self.full = {week for week, holds in enumerate(room) if not holds}
        """Weeks that no moving can empty any more; one that is full stays full."""

    def take(self, contact: int, window: Window) -> bool:
        """Find room in a window, moving others within theirs; False, and nothing, without."""
        came_from: dict[int, tuple[int, int] | None] = {}
        waiting: deque[int] = deque()
        low, high = window.first, window.last

        def reach(first: int, last: int, step: tuple[int, int] | None) -> None:
            for week in range(first, last + 1):
                if week not in self.full:
                    came_from[week] = step
                    waiting.append(week)

        reach(low, high, None)
        while waiting:
            week = waiting.popleft()
            if len(self.held[week]) < self.room[week]:
                self._shift(contact, week, came_from)
                self.windows[contact] = window
                return True
            # Each window found overlaps what was reached, so that what is reached has no holes.
            for other in self.held[week]:
                first, last = self.windows[other]
                if first < low:
                    reach(first, low - 1, (other, week))
                    low = first
                if last > high:
                    reach(high + 1, last, (other, week))
                    high = last
        self.full |= came_from.keys()
        return False

    def _shift(self, contact: int, week: int, came_from: dict[int, tuple[int, int] | None]) -> None:
        while step := came_from[week]:
            other, earlier = step
            self.held[earlier].remove(other)
            self.held[week].add(other)
            week = earlier
        self.held[week].add(contact)

    def take_soon(self, contact: int, since: int) -> None:
        """Find the first week by which a late contact can be held, the others staying in time."""
        for week in range(since, len(self.room)):
            if week not in self.full and self.take(contact, Window(since, week)):
                return


def _earliest_deadline_first(windows: dict[int, Window], room: Sequence[int]) -> dict[int, int]:
    """The week in which each is held; all fit, which their taking has shown."""
    coming = deque(sorted(windows, key=lambda contact: windows[contact].first))
    waiting: list[tuple[int, int]] = []
    held: dict[int, int] = {}
    for week, holds in enumerate(room):
        while coming and windows[coming[0]].first <= week:
            contact = coming.popleft()
            heappush(waiting, (windows[contact].last, contact))
        for _ in range(min(holds, len(waiting))):
            held[heappop(waiting)[1]] = week
        if not coming and not waiting:
            break
    return held
