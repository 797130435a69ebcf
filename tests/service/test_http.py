"""What every answer has, whatever was asked."""

import pytest

from journeys.language.refusal import Refusal
from journeys.service.app import service
from journeys.service.sign_in.local import answer_by_own_name, require_loopback
from tests.service.answering import Browser, answering, document
from tests.service.asking import OWN
from tests.usual import CONSULTANT, SUPERVISOR

ON_SQLITE = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
"""What never reaches a database."""
IN_JSON = {"Content-Type": "application/json"}


def test_every_answer_names_its_version_and_keeps_nothing(signed_in):
    asker = signed_in(CONSULTANT)
    for path in ("/me", "/nowhere", f"/clients/{OWN}/history", "/openapi.json", "/policy-sets"):
        answer = asker.get(path)
        assert answer.headers["API-Version"] == "1.0.0"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert asker.browser.get("/elsewhere").headers["API-Version"] == "1.0.0"


def test_what_does_not_exist_is_a_problem_too(signed_in):
    asker = signed_in(CONSULTANT)
    for answer in (asker.get("/nowhere"), asker.browser.get("/nowhere"), asker.get("/me/")):
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"] == "NOT_FOUND"
    wrong = asker.browser.put("/v1/me")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "METHOD_NOT_ALLOWED")


def test_what_can_be_done_at_an_address_is_told_whole(signed_in):
    answer = signed_in(CONSULTANT).browser.put(f"/v1/clients/{OWN}/facts")
    assert answer.headers["Allow"] == "GET, POST"


@ON_SQLITE
def test_what_is_too_long_is_not_read(signed_in, monkeypatch):
    monkeypatch.setattr("journeys.service.body_limit.MOST_BYTES", 100)
    asker = signed_in(CONSULTANT)
    for content in (b"x" * 101, iter([b"x" * 60] * 2)):
        answer = asker.browser.post("/v1/people/searches", content=content, headers=IN_JSON)
        assert (answer.status_code, answer.json()["code"]) == (413, "TOO_LONG")


@ON_SQLITE
def test_what_is_nested_too_deep_is_no_fault_of_ours(signed_in):
    content = b'{"type": "ContactHeld", "note": ' + b"[" * 500 + b"]" * 500 + b"}"
    headers = {**IN_JSON, "Idempotency-Key": "key-of-this-wish"}
    asker = signed_in(CONSULTANT)
    answer = asker.browser.post(f"/v1/clients/{OWN}/facts", content=content, headers=headers)
    assert (answer.status_code, answer.json()["field"]) == (400, "note")


@ON_SQLITE
@pytest.mark.parametrize("origin", ["null", "http://[", "http://testserver.elsewhere.nl"])
def test_what_another_site_sends_is_refused(signed_in, origin):
    answer = signed_in(CONSULTANT).post("/people/searches", {"name": "jan"}, Origin=origin)
    assert (answer.status_code, answer.json()["code"]) == (403, "NOT_FROM_HERE")


@pytest.mark.parametrize("day", ["0", "1717372800", "2024-6-3", "2024-06-31", "20240603"])
def test_a_day_is_written_in_one_way(signed_in, day):
    answer = signed_in(CONSULTANT).get("/due-contacts", on=day)
    assert (answer.status_code, answer.json()["field"]) == (400, "on")


def test_what_fails_here_tells_nothing_of_anybody(served, signed_in, monkeypatch):
    asker = signed_in(SUPERVISOR)
    asker.browser._transport.raise_server_exceptions = False  # as a browser sees it
    served.log.keyring.master = None  # what nobody foresaw
    answer = asker.get(f"/clients/{OWN}/history")
    assert (answer.status_code, answer.json()["code"]) == (500, "FAILED")
    assert OWN not in answer.text


def test_the_document_knows_no_422_and_all_its_problems(served):
    told = document(served)
    for path, item in told["paths"].items():
        assert not path.endswith("/")
        for operation in item.values():
            assert "422" not in operation["responses"]
            assert {"400", "401", "403"} <= operation["responses"].keys()
            for answer in operation["responses"].values():
                assert "API-Version" in answer["headers"]
    assert told["servers"][0]["url"].endswith("/v1")
    assert {"name", "email", "url"} <= told["info"]["contact"].keys()


@ON_SQLITE
def test_each_group_of_operations_is_named_once(served):
    told = document(served)
    named = [tag["name"] for tag in told["tags"]]
    asked = {
        tag
        for operations in told["paths"].values()
        for operation in operations.values()
        for tag in operation["tags"]
    }
    assert sorted(named) == sorted(asked)


def test_a_session_travels_over_https_alone_unless_it_cannot_leave_the_machine(served):
    for secure in (True, False):
        browser = Browser(answering(served, secure=secure), base_url="https://testserver")
        cookie = browser.post("/v1/session", json={"user": CONSULTANT}).headers["set-cookie"]
        assert ("secure" in cookie) == secure
        assert "httponly" in cookie
        assert "samesite=lax" in cookie


def test_a_form_on_another_site_signs_nobody_in(signed_in):
    asker = signed_in(None)
    answer = asker.browser.post("/v1/session", data={"user": CONSULTANT})
    assert answer.status_code == 400


def test_signing_out_ends_it(signed_in):
    asker = signed_in(CONSULTANT)
    assert asker.browser.delete("/v1/session").status_code == 204
    assert asker.get("/me").status_code == 401


def test_nobody_is_called_what_no_database_takes(signed_in):
    answer = signed_in(CONSULTANT).browser.post("/v1/session", json={"user": "p.jansen\0"})
    assert (answer.status_code, answer.json()["code"]) == (401, "NOT_SIGNED_IN")


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.3", "::", "example.nl", ""])
def test_without_an_identity_provider_nobody_else_can_reach_it(host):
    with pytest.raises(Refusal, match="SIGN_IN_NEEDS_LOOPBACK"):
        require_loopback(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_the_machine_itself_can_reach_it(host):
    require_loopback(host)


def test_another_name_that_leads_to_this_machine_opens_nothing(served):
    app = service(served, secure=False)
    answer_by_own_name(app, "127.0.0.1")
    for host, status in (("127.0.0.1:8000", 204), ("[::1]:8000", 204), ("example.nl:8000", 400)):
        browser = Browser(app, f"http://{host}")
        assert browser.post("/v1/session", json={"user": CONSULTANT}).status_code == status


@pytest.mark.parametrize("client", ["%00", "%E2%80%AE", "%20R-000001", "a" * 41])
def test_what_can_be_no_clients_number_is_no_fault_of_ours(signed_in, client):
    answer = signed_in(SUPERVISOR).browser.get(f"/v1/clients/{client}/state")
    assert (answer.status_code, answer.json()["field"]) == (400, "client")


@pytest.mark.parametrize("ref", ["%00", "a" * 500, "%ED%A0%80", "%3Cb%3E", "%E2%80%AE"])
@pytest.mark.parametrize("user", [SUPERVISOR, CONSULTANT])
def test_nor_is_it_on_a_page(at_browser, ref, user):
    asker = at_browser(user)
    for path in ("", "/vastleggen", "/vastleggen/ContactHeld", "/feiten/1/herstellen"):
        answer = asker.browser.get(f"/inwoners/{ref}{path}")
        assert answer.status_code in {303, 400, 403, 404}
        assert "<b>" not in answer.text
