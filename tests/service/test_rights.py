"""Every question × every role × every relation to the client: what the table says, and no more."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute

from journeys.aggregates.authority import ROLES, User
from journeys.application.access_reasons import access_reasons
from journeys.language.operations import OPERATIONS
from journeys.service.access.rights import (
    BESIDE_CLIENTS,
    RELATIONS,
    WITH_CLIENT,
    Action,
    ClientAction,
    may,
    may_with_client,
)
from journeys.service.app import PAGES, ROUTERS
from journeys.store import users
from tests.cases import noon
from tests.service.answering import document
from tests.service.asking import OTHERS, OWN, TODAY, Asking
from tests.service.employing import employ, in_relation
from tests.usual import CONSULTANT, SUPERVISOR

ASKS: dict[str, Action | ClientAction | None] = {
    "listFacts": ClientAction.see,
    "getHistory": ClientAction.see,
    "getState": ClientAction.see,
    "getObligations": ClientAction.see,
    "recordFact": ClientAction.record,
    "correctFact": ClientAction.record,
    "retractFact": ClientAction.record,
    "giveAccessReason": ClientAction.give_reason,
    "recordFacts": None,
    "listDueContacts": Action.see_own_list,
    "listPolicySets": Action.see_policy,
    "getPolicySet": Action.see_policy,
    "listPolicyDifferences": Action.see_policy,
    "proposePolicySet": Action.propose_policy,
    "approvePolicySet": Action.approve_policy,
    "adoptPolicySet": Action.adopt_policy,
    "askWhatIf": Action.weigh_policy,
    "getForecast": Action.look_ahead,
    "planForecast": Action.look_ahead,
    "getBudget": Action.see_budget,
    "getCouncilReport": Action.see_reports,
    "getEffectReport": Action.see_effects,
    "listFigureFacts": Action.see_every_list,
    "listPublishedReports": Action.see_reports,
    "getPublishedReport": Action.see_reports,
    "listReportChanges": Action.see_reports,
    "publishReport": Action.publish_report,
    "listCaseloads": Action.see_caseloads,
    "moveCaseload": Action.move_caseload,
    "listStandIns": Action.see_caseloads,
    "appointStandIn": Action.appoint_stand_in,
    "listTasks": Action.see_tasks,
    "followFacts": Action.follow_facts,
    "listViews": Action.see_views,
    "searchPeople": Action.search_people,
    "getMe": None,
    "getLiveness": None,
    "getReadiness": None,
    "signIn": None,
    "signOut": None,
}
"""What each operation asks of the table; nothing where it asks nothing, or asks it by item."""

CONTENT: dict[str, Any] = {
    "recordFact": {"type": "NoSuchThing"},
    "recordFacts": {"facts": [{"client": OWN, "type": "NoSuchThing"}]},
    "correctFact": {"changes": {"note": "x"}, "reason": "x"},
    "retractFact": {"reason": "x"},
    "giveAccessReason": {"reason": "x"},
    "askWhatIf": {"policy": "no policy"},
    "proposePolicySet": {"policy": "no policy"},
    "adoptPolicySet": {},
    "planForecast": {"capacity": "no capacity"},
    "publishReport": {"from": "2024-01-01", "to": TODAY},
    "moveCaseload": {"giver": "x", "taker": "x"},
    "appointStandIn": {"absent": "x", "stand_in": "x", "from_on": TODAY, "until": TODAY},
    "signIn": {"user": CONSULTANT},
    "searchPeople": {"name": "de Boer"},
}
PERIOD = {"from": "2024-01-01", "to": TODAY}
QUERIES = {"getCouncilReport": PERIOD, "listFigureFacts": PERIOD}
FOR_ANYBODY = ("getLiveness", "getReadiness", "signIn", "signOut")
ON_SQLITE = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
"""What a role may is decided before anything is read: one database tells."""
REFUSED_BY_RIGHT = ("NOT_ALLOWED", "REASON_NEEDED", "NOT_SIGNED_IN")


ABOUT_NOBODY = {
    *("adoptPolicy", "adoptPolicySet", "approvePolicy", "approvePolicySet", "comparePolicies"),
    *("fillInWhatIf", "getPolicySet", "getPolicyText", "listPolicyDifferences", "listPolicySets"),
    *("proposePolicy", "proposePolicySet", "seePolicies", "seePolicy"),
    *("weighAdoption", "weighApproval", "appointStandIn", "listStandIns"),
    *("appointStandInOnPage", "endStandIn", "seeStandIns", "seeTeam", "seeRoads"),
    *("seeBudget", "getBudgetAsCsv", "getBlankQuestionnaire"),
    *("seeEffects", "getEffectReport", "getDutiesForAgenda"),
    *("getMe", "signIn", "signOut", "seeSignIn", "seeHome", "seeHelp"),
    *("seeAccessibility", "seeCommands"),
    *("seeSearch", "checkLogs", "seeMorningMail", "wishMorningMail", "static"),
    *("getLiveness", "getReadiness"),
    *("getCouncilReport", "getPublishedReport", "listPublishedReports", "listReportChanges"),
    *("publishReport", "publishReportOnPage", "weighPublication", "seeReports", "getReportFile"),
    *("seePublishedReport", "getPublishedReportFile", "seeReportChanges"),
}
"""What shows no client, so that nobody reads in the logs that it was done with their data."""


def operations(served) -> Iterator[tuple[str, str, str]]:
    """Every operation that the API says it has: its name, its method and its path."""
    for path, item in document(served)["paths"].items():
        for method, operation in item.items():
            yield operation["operationId"], method, path


def ask(asker: Asking, operation: str, method: str, path: str, client: str) -> tuple[int, str]:
    """Ask something about a client; the status and the code of what was answered."""
    filled = path.format(client=client, number=2, label="rijswijk@1", figure="spoken")
    headers = {"Idempotency-Key": f"key-for-{operation}"}
    answer = asker.browser.request(
        method,
        f"/v1{filled}",
        params=QUERIES.get(operation),
        json=CONTENT.get(operation),
        headers=headers,
    )
    assert answer.status_code < 500, answer.text
    problem = answer.headers["content-type"] == "application/problem+json" if answer.text else False
    return answer.status_code, answer.json()["code"] if problem else ""


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


@ON_SQLITE
def test_every_operation_stands_in_the_table(served):
    assert {name for name, _, _ in operations(served)} == ASKS.keys()


def test_what_shows_a_client_has_a_word_for_who_reads_the_logs():
    routes = [route for router in (*ROUTERS, *PAGES) for route in router.routes]
    ours = [route for route in routes if isinstance(route, APIRoute)]
    names = {route.operation_id or route.name for route in ours}
    assert names - ABOUT_NOBODY - OPERATIONS.keys() == set(), "see language/operations.py"


@ON_SQLITE
@pytest.mark.parametrize("role", ROLES)
def test_beside_clients_each_role_may_what_the_table_says(served, signed_in, role):
    asker = signed_in(employ(served, role, "none"))
    for name, method, path in operations(served):
        asked = ASKS[name]
        if isinstance(asked, Action):
            refused = ask(asker, name, method, path, OWN)[1] in REFUSED_BY_RIGHT
            assert refused != may([role], asked), (name, role)


@ON_SQLITE
@pytest.mark.parametrize("role", ROLES)
def test_a_file_is_open_in_the_relations_the_table_says(served, signed_in, role):
    for relation in reversed(RELATIONS):  # the nearest last: it takes the client over
        name = employ(served, role, relation)
        if not in_relation(served, signed_in, name, role, relation):
            continue
        asker = signed_in(name)
        for operation, method, path in operations(served):
            asked = ASKS[operation]
            if isinstance(asked, ClientAction) and operation != "giveAccessReason":
                refused = ask(asker, operation, method, path, OWN)[1] in REFUSED_BY_RIGHT
                may_ask = may_with_client([role], asked, relation)
                assert refused != may_ask, (operation, role, relation)


@ON_SQLITE
def test_nobody_who_is_not_signed_in_is_answered(served, signed_in):
    asker = signed_in(None)
    for name, method, path in operations(served):
        if name not in FOR_ANYBODY:
            assert ask(asker, name, method, path, OWN) == (401, "NOT_SIGNED_IN"), name


def test_who_left_is_signed_out_at_once(served, signed_in):
    asker = signed_in(CONSULTANT)
    gone = User(
        CONSULTANT,
        CONSULTANT,
        frozenset({"participatieconsulent"}),
        None,
        noon("2024-06-02").date(),
    )
    with served.database.write() as connection:
        users.save(connection, [gone])
    assert asker.get("/me").status_code == 401


def test_somebody_elses_list_is_the_teamleiders(signed_in):
    query = {"for": CONSULTANT}
    assert signed_in(SUPERVISOR).get("/due-contacts", **query).status_code == 200
    assert signed_in("p.smit").get("/due-contacts", **query).status_code == 403


def test_what_does_not_stand_in_the_table_nobody_may():
    assert BESIDE_CLIENTS.keys() == set(Action)
    assert WITH_CLIENT.keys() == set(ClientAction)
    for action in ClientAction:
        for relation in RELATIONS:
            assert not may_with_client([], action, relation)
            assert not may_with_client(["burgemeester"], action, relation)
    assert not any(may(["burgemeester"], action) for action in Action)


def test_a_reason_opens_one_file_for_one_person(signed_in):
    signed_in(CONSULTANT).gives_reason(OTHERS)
    assert signed_in("i.visser").get(f"/clients/{OTHERS}/history").status_code == 403


def test_a_reason_sent_again_is_one_reason(served, signed_in):
    asker = signed_in(CONSULTANT)
    for reason, status in (("belt terug", 201), ("belt terug", 201), ("iets anders", 409)):
        answer = asker.post(f"/clients/{OTHERS}/access-reasons", {"reason": reason}, key="one-wish")
        assert answer.status_code == status
    assert len(access_reasons(served)) == 1
