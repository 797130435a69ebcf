"""What each figure counts, client by client."""

from decimal import Decimal

import pytest

from journeys.reports.figure import Counted, clients_of, value_of
from tests.cases import fact, registered
from tests.reports.counted import counted, figure

START = registered("2024-01-01", benefit_since="2024-01-01")
TALK = fact("ContactHeld", "2025-03-03")
LATE = {"recorded": "2026-01-15"}


def in_parts(found):
    return {part: value for part, value in found.by.items() if value}


def activity(day, kind="vrijwilligerswerk", key="a1", **fields):
    return fact("ActivityStarted", day, activity=key, kind=kind, **fields)


def test_a_file_is_screened_once():
    again = [START, fact("ClientScreened", "2024-02-01"), fact("ClientScreened", "2025-02-01")]
    first = [START, fact("ClientScreened", "2025-02-01"), fact("RouteAssigned", "2025-02-02")]
    found = figure("screened", again, first)
    assert (found.value, in_parts(found)) == (1, {"B": 1})


def test_who_was_spoken_to_counts_once_under_the_route_of_the_last_day():
    moved = [
        START,
        fact("RouteAssigned", "2025-01-02", route="B"),
        TALK,
        fact("ContactHeld", "2025-04-04"),
        fact("RouteAssigned", "2025-12-31", route="A"),
        fact("RouteAssigned", "2026-01-01", route="C"),
    ]
    found = figure("spoken", moved)
    assert (found.value, in_parts(found)) == (1, {"A": 1})
    assert [rest.number for rest in found.rests_on] == [3, 4]


def test_who_has_no_benefit_and_no_route_stands_apart():
    without = [registered("2025-01-01", benefit="none", benefit_since=None), TALK]
    assert in_parts(figure("spoken", without)) == {"geen_uitkering": 1}


def test_another_version_of_a_definition_counts_otherwise():
    assert figure("spoken@1", [START, TALK]).value == 1
    assert figure("spoken@2", [START, TALK]).value == 0


def test_a_missed_contact_is_no_talk():
    assert figure("spoken", [START, fact("ContactMissed", "2025-03-03")]).value == 0


def test_activated_is_the_first_activity_ever():
    early = [START, activity("2024-06-01"), activity("2025-06-01", key="a2")]
    first = [START, activity("2025-06-01", kind="zelf_zoeker")]
    assert figure("activated", early, first).value == 1
    assert in_parts(figure("activated_by_kind", early, first)) == {"zelf_zoeker": 1}
    assert figure("self_found", early, first).value == 1


def test_a_basisbaan_is_an_individual_traject_that_is_one():
    one = [START, activity("2025-06-01", kind="individueel_traject", basisbaan=True)]
    other = [START, activity("2025-06-01", kind="individueel_traject")]
    assert figure("basisbanen", one, other).value == 1


@pytest.mark.parametrize(
    "more",
    [
        [fact("JourneyClosed", "2025-10-01", reason="moved")],
        [fact("ClientScreened", "2025-10-01", in_target_group=False)],
        [fact("LeadTransferred", "2025-10-01", lead="inkomen")],
    ],
    ids=["closed", "not in the target group", "led by another"],
)
def test_actively_supported_is_open_in_the_group_led_by_mp_and_spoken_to(more):
    assert figure("actively_supported", [START, TALK]).value == 1
    assert figure("actively_supported", [START, TALK, *more]).value == 0
    assert figure("actively_supported", [START, fact("ContactHeld", "2024-12-30")]).value == 0
    assert figure("actively_supported", [START, fact("ContactHeld", "2024-12-31")]).value == 1


def test_who_was_never_spoken_to_is_counted_by_route():
    never = [START, fact("RouteAssigned", "2025-01-02", route="D")]
    assert in_parts(figure("without_contact", never, [START, TALK])) == {"D": 1}


def test_days_since_the_last_talk_are_their_middle():
    clients = [[START, fact("ContactHeld", f"2025-12-{day}")] for day in ("01", "21", "31")]
    assert figure("days_since_contact", *clients).value == 10
    assert figure("days_since_contact", [START]).value is None


def test_only_another_trede_is_a_move():
    moved = [
        START,
        fact("TredeDetermined", "2025-02-01", trede=2),
        fact("TredeDetermined", "2025-03-01", trede=3),
    ]
    assert in_parts(figure("ladder_moves", moved)) == {"2>3": 1}


def test_benefit_is_divided_by_whole_years_and_trede():
    day_before = [registered("2025-01-01", benefit_since="2025-01-01")]
    a_year = [registered("2025-01-01", benefit_since="2024-12-31")]
    ten = [registered("2025-01-01", benefit_since="2015-12-31", trede=1)]
    found = figure("on_benefit", day_before, a_year, ten)
    assert in_parts(found) == {"<1 2": 1, "1-2 2": 1, ">=10 1": 1}


def wsp(*days):
    kinds = ("ReferredToWsp", "WarmHandoverHeld", "WspAccepted")
    return [fact(kind, day) for kind, day in zip(kinds, days, strict=True)]


def test_to_wsp_and_back_with_the_days_between():
    taken = [START, *wsp("2025-02-01", "2025-02-20", "2025-03-03")]
    returned = [START, fact("ReferredToWsp", "2025-02-01"), fact("WspReturned", "2025-02-11")]
    reminded = [START, fact("ReferredToWsp", "2025-02-01"), fact("ReferredToWsp", "2025-03-01")]
    clients = (taken, returned, reminded)
    assert figure("wsp_referred", *clients).value == 3
    assert figure("wsp_accepted", *clients).value == 1
    assert figure("wsp_returned", *clients).value == 1
    assert figure("wsp_days_to_answer", *clients).value == 20


def test_who_comes_back_after_wsp_took_over_was_there_for_so_many_days():
    taken = [START, *wsp("2025-02-01", "2025-02-20", "2025-03-03")]
    back = [*taken, fact("WspReturned", "2025-04-02")]
    again = [*back, fact("WspReturned", "2025-06-01")]
    assert figure("wsp_days_until_back", taken, again).value == 30
    assert figure("wsp_days_until_back", [START, fact("WspReturned", "2025-06-01")]).value is None


def test_a_placement_is_sustained_when_the_benefit_ended_for_work_after_it():
    placed = fact("PlacedInWork", "2024-11-01", form="regulier")
    ended = fact("BenefitEnded", "2025-02-01", reason="work")
    assert figure("sustained_placements", [START, placed, ended]).value == 1
    assert figure("sustained_placements", [START, ended]).value == 0
    same_day = fact("PlacedInWork", "2025-02-01", form="regulier")
    assert figure("sustained_placements", [START, ended, same_day]).value == 1
    moved = fact("BenefitEnded", "2025-02-01", reason="moved")
    assert figure("sustained_placements", [START, placed, moved]).value == 0


@pytest.mark.parametrize(
    ("held", "answer"),
    [("2025-07-01", "on_time"), ("2025-07-02", "late"), (None, "open")],
)
def test_a_re_examination_counts_by_its_last_day(held, answer):
    client = [START, *([fact("ReexaminationHeld", held)] if held else [])]
    found = {
        name: figure(f"reexaminations_{name}", client).value
        for name in ("due", "on_time", "late", "open")
    }
    assert found == {"due": 1, "on_time": 0, "late": 0, "open": 0} | {answer: 1}


def test_a_re_examination_that_was_late_when_the_benefit_ended_still_was_due():
    ended = fact("BenefitEnded", "2025-10-01", reason="work")
    assert figure("reexaminations_open", [START, ended]).value == 1
    early = fact("BenefitEnded", "2025-06-01", reason="work")
    assert figure("reexaminations_due", [START, early]).value == 0


def test_of_a_closed_journey_no_re_examination_is_asked_any_more():
    closed = fact("JourneyClosed", "2025-06-01", reason="no_longer_target_group")
    assert figure("reexaminations_due", [START, closed]).value == 0
    on_its_day = fact("JourneyClosed", "2025-07-01", reason="no_longer_target_group")
    assert figure("reexaminations_due", [START, on_its_day]).value == 0
    too_late = fact("JourneyClosed", "2025-07-02", reason="no_longer_target_group")
    assert figure("reexaminations_open", [START, too_late]).value == 1


def test_what_was_held_twice_on_a_day_answers_one_term():
    twice = [START, *[fact("ReexaminationHeld", "2025-07-01")] * 2]
    later = ("2026-01-01", "2027-12-31")
    assert figure("reexaminations_on_time", twice).value == 1
    assert figure("reexaminations_open", twice, over=later).value == 1


def test_a_re_examination_that_stayed_away_counts_also_when_another_benefit_began_since():
    other = [
        fact("BenefitEnded", "2025-08-01", reason="work"),
        fact("BenefitStarted", "2025-09-01", benefit_since="2025-09-01"),
        fact("ReexaminationHeld", "2025-10-01"),
    ]
    assert figure("reexaminations_open", [START, *other]).value == 1


def measured(day, **scores):
    given = {
        "loneliness": 5,
        "happiness": 5,
        "health": 5,
        "obstacles_fewer": True,
        "declined": None,
    }
    return fact("EffectMeasured", day, **(given | scores))


def test_the_effect_is_the_mean_change_of_those_measured_twice():
    better = [START, measured("2024-06-01"), measured("2025-06-01", loneliness=2, happiness=8)]
    same = [START, measured("2024-06-01"), measured("2025-06-01")]
    once = [START, measured("2025-06-01", loneliness=0)]
    declined = [START, measured("2024-06-01"), fact("EffectMeasured", "2025-06-01", declined=True)]
    found = figure("effect", better, same, once, declined)
    assert found.value == 2
    assert found.by == {
        "loneliness": Decimal("-1.5"),
        "happiness": Decimal("1.5"),
        "health": Decimal("0.0"),
    }


def test_a_mean_of_nearly_nothing_is_nought_without_a_minus():
    pairs = [[START, measured("2024-06-01"), measured("2025-06-01", health=5 - (n == 0))]
             for n in range(30)]  # fmt: skip
    assert str(figure("effect", *pairs).by["health"]) == "0.0"


def test_who_cannot_be_read_any_more_counts_and_is_in_no_mean():
    gone = Counted("R-1", (2, 3), "health", None)
    told = Counted("R-2", (2, 3), "health", Decimal(1))
    assert value_of("score", [gone, told]) == 2
    assert clients_of("score", [gone, told]) == {"health": 1}


def test_what_was_recorded_after_the_period_ended_stands_apart():
    late = [START, fact("ContactHeld", "2025-12-30", **LATE)]
    found = counted([START, TALK], late)
    now, then = ({one.id: one.value for one in two} for two in found)
    assert (now["spoken"], then["spoken"]) == (2, 1)
    assert now["screened"] == then["screened"] == 0


def now_and_at_its_end(name, client):
    return [one.value for two in counted(client) for one in two if one.id == name]


def test_so_does_what_happened_on_the_last_day_and_was_recorded_the_next():
    client = [START, fact("ContactHeld", "2025-12-31", recorded="2026-01-01")]
    assert now_and_at_its_end("spoken", client) == [1, 0]


def test_what_was_set_right_after_the_period_stood_there_at_its_end():
    changes = {"happened_on": "2026-01-02"}
    moved = fact("FactCorrected", "2026-02-01", fact=2, changes=changes)
    assert now_and_at_its_end("spoken", [START, TALK, moved]) == [0, 1]
    away = fact("FactRetracted", "2026-02-01", fact=2)
    assert now_and_at_its_end("spoken", [START, TALK, away]) == [0, 1]


def test_a_talk_that_was_retracted_counts_no_longer():
    retracted = [START, TALK, fact("FactRetracted", "2025-04-01", fact=2)]
    assert figure("spoken", retracted).value == 0


def test_a_year_begins_and_ends_in_amsterdam():
    new_year = [START, fact("ContactHeld", "2025-12-31", recorded="2025-12-31")]
    assert figure("spoken", new_year).value == 1
    assert figure("spoken", [START, fact("ContactHeld", "2026-01-01")]).value == 0


def test_nobody_is_in_an_empty_period():
    found = counted([START, TALK], over=("2020-01-01", "2020-12-31"))
    assert all(not one.value for one in found.figures)
    assert not counted().figures[0].value
