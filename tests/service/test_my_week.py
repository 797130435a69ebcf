"""Mijn week: whom must I speak, why, and since when."""

from datetime import date

import pytest
from icalendar import Calendar
from sqlalchemy import select

from journeys.application.appoint import appoint
from journeys.service.pages.rendering import whole_days
from journeys.service.pages.week.chosen import Chosen
from journeys.store.people import Person, save
from journeys.store.processing_log import ProcessingLog
from journeys.store.tables import clients, processing_log
from tests.cases import fact, noon, record_at
from tests.service.asking import OTHERS, OWN, TODAY
from tests.service.browsing import text_of
from tests.usual import CONSULTANT, EXAMINER, INCOME, SUPERVISOR

NAMES = {OWN: "Fatima <b>de Boer</b>", OTHERS: "Aart Zwart"}
NOBODYS = "R-000999"
PATH = "/mijn-week"


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))
    with served.database.write() as connection:
        for row in list(connection.execute(select(clients))):
            save(connection, served.keyring, row.client, Person(name=NAMES[row.ref]))


def test_the_first_line_answers_and_each_client_has_every_reason(at_browser):
    said = text_of(at_browser(CONSULTANT).get(PATH))
    assert "1 inwoner: 1 te laat; 1 ook bij de teamleider (↑)" in said
    assert "week 23, maandag 3 juni 2024 · beleid rijswijk@1" in said
    assert "Plannen op do 07-03" in said
    assert "Plan maken – 4 weken na de intake van do 08-02-2024 88 dagen te laat" in said
    assert "Vervolgcontact – 6 weken na de intake van do 08-02-2024 74 dagen te laat" in said
    assert said.count("↑ ook bij de teamleider") == 2


def test_the_name_stands_beside_the_number_and_stays_text(at_browser):
    answer = at_browser(CONSULTANT).get(PATH)
    assert f"Fatima <b>de Boer</b> {OWN}" in text_of(answer)
    assert "<b>de Boer" not in answer.text


def test_nobody_elses_client_stands_on_it(at_browser):
    answer = at_browser(CONSULTANT).get(PATH)
    assert OTHERS not in answer.text
    assert NAMES[OTHERS] not in answer.text


def test_one_click_leads_to_the_client_and_one_to_recording_a_talk(at_browser):
    page = at_browser(CONSULTANT).get(PATH).text
    assert f'href="/inwoners/{OWN}"' in page
    assert f'href="/inwoners/{OWN}/vastleggen/ContactHeld"' in page


def test_an_empty_list_says_so_and_when_the_next_contact_comes(at_browser):
    said = text_of(at_browser(INCOME).get(PATH))
    assert "Niemand te spreken. De volgende komt op de lijst op dinsdag 1 april 2025" in said


def test_what_nobody_is_assigned_to_says_so(at_browser, served):
    record_at(served, NOBODYS, fact("ClientRegistered", "2024-04-01"))
    said = text_of(at_browser(CONSULTANT).get(PATH))
    assert f"{NOBODYS} niemand (" in said


def both_clients(served):
    """Bring the other client onto the consultant's list as well."""
    role = {"role": "participatieconsulent", "consultant": CONSULTANT}
    record_at(served, OTHERS, fact("ConsultantAssigned", TODAY, **role))


def shown(answer):
    return [ref for ref in answer.text.split("<p>") if ref[:8] in NAMES]


@pytest.mark.parametrize(
    ("query", "refs"),
    [
        ({}, [OWN, OTHERS]),
        ({"stand": "te-laat"}, [OWN]),
        ({"stand": "twee-weken"}, [OTHERS]),
        ({"regel": "route"}, [OTHERS]),
        ({"stand": "te-laat", "regel": "route"}, []),
        ({"volgorde": "naam"}, [OTHERS, OWN]),
        ({"volgorde": "nummer"}, sorted([OWN, OTHERS])),
        ({"volgorde": "plandag", "stand": "", "regel": ""}, [OWN, OTHERS]),
        ({"blad": "2"}, []),
    ],
)
def test_a_choice_and_an_order_stand_in_the_address(at_browser, served, query, refs):
    both_clients(served)
    answer = at_browser(CONSULTANT).get(PATH, **query)
    assert [part[:8] for part in shown(answer)] == refs


def test_a_choice_says_how_much_it_shows(at_browser, served):
    both_clients(served)
    asker = at_browser(CONSULTANT)
    assert "Getoond: 1 van 2." in text_of(asker.get(PATH, stand="te-laat"))
    assert "Niemand past bij deze keuze." in text_of(asker.get(PATH, stand="vandaag"))


@pytest.mark.parametrize("query", [{"stand": "<x>"}, {"blad": "0"}, {"volgorde": "bsn"}])
def test_a_choice_that_is_none_is_told_in_dutch(at_browser, query):
    answer = at_browser(CONSULTANT).get(PATH, **query)
    assert answer.status_code == 400
    assert "De vraag is niet te lezen" in text_of(answer)


def test_a_wish_keeps_its_address_short():
    assert Chosen().address(PATH) == PATH
    assert Chosen(stand="te-laat", blad=3).address(PATH, blad=1) == f"{PATH}?stand=te-laat"


def test_the_teamleider_chooses_whose_week(at_browser):
    asker = at_browser(SUPERVISOR)
    theirs = asker.get(PATH, van=EXAMINER)
    assert f"De week van {EXAMINER}" in text_of(theirs)
    assert [OTHERS in theirs.text, OWN in theirs.text] == [True, False]
    everybody = text_of(asker.get(PATH, van="*"))
    assert f"{OWN} {CONSULTANT}" in everybody
    assert f"{OTHERS} {EXAMINER}" in everybody
    assert asker.get(PATH, van="x.niemand").status_code == 400


def test_nobody_else_chooses_whose_week(at_browser):
    asker = at_browser(CONSULTANT)
    assert 'name="van"' not in asker.get(PATH).text
    for whose in (EXAMINER, "*"):
        for path in (PATH, f"{PATH}/agenda.ics"):
            answer = asker.get(path, van=whose)
            assert answer.status_code == 403
            assert OTHERS not in answer.text


def test_who_stands_in_has_the_week_of_the_absent_too(at_browser, served):
    appoint(
        served,
        absent=CONSULTANT,
        stand_in=EXAMINER,
        from_on=date(2024, 6, 3),
        until=date(2024, 6, 7),
        by=SUPERVISOR,
    )
    said = text_of(at_browser(EXAMINER).get(PATH))
    assert f"Ook voor {CONSULTANT} (afwezig t/m 07-06-2024)." in said
    assert f"{OWN} voor {CONSULTANT}" in said
    assert OTHERS in said


def test_what_somebody_wrote_stays_text_beside_a_day():
    assert whole_days("<i> op ma 01-06-2024") == (
        '&lt;i&gt; op <span class="whole">ma 01-06-2024</span>'
    )


def seen(served, operation):
    """Whose data was shown in this operation, as the log has it."""
    log = ProcessingLog(served.keyring)
    with served.database.read() as connection:
        rows = connection.execute(
            select(processing_log).where(processing_log.c.operation == operation)
        ).all()
    return [log.person_of(row.person) for row in rows]


def test_everybody_who_was_shown_stands_in_the_log_and_nobody_else(at_browser, served):
    both_clients(served)
    asker = at_browser(CONSULTANT)
    asker.get(PATH, stand="te-laat")
    assert seen(served, "seeMyWeek") == [OWN]
    asker.get(f"{PATH}/agenda.ics")
    assert sorted(seen(served, "getMyWeekForAgenda")) == sorted([OWN, OTHERS])


def test_the_same_list_goes_into_an_agenda_without_names(at_browser, served):
    both_clients(served)
    answer = at_browser(CONSULTANT).get(f"{PATH}/agenda.ics", stand="te-laat")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "te-spreken-2024-06-03.ics" in answer.headers["content-disposition"]
    (entry,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(entry["summary"]).startswith(OWN)
    assert "Boer" not in answer.text
