"""The rows of the due-contact list."""

from datetime import date

from journeys.aggregates.fold import fold
from journeys.policies import evaluate, lapsed_on, rows, shipped, suppressed
from journeys.policies.completeness import accounts
from tests.policies.given import Given, fact, given, registered

ASSIGNED = fact("ConsultantAssigned", "2024-01-01")


def listed(day, **clients: Given):
    on = date.fromisoformat(day)
    return rows([(name, case.on(day).due) for name, case in clients.items()], on)


def test_not_before_its_list_day():
    client = given(registered(), ASSIGNED)
    assert listed("2024-02-11", a=client) == []
    (row,) = listed("2024-02-12", a=client)
    assert (row["role"], row["person"], row["state"]) == (
        "participatieconsulent",
        "p.jansen",
        "listed",
    )


def test_how_it_stands_day_by_day():
    client = given(registered())
    states = {
        day: listed(day, a=client)[0]["state"]
        for day in ("2024-02-25", "2024-02-26", "2024-02-27", "2024-03-10", "2024-03-11")
    }
    assert list(states.values()) == ["listed", "due", "overdue", "overdue", "escalated"]


def test_an_escalated_reason_stands_with_the_supervisor_too():
    own, supervisor = listed("2024-03-11", a=given(registered(), ASSIGNED))
    assert (own["role"], own["person"]) == ("participatieconsulent", "p.jansen")
    assert (supervisor["role"], supervisor["person"]) == ("teamleider", None)
    assert own["reasons"] == supervisor["reasons"]


def test_once_when_it_is_the_supervisors_already():
    client = given(
        registered(),
        fact("ClientScreened", "2024-01-10", in_target_group=False),
        fact("UnwillingnessReported", "2024-01-11"),
    )
    found = [row for row in listed("2024-06-01", a=client) if row["role"] == "teamleider"]
    assert [reason["rule"] for reason in found[0]["reasons"]] == ["closure", "suspicion"]
    assert len(found) == 1


def test_one_row_for_several_reasons_with_the_gravest_state_and_the_earliest_days():
    client = given(
        registered(),
        fact("ClientScreened", "2024-01-10"),
        fact("RouteAssigned", "2024-01-12", route="C"),
        fact("ReferredToPartner", "2024-02-01"),
    )
    own, supervisor = listed("2024-03-28", a=client)
    assert [r["rule"] for r in own["reasons"]] == ["follow-up", "referral-outcome"]
    assert (own["due_on"], own["plan_on"], own["state"]) == (
        "2024-03-08",
        "2024-03-08",
        "escalated",
    )
    assert [r["state"] for r in own["reasons"]] == ["escalated", "escalated"]
    assert supervisor["due_on"] == "2024-03-08"


def test_rows_by_day_then_client():
    early, late = given(registered("2024-01-01")), given(registered("2024-01-03"))
    found = listed("2024-02-20", b=early, c=late, a=early)
    assert [(row["due_on"], row["client"]) for row in found] == [
        ("2024-02-26", "a"),
        ("2024-02-26", "b"),
        ("2024-02-28", "c"),
    ]


def test_of_one_role_what_is_nobodys_in_person_stands_first():
    (screening,) = given(registered(), ASSIGNED).on("2024-02-26").due
    persons = ("p.jansen", None, "A.Bos")
    found = rows(
        [("a", [screening._replace(person=person) for person in persons])], date(2024, 2, 26)
    )
    assert [row["person"] for row in found] == [None, "A.Bos", "p.jansen"]


def test_reasons_of_one_rule_and_day_stand_by_their_key():
    started = [
        fact("ActivityStarted", "2024-01-10", activity=name, planned_end="2024-02-20")
        for name in ("zwemmen", "koken")
    ]
    (row,) = listed("2024-02-20", a=given(registered(), *started))
    assert [(reason["rule"], reason["key"]) for reason in row["reasons"]] == [
        ("traject-end", "koken"),
        ("traject-end", "zwemmen"),
        ("screening", None),
    ]


def test_a_reason_says_on_what_it_rests():
    (row,) = listed("2024-02-12", a=given(registered()))
    (reason,) = row["reasons"]
    assert list(row) == ["client", "role", "person", "due_on", "plan_on", "state", "reasons"]
    assert reason == {
        "rule": "screening",
        "key": None,
        "due_on": "2024-02-26",
        "list_from": "2024-02-12",
        "escalate_on": "2024-03-11",
        "plan_on": "2024-02-26",
        "state": "listed",
        "because": "8 weken na de inschrijving van ma 01-01-2024",
        "source": reason["source"],
        "policy": "rijswijk@1",
    }
    assert reason["source"].startswith("Raadsinformatiebrief")


def test_what_the_caller_has_folded_is_not_folded_again():
    """The state that is given is believed: here that of the client after the journey closed."""
    reported = (registered(), fact("UnwillingnessReported", "2024-02-01"))
    timeline = given(*reported).later().timeline
    after = fold(given(*reported, fact("JourneyClosed", "2024-03-01")).later().timeline)
    day = date(2024, 6, 1)
    assert evaluate(timeline, shipped(), state=after) == []
    assert {one.muting for one in suppressed(timeline, shipped(), state=after)} == {"closed"}
    assert lapsed_on(timeline, shipped(), state=after) is None
    found = accounts(timeline, shipped(), day, state=after)
    assert [one.why for one in found.by_rule["screening"]] == ["closed"]


def test_nobody_is_asked_anything_without_a_history():
    assert evaluate([], shipped()) == []
    assert suppressed([], shipped()) == []
    assert lapsed_on([], shipped()) is None
    assert rows([("a", [])], date(2024, 1, 1)) == []
