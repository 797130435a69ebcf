"""What two policy sets ask of the same clients: who comes up when, and what moves."""

from datetime import date, timedelta

import pytest
from hypothesis import given as whatever
from hypothesis import settings
from hypothesis import strategies as st

from journeys.aggregates.timeline import effective, until
from journeys.policies import evaluate, lapsed_on, shipped
from journeys.policies.what_if import ESCALATIONS, LAPSING, Comparison, Lapses
from tests.cases import history
from tests.own_sets import SCREENED_SOONER, YEARLY, own_set
from tests.policies.given import fact, given, registered
from tests.properties.plausible import histories

ON = "2026-11-25"
"""A Wednesday, in week 48."""
SCREENED = fact("ClientScreened", "2024-01-10", in_target_group=False)


def compared(after, *, before=None, on=ON, weeks=4, **clients):
    """What changes when the one set takes the place of the other, which ships when not named."""
    day = date.fromisoformat(on)
    found = Comparison(day, weeks)
    for ref, case in clients.items():
        timeline = until(effective(case.facts), day)
        old, new = (evaluate(timeline, one) for one in (before or shipped(), after))
        lapses = (lapsed_on(timeline, one) for one in (before or shipped(), after))
        found.add(ref, old, new, Lapses(*lapses))
    return found.told()


def changes(found):
    return [(one["client"], one["rule"], one["change"]) for one in found["changes"]]


def on_benefit(since):
    """A client of whom nothing but the re-examination is due, led by nobody at MP."""
    return given(
        registered("2024-01-01", benefit="participatiewet", benefit_since=since, lead="wsp"),
        fact("ClientScreened", "2024-01-10"),
    )


def week(found, name):
    (one,) = [one for one in found["weeks"] if one["week"] == name]
    return one


def test_a_shorter_term_brings_a_client_forward():
    found = compared(own_set(YEARLY), weeks=30, anna=on_benefit("2025-12-07"))
    assert changes(found) == [("anna", "re-examination", "earlier")]
    (change,) = found["changes"]
    assert change["before"]["due_on"] == "2027-06-07"
    assert change["after"]["due_on"] == "2026-12-07"
    assert change["before"]["list_from"] == "2027-03-07"
    assert change["after"]["list_from"] == "2026-09-07"
    assert change["after"]["role"] == "inkomensconsulent"


def test_each_week_says_who_comes_up_and_who_no_longer_does():
    found = compared(own_set(YEARLY), weeks=30, anna=on_benefit("2025-12-07"))
    (joined,) = week(found, "2026-W50")["consultants"]
    (left,) = week(found, "2027-W23")["consultants"]
    assert (joined["joins"], joined["leaves"]) == (["anna"], [])
    assert (left["joins"], left["leaves"]) == ([], ["anna"])
    assert (joined["before"], joined["after"], joined["difference"]) == (0, 1, 1)
    assert (left["before"], left["after"], left["difference"]) == (1, 0, -1)


def test_what_was_to_be_done_before_the_day_is_not_forgotten():
    """A shorter term makes many late at once: that is what a teamleider must foresee."""
    found = compared(own_set(YEARLY), anna=on_benefit("2025-09-01"))
    overdue = found["weeks"][0]
    assert (overdue["week"], overdue["from"], overdue["until"]) == (None, None, "2026-11-24")
    assert [one["joins"] for one in overdue["consultants"] if one["joins"]] == [["anna"]]


def test_a_longer_term_is_later_also_when_that_is_beyond_the_weeks():
    found = compared(shipped(), before=own_set(YEARLY), anna=on_benefit("2025-12-07"))
    assert changes(found) == [("anna", "re-examination", "later")]
    assert week(found, "2026-W50")["consultants"][0]["leaves"] == ["anna"]


def test_what_both_sets_ask_after_the_weeks_is_left_out():
    found = compared(own_set(YEARLY), anna=on_benefit("2026-11-20"))
    assert found["changes"] == []


def test_a_rule_switched_off_drops_and_one_switched_on_adds():
    off = own_set(('rule = "re-examination"', 'rule = "re-examination"\nactive = false'))
    case = on_benefit("2025-06-07")
    assert changes(compared(off, anna=case)) == [("anna", "re-examination", "dropped")]
    added = compared(shipped(), before=off, anna=case)
    assert changes(added) == [("anna", "re-examination", "added")]
    assert added["changes"][0]["before"] is None


def test_another_role_is_another_person():
    found = compared(own_set(TO_TEAMLEIDER), anna=on_benefit("2025-06-07"))
    assert changes(found) == [("anna", "re-examination", "other_person")]
    sides = {one["role"]: one for one in week(found, "2026-W50")["consultants"]}
    assert sides["inkomensconsulent"]["leaves"] == sides["teamleider"]["joins"] == ["anna"]
    assert week(found, "2026-W50")["difference"] == 0


def test_earlier_on_the_list_is_a_change_though_the_day_stays():
    longer = own_set(('list_before = { length = "3 months"', 'list_before = { length = "5 months"'))
    found = compared(longer, weeks=20, anna=on_benefit("2025-09-07"))
    assert changes(found) == [("anna", "re-examination", "earlier")]
    assert found["totals"]["difference"] == 0


ESCALATED_LATER = ('escalate_after = { length = "4 weeks"', 'escalate_after = { length = "6 weeks"')
"""The re-examination goes to the teamleider 6 weeks after its day instead of 4."""


def test_a_day_of_escalation_that_moves_alone_is_a_change():
    there = compared(own_set(ESCALATED_LATER), anna=on_benefit("2025-06-07"))
    assert changes(there) == [("anna", "re-examination", "escalates_later")]
    (change,) = there["changes"]
    assert change["before"]["escalate_on"] == "2027-01-04"
    assert change["after"]["escalate_on"] == "2027-01-18"
    assert there["totals"]["escalates_later"] == 1
    assert there["totals"]["difference"] == 0
    back = compared(shipped(), before=own_set(ESCALATED_LATER), anna=on_benefit("2025-06-07"))
    assert changes(back) == [("anna", "re-examination", "escalates_earlier")]


def test_what_moves_itself_is_not_told_a_second_time_as_its_escalation():
    found = compared(own_set(YEARLY, ESCALATED_LATER), weeks=30, anna=on_benefit("2025-12-07"))
    assert changes(found) == [("anna", "re-examination", "earlier")]
    assert found["changes"][0]["after"]["escalate_on"] == "2027-01-18"


def test_an_escalation_to_another_role_is_a_change():
    elsewhere = own_set(('escalate_to = "teamleider"', 'escalate_to = "wsp_consulent"'))
    found = compared(elsewhere, anna=on_benefit("2025-06-07"))
    assert {kind for _, _, kind in changes(found)} == {"escalates_elsewhere"}
    (change,) = [one for one in found["changes"] if one["rule"] == "re-examination"]
    sides = (change["before"], change["after"])
    assert [side["escalates_to"] for side in sides] == ["teamleider", "wsp_consulent"]


def test_who_has_the_work_of_which_the_escalation_moves_is_told_by_consultant():
    found = compared(own_set(ESCALATED_LATER), anna=on_benefit("2025-06-07"))
    (one,) = [one for one in found["consultants"] if one["role"] == "inkomensconsulent"]
    assert (one["escalates_earlier"], one["escalates_later"]) == (0, 1)


LAPSES = 'lapses_after = { length = "13 weeks"'
SUSPECTED = given(registered(), fact("UnwillingnessReported", "2026-10-01"))
"""Lapses on 31 December, 13 weeks later."""


def test_a_suspicion_that_lapses_on_another_day_is_a_change():
    sooner, later = (own_set((LAPSES, LAPSES.replace("13", weeks))) for weeks in ("9", "14"))
    there = compared(sooner, weeks=6, anna=SUSPECTED)
    assert there["changes"] == []
    assert there["lapses"] == [
        {
            "client": "anna",
            "change": "lapses_earlier",
            "before": "2026-12-31",
            "after": "2026-12-03",
        }
    ]
    assert (there["totals"]["lapses_earlier"], there["totals"]["clients"]) == (1, 1)
    assert there["totals"]["difference"] == 0
    back = compared(later, weeks=6, anna=SUSPECTED)
    assert [one["change"] for one in back["lapses"]] == ["lapses_later"]


def test_what_both_sets_let_lapse_after_the_weeks_is_left_out():
    later = own_set((LAPSES, LAPSES.replace("13", "14")))
    assert compared(later, weeks=5, anna=SUSPECTED)["lapses"] == []
    assert len(compared(later, weeks=6, anna=SUSPECTED)["lapses"]) == 1
    on_the_last_day = given(registered(), fact("UnwillingnessReported", "2026-10-04"))
    (last,) = compared(later, weeks=6, anna=on_the_last_day)["lapses"]
    assert last["before"] == compared(later, weeks=6, anna=on_the_last_day)["until"]


def test_a_suspicion_that_lapses_under_one_set_alone_is_a_change():
    kept = own_set(('"UnwillingnessReported"', '"PlacementReviewed"'))
    (never,) = compared(kept, weeks=6, anna=SUSPECTED)["lapses"]
    assert (never["change"], never["before"], never["after"]) == (
        "lapses_later",
        "2026-12-31",
        None,
    )
    (ever,) = compared(shipped(), before=kept, weeks=6, anna=SUSPECTED)["lapses"]
    assert (ever["change"], ever["before"]) == ("lapses_earlier", None)


def test_a_client_is_counted_once_a_week_with_each_consultant():
    both = fact("ContactPlanned", "2026-11-20", for_on="2026-11-23")
    client = given(registered("2026-10-06"), both)
    found = compared(own_set(SCREENED_SOONER), anna=client)
    one = week(found, "2026-W48")
    assert (one["before"], one["after"]) == (0, 0)
    planned = week(found, "2026-W49")["consultants"]
    assert [(who["before"], who["after"], who["leaves"]) for who in planned] == [(1, 1, [])]


def activity(name):
    return fact("ActivityStarted", "2026-10-07", activity=name, planned_end="2026-12-02")


def test_all_that_changes_as_programs_read_it():
    """Anna's screening is sooner and her activities another's; Bob was not re-examined before."""
    ends = 'day = "planned_end"\nrole = "participatieconsulent"'
    found = compared(
        own_set(SCREENED_SOONER, (ends, ends.replace("participatie", "inkomens"))),
        before=own_set(('rule = "re-examination"', 'rule = "re-examination"\nactive = false')),
        weeks=2,
        bob=on_benefit("2025-06-06"),
        anna=given(
            registered("2026-10-06", benefit="participatiewet", benefit_since="2025-06-06"),
            fact("ConsultantAssigned", "2026-10-06", consultant="A.Bos"),
            activity("zwemmen"),
            activity("koken"),
        ),
    )
    counts = ("before", "after", "difference")
    assert [(one["week"], *(one[side] for side in counts)) for one in found["weeks"]] == [
        (None, 2, 3, 1),
        ("2026-W48", 0, 0, 0),
        ("2026-W49", 1, 2, 1),
    ]
    nobody = {"role": "inkomensconsulent", "person": None}
    anyone = {"role": "participatieconsulent", "person": None}
    bos = {"role": "participatieconsulent", "person": "A.Bos"}
    wsp = {"role": "wsp_consulent", "person": None}
    assert found["weeks"][2] == {
        "week": "2026-W49",
        "from": "2026-11-30",
        "until": "2026-12-06",
        "before": 1,
        "after": 2,
        "difference": 1,
        "consultants": [
            {
                **nobody,
                "before": 0,
                "after": 2,
                "difference": 2,
                "joins": ["anna", "bob"],
                "leaves": [],
            },
            {**bos, "before": 1, "after": 0, "difference": -1, "joins": [], "leaves": ["anna"]},
        ],
    }
    assert [
        {part: one[part] for part in ("role", "person")} for one in found["weeks"][0]["consultants"]
    ] == [anyone, bos, wsp]
    escalations = dict.fromkeys(ESCALATIONS, 0)
    assert found["consultants"] == [
        {**nobody, "before": 0, "after": 2, "difference": 2, **escalations},
        {**anyone, "before": 1, "after": 1, "difference": 0, **escalations},
        {**bos, "before": 1, "after": 1, "difference": 0, **escalations},
        {**wsp, "before": 1, "after": 1, "difference": 0, **escalations},
    ]
    assert found["totals"] == {
        "before": 3,
        "after": 5,
        "difference": 2,
        "clients": 2,
        "added": 2,
        "dropped": 0,
        "earlier": 1,
        "later": 0,
        "other_person": 2,
        **escalations,
        **dict.fromkeys(LAPSING, 0),
    }

    def asked(of, due_on, list_from, escalate_on):
        days = {"due_on": due_on, "list_from": list_from, "escalate_on": escalate_on}
        return {**of, **days, "escalates_to": "teamleider"}

    examined = asked(nobody, "2026-12-06", "2026-09-06", "2027-01-03")
    ended = ("2026-12-02", "2026-11-18", "2026-12-16")
    added = {"rule": "re-examination", "key": None, "change": "added", "before": None}
    moved = {"rule": "traject-end", "change": "other_person"}
    assert found["changes"] == [
        {"client": "anna", **added, "after": examined},
        {
            "client": "anna",
            "rule": "screening",
            "key": None,
            "change": "earlier",
            "before": asked(bos, "2026-12-01", "2026-11-17", "2026-12-15"),
            "after": asked(bos, "2026-11-03", "2026-10-20", "2026-11-17"),
        },
        *(
            {
                "client": "anna",
                "key": key,
                **moved,
                "before": asked(bos, *ended),
                "after": asked(nobody, *ended),
            }
            for key in ("koken", "zwemmen")
        ),
        {"client": "bob", **added, "after": examined},
    ]
    assert {part: found[part] for part in ("on", "until", "clients")} == {
        "on": "2026-11-25",
        "until": "2026-12-06",
        "clients": 2,
    }


TO_TEAMLEIDER = (
    'records = "ReexaminationFellDue"\nrole = "inkomensconsulent"',
    'records = "ReexaminationFellDue"\nrole = "teamleider"',
)


@pytest.mark.parametrize(("since", "told"), [("2025-09-06", 1), ("2025-09-07", 0)])
def test_what_comes_on_the_list_by_the_last_day_is_told(since, told):
    """Two weeks until 6 December; on the list three months before it is due."""
    found = compared(own_set(TO_TEAMLEIDER), weeks=2, anna=on_benefit(since))
    assert found["until"] == "2026-12-06"
    assert len(found["changes"]) == told


def test_what_is_due_is_told_though_it_comes_on_the_list_later():
    late = (
        'B = { length = "12 months", kind = "policy" }\n\n#',
        'B = { length = "24 months", kind = "policy" }\n\n#',
    )
    other = (
        'anchor = "latest"\nrole = "participatieconsulent"',
        'anchor = "latest"\nrole = "teamleider"',
    )
    client = given(registered(), fact("RouteAssigned", "2025-06-02", route="B"))
    found = compared(own_set(late, other), before=own_set(late), anna=client)
    assert changes(found) == [("anna", "route-horizon", "other_person")]


def test_what_is_due_after_the_last_week_is_counted_with_nobody():
    found = compared(own_set(TO_TEAMLEIDER), weeks=2, anna=on_benefit("2025-06-07"))
    assert changes(found) == [("anna", "re-examination", "other_person")]
    assert [one["role"] for one in found["consultants"]] == [
        "participatieconsulent",
        "wsp_consulent",
    ]


def test_whose_escalation_alone_moves_is_told_though_nothing_is_due_in_these_weeks():
    later = ('escalate_after = { length = "4 weeks"', 'escalate_after = { length = "6 weeks"')
    found = compared(own_set(later), weeks=2, anna=on_benefit("2025-06-07"))
    told = {one["role"]: one for one in found["consultants"]}["inkomensconsulent"]
    assert (told["before"], told["after"], told["escalates_later"]) == (0, 0, 1)


def test_what_is_due_on_the_day_itself_is_not_overdue():
    found = compared(own_set(TO_TEAMLEIDER), anna=on_benefit("2025-05-25"))
    assert [one["role"] for one in week(found, "2026-W48")["consultants"]] == [
        "inkomensconsulent",
        "teamleider",
    ]


def test_the_weeks_are_iso_weeks_from_the_day_on():
    found = compared(shipped(), weeks=7)
    assert [(one["week"], one["from"], one["until"]) for one in found["weeks"][1:3]] == [
        ("2026-W48", "2026-11-25", "2026-11-29"),
        ("2026-W49", "2026-11-30", "2026-12-06"),
    ]
    assert [one["week"] for one in found["weeks"][-2:]] == ["2026-W53", "2027-W01"]
    assert found["until"] == "2027-01-10"


def test_who_is_not_registered_yet_is_not_asked_anything():
    found = compared(own_set(YEARLY), on="2025-01-01", anna=given(registered("2026-11-01")))
    assert found["changes"] == []


def test_another_client_is_untouched():
    found = compared(
        own_set(YEARLY), anna=on_benefit("2025-12-07"), bob=given(registered(), SCREENED)
    )
    assert {client for client, _, _ in changes(found)} == {"anna"}
    assert found["totals"]["clients"] == 1
    assert found["clients"] == 2


OTHERS = [
    own_set(YEARLY),
    own_set(SCREENED_SOONER, YEARLY),
    own_set(('role = "recordmanager"', 'role = "teamleider"')),
]
DAYS = st.integers(0, 900).map(lambda n: (date(2024, 1, 1) + timedelta(days=n)).isoformat())


@settings(max_examples=60, deadline=None)
@whatever(histories().map(history), st.sampled_from(OTHERS), DAYS)
def test_the_figures_say_the_same_as_the_lists_beside_them(facts, other, on):
    case = given()
    case.facts = facts
    there, back = (
        compared(other, on=on, anna=case),
        compared(shipped(), before=other, on=on, anna=case),
    )
    for one in there["weeks"]:
        for who in one["consultants"]:
            assert who["difference"] == len(who["joins"]) - len(who["leaves"])
        assert one["difference"] == sum(who["difference"] for who in one["consultants"])
    assert there["totals"]["difference"] == -back["totals"]["difference"]
    assert len(there["changes"]) == len(back["changes"])
    assert compared(shipped(), on=on, anna=case)["changes"] == []


@settings(max_examples=60, deadline=None)
@whatever(histories().map(history))
def test_a_set_that_differs_only_in_its_version_changes_no_day(facts):
    timeline = effective(facts)
    old, new = (evaluate(timeline, one) for one in (shipped(), own_set(version=7)))
    assert [one._replace(policy="") for one in old] == [one._replace(policy="") for one in new]
    assert {one.policy for one in new} <= {"rijswijk@7"}
