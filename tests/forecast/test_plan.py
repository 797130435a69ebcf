"""A plan holds every contact in time whenever that can be: compared with trying everything."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.forecast.plan import Slot, plan
from journeys.forecast.weeks import Window

WEEKS = 4
FAR = 12
"""Weeks in which late contacts find their place too."""


@st.composite
def windows(draw: st.DrawFn) -> Window | None:
    first = draw(st.integers(0, WEEKS - 1))
    length = draw(st.integers(-1, WEEKS - 1 - first))
    return Window(first, first + length) if length >= 0 else None


CONTACTS = st.lists(windows(), max_size=6)
ROOM = st.lists(st.integers(0, 2), min_size=WEEKS, max_size=WEEKS)


def held_in_time(contacts: Sequence[Window | None], room: Sequence[int]) -> Iterator[list[bool]]:
    """Every way to hold some of the contacts in time, one by one tried out."""
    choices = [[None, *range(w.first, w.last + 1)] if w else [None] for w in contacts]
    for weeks in product(*choices):
        taken = Counter(week for week in weeks if week is not None)
        if all(taken[week] <= holds for week, holds in enumerate(room)):
            yield [week is not None for week in weeks]


def planned(
    contacts: Sequence[Window | None], room: Sequence[int], ahead: Collection[int] = ()
) -> list[Slot]:
    return plan(contacts, [0] * len(contacts), [*room, *[1] * FAR], ahead)


@settings(deadline=None)
@given(contacts=CONTACTS, room=ROOM)
def test_no_other_plan_holds_more_in_time_nor_what_weighs_more(contacts, room):
    slots = planned(contacts, room)
    best = max(held_in_time(contacts, room))
    assert [slot.in_time for slot in slots] == best
    assert sum(best) == max(map(sum, held_in_time(contacts, room)))


@settings(deadline=None)
@given(contacts=CONTACTS, room=ROOM)
def test_when_all_can_be_in_time_all_are(contacts, room):
    if any(all(held) for held in held_in_time(contacts, room)):
        assert all(slot.in_time for slot in planned(contacts, room))


@settings(deadline=None)
@given(contacts=CONTACTS, room=ROOM)
def test_nobody_holds_more_than_there_is_room_and_each_contact_has_its_week(contacts, room):
    slots = planned(contacts, room)
    taken = Counter(slot.week for slot in slots)
    for week, holds in enumerate(room):
        assert taken[week] <= holds
    for slot, window in zip(slots, contacts, strict=True):
        assert slot.week is not None
        if slot.in_time:
            assert window
            assert window.first <= slot.week <= window.last


@settings(deadline=None)
@given(contacts=CONTACTS, room=ROOM)
def test_what_is_late_is_held_as_soon_as_the_rest_stays_in_time(contacts, room):
    slots = planned(contacts, room)
    late = [number for number, slot in enumerate(slots) if not slot.in_time]
    if not late:
        return
    kept = [window if slots[n].in_time else None for n, window in enumerate(contacts)]
    earliest = next(
        week
        for week in range(WEEKS + FAR)
        if all_held([*filter(None, kept), Window(0, week)], [*room, *[1] * FAR])
    )
    week = slots[late[0]].week
    assert week is not None
    assert week <= earliest


def late_ahead(contacts: Sequence[Window | None], laid_down: int) -> list[int]:
    """Those late already of the first few, whose terms are laid down."""
    return [n for n, window in enumerate(contacts[:laid_down]) if window is None]


@settings(deadline=None)
@given(contacts=CONTACTS, room=ROOM, laid_down=st.integers(0, 6))
def test_what_goes_ahead_late_is_held_as_soon_as_what_weighs_more_stays_in_time(
    contacts, room, laid_down
):
    ahead = late_ahead(contacts, laid_down)
    slots = planned(contacts, room, ahead)
    before: list[Window] = []
    for number, (window, slot) in enumerate(zip(contacts, slots, strict=True)):
        if number in ahead:
            assert slot.week is not None
            held = Window(0, slot.week)
            assert all_held([*before, held], [*room, *[1] * FAR])
            if slot.week:
                sooner = Window(0, slot.week - 1)
                assert not all_held([*before, sooner], [*room, *[1] * FAR])
            before.append(held)
        elif window and slot.in_time:
            before.append(window)


@settings(deadline=None)
@given(contacts=CONTACTS, room=ROOM, laid_down=st.integers(0, 6))
def test_with_those_in_their_weeks_no_other_plan_holds_more_in_time(contacts, room, laid_down):
    ahead = late_ahead(contacts, laid_down)
    slots = planned(contacts, room, ahead)
    taken = Counter(slots[number].week for number in ahead)
    left = [holds - taken[week] for week, holds in enumerate(room)]
    best = max(held_in_time(contacts, left))
    assert [slot.in_time for slot in slots] == best
    assert sum(best) == max(map(sum, held_in_time(contacts, left)))


def all_held(contacts: Sequence[Window], room: Sequence[int]) -> bool:
    """Whether all can be held: no row of weeks has more to hold than it has room (Hall)."""
    return all(
        sum(first <= w.first and w.last <= last for w in contacts) <= sum(room[first : last + 1])
        for first in range(len(room))
        for last in range(first, len(room))
    )


def test_within_a_week_the_earliest_deadline_goes_first():
    slots = plan([Window(0, 3), Window(0, 1), Window(0, 2)], [0, 0, 0], [1, 1, 1, 1])
    assert [slot.week for slot in slots] == [2, 0, 1]


def test_what_was_late_already_takes_nobodys_last_week():
    slots = plan([None, Window(0, 0), Window(1, 2)], [0, 0, 0], [1, 1, 1])
    assert slots == [Slot(1, in_time=False), Slot(0, in_time=True), Slot(2, in_time=True)]


def test_unless_it_goes_ahead():
    slots = plan([None, Window(0, 0), Window(1, 2)], [0, 0, 0], [1, 1, 1], ahead=[0])
    assert slots == [Slot(0, in_time=False), Slot(1, in_time=False), Slot(2, in_time=True)]
