"""Which policy set counts on which day, as known then or now, and what two sets differ in."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from journeys.policies import Adopted, PolicySetError, PolicyVersions, load_policy_set, shipped
from journeys.policies.differences import NOTHING, differences
from journeys.policies.policy_set import changed, shipped_sets
from tests.cases import noon
from tests.own_sets import SCREENED_SOONER, YEARLY, own_set, text_of


def adopted(version, begins, known):
    text = text_of(YEARLY, version=version)
    return Adopted(date.fromisoformat(begins), noon(known), f"rijswijk@{version}", text)


TWO = adopted(2, "2026-01-01", "2025-12-01")
THREE = adopted(3, "2026-06-01", "2025-11-01")


def versions():
    """The set that ships and two adopted, the later one first."""
    return PolicyVersions(shipped(), [THREE, TWO])


@pytest.mark.parametrize(
    ("day", "label"),
    [
        ("1999-01-01", "rijswijk@1"),
        ("2025-12-31", "rijswijk@1"),
        ("2026-01-01", "rijswijk@2"),
        ("2026-05-31", "rijswijk@2"),
        ("2026-06-01", "rijswijk@3"),
        ("2099-01-01", "rijswijk@3"),
    ],
)
def test_each_counts_from_its_day_until_the_next(day, label):
    assert versions().on(date.fromisoformat(day)).label == label


@pytest.mark.parametrize(
    ("known", "label"),
    [
        ("2025-10-31T12:00:00+00:00", "rijswijk@1"),
        ("2025-11-01T12:00:00+00:00", "rijswijk@3"),
        ("2025-12-01T12:00:00+00:00", "rijswijk@3"),
    ],
)
def test_before_an_adoption_was_recorded_nobody_knew_of_it(known, label):
    at = datetime.fromisoformat(known)
    assert versions().on(date(2026, 7, 1), at).label == label
    assert versions().on(date(2026, 2, 1), noon("2025-11-30")).label == "rijswijk@1"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (
            "2025-12-31",
            "2026-06-01",
            [
                ("2025-12-31", "rijswijk@1"),
                ("2026-01-01", "rijswijk@2"),
                ("2026-06-01", "rijswijk@3"),
            ],
        ),
        ("2026-01-01", "2026-05-31", [("2026-01-01", "rijswijk@2")]),
    ],
)
def test_in_a_period_each_counts_from_its_own_day(first, last, expected):
    found = versions().between(date.fromisoformat(first), date.fromisoformat(last))
    assert [(one.since.isoformat(), one.policy_set.label) for one in found] == expected


def test_a_set_is_found_by_its_content():
    found = versions().with_digest(own_set(YEARLY, version=3).digest)
    assert found
    assert found.label == "rijswijk@3"
    assert versions().with_digest(own_set(version=3).digest) is None
    assert versions().with_digest(None) is None


def test_an_adopted_text_that_cannot_be_read_is_told_by_its_label():
    broken = TWO._replace(content="version = ")
    with pytest.raises(PolicySetError, match=r"^rijswijk@2, regel 1: geen geldige TOML"):
        assert broken.policy_set


def test_a_later_set_holds_only_what_it_changes_in_the_one_before():
    before = 'name = "x"\nversion = 1\nx = 1\n\n[roles.a]\nversion = 1\n'
    assert changed(before, "# Anders.\n\nversion = 2\nx = [2, 3]\n") == before.replace(
        "version = 1\nx = 1", "version = 2\nx = [2, 3]"
    )
    tables = "\n[trajecten]\nzorg = [1, 2]\n\n[trajecten.oud]\nx = 4\n"
    assert changed(before, f"version = 2\n{tables}") == (
        before.replace("version = 1", "version = 2", 1) + tables
    )


OWN_RULE = """
[[rules]]
rule = "bellen"
kind = "term"
after = ["IntakeHeld"]
anchor = "latest"
term = { length = "1 week", kind = "policy" }
closed_by = ["ContactHeld"]
role = "teamleider"
source = "Werkafspraak"
"""
DAYS = st.integers(0, 3000).map(lambda n: date(2022, 1, 1) + timedelta(days=n))


@whatever(st.lists(DAYS, unique=True, max_size=6), DAYS)
def test_on_every_day_it_is_the_last_that_began(begun, day):
    every = [
        Adopted(begins, noon("2021-01-01"), f"rijswijk@{place}", text_of(version=place))
        for place, begins in enumerate(begun, start=2)
    ]
    expected = max((one for one in every if one.effective_from <= day), default=None)
    found = PolicyVersions(shipped(), every).on(day)
    assert found.label == (expected.label if expected else "rijswijk@1")


class TestDifferences:
    def told(self, after, before=None):
        return [tuple(one) for one in differences(before or shipped(), after)]

    def test_a_term(self):
        assert self.told(own_set(YEARLY)) == [
            ("re-examination", "term", "18 maanden", "12 maanden")
        ]

    def test_a_version_alone_is_none(self):
        assert self.told(own_set(version=9)) == []

    def test_a_role(self):
        found = self.told(own_set(('role = "recordmanager"', 'role = "teamleider"')))
        assert found == [("retention", "role", "recordmanager", "teamleider")]

    def test_what_closes_a_rule(self):
        found = self.told(
            own_set(('closed_by = ["PlanAgreed", ', 'closed_by = ["PlanEvaluated", '))
        )
        assert found == [
            ("plan", "closed_by", "PlanAgreed, PlanAdjusted", "PlanEvaluated, PlanAdjusted")
        ]

    def test_a_rule_switched_off(self):
        off = own_set(('rule = "missed-contact"', 'rule = "missed-contact"\nactive = false'))
        assert self.told(off) == [("missed-contact", "active", "ja", "nee")]

    def test_a_rule_that_one_set_does_not_have(self):
        more = load_policy_set(text_of() + OWN_RULE)
        found = self.told(more)
        assert {(rule, before) for rule, _, before, _ in found} == {("bellen", NOTHING)}
        assert ("bellen", "term", NOTHING, "1 week") in found
        gone = self.told(shipped(), before=more)
        assert {(rule, after) for rule, _, _, after in gone} == {("bellen", NOTHING)}

    def test_what_counts_for_every_rule_stands_apart(self):
        found = self.told(
            own_set(('escalate_after = { length = "2', 'escalate_after = { length = "3'))
        )
        assert ("", "defaults.escalate_after", "2 weken (open)", "3 weken (open)") in found

    def test_the_set_of_2026_only_groups_the_treden(self):
        first, second = shipped_sets()
        assert second.label == "rijswijk@2"
        assert self.told(second) == [
            ("", "trajecten.zorg", NOTHING, "1, 2"),
            ("", "trajecten.participatie", NOTHING, "3"),
            ("", "trajecten.werk", NOTHING, "4, 5, 6"),
        ]
        assert [second.frame.traject_of(trede) for trede in (1, 2, 3, 4, 6)] == [
            "zorg",
            "zorg",
            "participatie",
            "werk",
            "werk",
        ]
        assert first.frame.traject_of(1) is None

    def test_there_and_back_again_they_are_the_same(self):
        there, back = own_set(YEARLY, SCREENED_SOONER), shipped()
        forward = self.told(there)
        backward = self.told(back, before=there)
        assert sorted(forward) == sorted((r, f, a, b) for r, f, b, a in backward)
