"""No number that was left out of a published report can be worked out from what is in it."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from journeys.reports.figure import Figure
from journeys.reports.small_cells import Sum, hidden_cells, means_of_few

THRESHOLDS = st.integers(2, 10)
COUNTS = st.lists(st.integers(0, 14), min_size=1, max_size=5)


def table(name, counts):
    """A figure that is the sum of its parts."""
    by = {f"p{n}": count for n, count in enumerate(counts)}
    return Figure(name, 1, name, name, "clients", sum(counts), by, sum(counts))


def plain(name, count):
    """A figure without parts."""
    return Figure(name, 1, name, name, "clients", count, {}, count)


@st.composite
def published(draw):
    """Figures as a report has them: two divisions of one whole, a part told twice, a sum."""
    first = draw(COUNTS)
    whole = sum(first)
    cuts = sorted(draw(st.lists(st.integers(0, whole), max_size=3)))
    second = [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]
    terms = draw(st.lists(st.integers(0, 14), min_size=3, max_size=3))
    figures = [
        table("by_route", first),
        table("by_lead", second),
        plain("again", first[0]),
        plain("due", sum(terms)),
        *(plain(f"term{n}", count) for n, count in enumerate(terms)),
    ]
    sums = [
        Sum(("by_route", None), (("by_lead", None),)),
        Sum(("by_route", "p0"), (("again", None),)),
        Sum(("due", None), tuple((f"term{n}", None) for n in range(3))),
    ]
    return figures, sums


def cells_of(figures):
    found = {}
    for one in figures:
        found[one.id, None] = one.value
        found |= {(one.id, part): count for part, count in one.by.items()}
    return found


def worked_out(figures, sums, hidden):
    """Between which numbers each hidden cell must lie, for whoever knows every sum.

    That a mark stands there tells that there is at least one.
    """
    counts, unknown = cells_of(figures), sorted(hidden, key=str)
    at = {cell: n for n, cell in enumerate(unknown)}
    rows, known = [], []
    own = [Sum((f.id, None), tuple((f.id, part) for part in f.by)) for f in figures if f.by]
    for one in (*own, *sums):
        row, rest = [0.0] * len(unknown), 0.0
        for cell, sign in [(one.total, 1.0), *((part, -1.0) for part in one.parts)]:
            if cell in at:
                row[at[cell]] += sign
            else:
                rest -= sign * counts[cell]
        if any(row):
            rows.append(row)
            known.append(rest)
    for cell, place in at.items():
        ends = []
        for sign in (1.0, -1.0):
            goal = [sign if n == place else 0.0 for n in range(len(unknown))]
            answer = linprog(
                goal,
                A_eq=rows or None,
                b_eq=known or None,
                bounds=[(1, None)] * len(unknown),
            )
            ends.append(sign * answer.fun if answer.status == 0 else sign * float("-inf"))
        yield cell, ends[0], ends[1]


@given(published(), THRESHOLDS)
@settings(max_examples=60, deadline=None)
def test_whoever_knows_every_sum_learns_no_small_count(report, threshold):
    figures, sums = report
    hidden = hidden_cells(figures, sums, threshold)
    counts = cells_of(figures)
    for cell, least, most in worked_out(figures, sums, hidden):
        if 0 < counts[cell] < threshold:
            assert most - least >= threshold - 1.001, (cell, counts[cell], least, most)


@given(published(), THRESHOLDS)
def test_a_small_count_never_shows_and_a_nought_always_may(report, threshold):
    figures, sums = report
    hidden = hidden_cells(figures, sums, threshold)
    for cell, count in cells_of(figures).items():
        assert (cell in hidden) >= (0 < count < threshold)
        assert not (cell in hidden and count == 0)


def test_what_is_large_enough_shows():
    figures = [table("spoken", [21, 204, 0, 6])]
    assert not hidden_cells(figures, [])


@pytest.mark.parametrize("parts", list(combinations([2, 3, 40, 60], 3)))
def test_one_small_part_takes_another_with_it_so_that_the_total_can_show(parts):
    hidden = hidden_cells([table("spoken", parts)], [])
    assert ("spoken", None) not in hidden
    assert len(hidden) >= 2


def test_a_median_of_few_tells_of_each_of_them():
    few = Figure("days", 1, "d", "d", "days", 12, {}, of=3)
    many = Figure("days", 1, "d", "d", "days", 12, {}, of=30)
    assert hidden_cells([few], []) == {("days", None)}
    assert not hidden_cells([many], [])


def test_of_few_who_were_measured_twice_no_mean_shows():
    few = Figure("effect", 1, "e", "e", "score", 4, {"health": 1}, of=4)
    assert hidden_cells([few], []) == {("effect", None), ("effect", "health")}


def test_of_few_who_can_still_be_told_no_mean_shows():
    destroyed = Figure(
        "effect", 1, "e", "e", "score", 6, {"health": 1, "happiness": 2}, of=6,
        of_parts={"health": 1, "happiness": 5},
    )  # fmt: skip
    assert hidden_cells([destroyed], []) == {("effect", "health")}


def test_many_facts_of_few_persons_tell_of_those_few():
    by = {"schulden": 9, "taal": 30, "medisch": 40}
    of_parts = {"schulden": 1, "taal": 25, "medisch": 33}
    found = Figure("found", 1, "f", "f", "facts", 79, by, of=50, of_parts=of_parts)
    hidden = hidden_cells([found], [])
    assert hidden == {("found", "schulden"), ("found", "taal")}


def test_within_the_municipality_no_mean_of_a_few_shows_either():
    few = Figure("effect", 1, "e", "e", "score", 9, {"health": 1, "happiness": 2}, of=9,
                 of_parts={"health": 4, "happiness": 9})  # fmt: skip
    assert means_of_few([few]) == {("effect", "health")}
