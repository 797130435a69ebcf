"""What somebody may do on the pages of a client; to whom they open, test_page_rights says."""

import pytest

from journeys.aggregates.authority import MAY_RECORD
from tests.cases import STAFF, fact, noon, record_at
from tests.service.asking import OTHERS, OWN, TODAY
from tests.service.filling_in import form_of
from tests.usual import CONSULTANT, ELEMENTS, EXAMINER, INCOME, WSP

# What a page asks and shows does not hang on the database; that it records on both, test_facts
# and test_client_undo say.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

CLOSED = ("/overdracht", "/vastleggen", "/vastleggen/ContactHeld", "/feiten/9/herstellen")


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))
    facts = [fact("IntakeHeld", TODAY, by=EXAMINER, note="x") for _ in range(6)]
    record_at(served, OTHERS, *facts)


def test_without_a_reason_one_is_brought_to_where_it_is_asked(at_browser):
    for path in CLOSED:
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
