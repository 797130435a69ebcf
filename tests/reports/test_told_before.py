"""Of two published reports together no small number can be worked out either."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.reports.figure import Figure
from journeys.reports.past import Period
from journeys.reports.small_cells import Sum, counts_of, hidden_cells
from journeys.reports.told_before import Told, ToldBefore

START = date(2025, 1, 1)
KINDS = ("koor", "sport", "taal")
SUMS = [Sum(("started", None), (("again", None),))]
MONTHS = 5

STARTS = st.lists(
    st.lists(st.integers(0, 8), min_size=MONTHS, max_size=MONTHS),
    min_size=len(KINDS),
    max_size=len(KINDS),
)
"""How many started each kind of activity in each month."""
ASKED = st.lists(
    st.sampled_from(list(combinations(range(MONTHS + 1), 2))), min_size=2, max_size=5, unique=True
)
"""Which periods are published one after another, each from a month until another."""


def period(begun, ended):
    return Period(START + timedelta(30 * begun), START + timedelta(30 * ended - 1))


def figures(starts, begun, ended):
    by = {kind: sum(counts[begun:ended]) for kind, counts in zip(KINDS, starts, strict=True)}
    whole = sum(by.values())
    return [
        Figure(
            "started", 1, "s", "s", "clients", whole, by, whole, over_days="adds", parts_stay=True
        ),
        Figure("again", 1, "a", "a", "clients", whole, {}, whole, over_days="adds"),
    ]


def publish(asked, found, earlier, *, whole=True):
    """A report as it may go outside beside the earlier ones."""
    before = ToldBefore(period(*asked), found, SUMS, earlier, 5)
    hidden = hidden_cells(found, SUMS, 5, before.betrayed)
    cells = {
        (f"{name}@1", part): None if (name, part) in hidden else count
        for (name, part), count in counts_of(found).items()
    }
    return Told(len(earlier) + 1, period(*asked), whole, cells)


def of_kinds(*counts):
    return [[count] * MONTHS for count in counts]


def published(starts, asked):
    every: list[Told] = []
    for one in asked:
        every.append(publish(one, figures(starts, *one), every))
    return every


def equations(every, *parts):
    """What whoever has every report knows: for each shown number of which counts it is the sum."""
    for told in every:
        begun = (told.period.first - START).days // 30
        ended = ((told.period.last - START).days + 1) // 30
        for part in parts:
            if told.cells["started@1", part] is not None:
                yield row(range(begun, ended), KINDS if part is None else [part])


def row(months, kinds):
    return [float(kind in kinds and month in months) for kind in KINDS for month in range(MONTHS)]


def worked_out(known, wanted):
    """Whether some sum and difference of what is known is what somebody wants to know."""
    both = np.array([*known, wanted])
    return bool(known) and np.linalg.matrix_rank(both[:-1]) == np.linalg.matrix_rank(both)


def small(starts):
    """Each small number of any days: which days, which kinds, and how many."""
    for months in spans():
        for part, kinds in [(None, KINDS), *((kind, [kind]) for kind in KINDS)]:
            count = sum(starts[KINDS.index(kind)][month] for kind in kinds for month in months)
            if 0 < count < 5:
                yield months, part, kinds


@given(starts=STARTS, asked=ASKED)
@settings(max_examples=100, deadline=None)
def test_from_any_two_reports_no_small_number_of_any_days_is_worked_out(starts, asked):
    known = list(equations(published(starts, asked[:2]), None, *KINDS))
    for months, _, kinds in small(starts):
        assert not worked_out(known, row(months, kinds))


@given(starts=STARTS, asked=ASKED)
@settings(max_examples=100, deadline=None)
def test_nor_by_adding_and_subtracting_one_number_over_many_reports(starts, asked):
    every = published(starts, asked)
    for months, part, kinds in small(starts):
        assert not worked_out(list(equations(every, part)), row(months, kinds))


def spans():
    """Every run of months, and what is left around one."""
    for begun, ended in combinations(range(MONTHS + 1), 2):
        yield range(begun, ended)
        for first, last in combinations(range(begun, ended + 1), 2):
            if begun < first and last < ended:
                yield [*range(begun, first), *range(last, ended)]


def test_the_last_months_of_a_year_are_not_told_by_the_year_and_the_rest():
    starts = [[6, 6, 6, 6, 2], [9, 9, 9, 9, 9], [7, 7, 7, 7, 7]]
    first = publish((0, 4), figures(starts, 0, 4), [])
    assert first.cells["started@1", "koor"] == 24
    year = publish((0, 5), figures(starts, 0, 5), [first])
    assert year.cells["started@1", "koor"] is None
    shown = [cell for cell, count in year.cells.items() if count is not None]
    assert ("started@1", None) in shown


def test_nor_by_the_year_and_every_other_month_one_by_one():
    starts = of_kinds(6, 7, 8)
    starts[0][2] = 2
    *_, year = published(starts, [(0, 1), (1, 2), (3, 4), (4, 5), (0, 5)])
    assert year.cells["started@1", "koor"] is None


def test_nor_by_the_year_without_two_months_that_were_told():
    starts = of_kinds(9, 7, 8)
    starts[0] = [1, 9, 0, 9, 1]
    *_, year = published(starts, [(1, 2), (3, 4), (0, 5)])
    assert year.cells["started@1", "koor"] is None
    assert year.cells["started@1", None] == 95


def test_nor_is_what_was_left_out_beside_a_small_number_told_by_the_days_around_it():
    starts = [[3, 9], [7, 30], [20, 6]]
    first, _, both = published(starts, [(0, 1), (1, 2), (0, 2)])
    assert first.cells["started@1", "sport"] is None
    assert both.cells["started@1", "sport"] is None


def test_where_people_stand_on_one_last_day_compares_also_over_other_days():
    def by_route(starts, *days):
        return [replace(one, parts_stay=False) for one in figures(starts, *days)]

    starts = of_kinds(9, 8, 20)
    starts[0][0] = 2
    last = publish((1, 2), by_route(starts, 1, 2), [])
    assert publish((0, 2), by_route(starts, 0, 2), [last]).cells["started@1", "koor"] is None
    other_day = publish((0, 1), by_route(of_kinds(9, 8, 20), 0, 1), [])
    assert publish((0, 2), by_route(starts, 0, 2), [other_day]).cells["started@1", "koor"] == 11


def test_what_was_left_out_stays_out_when_hardly_anything_came_late():
    then = publish((0, 1), figures(of_kinds(3, 7, 20), 0, 1), [])
    assert then.cells["started@1", "koor"] is None
    now = publish((0, 1), figures(of_kinds(5, 7, 20), 0, 1), [then])
    assert now.cells["started@1", "koor"] is None
    assert now.cells["started@1", "taal"] == 20
    assert now.cells["started@1", None] == 32


def test_a_period_published_again_after_a_correction_says_the_new_number():
    then = publish((0, 1), figures(of_kinds(9, 8, 20), 0, 1), [])
    now = publish((0, 1), figures(of_kinds(10, 8, 20), 0, 1), [then])
    assert now.cells["started@1", "koor"] == 10


def test_but_of_one_measurement_more_neither_the_number_nor_a_mean():
    def effect(clients):
        return [Figure("effect", 1, "e", "e", "score", clients, {"health": 1}, clients,
                       of_parts={"health": clients}, over_days="within")]  # fmt: skip

    then = Told(1, period(0, 1), whole=True, cells={("effect@1", None): 6})
    for clients, hidden in ((6, set()), (7, {("effect", None), ("effect", "health")})):
        before = ToldBefore(period(0, 1), effect(clients), [], [then], 5)
        assert hidden_cells(effect(clients), [], 5, before.betrayed) == hidden


def test_not_when_the_first_was_made_before_its_days_had_passed():
    then = publish((0, 1), figures(of_kinds(9, 8, 20), 0, 1), [], whole=False)
    now = publish((0, 1), figures(of_kinds(10, 8, 20), 0, 1), [then])
    assert now.cells["started@1", "koor"] is None


def test_the_same_report_again_says_the_same():
    of_a_month = figures(of_kinds(3, 7, 20), 0, 1)
    then = publish((0, 1), of_a_month, [])
    assert publish((0, 1), of_a_month, [then]).cells == then.cells
