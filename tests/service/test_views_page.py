"""Who looked at whom and why, on a page: for the privacy officer and the FG alone."""

import pytest
from sqlalchemy import delete

from journeys.store.tables import audit_log
from tests.cases import noon
from tests.service.asking import OTHERS, OWN, TODAY
from tests.service.browsing import text_of
from tests.usual import CONSULTANT, FG, PRIVACY_OFFICER, SUPERVISOR

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

REASON = '=cmd("collega; is ziek")<b>'


@pytest.fixture(autouse=True)
def looked(clock, served, signed_in):
    """Two colleagues looked, one of them on two days and with a reason."""
    clock.set(noon(TODAY))
    signed_in(CONSULTANT).get(f"/clients/{OWN}/state")
    signed_in(SUPERVISOR).get(f"/clients/{OTHERS}/history")
    clock.set(noon("2024-06-04"))
    signed_in(CONSULTANT).gives_reason(OTHERS, REASON).get(f"/clients/{OTHERS}/history")


@pytest.fixture
def officer(at_browser, looked):
    return at_browser(PRIVACY_OFFICER)


def test_the_privacy_officer_sees_who_looked_at_whom_and_why(officer):
    said = text_of(officer.get("/inzage"))
    assert "4 keer gekeken, door 2 collega’s." in said
    assert f"03-06-2024 14:00 {CONSULTANT} {OWN} Dossier bekeken" in said
    assert f"{CONSULTANT} {OTHERS} Geschiedenis bekeken Reden: {REASON}" in said


def test_one_chooses_a_client_a_colleague_and_days(officer):
    for chosen, found in {
        "inwoner=R-000412": "1 keer gekeken bij R-000412.",
        "door=" + SUPERVISOR: "1 keer gekeken.",
        "van=2024-06-04&tot=2024-06-04": "2 keer gekeken.",
        "tot=2024-06-03": "2 keer gekeken, door 2",
        "van=2024-06-05": "Niemand keek.",
        "inwoner=R-999999": "Niemand keek bij R-999999.",
    }.items():
        assert found in text_of(officer.get(f"/inzage?{chosen}")), chosen


def test_what_is_wrong_is_told_beside_its_field(officer):
    for chosen, told in {
        "van=2024-02-30": "Vul een dag in die bestaat",
        "van=2024-06-04&tot=2024-06-03": "Deze dag ligt voor de eerste",
        "inwoner=%00": "Een inwonernummer heeft",
    }.items():
        answer = officer.get(f"/inzage?{chosen}")
        assert (answer.status_code, told in text_of(answer)) == (400, True), chosen
        assert 'aria-invalid="true"' in answer.text
    for wrong in ("na=x", "door=%00"):
        assert officer.get(f"/inzage?{wrong}").status_code == 400


def test_many_looks_come_in_pages_and_none_twice(officer, signed_in):
    asker = signed_in(CONSULTANT)
    for _ in range(60):
        asker.get(f"/clients/{OWN}/state")
    first = officer.get("/inzage?inwoner=R-000412")
    older = first.text.split(">Ouder<")[0].rsplit('href="', 1)[1].split('"')[0]
    second = officer.get(older.replace("&amp;", "&"))
    assert [page.text.count('scope="row"') for page in (first, second)] == [50, 11]


def test_the_lines_go_into_a_spreadsheet_and_run_nothing_there(officer):
    answer = officer.get("/inzage/inzage.csv?inwoner=R-000087&door=p.jansen")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "dag;tijd;wie;gebruiker;inwoner;wat;reden"
    quoted = REASON.replace('"', '""')
    told = f'04-06-2024;14:00:00;{CONSULTANT};{CONSULTANT};{OTHERS};{{}};"\'{quoted}"'
    assert sorted(lines[1:]) == [
        told.format("Geschiedenis bekeken"),
        told.format("Reden gegeven om het dossier te openen"),
    ]
    assert answer.content.startswith(b"\xef\xbb\xbf")


def test_who_reads_the_log_stands_in_it_and_apart(officer):
    officer.get("/inzage")
    assert "4 keer gekeken" in text_of(officer.get("/inzage"))
    said = text_of(officer.get("/inzage?ook=ja&inwoner=R-000412"))
    assert f"{PRIVACY_OFFICER} R-000412 Nagegaan wie keek" in said


def test_the_fg_reads_the_logs_and_opens_no_file(at_browser):
    overseer = at_browser(FG)
    assert overseer.get("/").headers["location"] == "/inzage"
    assert overseer.get(f"/inwoners/{OWN}").status_code == 403
    assert "R-000412 Dossier bekeken" in text_of(overseer.get("/inzage"))


def test_the_fg_sees_whether_the_log_is_whole(at_browser, served):
    overseer = at_browser(FG)
    assert "Ja. Er is niets gewijzigd" in text_of(overseer.get("/inzage/logboek"))
    with served.database.write() as connection:
        connection.execute(delete(audit_log).where(audit_log.c.action == "getState"))
    said = text_of(overseer.get("/inzage/logboek"))
    assert "Nee. Er is iets gewijzigd of weggehaald" in said
    assert "audit_log mist regel 2 tot en met 2" in said
    assert "van 1 verwerkingen" in said
