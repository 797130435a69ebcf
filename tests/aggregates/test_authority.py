"""Who may record what: the table of roles and facts, written out a second time."""

from datetime import date

import pytest

from journeys import events
from journeys.aggregates.authority import (
    MAY_RECORD,
    ROLES,
    User,
    require_may_decide,
    require_may_record,
)
from journeys.aggregates.guards import Before
from journeys.aggregates.state import State
from journeys.events import MUNICIPAL_FACTS, REGISTRY
from journeys.language.refusal import Refusal
from tests.cases import REF, Given, fact, given, history, registered
from tests.usual import CONSULTANT

P, I, W, T = "participatieconsulent", "inkomensconsulent", "wsp_consulent", "teamleider"  # noqa: E741

TABLE = {
    "ClientRegistered": {I, T},
    "LeadTransferred": {P, I, W, T},
    "BenefitStarted": {I, T},
    "BenefitEnded": {I, T},
    "ClientScreened": {P, T},
    "RouteAssigned": {P, T},
    "RouteReviewed": {P, T},
    "ContactPlanned": {P, I, W, T},
    "ContactHeld": {P, I, W, T},
    "ContactMissed": {P, I, W, T},
    "IntakeHeld": {P, T},
    "ObstacleFound": {P, T},
    "ObstacleReduced": {P, T},
    "ObstacleResolved": {P, T},
    "PlanAgreed": {P, T},
    "PlanAdjusted": {P, T},
    "PlanEvaluated": {P, T},
    "ActivityStarted": {P, T},
    "ActivityExtended": {P, T},
    "ActivityEnded": {P, T},
    "CostCommitted": {P, T},
    "CostPaid": {P, T},
    "CostReleased": {P, T},
    "ReferredToPartner": {P, T},
    "ReferralConcluded": {P, T},
    "TredeSignalled": {P, I, T},
    "SignalDismissed": {P, T},
    "ReferredToWsp": {P, T},
    "CompetensysTaken": {W, T},
    "TredeDetermined": {W, T},
    "WarmHandoverHeld": {P, W, T},
    "WspAccepted": {W, T},
    "WspReturned": {W, T},
    "PlacedInWork": {W, T},
    "PlacementReviewed": {W, T},
    "FellBack": {W, T},
    "ReexaminationHeld": {I, T},
    "ReexaminationFellDue": set(),
    "EffectMeasured": {P, W, T},
    "ConsultantAssigned": {T},
    "JourneyClosed": {I, T},
    "JourneyReopened": {I, T},
    "UnwillingnessReported": {P, I, T},
    "SuspicionWithdrawn": {P, T},
    "SuspicionLapsed": set(),
    "ExaminationOpened": {P, T},
    "AbilityAssessed": {P, T},
    "OfferMade": {P, T},
    "InvitedToBeHeard": {P, T},
    "Heard": {P, T},
    "HearingNotUsed": {P, T},
    "HearingWaived": {P, T},
    "PathDecided": {T},
    "PathClosed": {P, T},
    "PathWithdrawn": {P, T},
    "MaatregelRecorded": {P, I, T},
    "ObjectionReceived": {P, I, T},
    "Reconsidered": {T},
    "DecisionReassessed": {P, T},
    "EscalatedToSupervisor": set(),
    "FactCorrected": {P, I, W, T},
    "FactRetracted": {P, I, W, T},
    "FileDestroyed": set(),
}
DECISIONS = {
    events.PolicySetProposed: {T, "controller", "administrator"},
    events.PolicySetApproved: {T, "controller"},
    events.PolicySetAdopted: {T, "administrator"},
    events.StandInAppointed: {T},
}
CLIENT_FACTS = {name for name, t in REGISTRY.items() if t not in MUNICIPAL_FACTS}


def refused(fact_type, user, *, recorded_by="j.iemand"):
    recorded = history([registered(), fact("ContactHeld", "2024-01-05", by=recorded_by)])
    (new,) = history([fact(fact_type, "2024-02-01", by=recorded_by, **_target(fact_type))])
    before = Before(REF, State(), recorded, recorded)
    try:
        require_may_record(user, new, before, date(2024, 2, 1))
    except Refusal as refusal:
        return refusal.code
    return None


def _target(fact_type):
    return {
        "FactCorrected": {"fact": 2, "changes": {"channel": "video"}},
        "FactRetracted": {"fact": 2},
    }.get(fact_type, {})


def with_role(*roles):
    return User("j.iemand", "J. Iemand", frozenset(roles))


def test_the_table_names_every_fact():
    assert TABLE.keys() == CLIENT_FACTS


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("fact_type", sorted(TABLE))
def test_a_role_records_what_is_its_own(fact_type, role):
    expected = None if role in TABLE[fact_type] else "ROLE_MAY_NOT_RECORD"
    if not TABLE[fact_type]:
        expected = "SYSTEM_RECORDS_THIS"
    assert refused(fact_type, with_role(role)) == expected


@pytest.mark.parametrize("fact_type", sorted(TABLE))
def test_somebody_without_a_role_records_nothing(fact_type):
    assert refused(fact_type, with_role()) is not None


def test_no_other_role_is_in_the_table():
    assert set(MAY_RECORD) == {P, I, W, T}


def test_several_roles_add_up():
    both = with_role("privacy_officer", I)
    assert refused("ReexaminationHeld", both) is None
    assert refused("TredeDetermined", both) == "ROLE_MAY_NOT_RECORD"


def test_nobody_records_as_the_system():
    given(registered()).among(User("system", "", frozenset({T}))).when(
        "ContactHeld", on="2024-02-01", by="system"
    ).then_refused("SYSTEM_RECORDS_THIS")


def test_somebody_unknown_records_nothing():
    refusal = (
        given(registered())
        .when("ContactHeld", on="2024-02-01", by="x.onbekend")
        .then_refused("UNKNOWN_USER", "x.onbekend", "import users")
    )
    assert refusal.field == "recorded_by"


def test_the_refusal_says_who_may():
    given(registered()).when("TredeDetermined", on="2024-02-01", by=CONSULTANT).then_refused(
        "ROLE_MAY_NOT_RECORD", CONSULTANT, "participatieconsulent", "teamleider, wsp_consulent"
    )


def test_a_history_import_checks_no_roles_but_does_check_rules():
    past = given(registered()).imported()
    past.when("TredeDetermined", on="2024-02-01", by="x.vroeger").then_accepted()
    past.when("WspAccepted", on="2024-02-01", by="x.vroeger").then_refused(
        "WSP_ACCEPT_NEEDS_HANDOVER"
    )


class TestWhoDecidesForTheMunicipality:
    @pytest.mark.parametrize("role", ROLES)
    @pytest.mark.parametrize("fact_type", DECISIONS, ids=lambda t: t.topic())
    def test_a_role_decides_what_is_its_own(self, fact_type, role):
        refusal = self.refused(with_role(role, "fg"), fact_type)
        assert (refusal is None) == (role in DECISIONS[fact_type])

    def test_the_refusal_says_who_may(self):
        refusal = self.refused(with_role(P), events.PolicySetApproved)
        assert str(refusal) == (
            "Niet vastgelegd: PolicySetApproved (ROLE_MAY_NOT_RECORD).\n"
            "  j.iemand heeft participatieconsulent; dit besluit vraagt controller, teamleider.\n"
            "  Vraag een collega met die rol."
        )
        assert refusal.field == "by"

    def test_somebody_unknown_decides_nothing(self):
        assert str(self.refused(None, events.StandInAppointed)) == (
            "Niet vastgelegd: StandInAppointed (UNKNOWN_USER).\n"
            "  Gebruiker j.iemand is niet bekend.\n"
            "  Een beheerder voegt gebruikers toe:  journeys import users BESTAND.csv"
        )

    def test_nor_does_somebody_who_left(self):
        former = User("j.iemand", "", frozenset({T}), active_until=date(2024, 1, 31))
        refusal = self.refused(former, events.StandInAppointed)
        assert refusal.code == "USER_NOT_ACTIVE"
        assert "01-02-2024" in refusal.why

    @staticmethod
    def refused(user, fact_type):
        try:
            require_may_decide(user, "j.iemand", fact_type, date(2024, 2, 1))
        except Refusal as refusal:
            return refusal
        return None


class TestTheDaysOnWhichSomebodyMayAct:
    ACTIVE = User("u.tijdelijk", "", frozenset({P}), date(2024, 2, 1), date(2024, 2, 29))

    @pytest.mark.parametrize(
        ("recorded", "code"),
        [
            ("2024-01-31", "USER_NOT_ACTIVE"),
            ("2024-02-01", None),
            ("2024-02-29", None),
            ("2024-03-01", "USER_NOT_ACTIVE"),
        ],
    )
    def test_it_is_the_day_of_recording_that_counts(self, recorded, code):
        attempt = (
            given(registered())
            .among(self.ACTIVE)
            .when("ContactHeld", on="2024-01-15", by="u.tijdelijk", recorded=recorded)
        )
        if code:
            attempt.then_refused(code, "u.tijdelijk")
        else:
            attempt.then_accepted()

    @pytest.mark.parametrize(
        ("since", "until", "active"),
        [(None, None, True), (date(2024, 3, 1), None, False), (None, date(2024, 1, 1), False)],
    )
    def test_an_open_end_is_for_ever(self, since, until, active):
        assert User("u", "", frozenset(), since, until).active_on(date(2024, 2, 1)) is active


@pytest.mark.parametrize(
    "how",
    [{"caused_by": events.BY_FILE}, {"recorded_by": events.IMPORTER}],
    ids=["from the clients file", "by an import"],
)
def test_what_was_imported_nobody_but_the_teamleider_can_be_asked_to_set_right(how):
    first, talk = history([registered(), fact("ContactHeld", "2024-02-01", by="x.vroeger")])
    refusal = (
        Given([first, talk.model_copy(update=how)])
        .when("FactRetracted", on="2024-02-02", by=CONSULTANT, fact=2)
        .then_refused("ONLY_RECORDER_OR_SUPERVISOR_AMENDS")
    )
    assert refusal.todo == "Vraag de teamleider het te herstellen."


def test_who_recorded_a_fact_but_lost_the_role_no_longer_amends_it():
    mine = {"recorded_by": "j.iemand"}
    assert refused("FactRetracted", with_role("controller"), **mine) == "ROLE_MAY_NOT_RECORD"
    assert refused("FactRetracted", with_role(W), **mine) is None
