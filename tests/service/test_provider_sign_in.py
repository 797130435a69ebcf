"""Signing in with the municipality's identity provider, a real one in a process of its own."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from journeys.aggregates.authority import User
from journeys.service.sign_in.attempts import MOST_OF_AN_ADDRESS
from journeys.service.sign_in.provider import Provider
from journeys.service.sign_in.settings import ProviderSettings
from journeys.store import users
from journeys.store.audit_log import AuditLog
from journeys.store.tables import audit_log
from tests.cases import noon
from tests.service.answering import Browser, answering
from tests.service.asking import TODAY
from tests.service.browsing import SECRET, text_of
from tests.service.provider import IdentityProvider, running
from tests.usual import CONSULTANT, SUPERVISOR

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

ADDRESS = "https://trajecten.example.nl"
ROLES = {"jrn-consulent": "participatieconsulent", "jrn-leider": "teamleider"}


@pytest.fixture(scope="module")
def provider() -> Iterator[IdentityProvider]:
    """The municipality's own identity provider."""
    with running() as its_provider:
        yield its_provider


class Person:
    """Somebody at a browser, on pages that sign in at a provider."""

    def __init__(self, journeys, issuer: str) -> None:
        settings = ProviderSettings(
            issuer=issuer,
            client_id="journeys",
            client_secret="known-to-both",
            address=ADDRESS,
            roles=ROLES,
            roles_claim="realm_access.roles",
        )
        app = answering(journeys, Provider(settings), secure=True)
        self.browser = Browser(
            app, ADDRESS, headers={"Accept": "text/html"}, follow_redirects=False
        )

    def get(self, path: str):
        """What a page says."""
        return self.browser.get(path)

    def sent(self, naar: str = "/") -> str:
        """Where this person is sent to sign in."""
        answer = self.browser.get("/aanmelden/begin", params={"naar": naar})
        return str(answer.headers["location"])

    def signs_in(self, provider: IdentityProvider, user: str, naar: str = "/"):
        """What is answered to somebody who comes back after signing in there."""
        return self.get(provider.lets_in(self.sent(naar), user))


@pytest.fixture
def person(served, clock, provider):
    clock.set(noon(TODAY))
    provider.knows(CONSULTANT, "jrn-consulent")
    return Person(served, provider.issuer)


def roles_of(journeys, user: str) -> frozenset[str]:
    with journeys.database.read() as connection:
        found = users.named(connection, user)
    assert found
    return found.roles


def test_from_a_link_to_its_page_in_the_role_that_the_provider_tells(person, provider):
    answer = person.get("/mijn-week?sorteer=inwoner")
    page = person.get(answer.headers["location"])
    assert "Aanmelden met mijn account" in text_of(page)
    link = page.text.split('href="/aanmelden/begin?naar=')[1].split('"', maxsplit=1)[0]
    sent = person.get(f"/aanmelden/begin?naar={link}").headers["location"]
    done = person.get(provider.lets_in(sent, CONSULTANT))
    assert done.headers["location"] == "/mijn-week?sorteer=inwoner"
    week = person.get("/mijn-week")
    assert f"{CONSULTANT} · participatieconsulent" in text_of(week)


def test_the_provider_is_asked_for_a_code_with_pkce_state_and_nonce(person, provider):
    sent = person.sent()
    assert sent.startswith(f"{provider.issuer}/")
    asked = parse_qs(urlsplit(sent).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [f"{ADDRESS}/aanmelden/terug"]
    assert asked["state"]
    assert asked["nonce"]


def test_a_role_taken_away_there_is_gone_at_the_next_sign_in(person, provider, served):
    provider.knows(SUPERVISOR, "jrn-leider", "jrn-consulent", "medewerker")
    person.signs_in(provider, SUPERVISOR)
    assert roles_of(served, SUPERVISOR) == {"teamleider", "participatieconsulent"}
    assert person.get("/v1/caseloads").status_code == 200

    provider.knows(SUPERVISOR, "jrn-consulent", "administrator")
    person.signs_in(provider, SUPERVISOR)
    assert roles_of(served, SUPERVISOR) == {"participatieconsulent"}
    assert person.get("/v1/caseloads").status_code == 403
    with served.database.read() as connection:
        lines = [row for row in connection.execute(select(audit_log)) if "Roles" in row.action]
        assert [(line.actor, line.result) for line in lines] == [
            (SUPERVISOR, "teamleider > participatieconsulent,teamleider"),
            (SUPERVISOR, "participatieconsulent,teamleider > participatieconsulent"),
        ]
        assert list(AuditLog(served.keyring).differences(connection)) == []


def test_who_has_no_role_left_is_refused_and_has_none_here_either(person, provider, served):
    provider.knows(CONSULTANT, "medewerker")
    answer = person.signs_in(provider, CONSULTANT)
    assert (answer.status_code, "geen rol" in text_of(answer)) == (403, True)
    assert roles_of(served, CONSULTANT) == frozenset()
    assert person.get("/mijn-week").status_code == 303


def test_who_is_unknown_or_not_active_here_is_told_so_and_stays_out(person, provider, served):
    provider.knows("n.nieuw", "jrn-leider")
    answer = person.signs_in(provider, "n.nieuw")
    assert (answer.status_code, "n.nieuw is hier niet bekend" in text_of(answer)) == (403, True)

    gone = User("w.weg", "W.", frozenset({"teamleider"}), None, noon("2024-06-02").date())
    with served.database.write() as connection:
        users.save(connection, [gone])
    provider.knows("w.weg", "jrn-leider")
    assert "w.weg is hier nu niet actief" in text_of(person.signs_in(provider, "w.weg"))
    assert person.get("/mijn-week").status_code == 303


def test_signing_out_ends_it_here_and_asks_the_provider_too(person, provider):
    person.signs_in(provider, CONSULTANT)
    secret = SECRET.search(person.get("/mijn-week").text)
    assert secret
    answer = person.browser.post("/afmelden", data={"csrf": secret[1]})
    there = answer.headers["Refresh"].removeprefix("0; url=")
    assert there.startswith(f"{provider.issuer}/oauth2/end_session?")
    asked = parse_qs(urlsplit(there).query)
    assert asked["post_logout_redirect_uri"] == [f"{ADDRESS}/aanmelden"]
    assert asked["id_token_hint"][0].count(".") == 2
    assert person.get("/mijn-week").status_code == 303


def refused(answer, why: str) -> None:
    assert answer.status_code == 403
    assert "U bent niet aangemeld" in text_of(answer)
    assert why in text_of(answer)


def test_who_does_not_go_on_there_is_not_signed_in(person, provider):
    refused(person.get(provider.denies(person.sent())), "U brak het aanmelden af")
    assert person.get("/mijn-week").status_code == 303


def test_what_comes_back_counts_once_and_only_in_the_browser_that_asked(person, provider, served):
    back = provider.lets_in(person.sent(), CONSULTANT)
    elsewhere = Person(served, provider.issuer)
    refused(elsewhere.get(back), "in een andere browser")
    refused(person.get(back.replace("state=", "state=x")), "in een andere browser")
    assert person.get(back).status_code == 303
    refused(person.get(back), "al gebruikt")
    assert elsewhere.get("/mijn-week").status_code == 303


def test_somebody_elses_code_signs_nobody_in(person, provider, served):
    """Put in the address by somebody who wants their own account in this browser."""
    theirs = Person(served, provider.issuer)
    code = parse_qs(urlsplit(provider.lets_in(theirs.sent(), SUPERVISOR)).query)["code"][0]
    back = provider.lets_in(person.sent(), CONSULTANT)
    own = parse_qs(urlsplit(back).query)["code"][0]
    refused(person.get(back.replace(own, code)), "De aanmelddienst weigerde")
    assert person.get("/mijn-week").status_code == 303


def test_a_token_for_another_question_signs_nobody_in(person, provider):
    sent = person.sent()
    nonce = parse_qs(urlsplit(sent).query)["nonce"][0]
    back = provider.lets_in(sent.replace(nonce, "another"), CONSULTANT)
    refused(person.get(back), "Het antwoord van de aanmelddienst klopt niet")
    assert person.get("/mijn-week").status_code == 303


@pytest.mark.parametrize("naar", ["https://example.nl", "//example.nl", "/\\example.nl", ""])
def test_signing_in_leads_nowhere_else(person, provider, naar):
    assert person.signs_in(provider, CONSULTANT, naar).headers["location"] == "/"


def test_a_provider_that_is_down_is_told_and_is_nobodys_fault(served, clock):
    clock.set(noon(TODAY))
    person = Person(served, "http://localhost:9")
    for _ in range(MOST_OF_AN_ADDRESS + 1):
        answer = person.get("/aanmelden/begin")
        assert answer.status_code == 503
    assert "De aanmelddienst doet het niet" in text_of(answer)


def test_nobody_says_who_they_are_any_more(person):
    assert SUPERVISOR not in person.get("/aanmelden").text
    assert person.browser.post("/aanmelden", data={"user": SUPERVISOR}).status_code == 405
    answer = person.browser.post("/v1/session", json={"user": SUPERVISOR})
    assert answer.status_code == 405
    assert "post" not in person.get("/v1/openapi.json").json()["paths"]["/session"]
