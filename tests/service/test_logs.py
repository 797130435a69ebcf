"""Two logs of one action: whose data it was about, and who did it; neither tells the other's."""

from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import delete, select, update

from journeys.application.verify import verify
from journeys.store.audit_log import AuditLog
from journeys.store.processing_log import ProcessingLog
from journeys.store.tables import audit_log, processing_log
from tests.cases import facts_of, noon
from tests.service.asking import OTHERS, OWN, TODAY
from tests.usual import CONSULTANT, PRIVACY_OFFICER, SUPERVISOR


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def rows(served, table):
    with served.database.read() as connection:
        return list(connection.execute(select(table)).mappings())


def people(served):
    log = ProcessingLog(served.keyring)
    return [log.person_of(row["person"]) for row in rows(served, processing_log)]


def test_looking_at_a_client_leaves_a_line_about_that_client(signed_in, served):
    signed_in(CONSULTANT).get(f"/clients/{OWN}/history")
    assert people(served) == [OWN]
    (line,) = rows(served, processing_log)
    assert (line["operation"], line["status"]) == ("getHistory", "OK")


def test_a_list_leaves_a_line_for_everybody_on_it(signed_in, served):
    found = signed_in(SUPERVISOR).get("/due-contacts", **{"for": "*"}).json()["items"]
    assert sorted(people(served)) == sorted({row["client"] for row in found})
    assert len(found) >= 2


def test_what_was_refused_shows_nothing_and_is_audited(signed_in, served):
    signed_in(CONSULTANT).get(f"/clients/{OTHERS}/history")
    assert people(served) == []
    last = rows(served, audit_log)[-1]
    assert (last["actor"], last["result"]) == (CONSULTANT, "REASON_NEEDED")


def test_the_audit_says_who_did_what_from_where(signed_in, served):
    signed_in(CONSULTANT).get(f"/clients/{OWN}/state")
    first, last = rows(served, audit_log)
    assert (first["action"], first["actor"], first["result"]) == ("signIn", CONSULTANT, "204")
    assert (last["action"], last["object"]) == ("getState", f"/v1/clients/{OWN}/state")
    assert last["origin"]


def test_a_bsn_that_is_typed_as_a_number_stands_in_no_log(signed_in, served):
    for typed in ("999990019", "R-999990019", "123456789"):
        signed_in(CONSULTANT).get(f"/clients/{typed}/state")
    asked = [row["object"] for row in rows(served, audit_log) if row["action"] == "getState"]
    told = ["*********", "R-*********", "123456789"]
    assert asked == [f"/v1/clients/{one}/state" for one in told]


def test_the_audit_says_who_signed_out(signed_in, served):
    signed_in(CONSULTANT).browser.delete("/v1/session")
    last = rows(served, audit_log)[-1]
    assert (last["action"], last["actor"]) == ("signOut", CONSULTANT)


def test_nobody_signed_in_is_audited_as_nobody(signed_in, served):
    signed_in(None).get("/me")
    assert rows(served, audit_log)[-1]["actor"] is None


def test_the_logs_and_the_fact_are_linked_by_the_trace_that_was_given(signed_in, served):
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    signed_in(CONSULTANT).post(
        f"/clients/{OWN}/facts",
        {"type": "ContactHeld", "channel": "gesprek"},
        traceparent=f"00-{trace}-00f067aa0ba902b7-01",
    )
    (line,) = rows(served, processing_log)
    assert (line["trace"], line["parent"]) == (trace, "00f067aa0ba902b7")
    assert rows(served, audit_log)[-1]["trace"] == trace
    assert facts_of(served, OWN)[-1].trace_id == trace


@pytest.mark.parametrize("given", ["", "x", "00-0-0-00", f"00-{'0' * 32}-{'1' * 16}-01"])
def test_a_trace_that_is_none_is_passed_over(signed_in, served, given):
    signed_in(CONSULTANT).browser.get("/v1/me", headers={"traceparent": given})
    assert len(rows(served, audit_log)[-1]["trace"]) == 32


def test_the_processing_log_never_tells_who_and_neither_tells_a_client_plainly(signed_in, served):
    signed_in(CONSULTANT).get(f"/clients/{OWN}/history")
    (line,) = rows(served, processing_log)
    told = " ".join(map(str, line.values()))
    assert CONSULTANT not in told
    assert OWN not in told


def test_without_a_line_nothing_is_shown(signed_in, served, monkeypatch):
    asker = signed_in(CONSULTANT)
    asker.browser._transport.raise_server_exceptions = False  # as a browser sees it
    with served.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE processing_log RENAME TO gone")
    answer = asker.get(f"/clients/{OWN}/history")
    assert answer.status_code == 500
    assert "ContactHeld" not in answer.text


def differences(served):
    with served.database.read() as connection:
        return list(AuditLog(served.keyring).differences(connection))


def test_a_line_that_was_changed_or_taken_away_shows(signed_in, served):
    asker = signed_in(CONSULTANT)
    for _ in range(5):
        asker.get("/me")
    assert differences(served) == []
    with served.database.write() as connection:
        connection.execute(
            update(audit_log).where(audit_log.c.number == 2).values(actor=SUPERVISOR)
        )
        connection.execute(delete(audit_log).where(audit_log.c.number == 4))
    assert differences(served) == [
        "audit_log: regel 2 is gewijzigd",
        "audit_log mist regel 4 tot en met 4",
    ]
    assert verify(served).differences == differences(served)


def test_an_end_that_was_cut_off_shows_by_the_other_log(signed_in, served):
    signed_in(CONSULTANT).get(f"/clients/{OWN}/state")
    with served.database.write() as connection:
        connection.execute(delete(audit_log).where(audit_log.c.action == "getState"))
    (found,) = differences(served)
    assert "van 1 verwerkingen in processing_log ontbreekt de regel" in found


def looks(signed_in, client):
    return signed_in(PRIVACY_OFFICER).get(f"/clients/{client}/views").json()["items"]


def test_the_privacy_officer_sees_who_looked_and_why(signed_in, served):
    signed_in(CONSULTANT).get(f"/clients/{OWN}/state")
    signed_in(CONSULTANT).gives_reason(OTHERS, "collega is ziek").get(f"/clients/{OTHERS}/history")
    found = looks(signed_in, OWN)
    assert [(one["actor"], one["operation"], one["reason"]) for one in found] == [
        (CONSULTANT, "getState", None)
    ]
    assert (CONSULTANT, "getHistory", "collega is ziek") in [
        (one["actor"], one["operation"], one["reason"]) for one in looks(signed_in, OTHERS)
    ]


def test_both_lines_of_a_look_belong_together_while_time_goes_on(signed_in, served):
    instants = (noon(TODAY) + timedelta(milliseconds=one) for one in count())
    served.clock = lambda: next(instants)
    signed_in(CONSULTANT).get(f"/clients/{OWN}/state")
    assert [one["actor"] for one in looks(signed_in, OWN)] == [CONSULTANT]
    assert differences(served) == []


def test_nobody_hides_behind_a_trace_of_somebody_else(signed_in, served):
    trace = {"traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}
    signed_in(CONSULTANT).browser.get(f"/v1/clients/{OWN}/state", headers=trace)
    signed_in(None).browser.get(f"/v1/clients/{OWN}/history", headers=trace)
    assert [one["actor"] for one in looks(signed_in, OWN)] == [CONSULTANT]
