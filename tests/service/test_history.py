"""Reading a client over HTTP: as known then, as true on a day, and only what is one's to see."""

from datetime import date

import pytest

from journeys.application.appoint import appoint
from tests.cases import fact, noon, record_at
from tests.service.asking import OTHERS, OWN, TODAY
from tests.usual import CONSULTANT, EXAMINER, INCOME, SUPERVISOR, WSP


def types(answer):
    return [one.get("type") or one["withheld"] for one in answer.json()["facts"]]


def test_the_own_consultant_sees_the_whole_history(signed_in):
    answer = signed_in(CONSULTANT).get(f"/clients/{OWN}/history")
    assert "unwillingness" not in types(answer)
    assert [o["kind"] for o in answer.json()["state"]["obstacles"]] == ["psychisch", "schulden"]
    assert "vertelde over thuis" in answer.text


def test_whoever_pays_the_benefit_has_no_sight_of_health(signed_in):
    answer = signed_in(INCOME).get(f"/clients/{OWN}/history")
    assert types(answer)[6] == "health"
    assert [o["kind"] for o in answer.json()["state"]["obstacles"]] == ["schulden"]
    for told in ("psychisch", "vertelde over thuis"):
        assert told not in answer.text


def test_wsp_sees_neither_debts_nor_the_care_path(signed_in):
    answer = signed_in(WSP).get(f"/clients/{OWN}/history")
    assert types(answer)[7:] == ["debts", "ContactHeld", "IntakeHeld", "unwillingness"]
    assert answer.json()["state"]["path"] is None
    assert "schulden" not in answer.text


def test_what_a_correction_changed_is_withheld_with_what_it_changed(signed_in, served, clock):
    record_at(
        served,
        OWN,
        fact(
            "FactCorrected",
            TODAY,
            fact=8,
            changes={"kind": "verslaving"},
            reason="het gaat om drank",
            by=SUPERVISOR,
        ),
    )
    answer = signed_in(INCOME).get(f"/clients/{OWN}/history")
    assert types(answer)[-1] == "health"
    for told in ("verslaving", "drank"):
        assert told not in answer.text


def test_as_known_then_nothing_recorded_later_stands_there(signed_in, served):
    known = signed_in(CONSULTANT).get(
        f"/clients/{OWN}/history", knownAt="2024-02-02T12:00:00Z", on="2024-02-02"
    )
    assert types(known)[-1] == "ContactHeld"
    assert known.json()["state"]["path"] is None


def test_the_rights_of_today_count_for_what_was_known_then(signed_in):
    answer = signed_in(INCOME).get(f"/clients/{OWN}/history", knownAt="2024-01-11T12:00:00Z")
    assert "health" in types(answer)


def test_what_is_open_prints_its_working(signed_in):
    answer = signed_in(CONSULTANT).get(f"/clients/{OWN}/obligations").json()
    assert answer["policy"] == "rijswijk@1"
    assert answer["obligations"]
    assert all(one["working"] for one in answer["obligations"])


def test_wsp_is_not_told_what_the_care_path_waits_for(signed_in):
    answer = signed_in(WSP).get(f"/clients/{OWN}/obligations").json()
    assert "suspicion" not in [one["rule"] for one in answer["obligations"]]


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_what_a_colleague_called_it_names_nothing_that_is_withheld(signed_in, served, clock):
    clock.set(noon(TODAY))
    sent = {"ggz-psych": "huisarts", "schuld-1": "schuldhulp"}
    record_at(
        served,
        OWN,
        fact("ActivityStarted", "2024-03-01", activity="ggz-dag"),
        *(
            fact("ReferredToPartner", "2024-03-01", referral=key, partner=partner)
            for key, partner in sent.items()
        ),
        fact("EscalatedToSupervisor", TODAY, rule="referral-outcome", key="ggz-psych"),
        fact("ReferralConcluded", "2024-03-20", referral="ggz-psych"),
    )
    closing = {"type": "JourneyClosed", "happened_on": "2024-06-02", "reason": "moved"}
    for user, names in ((INCOME, ("ggz",)), (WSP, ("schuld-1",))):
        asker = signed_in(user)
        for part in ("history", "state", "facts", "obligations"):
            told = asker.get(f"/clients/{OWN}/{part}").text
            assert not [name for name in names if name in told], part
    assert "ggz" not in signed_in(INCOME).post(f"/clients/{OWN}/facts", closing).text


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_wsp_is_not_told_that_the_care_path_was_escalated(signed_in, served):
    record_at(served, OWN, fact("EscalatedToSupervisor", TODAY, rule="suspicion"))
    assert "suspicion" not in signed_in(WSP).get(f"/clients/{OWN}/history").text
    assert "suspicion" in signed_in(CONSULTANT).get(f"/clients/{OWN}/history").text


def test_who_went_to_a_colleague_stands_on_no_earlier_list_of_ones_own(signed_in, served, clock):
    clock.set(noon(TODAY))
    then = ({"on": "2024-06-01"}, {"knownAt": "2024-06-01T12:00:00Z"})
    listed = [signed_in(CONSULTANT).get("/due-contacts", **asked).json()["items"] for asked in then]
    assert all(OWN in [row["client"] for row in rows] for rows in listed)
    record_at(served, OWN, fact("ConsultantAssigned", TODAY, consultant=EXAMINER))
    for asked in then:
        assert signed_in(CONSULTANT).get("/due-contacts", **asked).json()["items"] == []
        assert OWN in signed_in(SUPERVISOR).get("/due-contacts", **asked, **{"for": "*"}).text


def test_a_client_of_somebody_else_opens_after_a_reason_and_for_that_day(signed_in, clock, served):
    asker = signed_in(CONSULTANT)
    closed = asker.get(f"/clients/{OTHERS}/history")
    assert (closed.status_code, closed.json()["code"]) == (403, "REASON_NEEDED")
    assert asker.gives_reason(OTHERS).get(f"/clients/{OTHERS}/history").status_code == 200
    clock.set(noon("2024-06-05"))
    assert signed_in(CONSULTANT).get(f"/clients/{OTHERS}/history").status_code == 403


def test_who_stands_in_opens_the_files_of_whom_they_replace(signed_in, served, clock):
    clock.set(noon(TODAY))
    first, last = date(2024, 6, 3), date(2024, 6, 7)
    appoint(served, absent=EXAMINER, stand_in=CONSULTANT, from_on=first, until=last, by=SUPERVISOR)
    assert signed_in(CONSULTANT).get(f"/clients/{OTHERS}/history").status_code == 200


def test_a_number_that_does_not_exist_is_no_more_open_than_one_that_does(signed_in):
    unknown = signed_in(CONSULTANT).get("/clients/R-999999/history")
    known = signed_in(CONSULTANT).get(f"/clients/{OTHERS}/history")
    assert unknown.status_code == known.status_code == 403
    assert signed_in(SUPERVISOR).get("/clients/R-999999/history").status_code == 404


def test_facts_come_in_pages_that_leave_nothing_out(signed_in):
    asker = signed_in(CONSULTANT)
    found, cursor = [], None
    while True:
        query = {"limit": 3, **({"cursor": cursor} if cursor else {})}
        answer = asker.get(f"/clients/{OWN}/facts", **query).json()
        found += [one["number"] for one in answer["items"]]
        cursor = answer["next"]
        if cursor is None:
            break
    assert found == list(range(1, 12))


def test_a_cursor_of_another_answer_is_refused(signed_in):
    for cursor in ("x", "WyJhIl0", "e30", "W251bGxd", "🙂"):
        answer = signed_in(CONSULTANT).get(f"/clients/{OWN}/facts", cursor=cursor)
        assert (answer.status_code, answer.json()["code"]) == (400, "WRONG_CURSOR")
