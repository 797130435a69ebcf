"""Who stands in for whom, and what cannot be appointed."""

from datetime import date

import pytest

from journeys.aggregates.stand_ins import replaced_by, stand_ins
from tests.aggregates.municipal import after, decide, refused
from tests.cases import fact, noon
from tests.usual import CONSULTANT, EXAMINER, INCOME, SUPERVISOR, WSP

TODAY = "2024-08-20"


def appointed(absent, stand_in, first, last, day=TODAY):
    period = {"from_on": f"2024-{first}", "until": f"2024-{last}"}
    return fact("StandInAppointed", day, absent=absent, stand_in=stand_in, **period)


HOLIDAY = appointed(CONSULTANT, EXAMINER, "08-20", "08-30")
PASSED_ON = appointed(EXAMINER, INCOME, "08-26", "09-06")

REFUSED = [
    (
        (),
        appointed(CONSULTANT, EXAMINER, "08-30", "08-29"),
        "STAND_IN_PERIOD_ENDS_EARLY",
        "De laatste dag (29-08-2024) ligt vóór de eerste (30-08-2024).",
        "Geef met --until een dag op of na die van --from.",
    ),
    (
        (),
        appointed(CONSULTANT, EXAMINER, "08-01", "08-19"),
        "STAND_IN_IN_THE_PAST",
        "De hele periode is voorbij (19-08-2024 was de laatste dag).",
        "Kies een periode die vandaag nog loopt of nog komt.",
    ),
    (
        (HOLIDAY,),
        appointed(EXAMINER, CONSULTANT, "08-30", "09-10"),
        "STAND_IN_GOES_ROUND",
        (
            "p.jansen is zelf afwezig van 20-08-2024 tot en met 30-08-2024, "
            "en dan zou het werk weer bij p.smit komen."
        ),
        "Kies iemand die er in die dagen is.",
    ),
    (
        (appointed(CONSULTANT, EXAMINER, "08-30", "09-10"),),
        appointed(EXAMINER, CONSULTANT, "08-20", "08-30"),
        "STAND_IN_GOES_ROUND",
        (
            "p.jansen is zelf afwezig van 30-08-2024 tot en met 10-09-2024, "
            "en dan zou het werk weer bij p.smit komen."
        ),
        "Kies iemand die er in die dagen is.",
    ),
    (
        (HOLIDAY, PASSED_ON),
        appointed(INCOME, CONSULTANT, "08-30", "09-10"),
        "STAND_IN_GOES_ROUND",
        (
            "p.jansen is zelf afwezig van 20-08-2024 tot en met 30-08-2024, "
            "en dan zou het werk weer bij i.visser komen."
        ),
        "Kies iemand die er in die dagen is.",
    ),
]


@pytest.mark.parametrize(("before", "attempt", "code", "why", "todo"), REFUSED)
def test_it_is_refused_and_says_why_and_what_to_do(before, attempt, code, why, todo):
    said = f"Niet vastgelegd: StandInAppointed ({code}).\n  {why}\n  {todo}"
    assert refused(after(*before), attempt) == said


@pytest.mark.parametrize(
    ("before", "attempt"),
    [
        ((), appointed(CONSULTANT, EXAMINER, "08-30", "08-30")),
        ((), appointed(CONSULTANT, EXAMINER, "08-01", "08-20")),
        ((HOLIDAY,), appointed(CONSULTANT, INCOME, "08-31", "09-10")),
        ((HOLIDAY,), appointed(CONSULTANT, INCOME, "08-01", "08-19", day="2024-08-01")),
        ((HOLIDAY,), appointed(CONSULTANT, INCOME, "08-22", "08-23")),
        ((HOLIDAY,), appointed(CONSULTANT, CONSULTANT, "08-22", "08-30")),
        ((), appointed(CONSULTANT, CONSULTANT, "08-22", "08-30")),
        ((HOLIDAY,), appointed(INCOME, EXAMINER, "08-20", "08-30")),
        ((HOLIDAY,), appointed(EXAMINER, INCOME, "08-20", "08-30")),
        ((HOLIDAY,), appointed(EXAMINER, CONSULTANT, "08-31", "09-10")),
        ((HOLIDAY, PASSED_ON), appointed(INCOME, CONSULTANT, "08-20", "08-25")),
        ((HOLIDAY, PASSED_ON), appointed(INCOME, CONSULTANT, "08-31", "09-10")),
    ],
    ids=[
        "for one day",
        "until today",
        "from the day after another",
        "until the day before another",
        "in another's place",
        "back before the end",
        "back without having been away",
        "for a second colleague",
        "for who stands in",
        "by who is back",
        "while the way round is not open yet",
        "when the way round is closed again",
    ],
)
def test_it_is_appointed(before, attempt):
    town = after(*before)
    assert decide(town, attempt) == town.facts[-1]


def standing_in(*entries):
    """Who stands in, on which days of August."""
    return [(s.stand_in, s.from_on.day, s.until.day) for s in after(*entries).stand_ins]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("08-20", "08-30", [(INCOME, 20, 30)]),
        ("08-22", "08-23", [(EXAMINER, 20, 21), (EXAMINER, 24, 30), (INCOME, 22, 23)]),
        ("08-01", "08-20", [(EXAMINER, 21, 30), (INCOME, 1, 20)]),
        ("08-30", "08-31", [(EXAMINER, 20, 29), (INCOME, 30, 31)]),
        ("08-31", "08-31", [(EXAMINER, 20, 30), (INCOME, 31, 31)]),
    ],
)
def test_the_last_appointment_for_a_day_counts(first, last, expected):
    assert standing_in(HOLIDAY, appointed(CONSULTANT, INCOME, first, last)) == expected


def test_what_is_to_come_later_stays():
    later = appointed(CONSULTANT, EXAMINER, "08-26", "08-30")
    sooner = appointed(CONSULTANT, INCOME, "08-20", "08-21")
    assert standing_in(later, sooner) == [(EXAMINER, 26, 30), (INCOME, 20, 21)]


def test_a_mistake_is_put_right_by_appointing_again():
    mistake = appointed(CONSULTANT, INCOME, "08-20", "08-30")
    assert standing_in(HOLIDAY, mistake, HOLIDAY) == standing_in(HOLIDAY)


def test_who_is_back_before_the_end_has_no_stand_in_any_more():
    back = appointed(CONSULTANT, CONSULTANT, "08-26", "08-30")
    assert standing_in(HOLIDAY, back) == [(EXAMINER, 20, 25)]
    assert standing_in(HOLIDAY, back, appointed(CONSULTANT, INCOME, "08-29", "08-29")) == [
        (EXAMINER, 20, 25),
        (INCOME, 29, 29),
    ]


def test_anothers_stand_in_stays():
    other = appointed(INCOME, EXAMINER, "08-20", "08-30")
    back = appointed(CONSULTANT, CONSULTANT, "08-20", "08-30")
    assert standing_in(HOLIDAY, other, back) == [(EXAMINER, 20, 30)]


def test_who_is_back_may_stand_in_for_another():
    back = appointed(CONSULTANT, CONSULTANT, "08-26", "08-30")
    town = after(HOLIDAY, back)
    decide(town, appointed(EXAMINER, CONSULTANT, "08-26", "08-30"))
    assert "STAND_IN_GOES_ROUND" in refused(town, appointed(EXAMINER, CONSULTANT, "08-25", "08-30"))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("08-19", {}),
        ("08-20", {CONSULTANT: date(2024, 8, 30)}),
        ("08-30", {CONSULTANT: date(2024, 8, 30)}),
        ("08-31", {}),
    ],
)
def test_a_stand_in_has_the_work_from_the_first_day_up_to_and_including_the_last(day, expected):
    known = after(HOLIDAY).stand_ins
    assert replaced_by(known, EXAMINER, date.fromisoformat(f"2024-{day}")) == expected
    assert replaced_by(known, WSP, date.fromisoformat(f"2024-{day}")) == {}


def test_who_stands_in_for_a_stand_in_has_both_their_work():
    known = after(HOLIDAY, appointed(SUPERVISOR, EXAMINER, "08-20", "08-30"), PASSED_ON).stand_ins
    ends = date(2024, 8, 30)
    assert replaced_by(known, INCOME, date(2024, 8, 27)) == {
        EXAMINER: date(2024, 9, 6),
        CONSULTANT: ends,
        SUPERVISOR: ends,
    }
    assert replaced_by(known, INCOME, date(2024, 8, 25)) == {}


def test_work_that_goes_round_is_nobodys_twice():
    """A history from elsewhere may hold what is refused here."""
    round_ = [HOLIDAY, appointed(EXAMINER, CONSULTANT, "08-20", "08-30")]
    known = [one for entry in round_ for one in after(entry).stand_ins]
    assert replaced_by(known, EXAMINER, date(2024, 8, 20)) == {CONSULTANT: date(2024, 8, 30)}


def test_known_at_an_instant_is_what_had_been_appointed_by_then():
    facts = after(HOLIDAY, PASSED_ON._replace(day="2024-08-21")).facts
    first, second = stand_ins(facts)
    assert (first.absent, first.stand_in, second.absent) == (CONSULTANT, EXAMINER, EXAMINER)
    assert (first.appointed_by, first.appointed_at) == (SUPERVISOR, noon(TODAY))
    assert stand_ins(facts, noon(TODAY)) == [first]
    assert stand_ins(facts, noon("2024-08-19")) == []


def test_what_was_put_right_later_was_as_appointed_before():
    back = appointed(CONSULTANT, CONSULTANT, "08-26", "08-30", day="2024-08-21")
    facts = after(HOLIDAY, back).facts
    assert [s.until for s in stand_ins(facts, noon(TODAY))] == [date(2024, 8, 30)]
    assert [s.until for s in stand_ins(facts)] == [date(2024, 8, 25)]
