"""The team of a teamleider: who was not spoken to, what waits, and who takes over from whom."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from journeys.store.processing_log import ProcessingLog
from journeys.store.tables import processing_log
from tests.cases import fact, facts_of, noon, record_at, registered
from tests.service.asking import OTHERS, OWN, TODAY
from tests.service.browsing import text_of
from tests.usual import CONSULTANT, EXAMINER, INCOME, SUPERVISOR

# What a page asks and shows does not hang on the database; moving and appointing on both, the
# tests of the command line do.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

LATER = "2025-02-03"
FORGOTTEN = "R-000999"
LISTS = ("op-de-lijst", "te-laat", "escalaties", "horizons", "wsp", "regie", "uw-taken")
PAGES = (
    "/team",
    "/team/inwoners",
    "/team/besluiten",
    "/team/overdragen",
    "/team/invallers",
    "/team/inzage",
    *(f"/team/lijst/{name}" for name in LISTS),
)
CLIENT = re.compile(r'href="/inwoners/([^"]+)"')
NUMBER = re.compile(r'<a class="utrecht-link[^"]*" href="(/team/[^"]+)">(\d+)<')


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


@pytest.fixture
def teamleider(at_browser):
    return at_browser(SUPERVISOR)


def clients_on(answer):
    assert answer.status_code == 200, answer.text
    return list(dict.fromkeys(CLIENT.findall(answer.text)))


def move(asker, **fields):
    page = f"/team/overdragen?van={CONSULTANT}&naar={EXAMINER}&vanaf={TODAY}"
    wish = {"van": CONSULTANT, "naar": EXAMINER, "vanaf": TODAY, "sleutel": "one-of-my-wishes"}
    return asker.submit(page, "/team/overdragen", **{**wish, "welke": "alle", **fields})


def test_who_was_never_spoken_to_stands_first(teamleider, served):
    record_at(served, FORGOTTEN, registered("2023-03-01"))
    assert "2 nog nooit gesproken, 0 langer dan een half jaar niet" in text_of(
        teamleider.get("/team")
    )
    longest_first = teamleider.get("/team/inwoners")
    assert clients_on(longest_first) == [FORGOTTEN, OTHERS, OWN]
    assert "nog nooit ingeschreven 01-03-2023" in text_of(longest_first)
    assert "3 maanden geleden do 08-02-2024" in text_of(longest_first)


def test_how_long_ago_counts_from_the_last_talk_whoever_held_it(at_browser, served, clock):
    clock.set(noon(LATER))
    teamleider = at_browser(SUPERVISOR)
    record_at(served, OTHERS, fact("ContactHeld", "2024-12-20", by=INCOME))
    assert clients_on(teamleider.get("/team/inwoners", stil="half-jaar")) == [OWN]
    assert clients_on(teamleider.get("/team/inwoners", stil="kort")) == [OTHERS]
    told = text_of(teamleider.get("/team/inwoners", van=CONSULTANT))
    assert f"1 inwoner van {CONSULTANT}" in told
    assert "11 maanden geleden do 08-02-2024" in told


@pytest.fixture
def what_waits(served, clock):
    """A passed horizon, a referral to WSP that nobody answers, a lead that does not fit."""
    record_at(served, OTHERS, fact("ReferredToWsp", "2024-06-04"))
    record_at(served, FORGOTTEN, registered("2024-06-05", lead="wsp"))
    clock.set(noon(LATER))


def test_each_question_has_its_list(what_waits, teamleider):
    found = {name: clients_on(teamleider.get(f"/team/lijst/{name}")) for name in LISTS}
    assert found["horizons"] == [OWN]
    assert found["wsp"] == [OTHERS]
    assert found["regie"] == [FORGOTTEN]
    assert found["uw-taken"] == [OWN]
    assert set(found["escalaties"]) == {OWN, OTHERS, FORGOTTEN}
    assert "wacht 7 maanden" in text_of(teamleider.get("/team/lijst/wsp"))


def test_every_number_leads_to_the_list_behind_it(what_waits, teamleider):
    numbers = NUMBER.findall(teamleider.get("/team").text)
    assert len(numbers) > len(LISTS)
    for address, number in numbers:
        if not address.endswith("besluiten"):
            assert len(clients_on(teamleider.get(unescape(address)))) == int(number), address


def test_the_picture_says_what_the_table_says_and_needs_no_colour(teamleider):
    page = teamleider.get("/team").text
    assert f"Inwoners per participatieconsulent. {CONSULTANT}: 1 inwoners, 1 te laat" in page
    assert "url(#caseload-participatieconsulent-arcering)" in page


def test_a_list_is_narrowed_and_ordered_in_the_address(what_waits, teamleider):
    path = "/team/lijst/escalaties"
    assert clients_on(teamleider.get(path, van=CONSULTANT)) == [OWN]
    assert clients_on(teamleider.get(path, van="-", regel="owner-mismatch")) == [FORGOTTEN]
    assert clients_on(teamleider.get(path, volgorde="nummer")) == sorted([OWN, OTHERS, FORGOTTEN])
    assert "Niemand past bij deze keuze." in text_of(teamleider.get(path, regel="nergens"))
    assert teamleider.get(path, volgorde="bsn").status_code == 400
    assert teamleider.get(path, van="\0").status_code == 400
    assert teamleider.get("/team/lijst/nergens").status_code == 400


def test_why_somebody_opened_anothers_file_is_read_here(at_browser, teamleider):
    at_browser(EXAMINER).submit(
        f"/inwoners/{OWN}", f"/inwoners/{OWN}/reden", reason="<b>Belt</b>: eigen consulent is vrij"
    )
    answer = teamleider.get("/team/inzage")
    assert clients_on(answer) == [OWN]
    assert f"{EXAMINER} <b>Belt</b>: eigen consulent is vrij" in text_of(answer)
    assert "<b>Belt" not in answer.text


def test_what_lost_its_ground_waits_for_a_decision(teamleider, served, clock):
    plan = record_at(served, OWN, fact("PlanAgreed", TODAY), fact("PlanEvaluated", TODAY))[0].last
    record_at(served, OWN, fact("FactRetracted", TODAY, fact=plan, reason="andere inwoner"))
    answer = teamleider.get("/team/besluiten")
    assert clients_on(answer) == [OWN]
    assert "Feit zonder grond" in text_of(answer)


def test_a_caseload_is_shown_before_it_moves(teamleider, at_browser, served):
    before = len(facts_of(served, OWN))
    shown = teamleider.get("/team/overdragen", van=CONSULTANT, naar=EXAMINER, vanaf=TODAY)
    assert f"1 inwoner gaat van {CONSULTANT} naar {EXAMINER}" in text_of(shown)
    assert len(facts_of(served, OWN)) == before
    done = move(teamleider)
    assert done.status_code == 303
    after = text_of(teamleider.get(done.headers["location"]))
    assert f"Overgedragen: 1 inwoner van {CONSULTANT} naar {EXAMINER}." in after
    assert OWN in at_browser(EXAMINER).get("/mijn-week").text
    assert OWN not in at_browser(CONSULTANT).get("/mijn-week").text


def test_the_same_form_sent_twice_moves_once(teamleider, served):
    move(teamleider)
    known = len(facts_of(served, OWN))
    move(teamleider)
    assert len(facts_of(served, OWN)) == known


def test_only_who_is_ticked_goes_along(teamleider, served):
    record_at(
        served,
        FORGOTTEN,
        registered(TODAY),
        fact("ConsultantAssigned", TODAY, role="participatieconsulent", consultant=CONSULTANT),
    )
    nobody = move(teamleider, welke="gekozen")
    assert nobody.status_code == 400
    assert "U heeft niemand aangevinkt." in text_of(nobody)
    move(teamleider, welke="gekozen", inwoner=FORGOTTEN)
    assert clients_on(teamleider.get("/team/inwoners", van=EXAMINER)) == [OTHERS, FORGOTTEN]
    assert clients_on(teamleider.get("/team/inwoners", van=CONSULTANT)) == [OWN]


def test_who_cannot_go_is_told_with_why(teamleider):
    answer = teamleider.get("/team/overdragen", van=CONSULTANT, naar=EXAMINER, vanaf="2024-01-01")
    said = text_of(answer)
    assert f"1 blijft bij {CONSULTANT}" in said
    assert "is consulent sinds 02-01-2024. Kies een dag vanaf toen." in said
    oneself = teamleider.get("/team/overdragen", van=CONSULTANT, naar=CONSULTANT)
    assert oneself.status_code == 409
    assert "--" not in text_of(oneself)
    assert teamleider.get("/team/overdragen", van="x", naar=EXAMINER, rol="x").status_code == 400


def stand_in(asker, until="2024-06-14", **fields):
    sent = {"afwezig": CONSULTANT, "invaller": EXAMINER, "van": TODAY, "tot": until, **fields}
    return asker.submit("/team/invallers", "/team/invallers", sleutel="while-on-holiday", **sent)


def test_a_stand_in_has_the_work_until_the_other_is_back(teamleider, at_browser, clock):
    assert stand_in(teamleider).status_code == 303
    said = text_of(teamleider.get("/team/invallers"))
    assert "Nu valt 1 collega in." in said
    assert f"{EXAMINER} voor {CONSULTANT}, van ma 03-06-2024 tot en met vr 14-06-2024" in said
    assert OWN in at_browser(EXAMINER).get("/mijn-week").text
    back = {"afwezig": CONSULTANT, "van": "2024-06-10", "tot": "2024-06-14"}
    teamleider.submit("/team/invallers", "/team/invallers/terug", **back)
    assert "tot en met zo 09-06-2024" in text_of(teamleider.get("/team/invallers"))
    clock.set(noon("2024-06-10"))
    assert OWN not in at_browser(EXAMINER).get("/mijn-week").text


def test_a_stand_in_who_cannot_is_told_and_what_was_typed_stays(teamleider):
    answer = stand_in(teamleider, until="2024-06-02")
    assert answer.status_code == 409
    assert "ligt vóór de eerste" in text_of(answer)
    assert f'value="{EXAMINER}" selected' in answer.text
    assert stand_in(teamleider, afwezig="").status_code == 400


def test_only_a_teamleider_sees_the_team(at_browser):
    consultant = at_browser(CONSULTANT)
    assert 'href="/team"' not in consultant.get("/mijn-week").text
    for page in PAGES:
        answer = consultant.get(page)
        assert answer.status_code == 403, page
        assert not clients_on_refused(answer)
    for action in ("/team/overdragen", "/team/invallers", "/team/invallers/terug"):
        assert consultant.submit("/mijn-week", action).status_code == 403


def clients_on_refused(answer):
    return CLIENT.findall(answer.text)


def test_who_was_shown_stands_in_the_log_one_line_each(teamleider, served):
    teamleider.get("/team/inwoners", van=EXAMINER)
    teamleider.get("/team")
    log = ProcessingLog(served.keyring)
    with served.database.read() as connection:
        rows = connection.execute(
            select(processing_log).where(
                processing_log.c.operation.in_(["seeTeam", "seeLastSpoken"])
            )
        ).all()
    assert [log.person_of(row.person) for row in rows] == [OTHERS]
