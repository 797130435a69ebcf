"""The working of a term as programs read it: every code and ISO day, with its Dutch."""

from journeys.policies import working, working_json
from journeys.policies.working import Recorded
from tests.cases import noon
from tests.policies.given import fact, given, registered
from tests.policies.working.told import under_statute

TWO_WEEKS = {"term": "2 weeks", "kind": "policy", "open": True}
DUE = {"step": "due_on", "on": "2024-05-15", "says": "de uiterste dag"}


def working_of(seen, rule):
    (obligation,) = seen.of(rule)
    found = working(obligation, seen.facts, seen.policy_set, on=seen.day)
    assert found
    return found


def test_a_next_talk_after_another_lead_a_correction_and_a_new_route():
    seen = given(
        registered(lead="inkomen"),
        fact("RouteAssigned", "2024-01-03", route="A"),
        fact("IntakeHeld", "2024-02-01"),
        fact("LeadTransferred", "2024-03-31", lead="mp"),
        fact("RouteAssigned", "2024-05-01", route="A"),
        fact("FactCorrected", "2024-05-06", fact=3, changes={"happened_on": "2024-02-02"}),
    ).later()
    found = working_of(seen, "follow-up")
    correction = Recorded(6, noon("2024-05-06"), "t.bakker")
    assert found.recorded == Recorded(3, noon("2024-02-01"), "t.bakker", correction)
    intake = {"fact": 3, "type": "IntakeHeld", "happened_on": "2024-02-02", "field": None}
    route = {"fact": 5, "type": "RouteAssigned", "happened_on": "2024-05-01", "field": None}
    assert working_json(found) == {
        "anchor": {
            **intake,
            "recorded_at": "2024-02-01T12:00:00+00:00",
            "recorded_by": "t.bakker",
            "corrected_by": {
                "fact": 6,
                "recorded_at": "2024-05-06T12:00:00+00:00",
                "recorded_by": "t.bakker",
            },
        },
        "note": None,
        "due_on": [
            {
                "step": "anchor",
                "on": "2024-02-02",
                "says": "feit 3: de intake van vr 02-02-2024",
                **intake,
            },
            {
                "step": "floor",
                "on": "2024-03-31",
                "says": (
                    "telt vanaf het overnemen van de regie op zo 31-03-2024: "
                    "wat ervoor lag telt niet mee"
                ),
                "why": "lead_taken",
            },
            {
                "step": "term",
                "on": "2024-05-12",
                "says": "6 weken na zondag 31-03-2024",
                "term": "6 weeks",
                "kind": "policy",
                "open": True,
                "condition": "op route A, zonder lopende activiteit",
            },
            {
                "step": "not_before",
                "on": "2024-05-01",
                "says": "niet eerder dan 2 weken na de routekeuze van wo 01-05-2024 (feit 5)",
                **route,
            },
            {
                "step": "term",
                "on": "2024-05-15",
                "says": "2 weken na woensdag 01-05-2024",
                **TWO_WEEKS,
            },
        ],
        "plan_on": [
            DUE,
            {
                "step": "previous_working_day",
                "on": "2024-05-15",
                "says": "de dag zelf, een werkdag",
            },
        ],
        "list_from": [
            DUE,
            {
                "step": "before",
                "on": "2024-05-01",
                "says": "2 weken voor woensdag 15-05-2024",
                **TWO_WEEKS,
            },
        ],
        "escalate_on": [
            DUE,
            {
                "step": "term",
                "on": "2024-05-29",
                "says": "2 weken na woensdag 15-05-2024",
                **TWO_WEEKS,
            },
        ],
        "escalates_to": "teamleider",
        "rule": {
            "kind": "follow_up",
            "quote": "We blijven in contact en in gesprek met deze inwoners.",
            "open": False,
        },
    }


def test_what_was_never_corrected_and_stands_with_the_teamleider_already():
    said = working_json(working_of(under_statute("2026-02-21"), "objection"))
    assert said["anchor"]["corrected_by"] is None
    assert said["escalates_to"] is None


def test_a_statutory_term_that_moves_names_each_day_off():
    said = working_json(working_of(under_statute("2026-02-20", decreed="2026-04-07"), "objection"))
    assert said["due_on"][1:] == [
        {
            "step": "term",
            "on": "2026-04-03",
            "says": "6 weken na vrijdag 20-02-2026",
            "term": "6 weeks",
            "kind": "statutory",
            "open": True,
        },
        {
            "step": "next_working_day",
            "on": "2026-04-08",
            "says": (
                "valt op vrijdag 3 april 2026, Goede Vrijdag; schuift naar woensdag 8 april: "
                "Tweede Paasdag, di 07-04-2026, bij besluit gelijkgesteld met een feestdag"
            ),
            "skipped": [
                {"on": "2026-04-03", "why": "holiday", "name": "Goede Vrijdag"},
                {"on": "2026-04-04", "why": "weekend", "name": None},
                {"on": "2026-04-05", "why": "weekend", "name": None},
                {"on": "2026-04-06", "why": "holiday", "name": "Tweede Paasdag"},
                {"on": "2026-04-07", "why": "equated_by_decree", "name": None},
            ],
        },
    ]


def test_a_statutory_term_that_is_too_long_to_move_names_the_day_off_it_ends_on():
    seen = under_statute("2026-01-05", length="26 weeks", decreed="2026-07-06")
    step = working_json(working_of(seen, "objection"))["due_on"][-1]
    assert (step["step"], step["on"]) == ("not_moved", "2026-07-06")
    assert step["skipped"] == [{"on": "2026-07-06", "why": "equated_by_decree", "name": None}]
