"""Recording on a page: each form asks what its fact needs, says what is wrong, and does it once."""

import re

import pytest

from journeys.aggregates.authority import MAY_RECORD
from journeys.application.fact_types import facts_to_record
from journeys.events import REGISTRY
from journeys.events.loading import plain_fields
from journeys.service.pages.client.kinds import GROUPS
from tests.cases import STAFF, fact, facts_of, noon, record_at
from tests.service.asking import OTHERS, OWN, TODAY
from tests.service.browsing import text_of
from tests.service.filling_in import fill_in, form_of, send
from tests.usual import CONSULTANT, INCOME, REASONS, SUPERVISOR, USUAL, WSP

# What a page asks and shows does not hang on the database; that it records on both, test_facts
# and test_client_undo say.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

PAGE = f"/inwoners/{OWN}"
TALK = f"{PAGE}/vastleggen/ContactHeld"
LINKS = re.compile(rf'href="{PAGE}/vastleggen/(\w+)"')


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def test_every_fact_that_people_record_stands_in_one_group():
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(one.type for one in facts_to_record())


@pytest.mark.parametrize("user", [CONSULTANT, INCOME, WSP, SUPERVISOR])
def test_one_chooses_among_what_the_role_may_record(at_browser, served, user):
    offered = set(LINKS.findall(at_browser(user).get(f"{PAGE}/vastleggen").text))
    may = {t.topic() for role in STAFF[user].roles for t in MAY_RECORD[role]}
    assert offered == may - {"ClientRegistered", "FactCorrected", "FactRetracted"}


@pytest.mark.parametrize("kind", [one.type for one in facts_to_record()])
def test_every_fact_has_a_form_with_its_day_today(at_browser, kind):
    answer = at_browser(SUPERVISOR).get(f"{PAGE}/vastleggen/{kind}")
    assert answer.status_code == 200
    assert form_of(answer)["happened_on"] == TODAY


def test_a_talk_asks_three_things_and_folds_nothing_away(at_browser):
    answer = at_browser(CONSULTANT).get(TALK)
    assert form_of(answer).keys() - {"csrf", "sleutel"} == {"happened_on", "note"}
    assert answer.text.count('name="channel"') == 4
    assert "Meer invullen" not in answer.text


def test_what_may_be_left_out_is_folded_away_where_there_is_much(at_browser):
    page = at_browser(CONSULTANT).get(f"{PAGE}/vastleggen/ActivityStarted").text
    first, folded = page.split("Meer invullen")
    assert 'name="kind"' in first
    assert all(f'name="{name}"' in folded for name in ("provider", "planned_end", "basisbaan"))


def test_a_fact_that_does_not_exist_has_no_form(at_browser):
    for kind in ("NoSuchThing", "FactCorrected", "DueListIssued", "SuspicionLapsed"):
        assert at_browser(SUPERVISOR).get(f"{PAGE}/vastleggen/{kind}").status_code == 400


def test_choices_are_dutch(at_browser):
    said = text_of(at_browser(SUPERVISOR).get(f"{PAGE}/vastleggen/JourneyClosed"))
    assert "niet meer in de doelgroep" in said
    assert "no_longer_target_group" not in said


def test_what_is_not_filled_in_is_told_on_top_and_beside_the_field(at_browser, served):
    before = len(facts_of(served, OWN))
    answer = fill_in(at_browser(CONSULTANT), TALK, happened_on="2024-02-31", note="kwam binnen")
    assert answer.status_code == 400
    summary = re.findall(r'href="#(veld-[\w-]+)"', answer.text)
    assert summary == ["veld-happened_on", "veld-channel-0"]
    assert all(f'id="{place}"' in answer.text for place in summary)
    assert "Kies een van de mogelijkheden." in text_of(answer)
    assert form_of(answer)["note"] == "kwam binnen"
    assert len(facts_of(served, OWN)) == before


def test_a_day_to_come_is_refused_beside_its_field(at_browser):
    answer = fill_in(at_browser(CONSULTANT), TALK, happened_on="2024-06-04", channel="gesprek")
    assert answer.status_code == 400
    assert 'aria-describedby="veld-happened_on-fout"' in answer.text
    assert "04-06-2024 ligt na de dag van vastleggen" in text_of(answer)


def test_what_a_rule_refuses_says_why_and_keeps_what_was_typed(at_browser):
    asker = at_browser(CONSULTANT)
    answer = fill_in(asker, f"{PAGE}/vastleggen/PlanEvaluated", note="ging goed")
    assert answer.status_code == 409
    assert f'href="{PAGE}/vastleggen/PlanAgreed">Leg vast: Plan afgesproken' in answer.text
    assert "journeys record" not in answer.text
    assert form_of(answer)["note"] == "ging goed"


def test_the_same_form_sent_twice_is_one_fact(at_browser, served):
    asker = at_browser(CONSULTANT)
    form = asker.get(TALK)
    first, second = (send(asker, form, TALK, channel="video", note="x") for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert [f.topic() for f in facts_of(served, OWN)].count("ContactHeld") == 2


def test_a_form_sent_back_with_something_else_in_it_asks_again(at_browser, served):
    asker = at_browser(CONSULTANT)
    form = asker.get(TALK)
    send(asker, form, TALK, channel="video")
    other = send(asker, form, TALK, channel="telefoon")
    assert other.status_code == 409
    assert send(asker, other, TALK).status_code == 303


def test_a_form_after_a_refusal_can_be_mended(at_browser, served):
    asker = at_browser(CONSULTANT)
    wrong = fill_in(asker, TALK, channel="gesprek", happened_on="2024-06-04")
    assert send(asker, wrong, TALK, happened_on=TODAY).status_code == 303


def test_a_role_records_only_what_is_its_own(at_browser, served):
    before = len(facts_of(served, OWN))
    answer = fill_in(at_browser(CONSULTANT), f"{PAGE}/vastleggen/WspAccepted")
    assert answer.status_code == 403
    assert len(facts_of(served, OWN)) == before


def test_nothing_is_recorded_of_somebody_elses_client(at_browser, served):
    other, before = f"/inwoners/{OTHERS}/vastleggen/ContactHeld", len(facts_of(served, OTHERS))
    asker = at_browser(CONSULTANT)
    secret = form_of(asker.get(TALK))
    assert asker.browser.post(other, data={**secret, "channel": "video"}).status_code == 403
    assert len(facts_of(served, OTHERS)) == before


def test_observations_are_filled_in_one_by_one(at_browser, served):
    record_at(served, OWN, fact("SuspicionWithdrawn", "2024-05-28"))
    page = f"{PAGE}/vastleggen/UnwillingnessReported"
    asker = at_browser(CONSULTANT)
    one = {
        "observations.0.kind": "statement",
        "observations.0.on": "2024-06-01",
        "observations.0.source": "gesprek",
    }
    two = fill_in(asker, page, **one, nog="observations")
    assert two.status_code == 200
    assert form_of(two)["observations.1.source"] == ""
    half = send(asker, two, page, **{"observations.0.text": "wil niet", "observations.1.text": "x"})
    assert half.status_code == 400
    assert 'href="#veld-observations-1-kind-0"' in half.text
    done = send(asker, half, page, **{"observations.1.text": ""})
    assert done.status_code == 303, text_of(done)
    (observation,) = plain_fields(facts_of(served, OWN)[-1])["observations"]
    assert (observation["kind"], observation["text"]) == ("statement", "wil niet")


def test_each_element_of_a_decision_has_its_reason(at_browser):
    page = f"{PAGE}/vastleggen/PathDecided"
    reasons = {f"reasons.{name}": text for name, text in REASONS.items() if name != "travel"}
    answer = fill_in(at_browser(SUPERVISOR), page, decision="unable", **reasons)
    assert answer.status_code == 400
    assert re.findall(r'href="#(veld-[\w-]+)"', answer.text) == ["veld-reasons-travel"]


def test_what_is_asked_together_says_so_in_the_words_of_the_form(at_browser):
    page = f"{PAGE}/vastleggen/EffectMeasured"
    asker = at_browser(CONSULTANT)
    said = text_of(asker.get(page))
    assert "Eenzaamheid (0 = nooit, 10 = altijd; tenzij de inwoner niet meedeed)" in said
    answer = fill_in(asker, page, loneliness="3")
    assert answer.status_code == 400
    assert "‘eenzaamheid’, ‘geluk’, ‘gezondheid’" in text_of(answer)
    assert "loneliness" not in text_of(answer)
    assert send(asker, answer, page, loneliness="", declined="true").status_code == 303


def test_an_amount_is_typed_as_people_write_it(at_browser, served):
    page = f"{PAGE}/vastleggen/CostCommitted"
    done = fill_in(at_browser(SUPERVISOR), page, line="basisbaan", amount="1.250,50")
    assert done.status_code == 303, text_of(done)
    assert plain_fields(facts_of(served, OWN)[-1])["amount"] == "1250.50"


def test_one_ends_an_activity_that_runs(at_browser, served):
    page = f"{PAGE}/vastleggen/ActivityStarted"
    asker = at_browser(CONSULTANT)
    assert "activity" not in form_of(asker.get(page))
    fill_in(asker, page, kind="vereniging")
    ending = f"{PAGE}/vastleggen/ActivityEnded"
    form = asker.get(ending)
    assert "vereniging (12)" in text_of(form)
    assert send(asker, form, ending, activity="12", outcome="completed").status_code == 303


def test_a_late_fact_that_touches_a_decision_shows_that_first(at_browser, served):
    decided = [
        fact("ExaminationOpened", "2024-05-28", examiner="p.smit"),
        fact("AbilityAssessed", "2024-05-29"),
        fact("HearingWaived", "2024-05-29"),
        fact("PathDecided", "2024-05-30", decision="unable", by=SUPERVISOR),
    ]
    record_at(served, OWN, *decided)
    before = len(facts_of(served, OWN))
    asker = at_browser(CONSULTANT)
    asked = fill_in(asker, TALK, channel="video", happened_on="2024-03-01", note="te laat")
    assert asked.status_code == 200
    assert "Dit gebeurde eerder dan wat er al bekend is" in text_of(asked)
    assert "wordt opnieuw bekeken door een mens" in text_of(asked)
    assert len(facts_of(served, OWN)) == before
    back = send(asker, asked, TALK, wijzigen="ja")
    assert form_of(back)["note"] == "te laat"
    done = send(asker, asked, TALK, zeker="ja")
    assert done.status_code == 303
    assert plain_fields(facts_of(served, OWN)[-1])["note"] == "te laat"


def test_what_came_in_between_is_shown_before_one_is_sure_again(at_browser, served):
    decided = [
        fact("ExaminationOpened", "2024-05-28", examiner="p.smit"),
        fact("AbilityAssessed", "2024-05-29"),
        fact("HearingWaived", "2024-05-29"),
        fact("PathDecided", "2024-05-30", decision="unable", by=SUPERVISOR),
    ]
    record_at(served, OWN, *decided)
    asker = at_browser(CONSULTANT)
    asked = fill_in(asker, TALK, channel="video", happened_on="2024-03-01")
    record_at(served, OWN, fact("RouteReviewed", TODAY))
    late = send(asker, asked, TALK, zeker="ja")
    assert late.status_code == 412
    assert "Intussen vastgelegd" in text_of(late)
    assert "Route herzien en behouden" in text_of(late)
    again = send(asker, late, TALK, channel="video")
    assert send(asker, again, TALK, zeker="ja").status_code == 303


@pytest.mark.parametrize("kind", sorted(USUAL.keys() & REGISTRY.keys()))
def test_strings_that_would_run_stay_text_in_every_form(at_browser, kind):
    if kind not in {one.type for one in facts_to_record()}:
        return
    page = f"{PAGE}/vastleggen/{kind}"
    asker = at_browser(SUPERVISOR)
    evil = '"><script>alert(1)</script>'
    fields = {name: evil for name in form_of(asker.get(page)) if name not in ("csrf", "sleutel")}
    answer = fill_in(asker, page, **fields)
    assert answer.status_code == 400
    assert "<script>" not in answer.text
