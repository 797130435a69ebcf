"""The client page: who, where they stand, what is due, what happened; as the role sees it."""

import pytest

from journeys.application.access_reasons import access_reasons
from journeys.store import people
from journeys.store.people import Person
from tests.cases import destroy_key, fact, noon, record_at
from tests.service.asking import OTHERS, OWN, TODAY
from tests.service.browsing import text_of
from tests.service.filling_in import fill_in, send
from tests.usual import CONSULTANT, EXAMINER, INCOME, SUPERVISOR, WSP

# What it asks, the API asks of both databases.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

PAGE = f"/inwoners/{OWN}"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def test_the_page_begins_with_where_the_client_stands(at_browser):
    said = text_of(at_browser(CONSULTANT).get(PAGE))
    assert "Trede 2 · route A sinds 09-01-2024 · regie MP" in said
    assert said.index("Waar de inwoner staat") < said.index("Wat er moet gebeuren")
    assert said.index("Wat er moet gebeuren") < said.index("Wat er gebeurd is")


def test_the_client_is_called_by_name_and_has_no_bsn(at_browser, served):
    with served.database.write() as connection:
        id_ = served.log.by_ref(connection, [OWN])[OWN].id
        person = Person("A. de Boer", "1980-02-01", "123456782", "06-12345678")
        people.save(connection, served.keyring, id_, person)
    answer = at_browser(CONSULTANT).get(PAGE)
    assert "A. de Boer" in text_of(answer)
    assert "geboren 01-02-1980" in text_of(answer)
    assert "123456782" not in answer.text
    assert f"<title>{OWN}" in answer.text


def test_what_is_due_shows_how_its_day_was_come_to(at_browser):
    said = text_of(at_browser(CONSULTANT).get(PAGE))
    assert "Vervolgcontact" in said
    assert "Hoe is deze dag berekend?" in said
    assert "plannen op" in said
    assert "rust op" in said


def test_the_newest_stands_first_and_reads_aloud(at_browser):
    said = text_of(at_browser(CONSULTANT).get(PAGE))
    timeline = said[said.index("Wat er gebeurd is") :]
    newest, oldest = "Vermoeden van niet willen gemeld", "Ingeschreven: trede 2, Participatiewet"
    assert timeline.index(newest) < timeline.index("Gesprek gevoerd") < timeline.index(oldest)
    assert "vertelde over thuis" in timeline


def test_a_role_without_sight_of_health_sees_that_something_is_withheld(at_browser):
    answer = at_browser(INCOME).get(PAGE)
    said = text_of(answer)
    assert "Niet voor uw rol zichtbaar" in said
    assert "psychisch" not in answer.text
    assert "vertelde over thuis" not in answer.text
    assert "schulden" in said


def test_a_role_without_sight_of_unwillingness_sees_no_path(at_browser):
    answer = at_browser(WSP).get(PAGE)
    assert "Vermoeden" not in answer.text
    assert "orgvuldigheidstraject" not in answer.text
    assert "schulden" not in answer.text


def test_what_was_set_right_says_so(at_browser, served):
    record_at(
        served,
        OWN,
        fact("FactCorrected", TODAY, fact=9, changes={"happened_on": "2024-02-02"}, reason="dag"),
        fact("FactRetracted", TODAY, fact=10, reason="niet gehouden"),
    )
    said = text_of(at_browser(CONSULTANT).get(PAGE))
    assert "hersteld door" in said
    assert "ingetrokken door" in said


def test_what_somebody_wrote_stays_text(at_browser, served):
    record_at(served, OWN, fact("ContactHeld", TODAY, note=f"{SCRIPT} {'x' * 400}"))
    answer = at_browser(CONSULTANT).get(PAGE)
    assert SCRIPT not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text


def test_a_long_note_can_be_read_whole(at_browser, served):
    record_at(served, OWN, fact("ContactHeld", TODAY, note=f"{'woord ' * 100}slotzin"))
    said = text_of(at_browser(CONSULTANT).get(PAGE))
    assert "Hele tekst" in said
    assert "slotzin" in said


def test_somebody_elses_client_opens_after_a_reason(at_browser, served):
    asker, page = at_browser(CONSULTANT), f"/inwoners/{OTHERS}"
    asked = asker.get(page)
    assert asked.status_code == 403
    assert "De teamleider ziet uw reden" in text_of(asked)
    assert "Trede 2" not in asked.text
    without = send(asker, asked, f"{page}/reden", reason=" ")
    assert without.status_code == 400
    assert "Vul in waarom" in text_of(without)
    for _ in range(2):  # a button that is pressed twice
        given = send(asker, asked, f"{page}/reden", reason="collega is vrij")
        assert (given.status_code, given.headers["location"]) == (303, page)
    assert len(access_reasons(served)) == 1
    assert "Trede 2" in text_of(asker.get(page))


def test_a_number_that_does_not_exist_is_told_to_who_may_open_every_file(at_browser):
    assert at_browser(SUPERVISOR).get("/inwoners/R-999999").status_code == 404
    asker = at_browser(CONSULTANT)
    asked = asker.get("/inwoners/R-999999")
    assert asked.status_code == 403
    answer = send(asker, asked, "/inwoners/R-999999/reden", reason="x")
    assert answer.status_code == 404


def test_a_role_that_opens_no_files_opens_none(at_browser):
    for path in ("", "/vastleggen", "/vastleggen/ContactHeld", "/overdracht"):
        answer = at_browser("r.vos").get(f"{PAGE}{path}")
        assert answer.status_code == 403
        assert "Trede 2" not in answer.text


def test_reading_is_noted_with_whose_data_it_was(at_browser, served):
    at_browser(CONSULTANT).get(PAGE)
    with served.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT operation FROM processing_log").all()
    assert "seeClient" in {row[0] for row in rows}


def test_back_in_time_shows_what_was_known_and_what_changed_since(at_browser, served, clock):
    answer = at_browser(CONSULTANT).get(PAGE, bekend="2024-01-09", op="2024-01-09")
    said = text_of(answer)
    assert "zoals het was tot en met dinsdag 09-01-2024" in said
    since = said[said.index("Wat er sindsdien is veranderd") : said.index("Wat er toen moest")]
    known = said[said.index("Wat er toen bekend was") :]
    assert "Belemmering gevonden" in since
    assert "Belemmering gevonden" not in known
    assert "Gescreend" in known
    assert "Gesprek vastleggen" not in said


def test_up_to_a_day_what_came_after_it_stands_under_what_changed(at_browser, served):
    record_at(served, OWN, fact("ContactMissed", TODAY))
    record_at(served, OWN, fact("ContactPlanned", "2024-01-05", for_on="2024-01-20"))
    said = text_of(at_browser(CONSULTANT).get(PAGE, op="2024-01-31"))
    since, known = said.split("Wat er toen bekend was")
    assert "Contact gemist" in since
    assert "Gesprek gepland" in known
    assert "Contact gemist" not in known


def test_back_in_time_todays_rights_hold(at_browser):
    answer = at_browser(INCOME).get(PAGE, bekend="2024-02-10", op="2024-02-10")
    assert answer.status_code == 200
    assert "psychisch" not in answer.text
    assert "vertelde over thuis" not in answer.text


@pytest.mark.parametrize("asked", [{"bekend": "gisteren"}, {"op": "2024-02-31"}, {"op": "x"}])
def test_a_moment_that_cannot_be_read_is_told(at_browser, asked):
    answer = at_browser(CONSULTANT).get(PAGE, **asked)
    assert answer.status_code == 200
    assert "Vul bij" in text_of(answer)


def test_the_handover_tells_no_more_than_both_may_see(at_browser):
    page = f"{PAGE}/overdracht"
    assert "Aan wie" in text_of(at_browser(CONSULTANT).get(page))
    to_colleague = at_browser(CONSULTANT).get(page, aan=EXAMINER)
    assert "vertelde over thuis" in text_of(to_colleague)
    to_income = at_browser(CONSULTANT).get(page, aan=INCOME)
    by_income = at_browser(INCOME).get(page, aan=EXAMINER)
    for answer in (to_income, by_income):
        assert answer.status_code == 200
        assert "vertelde over thuis" not in answer.text
        assert "psychisch" not in answer.text


def test_of_a_destroyed_file_what_is_left_can_be_read(at_browser, served):
    destroy_key(served, OWN)
    asker = at_browser(SUPERVISOR)
    said = text_of(asker.get(PAGE))
    assert "vernietigd" in said
    assert "vertelde over thuis" not in said
    for path in ("/feiten/9/herstellen", "/feiten/11/herstellen", "/vastleggen/ContactHeld"):
        assert asker.get(f"{PAGE}{path}").status_code == 200, path
    assert asker.get(PAGE, bekend="2024-02-10", op="2024-02-10").status_code == 200
    assert asker.get(f"{PAGE}/overdracht", aan=EXAMINER).status_code == 200
    refused = fill_in(asker, f"{PAGE}/vastleggen/ContactHeld", channel="video", note="x")
    assert refused.status_code == 409


def test_no_page_asks_what_the_browser_must_refuse(at_browser):
    asker = at_browser(SUPERVISOR)
    paths = ("", "/vastleggen", "/vastleggen/UnwillingnessReported", "/vastleggen/PathDecided")
    more = ("/feiten/9/herstellen", "/feiten/9/intrekken", "/overdracht?aan=p.smit")
    for path in (*paths, *more):
        answer = asker.get(f"{PAGE}{path}")
        assert answer.status_code == 200, path
        assert ' style="' not in answer.text
        assert "<script" not in answer.text


def test_a_talk_is_one_click_away_and_asks_three_things(at_browser):
    asker = at_browser(CONSULTANT)
    assert f'href="{PAGE}/vastleggen/ContactHeld"' in asker.get(PAGE).text
    done = fill_in(asker, f"{PAGE}/vastleggen/ContactHeld", channel="gesprek")
    assert done.headers["location"] == f"{PAGE}?vastgelegd=12"
    assert "Vastgelegd: Gesprek gevoerd" in text_of(asker.get(PAGE, vastgelegd=12))
