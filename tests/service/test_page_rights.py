"""Every page × every role × every relation to the client: what the table says, and no more."""

from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute

from journeys.aggregates.authority import ROLES
from journeys.service.access.rights import RELATIONS, Action, ClientAction, may, may_with_client
from journeys.service.app import PAGES
from tests.cases import noon
from tests.service.asking import OWN, TODAY
from tests.service.browsing import Browsing
from tests.service.employing import employ, in_relation

# What a role may is decided before anything is read: one database tells.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

ASKS: dict[str, Action | ClientAction | None] = {
    "seeHome": None,
    "signOut": None,
    "seeMyWeek": Action.see_own_list,
    "getMyWeekForAgenda": Action.see_own_list,
    "seeMorningMail": Action.see_own_list,
    "wishMorningMail": Action.see_own_list,
    "seeSearch": Action.search_people,
    "searchPeople": Action.search_people,
    "seeViews": Action.see_views,
    "getViewsAsCsv": Action.see_views,
    "checkLogs": Action.check_logs,
    "seeClient": ClientAction.see,
    "giveAccessReason": ClientAction.give_reason,
    "chooseFact": ClientAction.record,
    "fillInFact": ClientAction.record,
    "recordFactOnPage": ClientAction.record,
    "fillInCorrection": ClientAction.record,
    "correctFactOnPage": ClientAction.record,
    "previewRetraction": ClientAction.record,
    "retractFactOnPage": ClientAction.record,
    "handOverClient": ClientAction.see,
    "seeOwnFile": ClientAction.hand_out,
    "getOwnFileAsPdf": ClientAction.hand_out,
    "getOwnFileAsJson": ClientAction.hand_out,
    "seeCarePaths": Action.see_care_paths,
    "seeCarePath": ClientAction.see_care_path,
    "downloadDossier": ClientAction.see_care_path,
    "fillInWhatIf": Action.weigh_policy,
    "seeWhatIf": Action.weigh_policy,
    "proposePolicy": Action.propose_policy,
    "seePolicies": Action.see_policy,
    "comparePolicies": Action.see_policy,
    "seePolicy": Action.see_policy,
    "getPolicyText": Action.see_policy,
    "weighApproval": Action.approve_policy,
    "approvePolicy": Action.approve_policy,
    "weighAdoption": Action.adopt_policy,
    "adoptPolicy": Action.adopt_policy,
    "seeWsp": Action.see_wsp,
    "seeIncome": Action.see_income,
    "seeAhead": Action.look_ahead,
    "getAheadAsCsv": Action.look_ahead,
    "planAhead": Action.look_ahead,
    "seeEffectDue": Action.see_effects,
    "seeEffects": Action.see_effects,
    "getDutiesForAgenda": Action.see_effects,
    "getBlankQuestionnaire": Action.measure_effect,
    "getQuestionnaire": ClientAction.record,
    "declineEffect": ClientAction.record,
    "seeReports": Action.see_reports,
    "seeFigureFacts": Action.see_every_list,
    "getReportFile": Action.see_reports,
    "seePublishedReport": Action.see_reports,
    "getPublishedReportFile": Action.see_reports,
    "seeReportChanges": Action.see_reports,
    "weighPublication": Action.publish_report,
    "publishReportOnPage": Action.publish_report,
    "seeBudget": Action.see_budget,
    "getBudgetAsCsv": Action.see_budget,
    "seeBudgetFacts": Action.see_every_list,
    "seeRoads": Action.see_roads,
    "takeOutJourneys": Action.take_out_journeys,
    "seeTeam": Action.see_caseloads,
    "seeLastSpoken": Action.see_caseloads,
    "seeDecisionsWaiting": Action.see_tasks,
    "seeAccessReasons": Action.see_access_reasons,
    "tryCaseloadMove": Action.move_caseload,
    "moveCaseloadOnPage": Action.move_caseload,
    "seeStandIns": Action.appoint_stand_in,
    "appointStandInOnPage": Action.appoint_stand_in,
    "endStandIn": Action.appoint_stand_in,
    "seeTeamList": Action.see_caseloads,
    "seeCommands": Action.work_by_command,
}
"""What each page asks of the table; nothing where it asks nothing."""
FOR_ANYBODY = {"static", "seeAccessibility", "seeHelp", "seeSignIn", "signInOnPage"}
ASKS_MORE = {"declineEffect", "downloadDossier", "previewRetraction", "retractFactOnPage"}
"""Whoever may still needs to have had a part in it, or a role that records the fact."""
ABOUT = {
    "ref": OWN,
    "kind": "ContactHeld",
    "number": "9",
    "label": "rijswijk@1",
    "form": "html",
    "figure": "spoken",
    "lijst": "te-laat",
}


def pages() -> Iterator[tuple[str, str, str]]:
    """Every page there is: its name, its method, and its path."""
    for router in PAGES:
        for route in router.routes:
            if isinstance(route, APIRoute):
                for method in sorted(route.methods or ()):
                    yield route.name, method, route.path.format(**(ABOUT | {"name": "x"}))


def refuses(asker: Browsing, name: str, method: str, path: str) -> bool:
    """Whether a page says that it is for others, or brings one to where a reason is asked."""
    answer = asker.get(path) if method == "GET" else asker.submit("/beleid", path)
    assert answer.status_code < 500, (name, answer.text)
    asks_first = answer.status_code == 303 and answer.headers["location"] == f"/inwoners/{OWN}"
    return answer.status_code == 403 or asks_first


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def test_every_page_stands_in_the_table():
    assert {name for name, _, _ in pages()} - FOR_ANYBODY == ASKS.keys()


@pytest.mark.parametrize("role", ROLES)
def test_beside_clients_each_role_may_what_the_table_says(served, at_browser, role):
    asker = at_browser(employ(served, role, "none"))
    for name, method, path in pages():
        asked = ASKS.get(name)
        if isinstance(asked, Action):
            assert refuses(asker, name, method, path) != may([role], asked), (name, role)


@pytest.mark.parametrize("role", ROLES)
def test_a_file_is_open_in_the_relations_the_table_says(served, signed_in, at_browser, role):
    for relation in reversed(RELATIONS):  # the nearest last: it takes the client over
        user = employ(served, role, relation)
        if not in_relation(served, signed_in, user, role, relation):
            continue
        asker = at_browser(user)
        for name, method, path in pages():
            asked = ASKS.get(name)
            if not isinstance(asked, ClientAction) or asked is ClientAction.give_reason:
                continue
            opens = may_with_client([role], asked, relation)
            if opens and name in ASKS_MORE:
                continue
            assert refuses(asker, name, method, path) != opens, (name, role, relation)


def test_nobody_who_is_not_signed_in_sees_a_page(at_browser):
    asker = at_browser(None)
    for name, method, path in pages():
        if name in FOR_ANYBODY | {"signOut", "seeHome"}:
            continue
        answer = asker.browser.request(method, path)
        assert answer.status_code in (303, 401, 403), name
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/aanmelden"), name
