"""WSP: which referrals wait, what is missing before WSP takes over, and who came back."""

import pytest

from journeys.aggregates.authority import User
from journeys.store.users import save
from tests.cases import fact, noon, record_at, registered
from tests.service.asking import OTHERS, OWN
from tests.service.browsing import text_of
from tests.service.filling_in import fill_in
from tests.service.test_my_week import seen
from tests.usual import CONSULTANT, SUPERVISOR, WSP

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

PATH = "/wsp"
SENT, TODAY = "2024-06-03", "2024-06-20"
ANOTHERS = "R-000555"
ACCEPT = f"/inwoners/{OWN}/vastleggen/WspAccepted"


@pytest.fixture(autouse=True)
def today(clock, served):
    record_at(served, OWN, fact("ReferredToWsp", SENT, by=CONSULTANT, reason="werkt al uren"))
    clock.set(noon(TODAY))


def test_a_referral_says_how_long_it_waits_by_whom_and_what_to_record(at_browser):
    answer = at_browser(WSP).get(PATH)
    said = text_of(answer)
    assert "1 verwijzing wacht, waarvan 1 te lang. 0 inwoners zijn nu bij WSP" in said
    assert "Verwezen op ma 03-06-2024 door p.jansen; wacht 17 dagen." in said
    assert "Competensys: nog niet – vastleggen" in said
    assert f"/inwoners/{OWN}/vastleggen/CompetensysTaken" in answer.text
    assert "3 dagen te laat" in said


def test_wsp_is_not_asked_to_take_over_before_the_warm_handover(at_browser, served):
    asker = at_browser(WSP)
    answer = asker.get(PATH)
    assert ACCEPT not in answer.text
    assert "Overnemen kan zodra de warme overdracht is vastgelegd" in text_of(answer)
    form = f"/inwoners/{OWN}/vastleggen/WarmHandoverHeld"
    assert form in answer.text
    fill_in(asker, form, with_client="true")
    assert "Warme overdracht: do 20-06-2024" in text_of(asker.get(PATH))
    assert ACCEPT in asker.get(PATH).text
    assert fill_in(asker, ACCEPT).status_code == 303
    said = text_of(asker.get(PATH))
    assert "Er wacht geen verwijzing. 1 inwoner is nu bij WSP; 0 zijn terug" in said
    there = asker.get(PATH, deel="bij-wsp")
    assert f"/inwoners/{OWN}/vastleggen/PlacedInWork" in there.text
    assert "Regie WSP · w.mulder" in text_of(there)


def test_what_competensys_proposed_and_a_person_determined_stand_beside_each_other(
    at_browser, served
):
    record_at(served, OWN, fact("CompetensysTaken", TODAY, proposed_trede=4))
    said = text_of(at_browser(WSP).get(PATH))
    assert "Competensys: voorstel trede 4, do 20-06-2024" in said
    assert "Trede vastgesteld: nog niet – vastleggen" in said
    record_at(served, OWN, fact("TredeDetermined", TODAY, trede=3))
    assert "Trede vastgesteld: trede 3, do 20-06-2024" in text_of(at_browser(WSP).get(PATH))


def test_who_is_returned_waits_for_a_talk_and_says_whose_turn_it_is(at_browser, served):
    asker = at_browser(WSP)
    form = f"/inwoners/{OWN}/vastleggen/WspReturned"
    assert form in asker.get(PATH).text
    assert fill_in(asker, form, reason="wil eerst de taalles afmaken").status_code == 303
    said = text_of(asker.get(PATH, deel="terug"))
    assert "1 is terug en nog niet gesproken" in said
    assert "Terug sinds do 20-06-2024 ; nog geen gesprek. Aan zet: p.jansen." in said
    record_at(served, OWN, fact("ContactHeld", TODAY))
    assert "0 zijn terug" in text_of(at_browser(WSP).get(PATH))


def test_one_sees_ones_own_and_nobodys_and_the_teamleider_everybodys(at_browser, served):
    colleague = User("w.ander", "w.ander", frozenset({"wsp_consulent"}))
    with served.database.write() as connection:
        save(connection, [colleague])
    assigned = {"role": "wsp_consulent", "consultant": colleague.user}
    record_at(served, OTHERS, fact("ReferredToWsp", TODAY))
    record_at(
        served,
        ANOTHERS,
        registered(TODAY),
        fact("ConsultantAssigned", TODAY, **assigned),
        fact("ReferredToWsp", TODAY),
    )
    everybody = [OWN, OTHERS, ANOTHERS]
    for user, refs in (
        (WSP, [OWN, OTHERS]),
        (colleague.user, [OTHERS, ANOTHERS]),
        (SUPERVISOR, everybody),
    ):
        page = at_browser(user).get(PATH).text
        assert [ref for ref in everybody if ref in page] == refs
    assert sorted(seen(served, "seeWsp")) == sorted([OWN, OTHERS, OTHERS, ANOTHERS, *everybody])


def test_nothing_of_debts_or_the_care_path_stands_on_it(at_browser):
    asker = at_browser(WSP)
    for part in ("wachtend", "bij-wsp", "terug"):
        page = asker.get(PATH, deel=part).text.lower()
        for told in ("schuld", "vermoeden", "zorgvuldigheid", "thuis"):
            assert told not in page
