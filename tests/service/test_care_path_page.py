"""Zorgvuldigheidstraject: where a path stands, what is missing, and whose turn it is."""

import re
from itertools import product

import pytest

from tests.cases import fact, noon, record_at, registered
from tests.service.asking import OTHERS, OWN, TODAY
from tests.service.browsing import text_of
from tests.service.filling_in import fill_in, send
from tests.service.test_my_week import seen
from tests.usual import (
    ADMINISTRATOR,
    CONSULTANT,
    CONTROLLER,
    ELEMENTS,
    EXAMINER,
    FG,
    INCOME,
    OTHER_SUPERVISOR,
    RECORDMANAGER,
    SUPERVISOR,
    WSP,
)

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

PATHS = "/zorgvuldigheidstraject"
PAGE = f"/inwoners/{OWN}{PATHS}"
DOSSIER = f"{PAGE}/dossier-{{}}.{{}}"
SECRET = "alleen in het dossier"
MAY_NOT = (WSP, FG, CONTROLLER, RECORDMANAGER, ADMINISTRATOR)
EXAMINED = (
    fact("ExaminationOpened", TODAY),
    fact("AbilityAssessed", TODAY, **dict.fromkeys(ELEMENTS, SECRET)),
)
HEARD = (
    fact("InvitedToBeHeard", TODAY, for_on="2024-06-04"),
    fact("Heard", "2024-06-04", statement=SECRET),
)
DECIDED = fact("PathDecided", "2024-06-05", decision="unable")


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def read(answer):
    """What somebody reads; a day stands in a tag of its own, and so before a space."""
    return re.sub(r" (?=[.,;:])", "", text_of(answer))


def decided(served):
    record_at(served, OWN, *EXAMINED, *HEARD, DECIDED)
    return 16


def test_a_reported_suspicion_says_what_comes_next_by_whom_and_until_when(at_browser):
    said = read(at_browser(SUPERVISOR).get(PAGE))
    assert "Er is een vermoeden gemeld op ma 27-05-2024. Het is nog niet onderzocht." in said
    assert (
        f"Volgende stap: het onderzoek openen. Wie: teamleider of participatieconsulent; "
        f"niet {CONSULTANT} (andere rol in dit traject). Uiterlijk ma 24-06-2024." in said
    )
    assert "dan vervalt het vermoeden vanzelf op ma 26-08-2024" in said


def test_it_says_all_that_must_be_there_before_a_decision_and_offers_none(at_browser, served):
    asker = at_browser(SUPERVISOR)
    said = read(asker.get(PAGE))
    missing = said.partition("Wat er moet zijn vóór een besluit")[2].partition("Termijnen")[0]
    steps = "Onderzoek geopend Kunnen beoordeeld Gehoord, niet gebruikt of ervan afgezien"
    assert missing.strip() == steps
    assert "vastleggen/PathDecided" not in asker.get(PAGE).text
    assert f"Wie: teamleider; niet {CONSULTANT} (andere rol in dit traject)" in said
    record_at(served, OWN, *EXAMINED, *HEARD)
    asker = at_browser(SUPERVISOR)
    assert "Wat er moet zijn" not in read(asker.get(PAGE))
    assert "vastleggen/PathDecided" in asker.get(PAGE).text
    assert f"Wie: teamleider; niet {CONSULTANT} of {EXAMINER}" in read(asker.get(PAGE))


def test_the_next_step_is_recorded_from_there_by_another_than_who_reported(at_browser, served):
    form = f"/inwoners/{OWN}/vastleggen/ExaminationOpened"
    assert form not in at_browser(CONSULTANT).get(PAGE).text
    asker = at_browser(OTHER_SUPERVISOR)
    assert form in asker.get(PAGE).text
    assert fill_in(asker, form, examiner=EXAMINER).status_code == 303
    said = read(asker.get(PAGE))
    assert "Het onderzoek loopt sinds ma 03-06-2024." in said
    assert f"Wie: de onderzoeker, {EXAMINER}" in said
    assess = f"/inwoners/{OWN}/vastleggen/AbilityAssessed"
    offered = [u for u in (EXAMINER, SUPERVISOR, INCOME) if assess in at_browser(u).get(PAGE).text]
    assert offered == [EXAMINER]


def test_who_closed_as_unable_is_as_visible_as_the_suspicion_was(at_browser, served):
    decided(served)
    for user in (SUPERVISOR, CONSULTANT, INCOME):
        said = read(at_browser(user).get(PAGE))
        assert "Dit traject is geëindigd op wo 05-06-2024: afgesloten, kan niet." in said


def test_a_step_that_lost_its_ground_says_so_and_what_to_do(at_browser, served):
    record_at(
        served, OWN, *EXAMINED, fact("FactRetracted", TODAY, fact=12, reason="verkeerde inwoner")
    )
    said = read(at_browser(SUPERVISOR).get(PAGE))
    assert "Kijk naar feit 13: Kunnen beoordeeld." in said
    assert "Trek feit 13 in, en zet deze stap opnieuw wanneer het wel kan." in said
    assert "Telt niet mee: Het onderzoek is nog niet geopend." in said


def test_no_path_says_so(at_browser):
    said = read(at_browser(SUPERVISOR).get(f"/inwoners/{OTHERS}{PATHS}"))
    assert "Er is geen zorgvuldigheidstraject." in said


def test_whose_role_has_no_part_in_it_reads_no_word_of_it(at_browser, served):
    number = decided(served)
    dossiers = (DOSSIER.format(number, form) for form in ("html", "pdf"))
    for user, path in product(MAY_NOT, (PATHS, PAGE, *dossiers)):
        answer = at_browser(user).get(path)
        assert (answer.status_code, "ermoeden" in answer.text) == (403, False), (user, path)


def test_without_a_reason_nobody_opens_somebody_elses(at_browser):
    asker = at_browser(EXAMINER)
    answer = asker.get(PAGE)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/inwoners/{OWN}")
    send(asker, asker.get(f"/inwoners/{OWN}"), f"/inwoners/{OWN}/reden", reason="x")
    assert asker.get(PAGE).status_code == 200


def test_the_dossier_is_for_the_teamleider_and_who_took_part(at_browser, served):
    number = decided(served)
    for user in (SUPERVISOR, CONSULTANT):
        asker = at_browser(user)
        page = asker.get(PAGE).text
        for form, begin in (("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF")):
            path = DOSSIER.format(number, form)
            assert path in page
            answer = asker.get(path)
            assert answer.content.startswith(begin)
            assert f'filename="dossier-{number}.{form}"' in answer.headers["content-disposition"]


def test_who_took_no_part_does_not_open_the_dossier(at_browser, served):
    record_at(
        served,
        OTHERS,
        fact("UnwillingnessReported", TODAY, by=SUPERVISOR),
        fact("ExaminationOpened", TODAY, examiner=CONSULTANT),
        fact("AbilityAssessed", TODAY, by=CONSULTANT),
        fact("SuspicionWithdrawn", TODAY, by=OTHER_SUPERVISOR),
    )
    page = f"/inwoners/{OTHERS}{PATHS}"
    asker = at_browser(EXAMINER)
    assert "dossier-" not in asker.get(page).text
    assert asker.get(f"{page}/dossier-7.html").status_code == 403
    assert at_browser(SUPERVISOR).get(f"{page}/dossier-7.html").status_code == 200


def test_nothing_of_health_is_told_to_who_may_not_see_it(at_browser, signed_in, served):
    number = decided(served)
    asker = at_browser(INCOME)
    answer = asker.get(PAGE)
    for told in (SECRET, "kan het deels", "psychisch", "dossier-"):
        assert told not in answer.text
    refused = asker.get(DOSSIER.format(number, "html"))
    assert refused.status_code == 403
    assert SECRET not in refused.text
    path = signed_in(INCOME).get(f"/clients/{OWN}/state").json()["state"]["path"]
    assert path["assessed_on"] == TODAY
    assert "able" not in path


def test_the_list_has_the_paths_that_one_may_open_and_notes_whose_they_are(at_browser, served):
    record_at(served, OTHERS, fact("UnwillingnessReported", TODAY, by=EXAMINER))
    record_at(served, "R-000999", registered(TODAY))
    for user, refs in ((SUPERVISOR, [OWN, OTHERS]), (CONSULTANT, [OWN]), (EXAMINER, [OTHERS])):
        answer = at_browser(user).get(PATHS)
        found = [ref for ref in (OWN, OTHERS, "R-000999") if ref in answer.text]
        assert found == refs
    assert sorted(seen(served, "seeCarePaths")) == sorted([OWN, OTHERS, OWN, OTHERS])
    said = read(at_browser(SUPERVISOR).get(PATHS))
    assert "2 trajecten; geen dag is voorbij." in said
    assert "vervalt het vermoeden op ma 26-08-2024" in said
    beyond = read(at_browser(SUPERVISOR).get(PATHS, blad="2"))
    assert ("2 trajecten" in beyond, "Vorige" in beyond, OWN in beyond) == (True, True, False)


def test_a_path_of_which_nothing_is_due_any_more_stays_on_the_list_until_it_ends(
    at_browser, served
):
    proposed = fact("PathDecided", "2024-06-05", decision="maatregel_proposed")
    maatregel = fact("MaatregelRecorded", "2024-06-06", decided_on="2024-06-06")
    reconsidered = fact("Reconsidered", "2024-06-07")
    record_at(served, OWN, *EXAMINED, fact("OfferMade", TODAY), *HEARD, proposed)
    record_at(served, OWN, maatregel, reconsidered)
    said = read(at_browser(SUPERVISOR).get(PATHS))
    assert "Er is besloten op wo 05-06-2024: maatregel voorgesteld." in said
    assert "Volgende stap: het traject afsluiten." in said
    assert "geen termijn" in said
    record_at(served, OWN, fact("PathClosed", "2024-06-07"))
    assert OWN not in at_browser(SUPERVISOR).get(PATHS).text


def test_a_list_without_paths_says_so(at_browser, served):
    assert "Er loopt nu geen traject dat u mag zien." in read(at_browser(EXAMINER).get(PATHS))
