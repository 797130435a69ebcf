"""Every page about a client × every colleague × whose client it is: what the table says."""

import pytest

from journeys.aggregates.authority import MAY_RECORD
from journeys.service.access.rights import ClientAction, Relation, may_with_client
from tests.cases import STAFF, fact, noon, record_at
from tests.service.asking import OTHERS, OWN, TODAY
from tests.service.filling_in import form_of
from tests.usual import CONSULTANT, ELEMENTS, EXAMINER, INCOME, WSP

# What a page asks and shows does not hang on the database; that it records on both, test_facts
# and test_client_undo say.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

TO_SEE = ("", "?bekend=2024-03-01&op=2024-03-01", "/overdracht")
TO_RECORD = ("/vastleggen", "/vastleggen/ContactHeld", "/feiten/9/herstellen")
THEIRS = {OWN: (CONSULTANT, INCOME, WSP), OTHERS: (EXAMINER,)}


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))
    facts = [fact("IntakeHeld", TODAY, by=EXAMINER, note="x") for _ in range(6)]
    record_at(served, OTHERS, *facts)


@pytest.mark.parametrize("user", STAFF)
def test_a_page_opens_to_whom_the_table_says(at_browser, user):
    asker = at_browser(user)
    for ref, whose in THEIRS.items():
        relation: Relation = "own" if user in whose else "none"
        for paths, action in ((TO_SEE, ClientAction.see), (TO_RECORD, ClientAction.record)):
            opens = may_with_client(STAFF[user].roles, action, relation)
            for path in paths:
                answer = asker.browser.get(f"/inwoners/{ref}{path}")
                assert (answer.status_code == 200) == opens, path
                assert opens or "Trede" not in answer.text


def test_without_a_reason_one_is_brought_to_where_it_is_asked(at_browser):
    for path in (*TO_SEE[2:], *TO_RECORD):
        answer = at_browser(CONSULTANT).get(f"/inwoners/{OTHERS}{path}")
        assert answer.headers["location"] == f"/inwoners/{OTHERS}"


@pytest.mark.parametrize("user", [CONSULTANT, INCOME, WSP])
@pytest.mark.parametrize("kind", ["PlanAgreed", "BenefitEnded", "FellBack", "PathDecided"])
def test_what_the_role_may_not_record_is_not_recorded(at_browser, user, kind):
    page = f"/inwoners/{OWN}/vastleggen/{kind}"
    asker = at_browser(user)
    filled_in = {
        "PlanAgreed": {"goals": "x", "client_agrees": "true"},
        "BenefitEnded": {"reason": "work"},
        "FellBack": {},
        "PathDecided": {"decision": "unable", **{f"reasons.{n}": "x" for n in ELEMENTS}},
    }[kind]
    answer = asker.browser.post(page, data={**form_of(asker.get(page)), **filled_in})
    may = {t.topic() for role in STAFF[user].roles for t in MAY_RECORD[role]}
    assert (answer.status_code == 403) == (kind not in may)
