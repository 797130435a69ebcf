"""Cases that read as sentences: given(facts).on(day).then_due(rule, day)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from journeys.aggregates.timeline import effective, until
from journeys.events import DESTROYED, REGISTRY, Fact
from journeys.policies import Obligation, PolicySet, evaluate, lapsed_on, shipped, suppressed

CLIENT = UUID(int=1)
RECORDED = datetime(2030, 1, 1, tzinfo=UTC)

ELEMENTS = ("health", "debts", "language", "care_duties", "travel", "letters_understood")
ASSESSED = dict.fromkeys(ELEMENTS, "besproken")

USUAL: dict[str, dict[str, Any]] = {
    "ClientRegistered": {"trede": 2, "benefit": "ioaw", "benefit_since": "2020-01-01"},
    "LeadTransferred": {"reason": "x"},
    "BenefitStarted": {"benefit": "participatiewet"},
    "JourneyClosed": {"reason": "other"},
    "JourneyReopened": {"reason": "x"},
    "ClientScreened": {"in_target_group": True},
    "RouteAssigned": {"reason": "x"},
    "RouteReviewed": {"reason": "x"},
    "ContactPlanned": {"channel": "gesprek"},
    "ContactHeld": {"channel": "gesprek"},
    "ContactMissed": {"channel": "gesprek"},
    "PlanAgreed": {"goals": "x", "client_agrees": True},
    "PlanAdjusted": {"note": "x"},
    "PlanEvaluated": {"note": "x"},
    "ActivityStarted": {"activity": "a1", "kind": "taalbuddy"},
    "ActivityExtended": {"activity": "a1"},
    "ActivityEnded": {"activity": "a1", "outcome": "completed"},
    "ReferredToPartner": {"referral": "r1", "partner": "welzijn", "warm": True},
    "ReferralConcluded": {"referral": "r1", "outcome": "ended"},
    "EffectMeasured": {"declined": True},
    "TredeSignalled": {"expected_trede": 3, "reason": "x"},
    "SignalDismissed": {"reason": "x"},
    "ReferredToWsp": {"reason": "x"},
    "CompetensysTaken": {"proposed_trede": 3},
    "TredeDetermined": {"reason": "x"},
    "WarmHandoverHeld": {"with_client": True},
    "WspReturned": {"reason": "x"},
    "PlacedInWork": {"form": "regulier"},
    "PlacementReviewed": {"still_working": True},
    "ReexaminationHeld": {"participates": "unknown"},
    "ConsultantAssigned": {"role": "participatieconsulent", "consultant": "p.jansen"},
    "UnwillingnessReported": {
        "observations": [
            {"kind": "statement", "on": "2024-01-01", "source": "gesprek", "text": "x"}
        ]
    },
    "SuspicionWithdrawn": {"reason": "x"},
    "ExaminationOpened": {"examiner": "p.smit"},
    "AbilityAssessed": {"able": "partly", **ASSESSED},
    "OfferMade": {"offer": "x", "delivered": "portal", "proof": "x"},
    "Heard": {"statement": "x"},
    "HearingNotUsed": {"proof": "x"},
    "HearingWaived": {"ground": "x"},
    "PathDecided": {"decision": "fitting_service", "reasons": ASSESSED},
    "PathClosed": {"reason": "x"},
    "PathWithdrawn": {"reason": "x"},
    "MaatregelRecorded": {"reference": "x", "decided_by": "mandaat", "ground": "x"},
    "ObjectionReceived": {"note": "x"},
    "Reconsidered": {"note": "x"},
    "FactCorrected": {"reason": "x"},
    "FactRetracted": {"reason": "x"},
    "FileDestroyed": {"category": "x", "approved_by": ["a", "b"]},
}
"""Fields that a case need not mention."""

Entry = tuple[str, str, dict[str, Any]]


def fact(fact_type: str, day: str, **fields: Any) -> Entry:
    """A fact of a case: its type, its day, and the fields that matter."""
    return (fact_type, day, fields)


def registered(day: str = "2024-01-01", **fields: Any) -> Entry:
    """A client on trede 2, led by MP, on a benefit that asks no re-examination."""
    return fact("ClientRegistered", day, **fields)


def history(*entries: Entry) -> list[Fact]:
    """The facts of one client, numbered as they come."""
    return [_fact(number, *entry) for number, entry in enumerate(entries, start=1)]


def _fact(number: int, fact_type: str, day: str, fields: dict[str, Any]) -> Fact:
    return REGISTRY[fact_type].model_validate(
        {
            "originator_id": CLIENT,
            "originator_version": number,
            "timestamp": RECORDED,
            "stored_at": RECORDED,
            "happened_on": day,
            "recorded_by": "p.jansen",
            "command_id": "c",
            "trace_id": "t",
            **USUAL.get(fact_type, {}),
            **fields,
        }
    )


def destroyed(facts: list[Fact]) -> list[Fact]:
    """The same facts after the client's key was destroyed."""
    return [f.restored({**f.__dict__, **dict.fromkeys(f.sealed, DESTROYED)}) for f in facts]


@dataclass
class Seen:
    """A client's history as it stands on a day, and what is due then."""

    facts: list[Fact]
    day: date
    policy_set: PolicySet

    @property
    def timeline(self) -> list[Fact]:
        return until(effective(self.facts), self.day)

    @property
    def due(self) -> list[Obligation]:
        return evaluate(self.timeline, self.policy_set)

    def of(self, rule: str) -> list[Obligation]:
        return [o for o in self.due if o.rule == rule]

    def then_due(self, rule: str, due_on: str, **expected: Any) -> Obligation:
        """One obligation of the rule (and key), due on that day, with what else is expected."""
        found = [o for o in self.of(rule) if "key" not in expected or o.key == expected["key"]]
        assert [o.due_on.isoformat() for o in found] == [due_on], found
        for name, value in expected.items():
            actual = getattr(found[0], name)
            shown = actual.isoformat() if isinstance(actual, date) else actual
            assert shown == value, f"{name}: {shown} is not {value}"
        return found[0]

    def then_not_due(self, *rules: str) -> None:
        for rule in rules:
            assert self.of(rule) == []

    def then_only(self, *rules: str) -> None:
        assert sorted(o.rule for o in self.due) == sorted(rules)

    def then_muted(self, rule: str, muting: str) -> None:
        self.then_not_due(rule)
        found = suppressed(self.timeline, self.policy_set)
        assert muting in [s.muting for s in found if s.obligation.rule == rule]

    def then_lapsed_on(self, day: str | None) -> None:
        found = lapsed_on(self.timeline, self.policy_set)
        assert (found and found.isoformat()) == day


@dataclass
class Given:
    """A client's history before it is looked at."""

    facts: list[Fact]
    policy_set: PolicySet

    def on(self, day: str) -> Seen:
        return Seen(self.facts, date.fromisoformat(day), self.policy_set)

    def later(self) -> Seen:
        """On a day after everything that happened."""
        return self.on("2029-12-31")

    def under(self, policy_set: PolicySet) -> "Given":
        return Given(self.facts, policy_set)

    def with_key_destroyed(self) -> "Given":
        return Given(destroyed(self.facts), self.policy_set)


def given(*entries: Entry) -> Given:
    """A client with these facts, in order of recording, under the set that ships."""
    return Given(history(*entries), shipped())
