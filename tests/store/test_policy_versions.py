"""A policy set is proposed by one, approved by another and adopted from a day on."""

from datetime import date

import pytest

from journeys.aggregates.authority import ROLES, User
from journeys.application.due import due
from journeys.application.lists_follow import follow
from journeys.application.policies import adopt, approve, chosen, known_sets, propose
from journeys.application.verify import verify
from journeys.events import PolicySetAdopted, PolicySetApproved, PolicySetProposed
from journeys.language.refusal import Refusal
from journeys.policies import load_policy_set, shipped
from journeys.projections.tables import OBLIGATIONS
from journeys.store import users
from journeys.store.projector import policy_of
from tests.cases import REF, noon, record_at, registered
from tests.own_policy import adopted, approved, diff_of, proposed
from tests.own_sets import SCREENED_SOONER, YEARLY, own_set, text_of
from tests.usual import OTHER_SUPERVISOR, SUPERVISOR

SOONER = own_set(SCREENED_SOONER)
"""The screening within 4 weeks: of a client registered on 1 June 2024 by 29 June, not 27 July."""
THIRD = own_set(YEARLY, version=3)
LONG_AGO, TODAY, FIRST_DAY = "2024-05-01", "2024-06-10", "2024-07-01"


@pytest.fixture
def town(journeys, clock):
    """A client registered on 1 June, seen on the 10th."""
    record_at(journeys, REF, registered("2024-06-01", benefit="ioaw"))
    clock.set(TODAY)
    return journeys


def screening(journeys, on, **how):
    """When the client is to be screened, and by which set."""
    return [
        (reason["due_on"], reason["policy"])
        for row in due(journeys, date.fromisoformat(on), **how)
        for reason in row["reasons"]
        if row["role"] == "participatieconsulent"
    ]


def own_facts(journeys):
    with journeys.database.read() as connection:
        return list(journeys.log.municipality(connection).stream.facts)


def refused(code, do, *arguments, **named):
    with pytest.raises(Refusal) as told:
        do(*arguments, **named)
    assert told.value.code == code, str(told.value)
    return str(told.value)


OLD, NEW = ("2024-07-27", "rijswijk@1"), ("2024-06-29", "rijswijk@2")


class TestTheWayIntoForce:
    def test_proposed_by_one_approved_by_another_adopted_from_a_day(self, town):
        adopted(town, SOONER, FIRST_DAY)
        asked, agreed, decided = own_facts(town)
        assert isinstance(asked, PolicySetProposed)
        assert isinstance(agreed, PolicySetApproved)
        assert isinstance(decided, PolicySetAdopted)
        assert [f.recorded_by for f in (asked, agreed, decided)] == [
            SUPERVISOR,
            OTHER_SUPERVISOR,
            SUPERVISOR,
        ]
        assert asked.content == decided.content == SOONER.content
        assert asked.diff_hash == decided.diff_hash
        assert decided.diff_hash
        assert decided.effective_from == date.fromisoformat(FIRST_DAY)

    def test_what_is_proposed_or_approved_does_not_count_yet(self, town):
        approved(town, SOONER, TODAY)
        assert screening(town, "2024-07-20") == [OLD]
        (one,) = [s for s in known_sets(town) if s.label == "rijswijk@2"]
        assert (one.status, one.counts, one.approved_by) == ("approved", False, OTHER_SUPERVISOR)

    def test_who_adopts_may_name_another_day(self, town):
        label = approved(town, SOONER, FIRST_DAY)
        begins = date(2024, 8, 1)
        assert adopt(town, label, by=SUPERVISOR, effective_from=begins) == begins
        assert town.policies.on(date(2024, 7, 31)).label == "rijswijk@1"
        assert town.policies.on(begins).label == "rijswijk@2"

    def test_several_stand_beside_each_other(self, town):
        adopted(town, SOONER, FIRST_DAY)
        proposed(town, THIRD, "2024-09-01")
        found = {s.label: (s.status, s.counts) for s in known_sets(town, date(2024, 7, 2))}
        assert found == {
            "rijswijk@1": ("begin", False),
            "rijswijk@2": ("adopted", True),
            "rijswijk@3": ("proposed", False),
        }


class TestRefusals:
    def test_a_version_is_proposed_once(self, town):
        proposed(town, SOONER, FIRST_DAY)
        said = refused("POLICY_VERSION_TAKEN", proposed, town, own_set(YEARLY), FIRST_DAY)
        assert "nieuwe version" in said

    def test_nor_is_the_version_taken_with_which_it_all_began(self, town):
        """Or two contents would stand under the one label that every reason names."""
        other = load_policy_set(text_of(SCREENED_SOONER, version=1))
        refused("POLICY_VERSION_TAKEN", proposed, town, other, FIRST_DAY)
        assert proposed(town, shipped(), FIRST_DAY) == "rijswijk@1"

    def test_what_nobody_proposed(self, town):
        proposed(town, THIRD, FIRST_DAY)
        for do in (approve, adopt):
            said = refused("POLICY_NOT_PROPOSED", do, town, "rijswijk@2", by=SUPERVISOR)
            assert "rijswijk@3" in said
        diff = diff_of(town, SOONER, FIRST_DAY)
        refused("POLICY_NOT_PROPOSED", adopt, town, "rijswijk@2", by=SUPERVISOR, diff=diff)

    def test_four_eyes(self, town):
        label = proposed(town, SOONER, FIRST_DAY)
        said = refused("POLICY_FOUR_EYES", approve, town, label, by=SUPERVISOR)
        assert SUPERVISOR in said

    def test_one_approval_is_enough(self, town):
        label = approved(town, SOONER, FIRST_DAY)
        refused("POLICY_APPROVED_ALREADY", approve, town, label, by=OTHER_SUPERVISOR)

    def test_what_is_not_approved(self, town):
        label = proposed(town, SOONER, FIRST_DAY)
        said = refused("POLICY_NOT_APPROVED", adopt, town, label, by=SUPERVISOR)
        assert "journeys policy approve rijswijk@2" in said

    def test_a_set_is_adopted_once(self, town):
        label = adopted(town, SOONER, FIRST_DAY)
        refused("POLICY_ADOPTED_ALREADY", adopt, town, label, by=SUPERVISOR)
        later = date(2024, 8, 1)
        refused("POLICY_ADOPTED_ALREADY", adopt, town, label, by=SUPERVISOR, effective_from=later)

    def test_what_it_changes_must_be_known(self, town):
        propose(town, SOONER, by=SUPERVISOR, effective_from=date(2024, 7, 1))
        approve(town, SOONER.label, by=OTHER_SUPERVISOR)
        said = refused("POLICY_NEEDS_DIFF", adopt, town, SOONER.label, by=SUPERVISOR)
        assert "journeys what-if" in said
        other, its = (diff_of(town, one, FIRST_DAY) for one in (THIRD, SOONER))
        refused("POLICY_DIFF_OF_ANOTHER", adopt, town, SOONER.label, by=SUPERVISOR, diff=other)
        adopt(town, SOONER.label, by=SUPERVISOR, diff=its)

    def test_a_day_that_is_past(self, town):
        refused("POLICY_IN_THE_PAST", proposed, town, SOONER, "2024-06-09")
        label = approved(town, SOONER, FIRST_DAY)
        begins = date(2024, 6, 9)
        refused("POLICY_IN_THE_PAST", adopt, town, label, by=SUPERVISOR, effective_from=begins)

    def test_a_day_that_passed_while_it_was_talked_over(self, town, clock):
        label = approved(town, SOONER, FIRST_DAY)
        clock.set("2024-07-02")
        said = refused("POLICY_IN_THE_PAST", adopt, town, label, by=SUPERVISOR)
        assert "--from" in said
        adopt(town, label, by=SUPERVISOR, effective_from=date(2024, 7, 2))

    def test_two_sets_never_begin_on_one_day(self, town):
        adopted(town, SOONER, FIRST_DAY)
        label = approved(town, THIRD, FIRST_DAY)
        said = refused("POLICY_DAY_TAKEN", adopt, town, label, by=SUPERVISOR)
        assert "rijswijk@2" in said
        adopt(town, label, by=SUPERVISOR, effective_from=date(2024, 7, 2))

    @pytest.mark.parametrize("label", ["rijswijk", "rijswijk@", "@2", "rijswijk@0", "rijswijk@x"])
    def test_what_is_no_label(self, town, label):
        for do in (approve, adopt):
            assert "naam@versie" in refused("WRONG_VALUE", do, town, label, by=SUPERVISOR)

    def test_a_name_or_a_text_too_long_to_keep(self, town):
        refused("WRONG_VALUE", approve, town, f"{'a' * 80}@1", by=SUPERVISOR)
        long = load_policy_set(text_of() + "#" * 200_000)
        said = refused("WRONG_VALUE", proposed, town, long, FIRST_DAY)
        assert "200000 tekens" in said

    def test_what_is_refused_leaves_nothing(self, town):
        label = proposed(town, SOONER, FIRST_DAY)
        refused("POLICY_FOUR_EYES", approve, town, label, by=SUPERVISOR)
        refused("POLICY_NOT_APPROVED", adopt, town, label, by=SUPERVISOR)
        assert [type(fact).__name__ for fact in own_facts(town)] == ["PolicySetProposed"]


class TestWhoMay:
    @pytest.fixture(autouse=True)
    def one_of_each(self, town):
        with town.database.write() as connection:
            users.save(connection, (User(role, role, frozenset({role})) for role in ROLES))

    def allowed(self, do):
        found = set()
        for role in ROLES:
            try:
                do(role)
            except Refusal as refusal:
                if refusal.code != "ROLE_MAY_NOT_RECORD":
                    found.add(role)
            else:
                found.add(role)
        return found

    def test_propose(self, town):
        versions = iter(range(2, 99))

        def do(by):
            propose(town, own_set(version=next(versions)), by=by, effective_from=date(2024, 7, 1))

        assert self.allowed(do) == {"teamleider", "controller", "administrator"}

    def test_approve(self, town):
        label = proposed(town, SOONER, FIRST_DAY)
        assert self.allowed(lambda by: approve(town, label, by=by)) == {"teamleider", "controller"}

    def test_adopt(self, town):
        label = approved(town, SOONER, FIRST_DAY)
        assert self.allowed(lambda by: adopt(town, label, by=by)) == {
            "teamleider",
            "administrator",
        }

    def test_nobody_who_is_not_known_or_not_active(self, town):
        gone = User("t.weg", "W", frozenset({"teamleider"}), None, date(2024, 6, 9))
        with town.database.write() as connection:
            users.save(connection, [gone])
        begins = date(2024, 7, 1)
        refused("UNKNOWN_USER", propose, town, SOONER, by="x.niemand", effective_from=begins)
        refused("USER_NOT_ACTIVE", propose, town, SOONER, by="t.weg", effective_from=begins)


class TestEachDayByTheSetOfThatDay:
    def test_before_and_from_its_first_day(self, town):
        adopted(town, SOONER, FIRST_DAY)
        assert screening(town, "2024-06-30") == []
        assert screening(town, FIRST_DAY) == [NEW]
        assert town.policy_set.label == "rijswijk@1"

    def test_the_list_of_a_day_now_and_under_another_set(self, town):
        adopted(town, SOONER, FIRST_DAY)
        day = date(2024, 7, 20)
        for which, expected in {
            "then": NEW,
            "now": OLD,
            "rijswijk@1": OLD,
            "rijswijk@2": NEW,
        }.items():
            policy = chosen(town, which, on=day)
            assert screening(town, "2024-07-20", policy=policy) == [expected], which

    def test_as_known_before_it_was_adopted(self, town, clock):
        adopted(town, SOONER, FIRST_DAY)
        before = noon("2024-06-09")
        assert screening(town, "2024-07-20", known_at=before) == [OLD]
        assert screening(town, "2024-07-20", known_at=noon(TODAY)) == [NEW]
        assert chosen(town, "then", on=date(2024, 7, 20), known_at=before).label == "rijswijk@1"

    def test_the_lists_are_made_anew_on_the_day_it_comes_into_force(self, town, clock):
        adopted(town, SOONER, FIRST_DAY)
        follow(town)
        assert rests_on(town) == shipped().digest
        clock.set(FIRST_DAY)
        assert screening(town, FIRST_DAY) == [NEW]
        assert rests_on(town) == SOONER.digest
        assert in_the_read_model(town) == {"rijswijk@2"}
        assert verify(town).differences == []

    def test_from_today_it_counts_at_once(self, town):
        assert screening(town, "2024-07-20") == [OLD]
        adopted(town, SOONER, TODAY)
        assert screening(town, "2024-07-20") == [NEW]
        assert rests_on(town) == SOONER.digest
        assert verify(town).differences == []

    def test_what_is_recorded_after_the_change_goes_by_the_new_set(self, town, clock):
        adopted(town, SOONER, FIRST_DAY)
        clock.set("2024-07-02")
        record_at(town, "R-000002", registered("2024-07-02", benefit="ioaw"))
        assert screening(town, "2024-07-20") == [NEW, ("2024-07-30", "rijswijk@2")]
        assert verify(town).differences == []

    def test_a_set_that_differs_only_in_its_version_changes_no_day(self, town):
        before = [due_on for due_on, _ in screening(town, "2024-07-20")]
        adopted(town, own_set(), TODAY)
        after = screening(town, "2024-07-20")
        assert [due_on for due_on, _ in after] == before
        assert {policy for _, policy in after} == {"rijswijk@2"}


class TestAnotherProcess:
    def test_finds_out_that_a_set_counts_from_today(self, town, opened):
        other = opened()
        assert screening(other, "2024-07-20") == [OLD]
        adopted(town, SOONER, TODAY)
        follow(town)
        assert screening(other, "2024-07-20") == [NEW]
        record_at(other, "R-000002", registered("2024-06-10", benefit="ioaw"))
        assert rests_on(other) == SOONER.digest
        assert verify(other).differences == []

    def test_that_did_not_let_the_lists_follow_any_more(self, town, opened):
        """Who adopted died before the lists were made anew."""
        other = opened()
        adopted(town, SOONER, TODAY)
        assert screening(other, "2024-07-20") == [NEW]

    def test_finds_out_what_is_to_come(self, town, opened):
        other = opened()
        adopted(town, SOONER, FIRST_DAY)
        assert screening(other, "2024-07-20") == [NEW]
        assert screening(other, "2024-06-30") == []

    def test_knows_on_the_day_itself(self, town, opened, clock):
        other = opened()
        adopted(town, SOONER, FIRST_DAY)
        clock.set(FIRST_DAY)
        assert screening(other, "2024-07-20") == [NEW]
        record_at(other, "R-000002", registered("2024-07-01", benefit="ioaw"))
        assert in_the_read_model(other) == {"rijswijk@2"}

    def test_two_who_decide_at_once_do_not_both_win(self, town, opened):
        other = opened()
        label = approved(town, SOONER, FIRST_DAY)
        adopt(other, label, by=SUPERVISOR)
        refused("POLICY_ADOPTED_ALREADY", adopt, town, label, by=OTHER_SUPERVISOR)


def rests_on(journeys):
    with journeys.database.read() as connection:
        return policy_of(connection)


def in_the_read_model(journeys):
    with journeys.database.read() as connection:
        return {row.policy for row in connection.execute(OBLIGATIONS.select())}
