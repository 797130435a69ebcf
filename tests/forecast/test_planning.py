"""Known contacts planned with the people there are, in and after their terms."""

from datetime import date

import pytest

from journeys.forecast.capacity import Absence, Capacity
from journeys.forecast.demand import Contact
from journeys.forecast.planning import Planned, has_open_term, plan_contacts
from journeys.policies import Obligation, shipped

START = date(2024, 1, 22)
"""A Monday."""


def contact(client: str, list_from: str, due_on: str, rule: str = "follow-up") -> Contact:
    first, last = date.fromisoformat(list_from), date.fromisoformat(due_on)
    return Contact(
        client,
        Obligation(
            rule=rule,
            key=None,
            due_on=last,
            list_from=first,
            escalate_on=last,
            plan_on=last,
            role="participatieconsulent",
            person="p.jansen",
            because="",
            source="",
            policy="rijswijk@1",
            escalates_to="teamleider",
            records=None,
            anchor=1,
            anchor_on=first,
            term=None,
            floor=None,
        ),
    )


def planned(*contacts: Contact, a_week: int = 1, away: tuple[str, str] | None = None):
    absences: tuple[Absence, ...] = ()
    if away:
        absences = (
            Absence.model_validate({"person": "p.jansen", "from": away[0], "until": away[1]}),
        )
    capacity = Capacity(1.5, {}, {"p.jansen": a_week}, absences)
    found = plan_contacts(contacts, START, capacity, [shipped()])
    return {one.contact.client: one for one in found.planned}


def test_what_the_sources_lay_down_and_what_they_leave_open():
    laid_down = {name for name, rule in shipped().rules.items() if not has_open_term(rule)}
    assert laid_down == {
        "route-horizon",
        "re-examination",
        "effect-measurement",
        "hearing",
        "exemption-end",
        "reconsideration",
    }


def test_when_all_can_be_in_time_the_order_of_the_rules_does_not_matter():
    found = planned(
        contact("open", "2024-01-22", "2024-01-26"),
        contact("rule", "2024-01-22", "2024-02-02", "re-examination"),
    )
    assert {client: one.week for client, one in found.items()} == {"open": 0, "rule": 1}
    assert all(one.in_time for one in found.values())


def test_when_they_cannot_a_term_that_is_laid_down_goes_first():
    found = planned(
        contact("a-open", "2024-01-22", "2024-01-26"),
        contact("b-rule", "2024-01-22", "2024-01-26", "re-examination"),
    )
    assert found["b-rule"].in_time
    assert (found["a-open"].week, found["a-open"].days_late) == (1, 7)


def test_what_is_overdue_by_a_term_laid_down_waits_behind_no_term_left_open():
    found = planned(
        contact("a-open", "2024-01-22", "2024-01-26"),
        contact("b-open", "2024-01-08", "2024-01-12"),
        contact("c-rule", "2024-01-08", "2024-01-19", "re-examination"),
        contact("d-rule", "2024-01-22", "2024-01-26", "re-examination"),
    )
    assert {client: one.week for client, one in found.items()} == {
        "d-rule": 0,  # in time
        "c-rule": 1,
        "b-open": 2,
        "a-open": 3,
    }


def test_what_is_overdue_makes_no_term_late_that_is_laid_down():
    found = planned(
        contact("late", "2024-01-08", "2024-01-19", "re-examination"),
        contact("in-time", "2024-01-22", "2024-01-26", "re-examination"),
        contact("open", "2024-01-22", "2024-02-02"),
    )
    assert {client: (one.week, one.in_time) for client, one in found.items()} == {
        "in-time": (0, True),
        "late": (1, False),
        "open": (2, False),
    }


def test_who_is_away_for_the_whole_term_is_late_as_soon_as_they_are_back():
    (one,) = planned(
        contact("R-1", "2024-01-24", "2024-01-26"), away=("2024-01-24", "2024-01-30")
    ).values()
    assert (one.week, one.in_time, one.days_late) == (1, False, 7)


def test_no_contact_is_late_by_a_day_before_it_was_due():
    """There on Monday and Tuesday of the week of a term that runs from Wednesday to Friday."""
    found = planned(
        contact("R-1", "2024-01-24", "2024-01-26"), a_week=5, away=("2024-01-24", "2024-01-26")
    )
    assert found["R-1"].week == 1
    assert (found["R-1"].days_late or 0) > 0


def test_a_term_that_ends_in_a_weekend_is_met_on_friday():
    (one,) = planned(contact("R-1", "2024-01-22", "2024-01-28")).values()
    assert one == Planned(one.contact, one.holder, 0, in_time=True, days_late=None)


@pytest.mark.parametrize(("until", "week"), [("2034-01-22", 522), ("9999-12-31", None)])
def test_who_stays_away_for_years_has_a_place_late_or_none(until, week):
    (one,) = planned(
        contact("R-1", "2024-01-22", "2024-01-26"), away=("2024-01-01", until)
    ).values()
    assert (one.week, one.in_time) == (week, False)
