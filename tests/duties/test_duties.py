"""When the organisation's own duties are next."""

from datetime import date

import pytest

from journeys.duties.duties import load, shipped, standing
from journeys.policies import PolicySetError

TODAY = date(2026, 11, 23)
YEARLY, EVALUATION, COUNCIL = shipped()


def test_each_is_next_on_the_last_day_of_its_year():
    assert [standing(one, TODAY).next_by for one in shipped()] == [
        date(2026, 12, 31),
        date(2027, 12, 31),
        date(2027, 12, 31),
    ]


def test_what_was_done_this_time_is_next_the_time_after():
    done = standing(YEARLY, TODAY, [date(2026, 5, 1)])
    assert (done.next_by, done.done_on) == (date(2027, 12, 31), date(2026, 5, 1))
    for of_last_year in (date(2025, 5, 1), date(2025, 12, 31)):
        assert standing(YEARLY, TODAY, [of_last_year]).next_by == date(2026, 12, 31)


def test_what_is_only_noted_for_a_day_to_come_is_not_done():
    ahead = standing(YEARLY, TODAY, [date(2026, 12, 1)])
    assert (ahead.next_by, ahead.done_on) == (date(2026, 12, 31), None)


def test_what_returns_not_is_done_or_late():
    early = standing(COUNCIL, TODAY, [date(2026, 5, 1)])
    assert (early.next_by, early.done_on) == (date(2027, 12, 31), date(2026, 5, 1))
    done = standing(COUNCIL, date(2028, 1, 1), [date(2027, 4, 1)])
    assert (done.next_by, done.done_on) == (None, date(2027, 4, 1))
    assert standing(COUNCIL, date(2028, 1, 1)).next_by == date(2027, 12, 31)


def test_what_is_wrong_is_told_with_its_line():
    with pytest.raises(PolicySetError, match=r"regel 2: duty\.0\.id: gevonden 1"):
        load('[[duty]]\nid = 1\nlabel = "x"\nby = 2026-12-31\nsource = "x"\nquote = "x"', "duties")
