"""Policy over HTTP: proposed by one with what it changes, approved by another, then adopted."""

import pytest

from tests.cases import noon
from tests.own_sets import SCREENED_SOONER, TALKS_SOONER, text_of
from tests.service.asking import OWN, TODAY
from tests.service.test_logs import people
from tests.usual import ADMINISTRATOR, CONSULTANT, CONTROLLER, SUPERVISOR

BEGINS = "2024-07-01"
TEXT = text_of(TALKS_SOONER)
SETS = "/policy-sets"
THIS = f"{SETS}/rijswijk@2"

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def today(clock, served):
    clock.set(noon(TODAY))


def weighed(asker, text=TEXT, on=BEGINS):
    """What a set changes from a day on, as somebody is told it."""
    answer = asker.browser.post(f"/v1/what-if?on={on}&weeks=8", json={"policy": text})
    assert answer.status_code == 200, answer.text
    return answer.json()


def proposed(asker, text=TEXT, **more):
    wish = {"policy": text, "effective_from": BEGINS, "reason": "wie wacht, haakt af"}
    return asker.post(SETS, {**wish, "diff": weighed(asker, text)["diff"], **more})


def approved(signed_in):
    assert proposed(signed_in(CONTROLLER)).status_code == 201
    assert signed_in(SUPERVISOR).post(f"{THIS}/approvals").status_code == 201


def code(answer):
    return answer.status_code, answer.json().get("code")


def test_a_controller_proposes_a_teamleider_approves_an_administrator_adopts(signed_in, served):
    made = weighed(signed_in(CONTROLLER))
    answer = proposed(signed_in(CONTROLLER))
    assert answer.status_code == 201
    assert answer.json()["reason"] == "wie wacht, haakt af"
    assert answer.json()["diff_hash"] == made["diff_hash"]
    answer = signed_in(SUPERVISOR).post(f"{THIS}/approvals")
    assert (answer.status_code, answer.json()["status"]) == (201, "approved")
    answer = signed_in(ADMINISTRATOR).post(f"{THIS}/adoptions", {})
    assert (answer.status_code, answer.json()["status"]) == (201, "adopted")
    assert [answer.json()[f"{done}_by"] for done in ("proposed", "approved", "adopted")] == [
        CONTROLLER,
        SUPERVISOR,
        ADMINISTRATOR,
    ]
    assert served.policies.on(noon(BEGINS).date()).content == TEXT


def test_the_same_wish_sent_again_is_one_proposal(signed_in):
    asker = signed_in(CONTROLLER)
    wish = {"policy": TEXT, "effective_from": BEGINS, "diff": weighed(asker)["diff"]}
    first, again = (asker.post(SETS, wish, key="key-of-this-wish") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert code(proposed(asker)) == (409, "POLICY_VERSION_TAKEN")


def test_who_decides_on_what_changed_since_is_told_so(signed_in):
    proposed(signed_in(CONTROLLER))
    seen = signed_in(SUPERVISOR).get(THIS).headers["ETag"]
    approval = {"If-Match": seen}
    assert signed_in(SUPERVISOR).post(f"{THIS}/approvals", **approval).status_code == 201
    adoption = signed_in(ADMINISTRATOR).post(f"{THIS}/adoptions", {}, **approval)
    assert code(adoption) == (412, "CHANGED_SINCE_SEEN")


def test_four_eyes(signed_in):
    proposed(signed_in(SUPERVISOR))
    assert code(signed_in(SUPERVISOR).post(f"{THIS}/approvals")) == (409, "POLICY_FOUR_EYES")


def test_nothing_is_adopted_without_what_it_changes(signed_in):
    proposed(signed_in(CONTROLLER), diff=None)
    signed_in(SUPERVISOR).post(f"{THIS}/approvals")
    asker = signed_in(ADMINISTRATOR)
    assert code(asker.post(f"{THIS}/adoptions", {})) == (409, "POLICY_NEEDS_DIFF")
    other = weighed(asker, text_of(SCREENED_SOONER))["diff"]
    answer = asker.post(f"{THIS}/adoptions", {"diff": other})
    assert code(answer) == (409, "POLICY_DIFF_OF_ANOTHER")
    answer = asker.post(f"{THIS}/adoptions", {"diff": other[:-3] + "abc"})
    assert code(answer) == (400, "MALFORMED")
    answer = asker.post(f"{THIS}/adoptions", {"diff": weighed(asker)["diff"]})
    assert answer.status_code == 201


def test_what_a_set_says_otherwise_rule_by_rule(signed_in):
    proposed(signed_in(CONTROLLER))
    answer = signed_in(CONSULTANT).get(f"{THIS}/differences").json()
    assert (answer["before"], answer["after"]) == ("rijswijk@1", "rijswijk@2")
    assert answer["items"] == [
        {
            "rule": "follow-up",
            "field": "routes.A.after_contact",
            "before": "6 weken (open)",
            "after": "4 weken (open)",
        }
    ]
    unknown = signed_in(CONSULTANT).get(f"{THIS}/differences", before="delft@1")
    assert code(unknown) == (404, "UNKNOWN_POLICY")


def test_a_controller_sees_how_many_and_not_who(signed_in, served):
    found = weighed(signed_in(CONTROLLER))
    assert found["totals"]["clients"] == 1
    assert OWN not in str(found)
    assert people(served) == []
    assert OWN in str(weighed(signed_in(SUPERVISOR)))
    assert people(served) == [OWN]


def test_a_controller_sees_how_much_and_not_of_whom(signed_in):
    capacity = "hours_per_contact = 1\n" + "".join(
        f'[[roles]]\nrole = "{role}"\ncontacts_per_week = 5\n'
        for role in ("participatieconsulent", "inkomensconsulent", "wsp_consulent", "teamleider")
    )

    def ahead(asker):
        answer = asker.browser.post("/v1/forecast?weeks=8", json={"capacity": capacity})
        assert answer.status_code == 200, answer.text
        return answer.text

    assert OWN in ahead(signed_in(SUPERVISOR))
    assert OWN not in ahead(signed_in(CONTROLLER))
